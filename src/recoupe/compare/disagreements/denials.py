"""Disagreements about whether something happened: asserted here, alleged there, denied by somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from recoupe.compare.event_mentions import EventMention
from recoupe.compare.links import Weights, are_linked
from recoupe.compare.parties import are_apart
from recoupe.compare.refusals import Refusal, find_refusals
from recoupe.compare.scenes import Scene
from recoupe.compare.stories import StoryGroup
from recoupe.compare.texts import is_same_word, quote_evidence, split_words
from recoupe.comparison import Disagreement
from recoupe.languages.disputes import load_disputes
from recoupe.reading import Status

from .sides import Claim, find_holder, make_disagreement, make_side, name_outlet

_ORDER: tuple[Status, ...] = ("actual", "alleged", "negated")


class _Told(NamedTuple):
    """One claim about one happening, with its status."""

    status: Status
    claim: Claim


def find_denials(
    scenes: Sequence[Scene],
    groups: Sequence[StoryGroup],
    mentions: Sequence[EventMention],
    stories: Mapping[str, str],
    weights: Weights,
) -> Iterator[Disagreement]:
    """One for each story of which one holder asserts or alleges what another denies, or only reports."""
    told: dict[str, list[_Told]] = defaultdict(list)
    refused = _find_refused(mentions)
    for group in groups:
        told[group.id] += _find_contradicted(group, refused, weights)
    for refusal in find_refusals(scenes, mentions, stories):
        told[stories[refusal.denied[0].id]] += _tell_refusal(refusal)
    for story, claims in sorted(told.items()):
        by_status = {status: [one.claim for one in claims if one.status == status] for status in _ORDER}
        sides = [make_side(status, by_status[status]) for status in _ORDER if by_status[status]]
        if len(sides) > 1:
            yield make_disagreement("status", sides, story=story)


def _find_refused(mentions: Sequence[EventMention]) -> frozenset[str]:
    """The negated mentions that somebody refuses rather than denies ("rejects the conference proposed").

    Their sentence tells a REJECT of the one who says so, and no word of denial.
    """
    refusals: dict[tuple[str, int], list[EventMention]] = defaultdict(list)
    for mention in mentions:
        if mention.event.type == "REJECT":
            refusals[mention.source.article.id, mention.sentence.start].append(mention)
    refused: set[str] = set()
    for mention in mentions:
        told = refusals.get((mention.source.article.id, mention.sentence.start), ())
        by = [refusal for refusal in told if mention.said_by in refusal.actors]
        disputes = load_disputes(mention.source.reading.language)
        if mention.event.status == "negated" and by:
            words = [split_words(refusal.event.trigger.text) for refusal in by]
            if not any(disputes.is_denial(one) for one in words):
                refused.add(mention.id)
    return frozenset(refused)


def _find_contradicted(group: StoryGroup, refused: frozenset[str], weights: Weights) -> list[_Told]:
    """The mentions of a story that another holder's mention of the same act contradicts."""
    found: dict[str, EventMention] = {}
    denied = [m for m in group.mentions if m.event.status == "negated" and m.id not in refused]
    distanced = [mention for mention in group.mentions if mention.event.status == "alleged"]
    asserted = [mention for mention in group.mentions if mention.event.status == "actual"]
    for denial in denied:
        for other in (*asserted, *distanced):
            if find_holder(denial) != find_holder(other) and _same_claim(denial, other, weights):
                found |= {denial.id: denial, other.id: other}
    for doubt in distanced:
        for other in asserted:
            elsewhere = doubt.source.article.id != other.source.article.id
            if elsewhere and find_holder(doubt) != find_holder(other) and _same_claim(doubt, other, weights):
                found |= {doubt.id: doubt, other.id: other}
    return [_Told(mention.event.status, _claim(mention)) for _, mention in sorted(found.items())]


def _same_claim(left: EventMention, right: EventMention, weights: Weights) -> bool:
    """Two mentions of a story tell one act in one word, or are linked by themselves, with the same sides."""
    if are_apart(left.actor_parties, right.actor_parties):
        return False
    if are_apart(left.recipient_parties, right.recipient_parties):
        return False
    return is_same_word(left.trigger_stems, right.trigger_stems) or (
        left.event.type == right.event.type and are_linked(left, right, weights)
    )


def _claim(mention: EventMention) -> Claim:
    evidence = quote_evidence(mention.source.article, mention.sentence)
    return Claim(mention.event.status, find_holder(mention), evidence)


def _tell_refusal(refusal: Refusal) -> Iterator[_Told]:
    """The denial, and what it denies: of a charge the accusers are the holders."""
    denial = refusal.denial
    evidence = quote_evidence(denial.source.article, denial.sentence)
    deniers = sorted(denial.actors) or [name_outlet(denial.source.article)]
    for denier in deniers:
        yield _Told("negated", Claim("negated", denier, evidence))
    for act in refusal.denied:
        charge = act.event.type == "ACCUSE"
        status: Status = "alleged" if charge else act.event.status
        words = quote_evidence(act.source.article, act.sentence)
        for holder in sorted(act.actors) if charge and act.actors else [find_holder(act)]:
            yield _Told(status, Claim(status, holder, words))
