"""CAMEO codes: every PLOVER type and mode has one, and a wrong table says where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.cameo import CAMEO_FILE, cameo_code, load_cameo
from recoupe.errors import DataFileError
from recoupe.plover import Quad, load_plover
from recoupe.reading import EventType

ROOTS: dict[Quad, range] = {
    "verbal_cooperation": range(1, 6),
    "material_cooperation": range(6, 9),
    "verbal_conflict": range(9, 14),
    "material_conflict": range(14, 21),
}
"""The roots of each quad class, as event data count them (Duval and Thompson 1980)."""

DIFFERS = {("CONCEDE", None), ("SANCTION", "convict")}
"""Where PLOVER and CAMEO do not agree whether it is word or deed; the table says why."""


@pytest.mark.parametrize(
    ("event_type", "mode", "code"),
    [
        ("CONSULT", "visit", "042"),
        ("CONSULT", None, "040"),
        ("ASSAULT", "aerial", "195"),
        ("SANCTION", "discontinue", "160"),
        ("RETREAT", "withdraw", "0874"),
    ],
)
def test_an_event_has_the_code_of_its_type_and_mode(
    event_type: EventType, mode: str | None, code: str
) -> None:
    assert cameo_code(event_type, mode) == code


def test_a_mode_that_nobody_knows_has_the_code_of_its_type() -> None:
    assert cameo_code("PROTEST", "flashmob") == cameo_code("PROTEST") == "140"


def test_word_and_deed_cooperation_and_conflict_stay_what_they_are() -> None:
    types = load_plover().types
    moved = {
        kind for kind, entry in load_cameo().items() if int(entry.root) not in ROOTS[types[kind[0]].quad]
    }
    assert moved == DIFFERS


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('code = "042"', 'code = "2100"', "begins with 01 to 20"),
        ('mode = "visit"', 'mode = "visite"', 'mode "visite" is no mode of CONSULT'),
        ('mode = "phone"', 'mode = "visit"', "CONSULT visit stands here a second time"),
        ('type = "AID"', 'type = "AYD"', "did you mean AID"),
    ],
)
def test_a_wrong_code_is_told_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    wrong = tmp_path / "cameo.toml"
    wrong.write_text(CAMEO_FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=message) as error:
        load_cameo(wrong)
    assert error.value.line is not None


def test_a_missing_mode_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "cameo.toml"
    text = CAMEO_FILE.read_text(encoding="utf-8")
    entry = text[text.index('[[code]]\ntype = "PROTEST"\nmode = "riot"') :].split("\n\n")[0]
    wrong.write_text(text.replace(entry, ""), encoding="utf-8")
    with pytest.raises(DataFileError, match="these have no code: PROTEST riot"):
        load_cameo(wrong)
