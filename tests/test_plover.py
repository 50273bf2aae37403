from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from recoupe.errors import DataFileError
from recoupe.plover import PLOVER_FILE, load_plover
from recoupe.reading import EventType


def test_every_event_type_has_an_entry() -> None:
    assert set(load_plover().types) == set(get_args(EventType))


def test_cooperation_scores_are_positive_and_conflict_scores_negative() -> None:
    for entry in load_plover().types.values():
        assert (entry.score > 0) == entry.is_cooperative, entry.name


@pytest.mark.parametrize(
    ("event_type", "mode", "known"),
    [("ASSAULT", "aerial", True), ("ASSAULT", None, True), ("SUPPORT", "aerial", False)],
)
def test_a_mode_belongs_to_its_type(event_type: EventType, mode: str | None, known: bool) -> None:
    assert load_plover().has_mode(event_type, mode) is known


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("score = -9.3", "score = -19.3", "outside -10 to 10"),
        ('name = "ASSAULT"', 'name = "COERCE"', "second time"),
        ('name = "ASSAULT"', 'name = "ASAULT"', "did you mean ASSAULT"),
        ('quad = "material_conflict"', 'qad = "x"', "did you mean quad"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    wrong = tmp_path / "plover.toml"
    wrong.write_text(PLOVER_FILE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError, match=message) as error:
        load_plover(wrong)
    assert error.value.line is not None
