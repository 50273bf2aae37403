"""What holds for every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import UsageError
from recoupe.export import FORMATS, export_dossier
from recoupe.store import Dossier


def content(path: Path) -> dict[str, bytes]:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier, name: str, tmp_path: Path) -> None:
    one, other = (export_dossier(dossier, name, tmp_path / f"{number}") for number in (1, 2))
    assert content(one) == content(other)
    assert all(content(one).values())


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_dossier_can_be_exported(name: str, tmp_path: Path) -> None:
    with Dossier.create_or_open(tmp_path / "empty.db") as empty:
        assert export_dossier(empty, name, tmp_path / "out").exists()


def test_an_unknown_format_names_those_there_are(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match='"acled" is no export format; there are polecat, gdelt'):
        export_dossier(dossier, "acled", tmp_path / "x")


def test_a_file_that_stands_there_stays_whole_where_writing_fails(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("not a folder")
    with pytest.raises(UsageError, match=r"taken: cannot be written"):
        export_dossier(dossier, "brat", tmp_path / "taken")
    assert (tmp_path / "taken").read_text() == "not a folder"


def test_no_unfinished_file_is_left(dossier: Dossier, tmp_path: Path) -> None:
    export_dossier(dossier, "gexf", tmp_path / "x.gexf")
    assert [path.name for path in tmp_path.iterdir()] == ["x.gexf"]


def test_every_format_has_its_row_in_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    for found in FORMATS.values():
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{found.name}` |")]
        assert row.endswith(f"| {found.offsets} |")
