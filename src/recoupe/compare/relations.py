"""Signed relations: what the stories and labels of a dossier say about who stands with whom.

A story counts once for each pair of actors, however many accounts repeat it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from recoupe.comparison import DossierActor, DossierNaming, Evidence
from recoupe.reading import OUTLET, EventType, Sector

from .event_mentions import EventMention
from .parties import VOICES_OF_STATE, find_parties
from .relation_table import RelationTable
from .stories import StoryGroup
from .texts import quote_evidence

MOST_SIDES = 12
"""Of longer lists of actors only the first are related to each other."""

_DEEDS_OF_STATES: frozenset[EventType] = frozenset({"MOBILIZE", "AID", "SANCTION", "COOPERATE"})
"""What states do and hardly anybody else."""

_DEEDS_AGAINST: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""What organs of a state do to those with whom they are at odds, be they its ministers."""

_ORGANS: frozenset[Sector] = frozenset({"GOV", "MIL", "SPY", "JUD", "LEG"})

_TALKS: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "CONCEDE"})
"""Talks, and what they come to; support that two give each other is a treaty."""

Pair = tuple[str, str]


class Contribution(NamedTuple):
    """What one story, or one holder's labels, says of two actors: `weight` from -1 (foes) to 1 (friends).

    `is_talk` marks talks and treaties between the two, which are held with friends and foes.
    """

    pair: Pair
    weight: float
    day: date | None
    evidence: tuple[Evidence, ...]
    is_talk: bool = False


def find_stands(actors: Sequence[DossierActor], stories: Iterable[StoryGroup] = ()) -> dict[str, str]:
    """For each actor the id of the one it stands with by office: members of a government with their state.

    Where the state itself is nowhere named, its most mentioned member stands for it. Media stand nowhere. In
    `stories` somebody of no known office who does what states do (sends troops, aid) shows that he stands
    with his state, and somebody whom its organs arrest or attack that he does not.
    """
    parties = dict(find_parties(actors, VOICES_OF_STATE)) | _find_loyalties(actors, stories)
    heads: dict[str, str] = {}
    for actor in sorted(actors, key=lambda actor: (actor.kind != "state", -actor.mentions, actor.id)):
        heads.setdefault(parties[actor.id], actor.id)
    return {actor.id: heads[parties[actor.id]] for actor in actors if actor.kind != "media"}


def _find_loyalties(actors: Sequence[DossierActor], stories: Iterable[StoryGroup]) -> dict[str, str]:
    """The parties of persons of which their deeds, or what is done to them, tell more than their offices."""
    by_id = {actor.id: actor for actor in actors}
    parties: dict[str, str] = {}
    estranged: set[str] = set()
    for mention in (mention for story in stories for mention in story.mentions):
        if mention.event.status not in ("actual", "alleged"):
            continue
        if mention.event.type in _DEEDS_OF_STATES:
            doers = (by_id[actor] for actor in mention.actors if actor in by_id)
            parties |= {one.id: one.country for one in doers if _has_no_office(one) and one.country}
        if mention.event.type in _DEEDS_AGAINST:
            organs = {by_id[a].country for a in mention.actors if a in by_id and by_id[a].sector in _ORGANS}
            told = mention.recipients - {mention.said_by}  # who tells it is mostly misread as the victim
            persons = (by_id[a] for a in told if a in by_id and by_id[a].kind == "person")
            estranged |= {person.id for person in persons if person.country and person.country in organs}
    return parties | {actor: actor for actor in sorted(estranged)}


def _has_no_office(actor: DossierActor) -> bool:
    return actor.kind == "person" and actor.sector is None


def find_contributions(
    stories: Iterable[StoryGroup],
    namings: Sequence[DossierNaming],
    stands: Mapping[str, str],
    written: Mapping[str, date | None],
    table: RelationTable,
) -> list[Contribution]:
    """All that stories and labels contribute; `written` gives the day of each article."""
    found = [contribution for story in stories for contribution in _from_story(story, stands, table)]
    return found + list(_from_labels(namings, stands, written, table))


def _from_story(story: StoryGroup, stands: Mapping[str, str], table: RelationTable) -> Iterator[Contribution]:
    """One contribution for each pair and sign: the strongest, with the words of all mentions that make it."""
    told: dict[tuple[Pair, bool], list[tuple[float, EventMention]]] = defaultdict(list)
    for mention in story.mentions:
        if not _is_history(mention, table.search.oldest_days):
            for pair, weight in _from_mention(mention, stands, table):
                told[pair, weight > 0].append((weight, mention))
    days = [mention.presumed[1] for mention in story.mentions if mention.presumed]
    days = days or [mention.written[1] for mention in story.mentions if mention.written]
    for (pair, _), parts in sorted(told.items(), key=lambda item: item[0]):
        strongest = max((weight for weight, _ in parts), key=abs)
        evidence = {quote_evidence(m.source.article, m.event.trigger): None for _, m in parts}
        talk = strongest > 0 and all(_is_talk(mention) for _, mention in parts)
        yield Contribution(pair, strongest, min(days, default=None), tuple(evidence), talk)


def _is_talk(mention: EventMention) -> bool:
    return mention.event.type in _TALKS or (mention.event.type == "SUPPORT" and mention.is_mutual)


def _is_history(mention: EventMention, oldest_days: int) -> bool:
    return bool(
        mention.presumed and mention.written and (mention.written[0] - mention.presumed[1]).days > oldest_days
    )


def _from_mention(
    mention: EventMention, stands: Mapping[str, str], table: RelationTable
) -> Iterator[tuple[Pair, float]]:
    event = mention.event
    actors = _heads(mention.actors, stands)
    recipients = _heads(mention.recipients, stands)
    share = _share_of_attributed(mention, actors, stands, table)
    weight = share * table.weigh_event(event.type, event.mode, event.status)
    if weight:
        for pair in {_pair(a, r) for a in actors for r in recipients if a != r}:
            yield pair, weight
    if not recipients and event.type in table.mutual:
        between = weight
    else:
        between = share * table.share.together / 10 * table.status[event.status]
    if between:
        for left, right in combinations(actors, 2):
            yield _pair(left, right), between


def _share_of_attributed(
    mention: EventMention, actors: Sequence[str], stands: Mapping[str, str], table: RelationTable
) -> float:
    """Less than 1 for what a speaker says that others did."""
    if mention.said_by is None or stands.get(mention.said_by) in actors:
        return 1.0
    return table.share.attributed


def _from_labels(
    namings: Sequence[DossierNaming],
    stands: Mapping[str, str],
    written: Mapping[str, date | None],
    table: RelationTable,
) -> Iterator[Contribution]:
    """One contribution for each holder, bearer and slant. What outlets say binds no actors."""
    told: dict[tuple[Pair, float], list[DossierNaming]] = defaultdict(list)
    for naming in namings:
        weight = table.weigh_label(naming.slant)
        holder, bearer = stands.get(naming.by), stands.get(naming.actor)
        if naming.by != OUTLET and weight and holder and bearer and holder != bearer:
            told[_pair(holder, bearer), weight].append(naming)
    for (pair, weight), labels in sorted(told.items(), key=lambda item: item[0]):
        days = [day for naming in labels if (day := written[naming.evidence.article])]
        evidence = {naming.evidence: None for naming in labels}
        yield Contribution(pair, weight, min(days, default=None), tuple(evidence))


def _heads(actors: Iterable[str], stands: Mapping[str, str]) -> list[str]:
    return sorted({stands[actor] for actor in actors if actor in stands})[:MOST_SIDES]


def _pair(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)
