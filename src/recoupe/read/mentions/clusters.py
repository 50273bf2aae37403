"""Mentions of one actor put together: names by their parts, offices by country and kind, groups by class."""

from __future__ import annotations

import re
from collections import Counter

import msgspec
from rapidfuzz.fuzz import ratio

from recoupe.languages.world import load_world
from recoupe.names import fold_name
from recoupe.read.cast import ActorMention, Cast
from recoupe.read.mentions.draft import Draft
from recoupe.read.syntax import Syntax
from recoupe.reading import Actor, CountryFrom, Mention, Office

_SPELLING = 84
"""Least rapidfuzz ratio (0 to 100) of two spellings of one surname; Jorge and Delcy score far below."""
_FIRST_NAME = 75
"""The same for first names: Sergueï and Sergei are 92, Nicolas and Nicolás 100, Jorge and Delcy 20."""


_RULING = frozenset({"head of state", "head of government"})


class _Group(msgspec.Struct):
    """An actor in the making."""

    key: tuple[str, ...]
    drafts: list[Draft]
    names: list[tuple[str, ...]]


def cluster(syntax: Syntax, drafts: list[Draft], places: dict[int, str]) -> Cast:
    """The cast of an article from its drafts (in text order)."""
    groups = _group_named_persons(drafts)
    for draft in drafts:
        if draft.kind == "person" and not draft.name:
            _place_description(syntax, draft, groups)
        elif draft.kind != "person":
            _place_other(syntax, draft, groups)
    return _cast(syntax, [g for g in groups if g.drafts], places)


def _group_named_persons(drafts: list[Draft]) -> list[_Group]:
    """Full names first, so that a surname before its full name still finds it."""
    groups: list[_Group] = []
    named = [d for d in drafts if d.kind == "person" and d.name]
    for draft in sorted(named, key=lambda d: (-len(d.name), d.first)):
        group = next((g for g in groups if any(is_same_name(draft.name, n) for n in g.names)), None)
        group = group or _new_group(groups, ("person", *draft.name))
        group.drafts.append(draft)
        group.names.extend(n for n in (draft.name, *draft.aliases) if n not in group.names)
    return groups


def _new_group(groups: list[_Group], key: tuple[str, ...]) -> _Group:
    group = _Group(key, [], [])
    groups.append(group)
    return group


def is_same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """The two folded names can be one person's: one is part of the other, spelling variants allowed.

    Two full names with different first names are never one person.
    """
    if len(left) > len(right):
        left, right = right, left
    if len(left) == 1:
        return any(_same_spelling(left[0], part) for part in right)
    if ratio(left[0], right[0]) < _FIRST_NAME:
        return False
    rest = right[1:]
    return any(_same_spelling(left[-1], part) for part in rest)


def _same_spelling(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) > 3 and ratio(left, right) >= _SPELLING)


def _ruler(draft: Draft, groups: list[_Group]) -> _Group | None:
    """Whoever "the president" of a country means where no name has an office beside it.

    The only person of the article that is known as a leader of that country and not described otherwise.
    """
    if draft.noun is None or draft.noun.group_class not in _RULING or draft.determiner == "indefinite":
        return None
    known = [
        group
        for group in groups
        if group.key[0] == "person"
        and all(d.noun is None for d in group.drafts)
        and any(d.country_from == "leaders" and d.country == draft.country for d in group.drafts)
    ]
    return known[0] if len(known) == 1 else None


def _place_description(syntax: Syntax, draft: Draft, groups: list[_Group]) -> None:
    """An office or description without a name goes to the last person it fits, else stands alone."""
    candidates = []
    for group in groups:
        fit = _fits(syntax, draft, group)
        if fit:
            distance = min(
                (draft.first - d.first if d.first <= draft.first else 10_000 + d.first) for d in group.drafts
            )
            candidates.append((-fit, distance, group.key, group))
    if candidates and draft.determiner != "indefinite":
        _fit, _distance, _key, nearest = min(candidates, key=lambda c: c[:3])
        nearest.drafts.append(draft)
        return
    ruler = _ruler(draft, groups) if not candidates else None
    if ruler is not None:
        ruler.drafts.append(draft)
        return
    text = fold_name(syntax.span(draft.first, draft.last).text)
    key = ("described", text, draft.country or "")
    group = next((g for g in groups if g.key == key), None) or _new_group(groups, key)
    group.drafts.append(draft)


def _fits(syntax: Syntax, draft: Draft, group: _Group) -> int:
    """How well a description fits a person: 0 not at all, 3 the same office of the same country."""
    if group.key[0] not in ("person", "described") or draft.noun is None:
        return 0
    countries = {d.country for d in group.drafts if d.country}
    if draft.country and countries and draft.country not in countries:
        return 0
    genders = {d.gender for d in group.drafts if d.gender and d.noun}
    if draft.gender and genders and draft.gender not in genders and not draft.noun.bare:
        return 0
    for other in group.drafts:
        if other.noun is None:
            continue
        same_class = draft.noun.group_class is not None and other.noun.group_class == draft.noun.group_class
        if same_class or (other.noun is draft.noun and _is_shorter(syntax, draft, other)):
            return 3 if draft.country and countries else 2
    return 0


def _is_shorter(syntax: Syntax, left: Draft, right: Draft) -> bool:
    """The first office says nothing but its country that the second does not ("le ministre français")."""
    nouns = [
        {
            syntax.words[i].lemma
            for i in range(*(d.office or (d.first, d.last)))
            if syntax.words[i].pos != "ADJ"
        }
        for d in (left, right)
    ]
    return nouns[0] <= nouns[1]


