"""Titles of stories, made from the words of one of their own accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .event_mentions import EventMention
from .texts import find_stems

LONGEST_TITLE = 140
"""Code points; longer sentences are cut around the trigger."""


def make_title(mentions: Sequence[EventMention], names: Mapping[str, str]) -> str:
    """The sentence that says most of what the others say; without one, the names and the trigger.

    Preferred is what an article asserts in its own voice, then the sentence that names most of the
    actors, then the one that shares most words with the others, then the shorter one.
    """
    if len(mentions) == 1 and mentions[0].sentence.text:
        return _cut(" ".join(mentions[0].sentence.text.split()), mentions[0].event.trigger.text)
    sides = {actor for mention in mentions for actor in mention.actors | mention.recipients}
    named = frozenset(stem for actor in sides if actor in names for stem in find_stems(names[actor]))
    best = min(mentions, key=lambda mention: _rank(mention, mentions, named))
    sentence = best.sentence
    if not sentence.text:
        known = [names[actor] for actor in sorted(best.actors | best.recipients) if actor in names]
        return " · ".join([*known, best.event.trigger.text])
    return _cut(" ".join(sentence.text.split()), best.event.trigger.text)


def _rank(
    mention: EventMention, mentions: Sequence[EventMention], named: frozenset[str]
) -> tuple[bool, bool, int, int, int, str]:
    shared = sum(len(mention.stems & other.stems) for other in mentions[:MOST_COMPARED] if other != mention)
    return (
        mention.event.status != "actual",
        mention.said_by is not None,
        -len(find_stems(mention.sentence.text) & named),
        -shared,
        len(mention.sentence.text),
        mention.id,
    )


MOST_COMPARED = 50
"""Stories with more mentions than this are titled by their first ones' words."""


def _cut(sentence: str, trigger: str) -> str:
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    at = max(sentence.find(trigger), 0)
    start = 0 if at < LONGEST_TITLE * 2 // 3 else at - LONGEST_TITLE // 3
    window = sentence[start : start + LONGEST_TITLE]
    if start:
        window = "… " + window[window.find(" ") + 1 :]
    return window if start + LONGEST_TITLE >= len(sentence) else window[: window.rfind(" ")] + " …"
