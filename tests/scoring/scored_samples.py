"""Small readings made by hand: one text, its annotation, and what changes in a prediction."""

from __future__ import annotations

from datetime import date

from recoupe.reading import (
    Actor,
    Event,
    Mention,
    Naming,
    Published,
    Quantity,
    Reading,
    Span,
    Statement,
    Time,
)

TEXT = "Berlin a envoyé un navire mardi. « Nous partirons », a dit Kiderlen aux 50 députés, ces usurpateurs."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def mention(words: str) -> Mention:
    found = span(words)
    return Mention(found.start, found.end, found.text)


def actor(actor_id: str, *words: str, kind: str = "person", country: str | None = "DEU") -> Actor:
    mentions = tuple(mention(one) for one in words)
    return Actor(id=actor_id, name=words[0], kind=kind, country=country, mentions=mentions)  # type: ignore[arg-type]


def time(words: str, first: date, last: date) -> Time:
    found = span(words)
    return Time(start=found.start, end=found.end, text=words, first_day=first, last_day=last)


def quantity(words: str, value: int | None) -> Quantity:
    found = span(words)
    return Quantity(start=found.start, end=found.end, text=words, value=value)


def naming(words: str, of: str) -> Naming:
    found = span(words)
    return Naming(actor=of, start=found.start, end=found.end, text=words, by="outlet", slant="delegitimising")


TUESDAY = date(1911, 7, 4)

GOLD = Reading(
    doc="panther.txt",
    language="fr",
    published=Published(earliest=date(1911, 7, 4), latest=date(1911, 7, 6)),
    actors=(
        actor("deu", "Berlin", kind="state"),
        actor("kiderlen", "Kiderlen"),
        actor("deputies", "députés", kind="group", country=None),
    ),
    times=(time("mardi", TUESDAY, TUESDAY),),
    quantities=(quantity("50", 50),),
    statements=(
        Statement(speaker="kiderlen", kind="direct", content=span("Nous partirons"), cue=span("a dit")),
    ),
    events=(
        Event(type="MOBILIZE", trigger=span("envoyé"), actor=("deu",), first_day=TUESDAY, last_day=TUESDAY),
        Event(type="CONCEDE", trigger=span("partirons"), actor=("kiderlen",), status="future"),
    ),
    namings=(naming("usurpateurs", "deputies"),),
)
