"""Small hand-made articles with their readings, for the tests of comparing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from recoupe.article import Article, article_id
from recoupe.comparison import Comparison, Story
from recoupe.ingest.fingerprint import fingerprint_text
from recoupe.reading import (
    Actor,
    ActorKind,
    Event,
    EventType,
    Mention,
    Naming,
    Published,
    Quantity,
    Reading,
    Sector,
    Slant,
    Span,
    Statement,
    Status,
    Time,
)
from recoupe.timex import Timex

Told = tuple[Article, Reading]


def actor(
    reader_id: str,
    name: str,
    kind: ActorKind = "person",
    country: str | None = None,
    sector: Sector | None = None,
) -> Actor:
    """An actor with one mention, at the beginning of the text."""
    return Actor(
        id=reader_id, name=name, kind=kind, country=country, sector=sector, mentions=(Mention(0, 1, name),)
    )


CAST = {
    one.id: one
    for one in (
        actor("aaa", "Alvonie", "state", "AAA", "GOV"),
        actor("bbb", "Borduland", "state", "BBB", "GOV"),
        actor("ccc", "Cendrie", "state", "CCC", "GOV"),
        actor("ddd", "Dorgonie", "state", "DDD", "GOV"),
        actor("anna", "Anna Alvo", "person", "AAA", "GOV"),
        actor("boris", "Boris Bord", "person", "BBB", "GOV"),
        actor("rebel", "Remi Rebelle", "person", "AAA", "OPP"),
        actor("army", "armée alvonienne", "armed_force", "AAA", "MIL"),
        actor("crowd", "habitants de Port-Vieux", "group", "AAA", "CVL"),
        actor("gazette", "La Gazette", "media", "AAA"),
    )
}


class Says(NamedTuple):
    """One sentence of an article with the event, number or label that stands in it."""

    sentence: str
    trigger: str = ""
    type: EventType = "ACCUSE"
    actor: Sequence[str] = ()
    recipient: Sequence[str] = ()
    mode: str | None = None
    on: date | None = None
    to: date | None = None
    place: str | None = None
    status: Status = "actual"
    lent: bool = False
    said_by: str | None = None
    counts: tuple[str, float, str] | None = None
    about: bool = False
    calls: tuple[str, str, str, Slant] | None = None  # (who is called, text, by, slant)


def article(
    *says: Says,
    outlet: str | None = None,
    day: date | None = None,
    source: str = "article.txt",
    cast: Iterable[Actor] = (),
    language: str = "fr",
    times: Sequence[tuple[str, Timex]] = (),
    tail: str = "",
) -> Told:
    """An article made of these sentences; its actors are those that they name, of `cast` or CAST."""
    known = CAST | {one.id: one for one in cast}
    text = " ".join(one.sentence for one in says) + tail
    events: list[Event] = []
    quantities: list[Quantity] = []
    namings: list[Naming] = []
    used: dict[str, None] = dict.fromkeys(one.id for one in cast)
    start = 0
    for one in says:
        sentence = Span(start, start + len(one.sentence), one.sentence)
        if one.trigger:
            events.append(_event(one, sentence))
            used |= dict.fromkeys([*one.actor, *one.recipient, *([one.said_by] if one.said_by else [])])
        if one.counts:
            words, value, thing = one.counts
            place = text.index(words, start)
            quantities.append(
                Quantity(
                    start=place,
                    end=place + len(words),
                    text=words,
                    value=value,
                    of=thing,
                    approximate=one.about,
                )
            )
        if one.calls:
            called, words, by, slant = one.calls
            place = text.index(words, start)
            namings.append(
                Naming(actor=called, start=place, end=place + len(words), text=words, by=by, slant=slant)
            )
            used |= dict.fromkeys([called, *([by] if by != "outlet" else [])])
        start += len(one.sentence) + 1
    published = Published(earliest=day, latest=day, method="declared") if day else Published()
    made = Article(
        id=article_id(text, outlet=outlet, published=day, title=source),
        source=source,
        text=text,
        language=language,
        outlet=outlet,
        published=published,
        fingerprint=fingerprint_text(text),
    )
    reading = Reading(
        doc=source,
        language=language,
        published=published,
        actors=tuple(known[one] for one in used if one in known),
        times=tuple(
            Time(start=text.index(words), end=text.index(words) + len(words), text=words, timex=timex)
            for words, timex in times
        ),
        quantities=tuple(quantities),
        events=tuple(events),
        namings=tuple(namings),
    )
    return made, reading


def _event(one: Says, sentence: Span) -> Event:
    place = sentence.start + one.sentence.index(one.trigger)
    return Event(
        type=one.type,
        mode=one.mode,
        trigger=Span(place, place + len(one.trigger), one.trigger),
        actor=tuple(one.actor),
        recipient=tuple(one.recipient),
        first_day=one.on,
        last_day=one.to or one.on,
        place=one.place,
        status=one.status,
        said_by=one.said_by,
        sentence=sentence,
        dated_from="lead" if one.lent else "clause" if one.on else None,
    )


def statement(speaker: str, content: str, text: str, cue: str | None = None) -> Statement:
    """A statement whose content and cue are found in the text."""
    start = text.index(content)
    cue_start = text.index(cue) if cue else 0
    return Statement(
        speaker=speaker,
        kind="indirect",
        content=Span(start, start + len(content), content),
        cue=Span(cue_start, cue_start + len(cue), cue) if cue else None,
    )


def stories_with(comparison: Comparison, *event_types: EventType) -> list[Story]:
    """The stories of these types, in order."""
    return [story for story in comparison.stories if story.type in event_types]


def articles_of(story: Story) -> set[str]:
    """The sources of a story's accounts."""
    return {account.source for account in story.accounts}
