"""Refusals: denials that a reading gives as an act of denying or as a statement, matched with what they deny.

Four kinds: of a charge ("rejects these accusations", "denies any part in it"), of an act named by a noun
or verb that is no event of its own there ("denies any landing"), of what a charge says ("denies having fired
first", where another accuses of "firing first"), and bare ones ("Mr C. denies it.") of what the
sentence before tells.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from recoupe.languages.disputes import load_disputes
from recoupe.reading import EventType, Span, Statement, Status

from .event_mentions import EventMention
from .features.tolls import SENTENCE_GAP
from .inputs import ReadArticle
from .parties import STATELESS
from .scenes import Scene
from .texts import count_shared, find_stems, split_words

OPENING_WORDS = 8
"""Words after a word of denial among which stands what is denied."""

KEY_LETTERS = 4
"""Letters by which words of a denial and of an act find each other."""

REACH_DAYS = 14
"""A denial answers what happened, or was told, at most so many days before."""

CHARGE_DAYS = 3
"""One article's rejection of a charge answers another's charge while no more days lie between."""

_WORDS_ONLY: frozenset[EventType] = frozenset({"ACCUSE", "REJECT", "CONSULT", "AGREE"})
_TOLD: frozenset[Status] = frozenset({"actual", "alleged"})


class Denial(NamedTuple):
    """Somebody denies something: who (actors and their parties), where, and what stands around.

    `opening` are the words of denial and the first of what is denied.
    """

    source: ReadArticle
    trigger: Span
    sentence: Span
    opening: tuple[str, ...]
    actors: frozenset[str]
    parties: frozenset[str]
    near_company: frozenset[str]
    near_names: frozenset[str]
    day: date | None


class Refusal(NamedTuple):
    """A denial, and the mentions of what it denies (all of one story)."""

    denial: Denial
    denied: tuple[EventMention, ...]


class _Days(NamedTuple):
    """Mentions by their days: those told so many days before a denial are found without asking the others."""

    days: Sequence[int]
    dated: Sequence[tuple[int, EventMention]]
    undated: Sequence[tuple[int, EventMention]]

    @classmethod
    def of(cls, mentions: Sequence[EventMention]) -> _Days:
        numbered = [(_day(mention), number, mention) for number, mention in enumerate(mentions)]
        dated = sorted((day.toordinal(), number) for day, number, _ in numbered if day is not None)
        return cls(
            days=[day for day, _ in dated],
            dated=[(number, mentions[number]) for _, number in dated],
            undated=[(number, mention) for day, number, mention in numbered if day is None],
        )

    def before(self, day: date | None, most: int) -> list[EventMention]:
        """The mentions, in their order, of the day after that day or of at most so many before it.

        Unknown days are no hindrance.
        """
        near = self.dated
        if day is not None:
            first = bisect_left(self.days, day.toordinal() - most)
            near = self.dated[first : bisect_right(self.days, day.toordinal() + 1)]
        return [mention for _, mention in sorted([*near, *self.undated], key=itemgetter(0))]


class _Index(NamedTuple):
    """The mentions in the orders in which what is denied is looked for; the stems of charges by their ids."""

    by_article: Mapping[str, Sequence[EventMention]]
    charges: Mapping[str, _Days]
    charge_stems: Mapping[str, frozenset[str]]
    by_stem: Mapping[str, _Days]
    stories: Mapping[str, str]


def find_refusals(
    scenes: Sequence[Scene], mentions: Sequence[EventMention], stories: Mapping[str, str]
) -> Iterator[Refusal]:
    """The denials that answer something told; `stories` maps mention ids to stories."""
    index = _index(mentions, stories)
    told: dict[str, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        if mention.event.type == "REJECT" and mention.event.status in _TOLD:
            told[mention.source.article.id].append(mention)
    for scene in scenes:
        for denial in _find_denials(scene, told[scene.source.article.id]):
            denied = _find_denied(denial, index)
            if denied:
                yield Refusal(denial, tuple(denied))


def _find_denials(scene: Scene, refusals: Sequence[EventMention]) -> Iterator[Denial]:
    """The refusals of one article, and its denying statements whose cue is none of them."""
    disputes = load_disputes(scene.source.reading.language)
    if not disputes.denial.forms:
        return
    stated = {
        statement.cue: statement
        for statement in scene.source.reading.statements
        if statement.cue is not None
        and statement.kind != "direct"
        and disputes.is_denial(split_words(statement.cue.text))
    }
    for mention in refusals:
        trigger = mention.event.trigger
        cue = next((cue for cue in stated if cue.start < trigger.end and trigger.start < cue.end), None)
        statement = stated.pop(cue) if cue is not None else None
        yield Denial(
            source=mention.source,
            trigger=trigger,
            sentence=mention.sentence,
            opening=_opening(trigger, mention.sentence, statement),
            actors=mention.actors,
            parties=mention.actor_parties or mention.company,
            near_company=mention.near_company,
            near_names=mention.near_names,
            day=_day(mention),
        )
    for cue, statement in stated.items():
        yield _stated(scene, cue, statement)


def _stated(scene: Scene, cue: Span, statement: Statement) -> Denial:
    source = scene.source
    sentence = source.sentence(cue)
    paragraph = scene.surroundings.paragraph(sentence.start)
    actors = frozenset(scene.cast.find(source.article.id, [statement.speaker]))
    return Denial(
        source=source,
        trigger=cue,
        sentence=sentence,
        opening=_opening(cue, sentence, statement),
        actors=actors,
        parties=frozenset(scene.parties[actor] for actor in actors),
        near_company=scene.company(*paragraph),
        near_names=scene.surroundings.names_in(*paragraph) | scene.surroundings.title,
        day=source.published.latest,
    )


def _opening(trigger: Span, sentence: Span, statement: Statement | None) -> tuple[str, ...]:
    """The words of denial and those that follow: of the statement that it opens, else of the sentence."""
    rest = sentence.text[max(trigger.end - sentence.start, 0) :]
    if statement is not None and statement.content.start >= trigger.start:
        rest = statement.content.text
    return (*split_words(trigger.text), *split_words(rest)[:OPENING_WORDS])


def _index(mentions: Sequence[EventMention], stories: Mapping[str, str]) -> _Index:
    by_article: dict[str, list[EventMention]] = defaultdict(list)
    charges: dict[str, list[EventMention]] = defaultdict(list)
    charge_stems: dict[str, frozenset[str]] = {}
    by_stem: dict[str, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        if mention.id not in stories or mention.event.status not in _TOLD:
            continue
        by_article[mention.source.article.id].append(mention)
        if mention.event.type == "ACCUSE":
            charge_stems[mention.id] = find_stems(mention.sentence.text)
            for party in sorted(mention.recipient_parties):
                charges[party].append(mention)
        elif mention.event.type not in _WORDS_ONLY:
            for stem in sorted({stem[:KEY_LETTERS] for stem in mention.trigger_stems}):
                by_stem[stem].append(mention)
    return _Index(
        by_article,
        {party: _Days.of(told) for party, told in charges.items()},
        charge_stems,
        {stem: _Days.of(told) for stem, told in by_stem.items()},
        stories,
    )


def _find_denied(denial: Denial, index: _Index) -> list[EventMention]:
    disputes = load_disputes(denial.source.reading.language)
    words = frozenset(denial.opening)
    if disputes.rejects_charge(words) or (disputes.is_denial(words) and words & disputes.denial.parts):
        return _find_charges(denial, index)
    denying = split_words(denial.trigger.text)
    if not disputes.is_denial(denying):
        return []
    said = find_stems(" ".join(denial.opening)) - find_stems(" ".join(denying))
    stems = said - disputes.hollow
    if not stems:
        return _find_before(denial, index)
    return _find_acts(denial, stems, index) or _find_charged(denial, said, index)


def _find_charges(denial: Denial, index: _Index) -> list[EventMention]:
    """The charges against the deniers that stand before in the article, else those in others then."""
    article = denial.source.article.id
    here = [
        charge
        for party in sorted(denial.parties)
        for charge in index.by_article.get(article, ())
        if charge.event.type == "ACCUSE" and party in charge.recipient_parties
        if not charge.actor_parties & denial.parties
    ]
    before = [charge for charge in here if charge.event.trigger.start < denial.trigger.start]
    if before:
        last = max(before, key=lambda charge: charge.event.trigger.start)
        return [charge for charge in before if charge.actor_parties == last.actor_parties]
    near = [
        charge
        for party in sorted(denial.parties)
        for charge in _told_before(index.charges, party, denial, CHARGE_DAYS)
        if charge.source.article.id != article
        and not charge.actor_parties & denial.parties
        and charge.actor_parties & denial.near_company
    ]
    return _of_one_story(near, denial, index)


def _find_acts(denial: Denial, stems: frozenset[str], index: _Index) -> list[EventMention]:
    """Acts that one of the words names, told by others within reach, in most of the words of the denial."""
    found = {
        act.id: act
        for stem in sorted(stems)
        for act in _told_before(index.by_stem, stem[:KEY_LETTERS], denial, REACH_DAYS)
        if count_shared(frozenset({stem}), act.trigger_stems)
        and act.said_by not in denial.actors
        and not _inside(act, denial)
        and _shared_context(act, denial)
        and 2 * count_shared(stems, act.stems | act.trigger_stems) >= len(stems)
    }
    told = _of_one_story(list(found.values()), denial, index)
    shared = [count_shared(stems, act.stems | act.trigger_stems) for act in told]
    return [act for act, words in zip(told, shared, strict=True) if words == max(shared)]


def _find_charged(denial: Denial, stems: frozenset[str], index: _Index) -> list[EventMention]:
    """Charges against the deniers that say, in half of the words of the denial, what is denied.

    Somebody of no known country can answer for any state that his paragraph names.
    """
    answering = denial.parties
    if all(party.startswith(STATELESS) for party in answering):
        answering |= denial.near_company
    charges = {
        charge.id: charge
        for party in sorted(answering)
        for charge in _told_before(index.charges, party, denial, REACH_DAYS)
        if not charge.actor_parties & denial.parties
        and 2 * count_shared(stems, index.charge_stems[charge.id]) >= len(stems)
    }
    return _of_one_story(list(charges.values()), denial, index)


def _find_before(denial: Denial, index: _Index) -> list[EventMention]:
    """The doubtful acts of the sentence right before a bare denial."""
    return [
        act
        for act in index.by_article.get(denial.source.article.id, ())
        if 0 <= denial.sentence.start - act.sentence.end <= SENTENCE_GAP and act.event.status == "alleged"
    ]


def _of_one_story(found: Sequence[EventMention], denial: Denial, index: _Index) -> list[EventMention]:
    """Those of the story that shares most with the denial; none where two share as much."""
    context: dict[str, int] = defaultdict(int)
    for act in found:
        story = index.stories[act.id]
        context[story] = max(context[story], _shared_context(act, denial))
    best = sorted(context, key=lambda story: (-context[story], story))
    if not best or (len(best) > 1 and context[best[0]] == context[best[1]]):
        return []
    return [act for act in found if index.stories[act.id] == best[0]]


def _shared_context(act: EventMention, denial: Denial) -> int:
    """How many names and parties an act and a denial have near them in common."""
    return len(act.near_names & denial.near_names) + len(act.near_company & denial.near_company)


def _inside(act: EventMention, denial: Denial) -> bool:
    """Whether an act stands in the sentence of the denial itself: then it is a mention of its own."""
    return act.source.article.id == denial.source.article.id and act.sentence == denial.sentence


def _told_before(index: Mapping[str, _Days], key: str, denial: Denial, most: int) -> Sequence[EventMention]:
    """What was told under a key at most so many days before a denial."""
    told = index.get(key)
    return told.before(denial.day, most) if told is not None else ()


def _day(mention: EventMention) -> date | None:
    days = mention.presumed or mention.written
    return days[1] if days else None
