from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.store import Store, compute_digest, digest_files, digest_package, write_atomically


@given(st.lists(st.text(), min_size=2, max_size=2), st.integers(1, 5))
def test_digest_keeps_parts_apart(parts: list[str], n: int) -> None:
    joined = "".join(parts)
    moved = [joined[:n], joined[n:]]
    assert (compute_digest(*moved) == compute_digest(*parts)) == (moved == parts)


def test_saved_bytes_come_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "tussenstand")
    assert store.load("lezen", "a" * 64) is None
    store.save("lezen", "a" * 64, b"inhoud")
    assert Store(tmp_path / "tussenstand").load("lezen", "a" * 64) == b"inhoud"


def test_prune_keeps_what_this_run_used(tmp_path: Path) -> None:
    old = Store(tmp_path)
    for key in ("oud", "gebruikt"):
        old.save("lezen", key, b"x")
    store = Store(tmp_path)
    store.load("lezen", "gebruikt")
    store.save("taal", "nieuw", b"y")
    assert store.prune() == 1
    assert sorted(path.name for path in tmp_path.glob("*/*")) == ["gebruikt", "nieuw"]


def test_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_atomically(path, b"oud")
    with pytest.raises(TypeError):
        write_atomically(path, None)  # type: ignore[arg-type]
    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]


def test_digest_files_ignores_order_but_not_names(tmp_path: Path) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    a.write_bytes(b"1")
    b.write_bytes(b"2")
    assert digest_files([a, b]) == digest_files([b, a])
    before = digest_files([a])
    a.rename(tmp_path / "c")
    assert digest_files([tmp_path / "c"]) != before


def test_digest_package_covers_data_files_and_unknown_packages_raise() -> None:
    assert digest_package("pipeline.store") != digest_package("pipeline.contracts")
    with pytest.raises(ModuleNotFoundError):
        digest_package("pipeline.bestaat_niet")