def _place_other(syntax: Syntax, draft: Draft, groups: list[_Group]) -> None:
    key = _group_key(syntax, draft)
    group = next((g for g in groups if g.key == key), None) or _new_group(groups, key)
    group.drafts.append(draft)


def _group_key(syntax: Syntax, draft: Draft) -> tuple[str, ...]:
    """What two descriptions must share to be one actor."""
    if draft.world is not None:
        return ("world", draft.world)
    country = draft.country or ""
    noun = draft.noun
    phrase = fold_name(syntax.span(draft.head, draft.last).text)
    if draft.people:
        key = ("class", "people", country)
    elif draft.kind == "state":
        key = ("government", fold_name(syntax.span(draft.first, draft.last).text), country)
    elif draft.name:
        key = ("named", " ".join(draft.name), country)
    elif noun is not None and noun.group_class and noun.group_class != "country":
        key = ("class", noun.group_class, country)
    elif noun is not None and noun.needs == "modifier":
        key = ("phrase", phrase, country)
    else:
        key = ("noun", fold_name(syntax.words[draft.head].lemma), country)
    return key


def _cast(syntax: Syntax, groups: list[_Group], places: dict[int, str]) -> Cast:
    groups.sort(key=lambda g: (min(d.first for d in g.drafts), g.key))
    ids: set[str] = set()
    actors: list[Actor] = []
    mentions: list[ActorMention] = []
    for group in groups:
        drafts = sorted(group.drafts, key=lambda d: (d.first, d.last))
        actor = _actor(syntax, drafts, ids)
        ids.add(actor.id)
        actors.append(actor)
        mentions.extend(
            ActorMention(
                first=d.first,
                last=d.last,
                head=_outer_head(syntax, d),
                form=d.form,
                actor=actor.id,
                kind=actor.kind,
                country=actor.country,
                sector=actor.sector,
                number=d.number,
                gender=d.gender,
            )
            for d in drafts
        )
    mentions.sort(key=lambda m: (m.first, -m.last, m.actor))
    by_word: dict[int, ActorMention] = {}
    by_head: dict[int, ActorMention] = {}
    for mention in mentions:
        by_word.update(dict.fromkeys(range(mention.first, mention.last), mention))
        by_head[mention.head] = mention
    return Cast(
        actors=tuple(actors), mentions=tuple(mentions), by_word=by_word, by_head=by_head, places=places
    )


def _outer_head(syntax: Syntax, draft: Draft) -> int:
    """The word by which a mention hangs in its clause: "centaine" of "une centaine de militaires"."""
    for i in range(draft.first, draft.last):
        head = syntax.words[i].head
        if (head == i or not draft.first <= head < draft.last) and syntax.words[i].pos != "PUNCT":
            return i
    return draft.head


def _actor(syntax: Syntax, drafts: list[Draft], taken: set[str]) -> Actor:
    best = max(drafts, key=lambda d: (bool(d.name), len(d.name), -d.first))
    name = _state_name(syntax, drafts) or _name(syntax, best)
    country, country_from = _country(drafts)
    sectors = Counter(d.sector for d in drafts if d.sector)
    sector = sectors.most_common(1)[0][0] if sectors else None
    identity = best.world or _slug(name, best.country if not best.name else None)
    unique, number = identity, 2
    while unique in taken:
        unique, number = f"{identity}-{number}", number + 1
    return Actor(
        id=unique,
        name=name,
        kind=best.kind,
        country=country,
        country_from=country_from,
        sector=sector,
        mentions=tuple(
            Mention(s.start, s.end, s.text) for s in (syntax.span(d.first, d.last) for d in drafts)
        ),
        offices=tuple(
            _office(syntax, d, country) for d in drafts if d.office is not None and d.kind == "person"
        ),
    )


def _country(drafts: list[Draft]) -> tuple[str | None, CountryFrom | None]:
    """The country most mentions give, by the best authority that gives one.

    Of known leaders, the fullest name says who is meant ("González" alone could be another).
    """
    authorities: tuple[CountryFrom, ...] = ("words", "leaders", "story")
    for authority in authorities:
        given = [d for d in drafts if d.country and d.country_from == authority]
        fullest = max((len(d.name) for d in given), default=0) if authority == "leaders" else 0
        countries = Counter(d.country for d in given if d.country and len(d.name) >= fullest)
        if countries:
            return countries.most_common(1)[0][0], authority
    return None, None


def _state_name(syntax: Syntax, drafts: list[Draft]) -> str | None:
    """The name of a state that an article names by its capital or people only; None for all others."""
    first = drafts[0]
    if first.kind != "state" or first.world is None or not first.country:
        return None
    named = next((d for d in drafts if d.form == "name"), None)
    if named is not None:
        return syntax.span(named.first, named.last).text
    return load_world().state_name(first.country, syntax.language)


def _name(syntax: Syntax, best: Draft) -> str:
    if not best.name:
        return syntax.span(best.first, best.last).text
    for first in range(best.first, best.last):
        if not fold_name(syntax.words[first].text):
            continue
        for last in range(first + 1, best.last + 1):
            if tuple(fold_name(syntax.span(first, last).text).split()) == best.name:
                return syntax.span(first, last).text
    return " ".join(best.name)


def _office(syntax: Syntax, draft: Draft, country: str | None) -> Office:
    first, last = draft.office or (draft.first, draft.last)
    span = syntax.span(first, last)
    return Office(title=span.text, country=draft.country or country, sector=draft.sector, evidence=span)


def _slug(name: str, country: str | None) -> str:
    text = fold_name(name) if country is None else f"{fold_name(name)} {country.lower()}"
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-") or "actor"
