import json
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contracts import PipelineError
from pipeline.contracts.records import read_records


@dataclass(frozen=True)
class Row:
    name: str
    number: int
    parts: tuple[str, ...] = ()


def write(folder: Path, text: str) -> Path:
    path = folder / "gold" / "rijen.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return path


# the line ends that only Unicode knows (U+2028, U+0085) may stand unescaped in a JSON text
@given(st.lists(st.builds(Row, st.text(), st.integers(0, 9), st.lists(st.text()).map(tuple))))
def test_what_is_written_is_read_back(tmp_path_factory, rows):
    lines = [json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows]
    path = write(tmp_path_factory.mktemp("records"), "".join(lines))
    assert read_records(path, Row, "") == rows


def test_line_ends_of_windows_and_blank_lines(tmp_path):
    path = write(tmp_path, '{"name": "a", "number": 1}\r\n\r\n{"name": "b", "number": 2, "x": 1}')
    assert read_records(path, Row, "") == [Row("a", 1), Row("b", 2)]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{kapot", "geldige JSON ontbreekt"),
        ("[1]", "geldige JSON ontbreekt"),
        ("null", "geldige JSON ontbreekt"),
        ('{"name": "a"}', "number ontbreekt"),
        ('{"name": "a", "number": "veel"}', "number heeft een verkeerde waarde"),
        ('{"name": "a", "number": 1, "parts": ["b", 2]}', r"parts\.1 heeft een verkeerde waarde"),
    ],
)
def test_a_wrong_line_is_named(tmp_path, line, problem):
    path = write(tmp_path, '{"name": "a", "number": 1}\n' + line)
    expected = "Verwacht: op elke regel één JSON-object met name en number. Kijk na"
    with pytest.raises(PipelineError, match=rf"gold/rijen\.jsonl, regel 2: {problem}. {expected}"):
        read_records(path, Row, "Kijk na.")


def test_a_missing_file_and_one_in_another_encoding(tmp_path):
    with pytest.raises(PipelineError, match=r"weg\.jsonl ontbreekt\. Kijk na"):
        read_records(tmp_path / "weg.jsonl", Row, "Kijk na.")
    path = write(tmp_path, "")
    path.write_bytes('{"name": "é", "number": 1}'.encode("latin-1"))
    with pytest.raises(PipelineError, match=r"rijen\.jsonl is niet te lezen .* Kijk na"):
        read_records(path, Row, "Kijk na.")
