"""Disagreements about what happened: who did it, whether it happened at all, when and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from recoupe.compare.event_mentions import EventMention
from recoupe.compare.features.days import days_apart
from recoupe.compare.stories import StoryGroup
from recoupe.compare.texts import quote_evidence
from recoupe.comparison import Disagreement, Side
from recoupe.languages.places import load_places
from recoupe.reading import Status

from .sides import Claim, find_holder, make_disagreement, make_side

LONGEST_DATE_DAYS = 3
"""Vaguer dates than this contradict nobody."""

_ASSERTED: Status = "actual"
_DENIED: Status = "negated"
_DISTANCED: Status = "alleged"


def find_deed_disagreements(story: StoryGroup, names: Mapping[str, str]) -> Iterator[Disagreement]:
    """All of them for one story; `names` are those of the dossier's actors by id."""
    yield from _find_doers(story, names)
    yield from _find_denials(story)
    yield from _find_dates(story)
    yield from _find_places(story)


def _find_doers(story: StoryGroup, names: Mapping[str, str]) -> Iterator[Disagreement]:
    """Accounts name actors who have nobody in common, not even their country."""
    told = [m for m in story.mentions if m.actors and m.event.status != _DENIED and not m.is_mutual]
    sides = []
    for group in _join([(mention, mention.actor_parties) for mention in told]):
        actors = sorted({names[actor] for mention in group for actor in mention.actors})
        sides.append(_side(", ".join(actors), group))
    if len(sides) > 1:
        yield make_disagreement("actor", sorted(sides, key=lambda side: side.value), story=story.id)


def _find_denials(story: StoryGroup) -> Iterator[Disagreement]:
    """Somebody denies what another asserts, or articles differ in whether they assert or only report it."""
    by_status: dict[Status, list[EventMention]] = defaultdict(list)
    for mention in story.mentions:
        by_status[mention.event.status].append(mention)
    asserted = by_status[_ASSERTED]
    denied = _by_others(by_status[_DENIED], asserted + by_status[_DISTANCED])
    distanced = _in_other_articles(by_status[_DISTANCED], asserted)
    sides = [
        (_ASSERTED, asserted),
        (_DISTANCED, by_status[_DISTANCED] if denied else distanced),
        (_DENIED, denied),
    ]
    told = [_side(status, mentions) for status, mentions in sides if mentions]
    if len(told) > 1 and (denied or distanced):
        yield make_disagreement("status", told, story=story.id)


def _by_others(mentions: Sequence[EventMention], others: Sequence[EventMention]) -> list[EventMention]:
    holders = {find_holder(other) for other in others}
    return [mention for mention in mentions if holders - {find_holder(mention)}]


def _in_other_articles(
    mentions: Sequence[EventMention], others: Sequence[EventMention]
) -> list[EventMention]:
    articles = {other.source.article.id for other in others}
    return [mention for mention in mentions if articles and mention.source.article.id not in articles]


def _find_dates(story: StoryGroup) -> Iterator[Disagreement]:
    """Two articles give days that do not meet."""
    dated = [
        mention
        for mention in story.mentions
        if mention.days and (mention.days[1] - mention.days[0]).days <= LONGEST_DATE_DAYS
    ]
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


def _find_places(story: StoryGroup) -> Iterator[Disagreement]:
    """Two articles give two towns, and none gives both.

    Only towns that the gazetteer knows contradict each other, in any language's name of them: a
    country, a quarter or "the airport" may hold the other place or lie in it.
    """
    towns = {mention.id: _towns(mention) for mention in story.mentions}
    told = [mention for mention in story.mentions if towns[mention.id]]
    by_article: dict[str, frozenset[str]] = defaultdict(frozenset)
    for mention in told:
        by_article[mention.source.article.id] |= towns[mention.id]
    groups = _join([(mention, by_article[mention.source.article.id]) for mention in told])
    if len(groups) > 1:
        sides = [_side(min(m.event.place or "" for m in group), group) for group in groups]
        yield make_disagreement("place", sorted(sides, key=lambda side: side.value), story=story.id)


def _towns(mention: EventMention) -> frozenset[str]:
    """All towns of the place's name."""
    if not mention.place or mention.place_is_country:
        return frozenset()
    towns = load_places().find_places(mention.event.place or "")
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
