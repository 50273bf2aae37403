"""Actors across articles: which actors of which readings are one, and what the dossier knows of each.

States, blocs and media carry the same id in every reading. Persons are linked by name (`persons.py`);
bodies, armed forces and groups are one where name and country agree.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from recoupe.comparison import DossierActor, Evidence
from recoupe.languages.world import load_world
from recoupe.names import fold_name
from recoupe.reading import UNNAMED, Actor

from .ids import content_id
from .inputs import ReadArticle
from .offices import collect_offices
from .persons import NameForm, is_named, link_persons
from .texts import quote_evidence, split_words

Key = tuple[str, ...]
"""What identifies an actor before it has an id: kind, country, and a folded name or a reader's id."""

_ASIDE = re.compile(r"\s*\([^)]*\)")


class Sighting(NamedTuple):
    """One actor as one article shows it."""

    source: ReadArticle
    actor: Actor


class Cast(NamedTuple):
    """The actors of a dossier, and which of them each actor of each reading is."""

    actors: tuple[DossierActor, ...]
    ids: dict[tuple[str, str], str]

    def find(self, article: str, reader_ids: Sequence[str]) -> tuple[str, ...]:
        """The dossier ids of some actors of one article, in order, each once; unknown ones are left out."""
        found = (self.ids.get((article, reader_id)) for reader_id in reader_ids)
        return tuple(dict.fromkeys(actor for actor in found if actor is not None))

    def find_speaker(self, article: str, reader_id: str | None) -> str | None:
        """The dossier id of a speaker; `unnamed` where the reading names none of its actors."""
        return None if reader_id is None else self.ids.get((article, reader_id), UNNAMED)


