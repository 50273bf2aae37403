"""The command is a thin shell: what goes in, what is told, what status."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.commands.import_ import import_
from recoupe.errors import UsageError


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "actors.csv"
    path.write_text("name,country\nJuan Guaidó,VEN\nNobody,NOWHERE\n", encoding="utf-8")
    return path


def test_what_is_left_out_is_told_and_counts_under_strict(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "actors.toml"
    assert import_("actors", table, output=output) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "actors.csv, line 3: country" in told.err.replace("\n", " ")
    assert "1 record taken in" in told.err.replace("\n", " ")
    assert import_("actors", table, output=output, strict=True) == 1


@pytest.mark.parametrize("what", ["actors", "labelstudio"])
def test_a_command_without_files_or_output_says_what_to_write(table: Path, what: str) -> None:
    with pytest.raises(UsageError, match=f"recoupe import {what} FILE -o"):
        import_(what, table)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=f"recoupe import {what} FILE -o"):
        import_(what, output=table)  # type: ignore[arg-type]


def test_a_day_that_is_none_is_wrong_use(table: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="2019-03-27"):
        import_("petrarch-actors", table, output=tmp_path / "actors.toml", day="yesterday")
