"""The manifest: which file is of which school, sector and year."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.contracts import ManifestError, Sector, Source

COLUMNS = ("bestand", "school_id", "school", "sector", "jaar")
SUFFIXES = frozenset({".pdf", ".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".html", ".htm"})

_SECTORS: dict[str, Sector] = {
    **dict.fromkeys(("po", "bao", "basisonderwijs", "primair onderwijs"), "po"),
    **dict.fromkeys(("basisschool", "primaironderwijs"), "po"),
    **dict.fromkeys(("vo", "voortgezet onderwijs", "vmbo", "mavo", "havo", "vwo"), "vo"),
    **dict.fromkeys(("havo/vwo", "gymnasium", "lyceum", "isk"), "vo"),
    **dict.fromkeys(("so", "vso", "(v)so", "so/vso", "v(s)o", "sbo", "sbao", "pro"), "so"),
    **dict.fromkeys(("speciaal onderwijs", "voortgezet speciaal onderwijs"), "so"),
    **dict.fromkeys(("speciaal basisonderwijs", "praktijkonderwijs"), "so"),
}
"""As the code book groups them: pro, (v)so and sbo are 'so'."""


@dataclass(frozen=True, slots=True)
class FileMatch:
    """Files beside the manifest.

    Attributes
    ----------
    files : tuple of (Path, Source)
        The files to read, in order of file name.
    rows_without_file, files_without_row : tuple of str
        File names to report; neither stops a run.
    """

    files: tuple[tuple[Path, Source], ...]
    rows_without_file: tuple[str, ...] = ()
    files_without_row: tuple[str, ...] = ()


def read_manifest(path: Path) -> list[Source]:
    """Read ``manifest.csv``: bestand, school_id, school, sector, jaar.

    Comma or semicolon, UTF-8 (with or without byte order mark) or the encoding of Dutch
    Excel (cp1252). Empty lines are skipped; `jaar` may be empty.

    Raises
    ------
    ManifestError
        Naming the line and what to do: file or column missing, unknown sector, no number as
        year, a file named twice, a school in two sectors.
    """
    rows = _read_rows(path)
    sources: list[Source] = []
    lines: dict[str, int] = {}
    sectors: dict[str, Sector] = {}
    for number, row in rows:
        source = _read_row(path, number, row)
        name = source.file_name
        if name in lines:
            raise _complain(
                path, number, f"'{name}' staat ook op regel {lines[name]}. Haal er één weg."
            )
        if sectors.setdefault(source.school_id, source.sector) != source.sector:
            other = sectors[source.school_id]
            raise _complain(
                path,
                number,
                f"school '{source.school_id}' heeft hier sector '{source.sector}' en eerder "
                f"'{other}'. Een school hoort bij één sector.",
            )
        lines[name] = number
        sources.append(source)
    return sources


def match_files(folder: Path, sources: Sequence[Source], sector: Sector | None = None) -> FileMatch:
    """Lay the files in `folder` beside the rows of the manifest.

    Parameters
    ----------
    sources : sequence of Source
        May be empty: a folder without a manifest.
    sector : Sector or None
        For files without a row; the school is then named after the file. Without it they
        are reported and left out.

    Raises
    ------
    ManifestError
        When the folder does not exist.
    """
    if not folder.is_dir():
        raise ManifestError(f"De map '{folder}' bestaat niet. Controleer de naam van de map.")
    paths = {normalise_name(path.name): path for path in list_files(folder)}
    rows = {source.file_name: source for source in sources}
    files, without_row = [], []
    for name, path in paths.items():
        source = rows.get(name)
        if source is None:
            without_row.append(name)
            if sector is None:
                continue
            source = make_source(path, sector)
        files.append((path, source))
    missing = tuple(name for name in rows if name not in paths)
    return FileMatch(tuple(files), missing, tuple(without_row))


def list_files(folder: Path) -> list[Path]:
    """Files in `folder` that may be protocols, by name; hidden and lock files are skipped."""
    return sorted(
        (
            path
            for path in folder.iterdir()
            if path.is_file()
            and path.suffix.lower() in SUFFIXES
            and not path.name.startswith((".", "~$"))
        ),
        key=lambda path: normalise_name(path.name),
    )


def make_source(path: Path, sector: Sector) -> Source:
    """Describe a file that no manifest names: its own name stands for the school."""
    name = normalise_name(path.name)
    stem = name.rsplit(".", 1)[0]
    return Source(file_name=name, school_id=stem, school=stem, sector=sector, year=None)


def normalise_name(name: str) -> str:
    """Unicode NFC: macOS writes 'Mozaïek' with a separate dieresis."""
    return unicodedata.normalize("NFC", name)


def find_sector(text: str) -> Sector | None:
    """Return the sector `text` stands for (``'bao'`` is po, ``'vso'`` is so), or None."""
    return _SECTORS.get(" ".join(text.lower().split()))


def _read_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ManifestError(
            f"Het manifest '{path}' kan niet worden gelezen. Zet er een bestand manifest.csv "
            f"met de kolommen {', '.join(COLUMNS)}."
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    header = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if ";" in header else ",")
    names = [name.strip().lower() for name in next(reader, [])]
    if missing := [name for name in COLUMNS if name not in names]:
        raise _complain(
            path,
            1,
            f"kolom {', '.join(missing)} ontbreekt. De eerste regel hoort te zijn: "
            f"{','.join(COLUMNS)}.",
        )
    return [
        (reader.line_num, dict(zip(names, map(str.strip, row), strict=False)))
        for row in reader
        if any(cell.strip() for cell in row)
    ]


def _read_row(path: Path, number: int, row: dict[str, str]) -> Source:
    for name in ("bestand", "school_id", "sector"):
        if not row.get(name):
            raise _complain(path, number, f"kolom '{name}' is leeg. Vul die in.")
    sector = find_sector(row["sector"])
    if sector is None:
        raise _complain(
            path,
            number,
            f"sector '{row['sector']}' is onbekend. Gebruik po (basisonderwijs), vo "
            "(voortgezet onderwijs) of so (pro, (v)so en sbo).",
        )
    year = row.get("jaar", "")
    # '2019-2020' and '2019/2020' are the school year that began in 2019.
    match = re.match(r"(\d{4})(?:\s*[-/]\s*\d{2,4})?$", year)
    if year and not match:
        raise _complain(path, number, f"jaar '{year}' is geen jaartal. Schrijf bijvoorbeeld 2019.")
    return Source(
        file_name=normalise_name(row["bestand"]),
        school_id=row["school_id"],
        school=row.get("school") or row["school_id"],
        sector=sector,
        year=int(match[1]) if match else None,
    )


def _complain(path: Path, number: int, problem: str) -> ManifestError:
    return ManifestError(f"{path.name}, regel {number}: {problem}")
