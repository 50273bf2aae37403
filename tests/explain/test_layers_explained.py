"""What each layer sees in a sentence, part by part."""

from __future__ import annotations

import pytest

from recoupe.errors import UsageError
from recoupe.explain.layers import explain_sentence

SENTENCE = (
    "L'Italie affirme que la Grèce a attaqué deux navires turcs mardi. Le dictateur Recep Erdogan se tait."
)
PARTS = ("words", "mentions", "times", "quantities", "statements", "events", "namings")


def part(title: str, sentence: str = SENTENCE) -> list[str]:
    """The lines of one part."""
    lines = [*explain_sentence(sentence, "fr").splitlines(), ""]
    first = lines.index(title) + 1
    return [line.strip() for line in lines[first : lines.index("", first)]]


def test_the_parts_stand_in_the_order_of_the_layers() -> None:
    lines = explain_sentence(SENTENCE, "fr").splitlines()
    assert [line for line in lines if line in PARTS] == list(PARTS)


def test_each_word_has_its_lemma_and_its_role() -> None:
    row = next(line for line in part("words") if line.startswith("attaqué "))
    assert row.split() == ["attaqué", "attaquer", "VERB", "complement_clause", "of", "affirme"]


@pytest.mark.parametrize(
    ("title", "beginning"),
    [
        ("mentions", '"Grèce" at 24: Grèce (grc), name, state, GRC, GOV'),
        ("times", '"mardi" at 59: as from the day of writing'),
        ("quantities", '"deux navires turcs" at 40: 2 navires'),
        ("statements", 'Italie (ita) by "affirme" at 9, indirect: "la Grèce a attaqué'),
        ("events", "ASSAULT"),
        ("events", 'actor      Grèce (grc): subject: "Grèce" at 24'),
        ("namings", '"dictateur" at 69: delegitimising, on Recep Erdogan'),
    ],
)
def test_each_layer_shows_what_it_sees(title: str, beginning: str) -> None:
    assert any(line.startswith(beginning) for line in part(title)), part(title)


def test_a_layer_that_sees_nothing_says_so() -> None:
    assert part("events", "Il fait beau.") == ["none"]


def test_a_language_that_is_not_read_is_wrong_use() -> None:
    with pytest.raises(UsageError, match='language "xx" is not read'):
        explain_sentence("x", "xx")