def link_actors(sources: Sequence[ReadArticle]) -> Cast:
    """All actors of the sources, ordered by how often they are mentioned, then by name."""
    sightings = [Sighting(source, actor) for source in sources for actor in source.reading.actors]
    persons = [sighting for sighting in sightings if _has_name_of_a_person(sighting.actor)]
    key_of_form = _person_keys(persons)
    groups: dict[Key, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        actor = sighting.actor
        if _has_name_of_a_person(actor):
            groups[key_of_form[_form(actor)]].append(sighting)
        else:
            groups[_key(sighting)].append(sighting)
    described = [(_describe_actor(key, group), group) for key, group in sorted(groups.items())]
    ids = {
        (sighting.source.article.id, sighting.actor.id): actor.id
        for actor, group in described
        for sighting in group
    }
    actors = (actor for actor, _ in described)
    return Cast(tuple(sorted(actors, key=lambda actor: (-actor.mentions, actor.name, actor.id))), ids)


def _has_name_of_a_person(actor: Actor) -> bool:
    """Whether an actor is a person called by name."""
    return actor.kind == "person" and is_named(actor.name) and bool(split_words(actor.name))


def _form(actor: Actor) -> NameForm:
    return NameForm(split_words(actor.name), _told_country(actor) or "")


def _told_country(actor: Actor) -> str | None:
    """The country that words or knowledge give; the one an article's story suggests keeps nobody apart."""
    return None if actor.country_from == "story" else actor.country


def _person_keys(persons: Sequence[Sighting]) -> dict[NameForm, Key]:
    """The key of each form: kind, country and most used full name of the person it belongs to."""
    uses: Counter[NameForm] = Counter()
    for sighting in persons:
        uses[_form(sighting.actor)] += _weight(sighting.actor)
    keys: dict[NameForm, Key] = {}
    for group in link_persons(uses):
        name = min(group, key=lambda form: (not form.is_full, -uses[form], form.words)).words
        country = _most(Counter({form.country: uses[form] for form in reversed(group) if form.country}))
        for form in group:
            keys[form] = ("person", country or "", " ".join(name))
    return keys


def _key(sighting: Sighting) -> Key:
    actor = sighting.actor
    if actor.kind == "state":
        return ("state", actor.country or "", actor.id)
    if actor.kind in ("bloc", "media"):
        return (actor.kind, "", actor.id)
    name = " ".join(split_words(_ASIDE.sub("", actor.name))) or actor.id
    if actor.kind == "person" and not (actor.country and actor.name != actor.name.lower()):
        # "An officer" is nobody to be found in other articles; "the ambassador of Oslo" is.
        return ("person", actor.country or "", name, sighting.source.article.id)
    return (actor.kind, actor.country or "", name)


def _describe_actor(key: Key, group: Sequence[Sighting]) -> DossierActor:
    names: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    guessed: Counter[str] = Counter()
    sectors: Counter[str] = Counter()
    for _, actor in group:
        names[actor.name] += _weight(actor)
        if actor.country:
            told = countries if _told_country(actor) else guessed
            told[actor.country] += _weight(actor)
        if actor.sector:
            sectors[actor.sector] += _weight(actor)
    name = _choose_name(names, key, group)
    return DossierActor(
        id=content_id(*key),
        name=name,
        aliases=_find_aliases(name, group),
        kind=group[0].actor.kind,
        country=_most(countries or (Counter() if key[0] == "person" else guessed)),
        sector=_most(sectors),  # type: ignore[arg-type]  # counted from Sector values
        offices=collect_offices(group),
        mentions=sum(len(actor.mentions) for _, actor in group),
        articles=len({source.article.id for source, _ in group}),
        evidence=tuple(evidence for sighting in group for evidence in _first_mention(sighting)),
    )


def _choose_name(names: Counter[str], key: Key, group: Sequence[Sighting]) -> str:
    """The most used spelling of the name the key holds; of a state, its most used name in the articles."""
    if key[0] == "state":
        return _choose_state_name(names, key[1], group)
    spelled = {name: uses for name, uses in names.items() if " ".join(split_words(name)) == key[2]}
    printed = spelled or names
    return min(printed, key=lambda name: (not name[:1].isupper(), -printed[name], name))


def _choose_state_name(names: Counter[str], country: str, group: Sequence[Sighting]) -> str:
    """What the articles call a state: a name of it, else any name, else its own in their language.

    An account of 1911 knows no United Kingdom where it says England.
    """
    state = load_world().states.get(country)
    known = {fold_name(name) for words in state.language.values() for name in words.name} if state else set()
    mentioned = Counter(mention.text for _, actor in group for mention in actor.mentions) + names
    printed = {name: uses for name, uses in mentioned.items() if fold_name(name) in known}
    printed = printed or {name: uses for name, uses in names.items() if name[:1].isupper()}
    if printed:
        return min(printed, key=lambda name: (-printed[name], name))
    language = _most(Counter(sighting.source.article.language for sighting in group)) or ""
    if state is not None and language in state.language:
        return state.language[language].name[0]
    return min(names)


def _find_aliases(name: str, group: Sequence[Sighting]) -> tuple[str, ...]:
    """Other names, one spelling of each; a mention is a name where it begins with a capital letter.

    Of a person only mentions made of words of the name count: titles are offices, not aliases.
    """
    spellings: Counter[str] = Counter()
    for _, actor in group:
        if actor.kind not in ("state", "bloc") or actor.name[:1].isupper():
            spellings[actor.name] += 1
        words = set(split_words(actor.name))
        for mention in actor.mentions:
            if mention.text[:1].isupper() and (
                actor.kind != "person" or words.issuperset(split_words(mention.text))
            ):
                spellings[mention.text] += 1
    chosen: dict[str, str] = {fold_name(name): name}
    for spelling, _ in sorted(spellings.items(), key=lambda item: (-item[1], item[0])):
        chosen.setdefault(fold_name(spelling), spelling)
    return tuple(sorted(spelling for spelling in chosen.values() if spelling != name))


def _first_mention(sighting: Sighting) -> list[Evidence]:
    mentions = sorted(sighting.actor.mentions, key=lambda mention: (mention.start, mention.end))
    return [quote_evidence(sighting.source.article, mention) for mention in mentions[:1]]


def _weight(actor: Actor) -> int:
    return max(1, len(actor.mentions))


def _most(counted: Counter[str]) -> str | None:
    """The most frequent key, the first in the alphabet of several; None where nothing was counted."""
    return min(counted, key=lambda key: (-counted[key], key), default=None)
