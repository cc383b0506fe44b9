"""Finds the files of a corpus folder and what is known of them."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.contracts import PipelineError, Sector, Source

MANIFEST = "manifest.csv"
DOCUMENTS = "documenten"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files of a run.

    Attributes
    ----------
    name : str
        Name of the folder.
    paths : tuple of Path
        In order of file name.
    sources : dict of file name to Source
    notes : tuple of str
        Dutch sentences on files without a row in the manifest and rows without a file.
    """

    name: str
    paths: tuple[Path, ...]
    sources: dict[str, Source]
    notes: tuple[str, ...]


def find_corpus(folder: Path, sector: Sector | None) -> Corpus:
    """Find the files in ``folder/documenten`` (or in `folder` itself) and their manifest.

    Parameters
    ----------
    sector : Sector or None
        Sector of files that the manifest does not name.

    Raises
    ------
    PipelineError
        When there is no folder or not one file to read.
    ManifestError
        When the manifest cannot be used.
    """
    from pipeline.ingest.manifest import match_files, read_manifest

    if not folder.is_dir():
        raise PipelineError(f"De map '{folder}' bestaat niet.")
    documents = folder / DOCUMENTS
    manifest = folder / MANIFEST
    sources = read_manifest(manifest) if manifest.is_file() or sector is None else []
    match = match_files(documents if documents.is_dir() else folder, sources, sector)
    if not match.files:
        raise PipelineError(
            f"In '{folder}' staat geen PDF- of Word-bestand dat het manifest noemt. "
            f"Zet de bestanden in '{documents}' en noem ze in '{manifest}'."
        )
    return Corpus(
        name=folder.resolve().name,
        paths=tuple(path for path, _ in match.files),
        sources={source.file_name: source for _, source in match.files},
        notes=tuple(_describe(match.rows_without_file, match.files_without_row, sector)),
    )


def _describe(missing: tuple[str, ...], extra: tuple[str, ...], sector: Sector | None) -> list[str]:
    notes = [f"Het manifest noemt '{name}', maar dat bestand is er niet." for name in missing]
    fate = (
        f"het is gelezen als sector {sector}"
        if sector
        else "het is overgeslagen; voeg een rij toe of geef --sector op"
    )
    notes += [f"Van '{name}' staat niets in het manifest: {fate}." for name in extra]
    return notes
