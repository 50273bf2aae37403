"""What is said of an event: its pattern, and the words that filled each part of it."""

from __future__ import annotations

import recoupe
from recoupe.explain.events import explain_reading
from recoupe.reading import Event, Reading, Span


def explained(text: str, published: str | None = "2021-03-04") -> list[str]:
    """The lines on the events of a text, without their indent."""
    return [line.strip() for line in explain_reading(recoupe.read(text, published=published)).splitlines()]


def line(text: str, label: str) -> str:
    """The first line with that label."""
    return next(found for found in explained(text) if found.startswith(f"{label} "))[11:]


TOLD = "Mardi, la Grèce aurait bombardé deux villages turcs à Izmir, selon Reuters."


def test_the_pattern_is_named_with_file_and_line() -> None:
    (heading,) = [found for found in explained(TOLD) if found.startswith("ASSAULT")]
    assert "by fr/events/assault.toml:" in heading


def test_the_words_that_filled_an_event_are_shown_with_their_place() -> None:
    assert line(TOLD, "trigger") == '"bombardé" at 23'
    assert line(TOLD, "actor") == 'Grèce (grc): subject: "Grèce" at 10'
    assert line(TOLD, "recipient") == 'Turquie (tur): object: "villages" at 37'


def test_the_day_is_shown_with_its_words_and_where_they_stand() -> None:
    assert line(TOLD, "time") == '2021-03-02: "Mardi" at 0, in its clause'
    assert line("La Grèce a attaqué l'Albanie.", "time") == "2021-03-04: the day of writing"


def test_a_status_is_shown_with_the_words_that_decide_it() -> None:
    assert line(TOLD, "status") == 'alleged: "aurait bombardé" at 16'
    assert line("La Grèce n'a pas attaqué l'Albanie.", "status") == 'negated: "n\'a pas attaqué" at 9'
    assert line("La Grèce peut attaquer l'Albanie.", "status") == 'conditional: "peut" at 9'
    assert line("Si la Grèce attaque l'Albanie, tout change.", "status") == 'conditional: "Si" at 0'
    assert line("La Grèce a attaqué l'Albanie.", "status") == "actual"


def test_the_speaker_is_shown_with_the_words_of_saying() -> None:
    assert line("L'Italie affirme que la Grèce a attaqué la Turquie.", "said by") == 'Italie: "affirme" at 9'
    assert line("La Grèce a attaqué l'Albanie.", "said by") == "the article itself"


def test_a_pronoun_is_shown_as_it_stands() -> None:
    text = "La Grèce est en crise. Elle a attaqué l'Albanie."
    assert line(text, "actor") == 'Grèce (grc): subject: "Elle" at 23'


def test_what_is_owned_is_shown_with_its_owner() -> None:
    text = "La Grèce a attaqué un consulat de la Turquie."
    assert line(text, "recipient").endswith('"consulat de la Turquie" at 22')


def test_a_party_without_words_is_said_to_come_from_elsewhere() -> None:
    trigger = Span(0, 7, "attaque")
    event = Event(type="ASSAULT", trigger=trigger, actor=("grc",), pattern="fr/events/assault.toml:4")
    text = explain_reading(Reading(doc="a.txt", language="fr", events=(event,)))
    assert "grc (grc): from another event of the article" in text
    assert "recipient  nobody named" in text


def test_no_words_of_an_article_give_orders_to_a_terminal() -> None:
    trigger = Span(0, 9, "\x1b[2Jattaque\u202e")
    text = explain_reading(Reading(doc="a", language="fr", events=(Event(type="ASSAULT", trigger=trigger),)))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_an_article_without_events_says_so() -> None:
    assert explained("Il fait beau.")[-1] == "no events"
