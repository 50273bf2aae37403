"""Refusals: denials that a reading tells as an act of denying, matched with what they deny.

Three kinds: of a charge ("rejects these accusations", "denies any part in it"), of an act named by a noun
or verb that is no event of its own there ("denies any landing"), and bare ones ("Mr C. denies it.") of
what the sentence before tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from recoupe.languages.disputes import load_disputes
from recoupe.reading import EventType, Status

from .event_mentions import EventMention
from .features.tolls import SENTENCE_GAP
from .parties import are_apart
from .texts import find_stems, split_words

OPENING_WORDS = 8
"""Words after a word of denial among which stands what is denied."""

REACH_DAYS = 14
"""A denial answers what happened, or was told, at most so many days before."""

CHARGE_DAYS = 3
"""One article's rejection of a charge answers another's charge while no more days lie between."""

_WORDS_ONLY: frozenset[EventType] = frozenset({"ACCUSE", "REJECT", "CONSULT", "AGREE"})
_TOLD: frozenset[Status] = frozenset({"actual", "alleged"})


class Refusal(NamedTuple):
    """One act of denying, and the mentions of what it denies (all of one story)."""

    mention: EventMention
    deniers: frozenset[str]
    denied: tuple[EventMention, ...]


class _Index(NamedTuple):
    """The mentions in the orders in which what is denied is looked for."""

    by_article: Mapping[str, Sequence[EventMention]]
    charges: Mapping[str, Sequence[EventMention]]
    by_stem: Mapping[str, Sequence[EventMention]]
    stories: Mapping[str, str]


def find_refusals(mentions: Sequence[EventMention], stories: Mapping[str, str]) -> Iterator[Refusal]:
    """The refusals among the mentions that answer something told; `stories` maps mention ids to stories."""
    index = _index(mentions, stories)
    for mention in mentions:
        if mention.event.type == "REJECT" and mention.event.status in _TOLD:
            denied = _find_denied(mention, index)
            if denied:
                yield Refusal(mention, _deniers(mention), tuple(denied))


def _index(mentions: Sequence[EventMention], stories: Mapping[str, str]) -> _Index:
    by_article: dict[str, list[EventMention]] = defaultdict(list)
    charges: dict[str, list[EventMention]] = defaultdict(list)
    by_stem: dict[str, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        if mention.id not in stories or mention.event.status not in _TOLD:
            continue
        by_article[mention.source.article.id].append(mention)
        if mention.event.type == "ACCUSE":
            for party in sorted(mention.recipient_parties):
                charges[party].append(mention)
        elif mention.event.type not in _WORDS_ONLY:
            for stem in sorted(mention.trigger_stems):
                by_stem[stem].append(mention)
    return _Index(by_article, charges, by_stem, stories)


def _deniers(mention: EventMention) -> frozenset[str]:
    """The parties that deny: those of the act, else whoever its sentence names."""
    return mention.actor_parties or mention.company


def _find_denied(mention: EventMention, index: _Index) -> list[EventMention]:
    disputes = load_disputes(mention.source.reading.language)
    trigger, sentence = mention.event.trigger, mention.sentence
    rest = sentence.text[max(trigger.end - sentence.start, 0) :]
    opening = split_words(trigger.text + " " + rest)[: OPENING_WORDS + len(split_words(trigger.text))]
    words = frozenset(opening)
    if disputes.rejects_charge(words) or (disputes.is_denial(words) and words & disputes.denial.parts):
        return _find_charges(mention, index)
    if not disputes.is_denial(split_words(trigger.text)):
        return []
    stems = find_stems(" ".join(opening)) - find_stems(trigger.text) - disputes.hollow
    return _find_acts(mention, stems, index) if stems else _find_before(mention, index)


def _find_charges(mention: EventMention, index: _Index) -> list[EventMention]:
    """The charge against the deniers that stands before in the article, else those in others then."""
    deniers = _deniers(mention)
    charges = [
        charge
        for party in sorted(deniers)
        for charge in index.charges.get(party, ())
        if not charge.actor_parties & deniers
    ]
    here = [charge for charge in charges if charge.source.article.id == mention.source.article.id]
    before = [charge for charge in here if charge.event.trigger.start < mention.event.trigger.start]
    if before:
        return [max(before, key=lambda charge: charge.event.trigger.start)]
    near = [
        charge
        for charge in charges
        if charge not in here
        and _days_before(charge, mention, CHARGE_DAYS)
        and charge.actor_parties & mention.near_company
    ]
    return _of_one_story(near, mention, index)


def _find_acts(mention: EventMention, stems: frozenset[str], index: _Index) -> list[EventMention]:
    """Acts that one of the words names, told within reach, about the same people, ships or towns."""
    found = {
        act.id: act
        for stem in sorted(stems)
        for act in index.by_stem.get(stem, ())
        if _days_before(act, mention, REACH_DAYS)
        and not are_apart(act.actor_parties, mention.actor_parties)
        and _shared_context(act, mention)
        and not _inside(act, mention)
    }
    return _of_one_story(list(found.values()), mention, index)


def _find_before(mention: EventMention, index: _Index) -> list[EventMention]:
    """The doubtful acts of the sentence right before a bare denial."""
    return [
        act
        for act in index.by_article.get(mention.source.article.id, ())
        if 0 <= mention.sentence.start - act.sentence.end <= SENTENCE_GAP and act.event.status == "alleged"
    ]


def _of_one_story(found: Sequence[EventMention], mention: EventMention, index: _Index) -> list[EventMention]:
    """Those of the story that shares most with the denial; none where two share as much."""
    context: dict[str, int] = defaultdict(int)
    for act in found:
        story = index.stories[act.id]
        context[story] = max(context[story], _shared_context(act, mention))
    best = sorted(context, key=lambda story: (-context[story], story))
    if not best or (len(best) > 1 and context[best[0]] == context[best[1]]):
        return []
    return [act for act in found if index.stories[act.id] == best[0]]


def _shared_context(left: EventMention, right: EventMention) -> int:
    """How many names and parties two mentions have near them in common."""
    return len(left.near_names & right.near_names) + len(left.near_company & right.near_company)


def _inside(act: EventMention, mention: EventMention) -> bool:
    """Whether an act stands in the sentence of the denial itself: then it is a mention of its own."""
    return act.source.article.id == mention.source.article.id and act.sentence == mention.sentence


def _days_before(told: EventMention, denial: EventMention, most: int) -> bool:
    """Whether something was told at most so many days before its denial; unknown days are no hindrance."""
    first, last = _day(told), _day(denial)
    return first is None or last is None or -1 <= (last - first).days <= most


def _day(mention: EventMention) -> date | None:
    days = mention.presumed or mention.written
    return days[1] if days else None
