"""The overview of one coded protocol in the terminal."""

from collections import Counter, defaultdict

from rich.console import Console
from rich.table import Table

from pipeline.contracts import Coding, Paragraph
from pipeline.run.coded import CodedFile
from pipeline.topiclist import TopicList

_SHOWN_CHARS = 70


def show_file(console: Console, file: CodedFile, topiclist: TopicList) -> None:
    """Print which codes a file has, with how many passages and the first of them, and which
    codes it lacks.
    """
    document = file.document
    console.print()
    console.print(document.file_name, style="bold", markup=False)
    if document.status != "gelezen":
        console.print(f"  {document.status.replace('_', ' ')}: {document.reason}", markup=False)
        return
    if file.level:
        label = _get_labels(topiclist)[file.level.code]
        console.print(f"  Niveau: {label} ({file.level.evidence})", markup=False)
    for warning in document.warnings:
        console.print(f"  Let op: {warning}", style="yellow", markup=False)
    console.print(_tabulate(file, topiclist))
    _show_missing(console, file, topiclist)


def _tabulate(file: CodedFile, topiclist: TopicList) -> Table:
    paragraphs = {paragraph.paragraph_id: paragraph for paragraph in file.paragraphs}
    of_code: dict[str, list[Coding]] = defaultdict(list)
    for coding in file.codings:
        of_code[coding.code].append(coding)
    table = Table(title=f"{len(file.paragraphs)} alinea's", title_justify="left")
    table.add_column("Code")
    table.add_column("Passages", justify="right")
    table.add_column("Zekerst bij")
    for code in topiclist.codes:
        codings = of_code.get(code.id)
        if codings:
            best = max(codings, key=lambda coding: coding.score)
            passage = _shorten(paragraphs[best.paragraph_id])
            table.add_row(code.label_b23, str(len(codings)), passage)
    return table


def _show_missing(console: Console, file: CodedFile, topiclist: TopicList) -> None:
    found = Counter(coding.code for coding in file.codings)
    codes = [code for code in topiclist.codes if code.id in topiclist.paragraph_code_ids]
    missing = [code.label_b23 for code in codes if not found[code.id]]
    if missing:
        console.print("  Niet gevonden: " + ", ".join(missing), markup=False)


def _shorten(paragraph: Paragraph) -> str:
    from rich.markup import escape

    text = paragraph.text
    if len(text) > _SHOWN_CHARS:
        text = text[:_SHOWN_CHARS].rsplit(" ", 1)[0] + " …"
    where = f"blz. {paragraph.page}: " if paragraph.page else ""
    return escape(where + text)


def _get_labels(topiclist: TopicList) -> dict[str, str]:
    return {code.id: code.label_b23 for code in topiclist.codes}
