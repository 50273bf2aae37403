"""Lines of dialogue and datelines: what a dash parts, before the parser sees it."""

from __future__ import annotations

import pytest

from recoupe.read.dialogue import find_dialogue
from recoupe.read.prepare import load_furniture, prepare

LINES = {
    "one aside": ("—Nadie se va —dijo el alcalde—. Aquí seguimos.", ["Nadie se va", "Aquí seguimos."]),
    "an aside at the end": ("—Nadie se va —dijo el alcalde.", ["Nadie se va"]),
    "hyphens": ("-¿Qué pasa? -preguntó ella-. Nada.", ["¿Qué pasa?", "Nada."]),
    "a line of a text": ("El alcalde salió.\n—Nadie se va —dijo—. Ya.", ["Nadie se va", "Ya."]),
}


@pytest.mark.parametrize(("text", "spoken"), LINES.values(), ids=LINES.keys())
def test_what_is_said_stands_around_the_asides(text: str, spoken: list[str]) -> None:
    assert [text[start:end] for line in find_dialogue(text) for start, end in line.spoken] == spoken


@pytest.mark.parametrize(
    "text",
    [
        "— Nous restons, dit le maire.",
        "—Una lista sin inciso.",
        "- Un point —dit-on— de la liste.",
        "El alcalde —dijo ayer— se va.",
    ],
)
def test_other_lines_are_no_dialogue(text: str) -> None:
    assert find_dialogue(text) == ()


def test_an_aside_reaches_the_parser_behind_a_comma() -> None:
    prepared = prepare("—Nadie se va —dijo el alcalde—. Ya.", load_furniture("es"))
    assert prepared.text == "Nadie se va , dijo el alcalde. Ya."


DATELINES = {
    "agency": ("Quito, 14 sep (EFE).- El presidente habló.", "Quito, 14 sep (EFE). El presidente habló."),
    "place": ("MANAGUA.- El cardenal habló.", "MANAGUA. El cardenal habló."),
    "a long dash": ("Lima, 3 ene.– «No», dijo.", "Lima, 3 ene. No, dijo."),
}


@pytest.mark.parametrize(("text", "seen"), DATELINES.values(), ids=DATELINES.keys())
def test_a_dateline_ends_its_sentence(text: str, seen: str) -> None:
    assert prepare(text, load_furniture("es")).text == seen
