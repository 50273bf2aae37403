"""Titles of stories, made from the words of one of their own accounts.

A title is a sentence, or of a long one the part around the act, cut where the writer paused. Where that part
names nobody ("He rejected the demand"), the name of the one who acts stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .event_mentions import EventMention
from .persons import is_named
from .texts import find_stems

LONGEST_TITLE = 120
"""Code points; longer sentences are cut around the trigger."""

MOST_COMPARED = 50
"""Stories with more mentions than this are titled by their first ones' words."""

_PAUSE = re.compile(r"(?<=[,;:!?])\s+|\s+(?=[—–(])|(?<=\))\s+")
_QUOTES = (("«", "»"), ("“", "”"), ("(", ")"))


def make_title(mentions: Sequence[EventMention], names: Mapping[str, str]) -> str:
    """The sentence that says most of what the others say; without one, the names and the trigger.

    Preferred is what an article asserts in its own voice, then the sentence that names most of the
    actors, then the one that shares most words with the others, then the shorter one.
    """
    best = _choose(mentions, names)
    known = [names[actor] for actor in sorted(best.actors) if actor in names]
    if not best.sentence.text:
        known = known or [names[actor] for actor in sorted(best.recipients) if actor in names]
        return " · ".join([*known, best.event.trigger.text])
    title = cut_title(best.sentence.text, best.event.trigger.text)
    nobody = len(known) == 1 and not _names_somebody(title, best)
    return f"{known[0]} · {title}" if nobody and is_named(known[0]) else title


def _names_somebody(title: str, mention: EventMention) -> bool:
    """Whether a name by which the article calls any of its actors stands in a title."""
    words = find_stems(title)
    sentence = mention.sentence
    return any(
        sentence.start <= place.start < sentence.end
        and place.text != place.text.lower()
        and find_stems(place.text) & words
        for actor in mention.source.reading.actors
        for place in actor.mentions
    )


def _choose(mentions: Sequence[EventMention], names: Mapping[str, str]) -> EventMention:
    if len(mentions) == 1:
        return mentions[0]
    sides = {actor for mention in mentions for actor in mention.actors | mention.recipients}
    named = frozenset(stem for actor in sides if actor in names for stem in find_stems(names[actor]))
    return min(mentions, key=lambda mention: _rank(mention, mentions, named))


def _rank(
    mention: EventMention, mentions: Sequence[EventMention], named: frozenset[str]
) -> tuple[bool, bool, bool, int, int, int, str]:
    shared = sum(len(mention.stems & other.stems) for other in mentions[:MOST_COMPARED] if other != mention)
    return (
        not mention.sentence.text,
        mention.event.status != "actual",
        mention.said_by is not None,
        -len(find_stems(mention.sentence.text) & named),
        -shared,
        len(mention.sentence.text),
        mention.id,
    )


def cut_title(sentence: str, trigger: str) -> str:
    """A sentence in one line; of a long one what stands around the trigger, and "…" for the rest."""
    sentence, trigger = " ".join(sentence.split()), " ".join(trigger.split())
    if len(sentence) <= LONGEST_TITLE:
        return _balance(sentence)
    start = max(sentence.find(trigger), 0)
    first, last = _find_part(sentence, start, start + len(trigger))
    part = sentence[first:last]
    if len(part) > LONGEST_TITLE:
        return _balance(_cut_words(sentence, start, start + len(trigger)))
    return _balance(("… " if first else "") + part.rstrip(",;: ") + (" …" if last < len(sentence) else ""))


def _find_part(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between two pauses that holds the trigger, with what stands before and then behind it
    as long as there is room."""
    breaks = [0, *(found.end() for found in _PAUSE.finditer(sentence)), len(sentence)]
    low = max(number for number, place in enumerate(breaks) if place <= start)
    high = min(number for number, place in enumerate(breaks) if place >= end)
    while True:
        room = LONGEST_TITLE - (breaks[high] - breaks[low])
        if low and breaks[low] - breaks[low - 1] <= room:
            low -= 1
        elif high < len(breaks) - 1 and breaks[high + 1] - breaks[high] <= room:
            high += 1
        else:
            return breaks[low], breaks[high]


def _cut_words(sentence: str, start: int, end: int) -> str:
    """So many words around the trigger as there is room for, most of them before it."""
    first = max(0, min(start, end - LONGEST_TITLE * 2 // 3))
    first = 0 if end <= LONGEST_TITLE else first
    last = min(len(sentence), first + LONGEST_TITLE)
    if first:
        first = sentence.find(" ", first) + 1
    if last < len(sentence):
        last = max(sentence.rfind(" ", first, last), end)
    return (
        ("… " if first else "") + sentence[first:last].rstrip(",;: ") + (" …" if last < len(sentence) else "")
    )


def _balance(title: str) -> str:
    """The title without marks of which the cut, or the sentence, left only one of a pair."""
    for opening, closing in _QUOTES:
        if title.count(opening) != title.count(closing):
            title = title.replace(opening, "").replace(closing, "")
    if title.count('"') % 2:
        title = title.replace('"', "")
    return re.sub(r"\s+([.,])", r"\1", " ".join(title.split()))
