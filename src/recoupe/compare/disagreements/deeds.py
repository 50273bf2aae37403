"""Disagreements about what happened: who did it, when and where (denials.py: whether it happened at all)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from recoupe.compare.event_mentions import EventMention
from recoupe.compare.features.days import days_apart
from recoupe.compare.parties import VAGUE, are_apart
from recoupe.compare.stories import StoryGroup
from recoupe.compare.texts import find_paragraph, quote_evidence, split_words
from recoupe.comparison import Disagreement, DossierActor, Side
from recoupe.languages.places import load_places
from recoupe.reading import EventType

from .sides import Claim, find_holder, make_disagreement, make_side

LONGEST_DATE_DAYS = 3
"""Vaguer dates than this contradict nobody."""

DEEDS: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID"})
"""Types of which it is asked who did it. Of words ("Rome demands", "Mussolini demands") the answer is a
matter of how one puts it."""


def find_deed_disagreements(story: StoryGroup, actors: Mapping[str, DossierActor]) -> Iterator[Disagreement]:
    """All of them for one story; `actors` are those of the dossier by id."""
    yield from _find_doers(story, actors)
    yield from _find_dates(story)
    yield from _find_places(story)


def _find_doers(story: StoryGroup, actors: Mapping[str, DossierActor]) -> Iterator[Disagreement]:
    """Holders name actors of one deed who have nobody in common, and of whom none can stand for the other."""
    told = [mention for mention in story.mentions if _names_doer(mention)]
    for event_type in sorted({mention.event.type for mention in told}):
        groups = _join([(m, m.actor_parties) for m in told if m.event.type == event_type])
        apart = [group for group in groups if any(_contradict(group, other, actors) for other in groups)]
        if len(apart) > 1:
            sides = []
            for group in apart:
                names = sorted({actors[actor].name for mention in group for actor in mention.actors})
                sides.append(_side(", ".join(names), group))
            yield make_disagreement("actor", sorted(sides, key=lambda side: side.value), story=story.id)


def _names_doer(mention: EventMention) -> bool:
    """Whether a mention says who did a deed. A speaker read as the doer of what he tells is a misreading."""
    return bool(
        mention.event.type in DEEDS
        and mention.event.status in ("actual", "alleged")
        and mention.actors
        and not mention.is_mutual
        and mention.actors != {mention.said_by}
        and not any(party.startswith(VAGUE) for party in mention.actor_parties)
    )


def _contradict(
    left: Sequence[EventMention], right: Sequence[EventMention], actors: Mapping[str, DossierActor]
) -> bool:
    """Two groups name other doers, in other articles or other voices, and one does not tell both deeds."""
    return left is not right and any(
        are_apart(one.actor_parties, other.actor_parties)
        and not _same_forces(one, other, actors)
        and _teller(one) != _teller(other)
        and not are_apart(one.recipient_parties, other.recipient_parties)
        for one in left
        for other in right
    )


def _same_forces(left: EventMention, right: EventMention, actors: Mapping[str, DossierActor]) -> bool:
    """Whether both sides have forces of one kind and country ("soldiers" here, "militaires" there)."""

    def forces(mention: EventMention) -> set[tuple[str | None, str | None]]:
        known = (actors[actor] for actor in mention.actors if actor in actors)
        return {(one.country, one.sector) for one in known if one.kind == "armed_force" and one.country}

    return bool(forces(left) & forces(right))


def _teller(mention: EventMention) -> tuple[str, str]:
    return mention.source.article.id, find_holder(mention)


def _find_dates(story: StoryGroup) -> Iterator[Disagreement]:
    """Two articles give days that do not meet."""
    dated = [mention for mention in story.mentions if _names_days(mention)]
    if not any(
        days_apart(left.days, right.days) and left.source.article.id != right.source.article.id
        for left, right in combinations(dated, 2)
    ):
        return
    by_days: dict[str, list[EventMention]] = defaultdict(list)
    for mention in dated:
        if mention.days:
            first, last = mention.days
            by_days[first.isoformat() if first == last else f"{first}/{last}"].append(mention)
    yield make_disagreement(
        "date", [_side(days, group) for days, group in sorted(by_days.items())], story=story.id
    )


def _names_days(mention: EventMention) -> bool:
    """Whether the mention's own clause says within a few days when it happened; a plan can be put off."""
    return bool(
        mention.days
        and (mention.days[1] - mention.days[0]).days <= LONGEST_DATE_DAYS
        and mention.event.dated_from != "sentence"
        and mention.event.status in ("actual", "alleged")
    )


def _find_places(story: StoryGroup) -> Iterator[Disagreement]:
    """Two articles give two towns, and none names both where it tells the act.

    Only towns that the gazetteer knows contradict each other, in any language's name of them: a
    country, a quarter or "the airport" may hold the other place or lie in it.
    """
    towns = {mention.id: _towns(mention) for mention in story.mentions}
    told = [mention for mention in story.mentions if towns[mention.id]]
    by_article: dict[str, frozenset[str]] = defaultdict(frozenset)
    for mention in told:
        by_article[mention.source.article.id] |= towns[mention.id]
    groups = _join([(mention, by_article[mention.source.article.id]) for mention in told])
    if len(groups) > 1 and not any(_names_place(m, other) for m, other in combinations(told, 2)):
        sides = [_side(min(m.event.place or "" for m in group), group) for group in groups]
        yield make_disagreement("place", sorted(sides, key=lambda side: side.value), story=story.id)


def _names_place(left: EventMention, right: EventMention) -> bool:
    """Whether of two mentions with different places one's paragraph names the other's place as well."""
    if left.place == right.place:
        return False
    return any(
        set(other.place) <= set(split_words(find_paragraph(one.source.article.text, one.event.trigger.start)))
        for one, other in ((left, right), (right, left))
    )


def _towns(mention: EventMention) -> frozenset[str]:
    """All towns of the place's name."""
    if not mention.place or mention.place_is_country:
        return frozenset()
    return _find_towns(mention.event.place or "")


@lru_cache(maxsize=16384)
def _find_towns(place: str) -> frozenset[str]:
    towns = load_places().find_places(place)
    return frozenset(f"{town.name} {town.country} {town.latitude} {town.longitude}" for town in towns)


def _join(told: Sequence[tuple[EventMention, frozenset[str]]]) -> list[list[EventMention]]:
    """The mentions in groups, those together whose marks (parties, towns) meet or are bridged."""
    groups: list[tuple[set[str], list[EventMention]]] = []
    for mention, marks in told:
        meeting = [group for group in groups if group[0] & marks]
        joined: tuple[set[str], list[EventMention]] = (set(marks), [])
        for group in meeting:
            joined[0].update(group[0])
            joined[1].extend(group[1])
            groups.remove(group)
        joined[1].append(mention)
        groups.append(joined)
    return [mentions for _, mentions in groups]


def _side(value: str, mentions: Sequence[EventMention]) -> Side:
    claims = [
        Claim(value, find_holder(mention), quote_evidence(mention.source.article, mention.sentence))
        for mention in mentions
    ]
    return make_side(value, claims)
