from __future__ import annotations

from datetime import date

import pytest
from compare_builders import Says, article

from recoupe.compare import compare
from recoupe.compare.titles import LONGEST_TITLE, cut_title

DAY = date(2019, 3, 24)
LONG = (
    "Reçus par le ministre au palais des congrès, où ils avaient attendu toute la matinée avec leurs avocats "
    "et leurs familles, les délégués ont signé l’accord, dont le texte sera publié la semaine prochaine au "
    "journal officiel, après deux ans de pourparlers."
)


def title_of(says: Says) -> str:
    made, reading = article(says, day=DAY)
    (story,) = compare([made], [reading]).stories
    return story.title


def test_a_short_sentence_is_its_own_title() -> None:
    assert cut_title("Alvonie\n attaque  Borduland.", "attaque") == "Alvonie attaque Borduland."


def test_a_long_sentence_is_cut_where_the_writer_paused() -> None:
    assert cut_title(LONG, "signé").endswith(" leurs familles, les délégués ont signé l’accord …")
    assert len(cut_title(LONG, "signé")) <= LONGEST_TITLE + 4


def test_a_long_stretch_without_a_pause_is_cut_between_words() -> None:
    sentence = "mot " * 60 + "attaque " + "mot " * 60
    title = cut_title(sentence, "attaque")
    assert "attaque" in title
    assert title.startswith("… mot ")
    assert title.endswith(" mot …")


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Nous vaincrons ».", "Nous vaincrons."),
        ("C'est fini\", dit-il.", "C'est fini, dit-il."),
        ("Il parle d’un « piège ».", "Il parle d’un « piège »."),
    ],
)
def test_half_a_pair_of_marks_is_left_out(sentence: str, title: str) -> None:
    assert cut_title(sentence, "il") == title


def test_who_acts_stands_before_a_sentence_that_names_nobody() -> None:
    assert title_of(Says("Il a rejeté cette demande.", "rejeté", "REJECT", ["boris"])) == (
        "Boris Bord · Il a rejeté cette demande."
    )


def test_a_description_stands_before_no_title() -> None:
    says = Says("Ils ont rejeté cette demande.", "rejeté", "REJECT", ["crowd"])
    assert title_of(says) == "Ils ont rejeté cette demande."
