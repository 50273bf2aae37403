"""Tallies: every count of every article with its holder, the act it belongs to and what stands around it.

A number is often told beside an act and not in it ("the ship, which carries two hundred men"), so that
numbers are compared by themselves too, not only within stories.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recoupe.comparison import Evidence
from recoupe.days import Days
from recoupe.languages.disputes import load_disputes
from recoupe.reading import UNNAMED, Quantity, Reading, Span, Statement

from .actors import Cast
from .event_mentions import EventMention
from .inputs import ReadArticle
from .numbers import Count, find_lasting_units
from .scenes import Scene
from .texts import find_paragraph, find_stems, quote_evidence, share_set, split_words

WORDS_BEFORE = 32
"""Code points before a number in which the words that govern it are looked for ("which carries ...")."""

WORDS_AFTER = 24
"""The same behind it."""


class Tally(NamedTuple):
    """One count in one article.

    `holder` is who says it: an actor's id, `unnamed`, or the outlet. `act` is the event mention to whose
    trigger the number stands nearest, or, where its sentence tells none, the last one before it in the
    paragraph; `is_own` says which. `words` are stems of the words around the number, `near_words` those of
    its paragraph; `places` the proper names of the sentence that are no actors'. `days` are those that the
    sentence names (`named_days`), else those of the act.
    """

    number: Count
    source: ReadArticle
    holder: str
    sentence: Span
    act: EventMention | None
    is_own: bool
    words: frozenset[str]
    near_words: frozenset[str]
    names: frozenset[str]
    near_names: frozenset[str]
    places: frozenset[str]
    company: frozenset[str]
    named_days: Days | None
    days: Days | None

    @property
    def id(self) -> tuple[str, int, int]:
        """Article and place."""
        return self.source.article.id, self.number.quantity.start, self.number.quantity.end

    @property
    def evidence(self) -> Evidence:
        """The number where it stands."""
        return quote_evidence(self.source.article, self.number.quantity)


def find_tallies(scenes: Sequence[Scene], mentions: Sequence[EventMention]) -> list[Tally]:
    """The tallies of all articles, ordered by article and place.

    How long something lasts is left out: two accounts seldom count from one day.
    """
    by_article: dict[str, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.source.article.id].append(mention)
    found: list[Tally] = []
    known: dict[frozenset[str], frozenset[str]] = {}
    for scene in scenes:
        told = by_article[scene.source.article.id]
        acts = sorted(told, key=lambda mention: mention.event.trigger.start)
        lasting = find_lasting_units(scene.source.reading.language)
        tallies = (_tally(scene, count, acts) for count in scene.counts if count.unit not in lasting)
        found += (_share_sets(tally, known) for tally in tallies)
    return found


def _share_sets(tally: Tally, known: dict[frozenset[str], frozenset[str]]) -> Tally:
    """The tally with equal sets made one: those of copies, and of one paragraph."""
    values = (share_set(value, known) if isinstance(value, frozenset) else value for value in tally)
    return Tally._make(values)


def _tally(scene: Scene, count: Count, acts: Sequence[EventMention]) -> Tally:
    source, around, quantity = scene.source, scene.surroundings, count.quantity
    own = next((act for act in acts if any(one.quantity == quantity for one in act.own_counts)), None)
    span = Span(quantity.start, quantity.end, quantity.text)
    sentence = own.sentence if own else source.sentence(span)
    paragraph = around.paragraph(sentence.start)
    act = own or _before(acts, sentence.start, paragraph[0])
    if own is not None:
        count = _befallen(count, own)
    named = _find_days(source.reading, sentence)
    return Tally(
        number=count,
        source=source,
        holder=_find_holder(source, quantity, own, scene.cast),
        sentence=sentence,
        act=act,
        is_own=own is not None,
        words=_words_around(source, quantity, sentence),
        near_words=_stems(source, find_paragraph(source.article.text, quantity.start)),
        names=around.names_in(sentence.start, sentence.end),
        near_names=around.names_in(*paragraph) | around.title,
        places=around.names_in(sentence.start, sentence.end) - scene.actor_words,
        company=scene.company(sentence.start, sentence.end),
        named_days=named,
        days=named or (act.presumed if act else None),
    )


def _befallen(count: Count, act: EventMention) -> Count:
    """The count, of the class that its own act names as well: fishermen who "were wounded" are wounded."""
    if count.unit:
        return count
    classes = load_disputes(act.source.reading.language).classes(split_words(act.event.trigger.text))
    return count._replace(kinds=count.kinds | {kind for kind in classes if kind.grows})


def _before(acts: Sequence[EventMention], place: int, paragraph: int) -> EventMention | None:
    """The last act told before a sentence in its paragraph."""
    number = bisect_right([act.event.trigger.start for act in acts], place)
    act = acts[number - 1] if number else None
    return act if act is not None and act.event.trigger.start >= paragraph else None


def _find_holder(source: ReadArticle, quantity: Quantity, act: EventMention | None, cast: Cast) -> str:
    """Who says it: the speaker of the innermost statement around the number, of the act, or the outlet.

    What an unnamed source says is the outlet's, unless it distances itself ("they claim").
    """
    around = [statement for statement in source.reading.statements if _holds(statement, quantity)]
    outlet = source.article.outlet or source.article.source
    if around:
        inner = min(
            around, key=lambda one: (one.content.end - one.content.start, one.content.start, one.speaker)
        )
        speaker = cast.find_speaker(source.article.id, inner.speaker) or UNNAMED
        return outlet if speaker == UNNAMED and inner.manner != "distancing" else speaker
    if act is not None and act.said_by and act.said_by != UNNAMED:
        return act.said_by
    return outlet


def _holds(statement: Statement, quantity: Quantity) -> bool:
    return statement.content.start <= quantity.start and quantity.end <= statement.content.end


def _words_around(source: ReadArticle, quantity: Quantity, sentence: Span) -> frozenset[str]:
    text = source.article.text
    before = text[max(sentence.start, quantity.start - WORDS_BEFORE) : quantity.start]
    after = text[quantity.end : min(sentence.end, quantity.end + WORDS_AFTER)]
    # A word cut in two by the window is none; a name says who, not what is done.
    return _stems(source, " ".join([*before.split(" ")[1:], *after.split(" ")[:-1]]))


def _stems(source: ReadArticle, text: str) -> frozenset[str]:
    """The stems of the words in small letters that say something."""
    words = [word for word in text.split() if word == word.lower()]
    return find_stems(" ".join(words)) - load_disputes(source.reading.language).hollow


def _find_days(reading: Reading, sentence: Span) -> Days | None:
    """The days that a sentence names, if it names but one stretch."""
    named = set(_named_days(reading, sentence))
    return named.pop() if len(named) == 1 else None


def _named_days(reading: Reading, sentence: Span) -> Iterator[Days]:
    for time in reading.times:
        if sentence.start <= time.start and time.end <= sentence.end and time.first_day and time.last_day:
            yield time.first_day, time.last_day
