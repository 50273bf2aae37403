"""When an event happened: by its own clause, then its sentence, then what opens the account.

An expression dates the verb or event noun that it hangs on. An event without one takes that of the
clause above it or the only one of its sentence; what is told as news, neither as background nor as a
plan, takes the last day named before it, that of the lead, or that of writing. Each says from where.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from recoupe.read.events.scene import Match, Scene
from recoupe.read.syntax import Syntax
from recoupe.reading import Event, Published, Span, Status, Time
from recoupe.redating import published_days

DatedFrom = Literal["clause", "sentence", "paragraph", "lead", "published"]
_MAX_CLIMB = 8
_LEAD_PARAGRAPHS = 2
"""Headline and first paragraph."""
_LONGEST_INHERITED = timedelta(days=7)
"""A longer range ("in 2019", "since June") dates nothing but what it stands beside."""
_NEWS_AGE = timedelta(days=10)
"""News is told within so many days; an older day in the text is background."""


class PlacedTime(msgspec.Struct, frozen=True, gc=False):
    """A calendar expression and its words `[word, last)`."""

    time: Time
    word: int
    last: int


class EventDate(msgspec.Struct, frozen=True, gc=False):
    """The expression that dates an event (None: the day of writing does) and where it was found."""

    time: Time | None
    dated_from: DatedFrom
    first_day: date | None
    last_day: date | None

    @property
    def span(self) -> Span | None:
        """Its code points; None where the day of writing dates the event."""
        return Span(self.time.start, self.time.end, self.time.text) if self.time else None


class Dates(msgspec.Struct, frozen=True):
    """All that may date the events of one article. `anchors` are the words that the times hang on."""

    times: tuple[PlacedTime, ...]
    anchors: tuple[int, ...]
    published: Published


def place_times(syntax: Syntax, times: Sequence[Time]) -> tuple[PlacedTime, ...]:
    """The expressions of an article with their words, in text order."""
    starts = [word.start for word in syntax.words]
    placed = []
    for time in times:
        word = bisect_left(starts, time.start)
        if word < len(starts) and starts[word] < time.end:
            last = bisect_left(starts, time.end)
            placed.append(PlacedTime(time, word, max(last, word + 1)))
    return tuple(sorted(placed, key=lambda p: p.word))


def anchor_times(
    syntax: Syntax, times: tuple[PlacedTime, ...], matches: Sequence[Match], published: Published
) -> Dates:
    """The times of an article, each with the verb or event noun that it hangs on."""
    nouns = frozenset(match.head for match in matches if match.pattern.pos == "noun")
    return Dates(times, tuple(_anchor(syntax, placed, nouns) for placed in times), published)


def _anchor(syntax: Syntax, placed: PlacedTime, nouns: frozenset[int]) -> int:
    """The verb above a time; an event noun only where a preposition ties the time to it.

    "l'attaque de mardi" was on Tuesday, "a condamné l'attaque mardi" condemned on Tuesday.
    """
    inside = range(placed.word, placed.last)
    at = syntax.words[placed.word]
    tied = any(syntax.preposition(word) for word in inside) or at.pos == "ADP"
    for _ in range(_MAX_CLIMB):
        if at.i not in inside and (at.pos in ("VERB", "AUX") or (tied and at.i in nouns)):
            return at.i
        if at.head == at.i:
            return at.i
        at = syntax.words[at.head]
    return at.i


def find_date(scene: Scene, match: Match, dates: Dates, status: Status) -> EventDate | None:
    """What dates a match; None where nothing does."""
    syntax = scene.syntax
    sentence = syntax.sentences[syntax.words[match.head].sentence]
    here = [
        (placed, anchor)
        for placed, anchor in zip(dates.times, dates.anchors, strict=True)
        if sentence.first <= placed.word < sentence.last
    ]
    if here:
        found = _in_sentence(syntax, match, here)
        if found is not None:
            return found
    if status not in ("actual", "alleged") or not _is_news(syntax, match):
        return None
    return _inherited(syntax, sentence.first, sentence.paragraph, dates)


def _in_sentence(syntax: Syntax, match: Match, here: list[tuple[PlacedTime, int]]) -> EventDate | None:
    chain = _chain(syntax, match)
    own = 1 if match.pattern.pos == "verb" else _first_verb(syntax, chain) + 1
    for depth, word in enumerate(chain):
        for placed, anchor in here:
            if anchor == word or (anchor in match.words and depth == 0):
                return _dated(placed.time, "clause" if depth < own else "sentence")
    short = [
        placed.time
        for placed, anchor in here
        if _is_short(placed.time) and not _is_below(syntax, anchor, match)
    ]
    if len({(time.first_day, time.last_day) for time in short}) == 1:
        return _dated(short[0], "sentence")
    return None


def _is_below(syntax: Syntax, anchor: int, match: Match) -> bool:
    """Whether a time dates something that hangs on the trigger ("calls on them to march on Sunday")."""
    at = syntax.words[anchor]
    for _ in range(_MAX_CLIMB):
        if at.head == at.i:
            return False
        at = syntax.words[at.head]
        if at.i in match.words:
            return True
    return False


def _chain(syntax: Syntax, match: Match) -> list[int]:
    """The trigger and what it hangs on, up to the head of the sentence."""
    chain = [match.head]
    at = syntax.words[match.head]
    for _ in range(_MAX_CLIMB):
        if at.head == at.i:
            break
        at = syntax.words[at.head]
        chain.append(at.i)
    return chain


def _first_verb(syntax: Syntax, chain: list[int]) -> int:
    return next((depth for depth, word in enumerate(chain) if syntax.words[word].pos == "VERB"), 0)


def _dated(time: Time, dated_from: DatedFrom) -> EventDate:
    return EventDate(time, dated_from, time.first_day, time.last_day)


def _is_short(time: Time) -> bool:
    if time.first_day is None or time.last_day is None:
        return True
    return time.last_day - time.first_day <= _LONGEST_INHERITED


# what an account tells as its news


def _is_news(syntax: Syntax, match: Match) -> bool:
    """Whether the clause tells what is new: no pluperfect and no imperfect, which tell the background."""
    if match.pattern.pos != "verb":
        return True
    at = syntax.words[match.head]
    for _ in range(_MAX_CLIMB):
        if at.morph.form != "Inf" or at.head == at.i:
            break
        at = syntax.words[at.head]
    if at.pos not in ("VERB", "AUX"):
        return True
    if any(syntax.words[child].morph.tense == "Imp" for child in syntax.children(at.i, "auxiliary")):
        return False
    clause = syntax.clause(at.i)
    return clause.form != "Fin" or clause.tense != "past" or clause.perfect


def _inherited(syntax: Syntax, before: int, paragraph: int, dates: Dates) -> EventDate | None:
    """The last news day named before it in its paragraph, that of the lead, that of writing."""
    news = [
        placed
        for placed, anchor in zip(dates.times, dates.anchors, strict=True)
        if _is_news_day(placed.time, dates.published) and syntax.words[anchor].pos in ("VERB", "AUX")
    ]
    in_paragraph = [
        placed for placed in news if placed.word < before and _paragraph(syntax, placed) == paragraph
    ]
    if in_paragraph:
        return _dated(in_paragraph[-1].time, "paragraph")
    lead = [placed for placed in news if _paragraph(syntax, placed) < _LEAD_PARAGRAPHS]
    if lead:
        return _dated(lead[0].time, "lead")
    if not news:
        first_day, last_day = published_days(dates.published) or (None, None)
        return EventDate(None, "published", first_day, last_day)
    return None


def _paragraph(syntax: Syntax, placed: PlacedTime) -> int:
    return syntax.sentences[syntax.words[placed.word].sentence].paragraph


def _is_news_day(time: Time, published: Published) -> bool:
    if not _is_short(time) or (time.timex is not None and time.timex.kind == "range"):
        return False
    if time.last_day is None or published.earliest is None or published.latest is None:
        return True
    return published.earliest - _NEWS_AGE <= time.last_day <= published.latest


def with_date(event: Event, found: EventDate | None) -> Event:
    """An event with its days, and from where they are known."""
    if found is None:
        return event
    return msgspec.structs.replace(
        event,
        first_day=found.first_day,
        last_day=found.last_day,
        time=found.span,
        dated_from=found.dated_from,
    )
