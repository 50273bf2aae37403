"""Identities: which sightings of actors are one actor, decided before actors have ids.

States, blocs, media and the bodies of the data files carry the same id in every reading. Persons are
linked by name (`persons.py`); one called by a sole office ("the sultan") is the person whom another article
names with it. What has a name of its own is one actor wherever it stands; what is only described
("soldiers", "two men") is found in other articles only where words give its country, or more than one word
describes it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from recoupe.languages.disputes import load_disputes
from recoupe.languages.labels import FILE_NAME as LABELS_FILE
from recoupe.languages.labels import load_labels
from recoupe.languages.registry import load_languages
from recoupe.languages.world import load_world
from recoupe.reading import Actor

from .persons import NameForm, link_persons
from .sightings import Sighting, is_named_person, most_used, told_country, weigh
from .texts import opens_sentence, split_words

Key = tuple[str, ...]
"""What identifies an actor before it has an id: kind, country, and a folded name or a reader's id."""

MANY = 10
"""Counted groups from this number on ("fifty countries") can be known by their number in other articles."""

LONGEST_PARTICLE = 3
"""Letters of the little words between an office and its country ("du", "de", "of")."""

_ASIDE = re.compile(r"\s*\([^)]*\)")


def identify(sightings: Sequence[Sighting], originals: Mapping[str, str]) -> dict[tuple[str, str], Key]:
    """The key of each sighting, by its place; `originals` maps copied articles to what they copy."""
    persons = [sighting for sighting in sightings if is_named_person(sighting.actor)]
    key_of_form = _person_keys(persons)
    keys = {sighting.place: key_of_form[_form(sighting.actor)] for sighting in persons}
    holders = _find_holders(persons, keys)
    others = [sighting for sighting in sightings if not is_named_person(sighting.actor)]
    names = _name_keys(others)
    for sighting in others:
        held = _find_held(sighting, holders) if sighting.actor.kind == "person" else None
        keys[sighting.place] = held or names.get(sighting.place) or _key(sighting, originals)
    return keys


def _form(actor: Actor) -> NameForm:
    return NameForm(split_words(actor.name), told_country(actor) or "")


def _person_keys(persons: Sequence[Sighting]) -> dict[NameForm, Key]:
    """The key of each form: kind, country and most used full name of the person it belongs to."""
    uses: Counter[NameForm] = Counter()
    for sighting in persons:
        uses[_form(sighting.actor)] += weigh(sighting.actor)
    keys: dict[NameForm, Key] = {}
    for group in link_persons(uses):
        name = min(group, key=lambda form: (not form.is_full, -uses[form], form.words)).words
        country = most_used(Counter({form.country: uses[form] for form in reversed(group) if form.country}))
        for form in group:
            keys[form] = ("person", country or "", " ".join(name))
    return keys


# ---- offices that one person holds at a time ---------------------------------------------------------

Held = tuple[str, Key]
"""A country ("" where nothing tells it) and the person that holds an office there."""


def _find_holders(persons: Iterable[Sighting], keys: Mapping[tuple[str, str], Key]) -> dict[str, set[Held]]:
    """For each sole office those whom some article names with it."""
    holders: dict[str, set[Held]] = defaultdict(set)
    for sighting in persons:
        for office in sighting.actor.offices:
            core = find_sole_office(office.title, sighting.source.reading.language)
            if core:
                key = keys[sighting.place]
                holders[core].add((key[1] or office.country or "", key))
    return holders


def _find_held(sighting: Sighting, holders: Mapping[str, set[Held]]) -> Key | None:
    """The one person who holds the office by which an article calls somebody; None where that is in doubt."""
    actor = sighting.actor
    core = find_sole_office(actor.name, sighting.source.reading.language)
    if core is None:
        return None
    country = told_country(actor) or ""
    fitting = {key for held, key in holders.get(core, ()) if not held or not country or held == country}
    return next(iter(fitting)) if len(fitting) == 1 else None


def find_sole_office(title: str, language: str) -> str | None:
    """The office in a title that one person holds at a time, without country and colour.

    "legitimate sultan" and "sultan of Morocco" are `sultan`; "president of the party" is none.
    """
    words = split_words(title)
    offices = load_disputes(language).sole_offices
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            if words[start:end] in offices:
                behind = (len(word) <= LONGEST_PARTICLE or _colours(word, language) for word in words[end:])
                return " ".join(words[start:end]) if all(behind) else None
        if not _colours(words[start], language):
            break
    return None


@lru_cache(maxsize=16384)
def _colours(word: str, language: str) -> bool:
    """Whether a word beside an office only says of which country or how lawful it is."""
    if word in _label_words(language):
        return True
    world = load_world()
    return language in world.files.languages and bool(world.lexicon(language).senses_by_form.get(word))


@lru_cache(maxsize=16)
def _label_words(language: str) -> frozenset[str]:
    """The labels of one word, folded; none where the language has no labels."""
    known = load_languages().get(language)
    if known is None or not (known.folder / LABELS_FILE).is_file():
        return frozenset()
    phrases = load_labels(language).phrases
    return frozenset(
        folded
        for entries in phrases.values()
        for phrase, label in entries
        if label is not None and len(phrase) == 1
        for form in phrase[0]
        for folded in split_words(form)
    )


# ---- bodies, armed forces, groups ---------------------------------------------------------------------


def _name_keys(others: Sequence[Sighting]) -> dict[tuple[str, str], Key]:
    """The keys of those that have a name of their own, by place: without a country they join the only one.

    Bodies that the data files know ("General Assembly") are known in any language by their id.
    """
    world = load_world()
    known = world.bodies.keys() | world.blocs.keys()
    named: dict[str, list[Sighting]] = defaultdict(list)
    keys: dict[tuple[str, str], Key] = {}
    for sighting in others:
        if sighting.actor.kind == "body" and sighting.actor.id in known:
            body = world.bodies.get(sighting.actor.id)
            keys[sighting.place] = ("body", body.country if body else "", sighting.actor.id)
        elif sighting.actor.kind in ("body", "armed_force", "group") and _has_own_name(sighting):
            named[_folded_name(sighting.actor)].append(sighting)
    for name, group in named.items():
        kinds: Counter[str] = Counter()
        for sighting in group:
            kinds[sighting.actor.kind] += weigh(sighting.actor)
        countries = {country for sighting in group if (country := told_country(sighting.actor))}
        guessed = {sighting.actor.country for sighting in group if sighting.actor.country}
        only = next(iter(countries), "") if len(countries) == 1 else ""
        only = only or (next(iter(guessed)) or "" if not countries and len(guessed) == 1 else "")
        for sighting in group:
            keys[sighting.place] = (most_used(kinds) or "", told_country(sighting.actor) or only, name)
    return keys


def _has_own_name(sighting: Sighting) -> bool:
    """Whether a name, not a description, names the actor.

    It is printed with capitals throughout, with one inside a sentence, or as an abbreviation. A group of one
    word that only opens sentences ("Soldiers") is a description.
    """
    source, actor = sighting
    longer = [word for word in actor.name.split() if len(word) > LONGEST_PARTICLE]
    if longer and all(word[:1].isupper() for word in longer) and (len(longer) > 1 or actor.kind == "body"):
        return True
    text = source.article.text
    return any(
        mention.text[:1].isupper()
        and (len(mention.text) > 1)
        and (mention.text.isupper() or not opens_sentence(text, mention.start))
        for mention in actor.mentions
    )


def _folded_name(actor: Actor) -> str:
    return " ".join(split_words(_ASIDE.sub("", actor.name))) or actor.id


def _key(sighting: Sighting, originals: Mapping[str, str]) -> Key:
    """The key of whatever has no name of its own."""
    actor, article = sighting.actor, sighting.source.article.id
    if actor.kind == "state":
        return ("state", actor.country or "", actor.id)
    if actor.kind in ("bloc", "media"):
        return (actor.kind, "", actor.id)
    name, country = _folded_name(actor), told_country(actor)
    if actor.kind == "person":
        # "An officer" is nobody to be found in other articles; "the ambassador of Oslo" is.
        known = bool(country) and actor.name != actor.name.lower()
    else:
        known = bool(country) or (" " in name and not _is_few(sighting))
    here = () if known else (originals.get(article, article),)
    return (actor.kind, country or "", name, *here)


def is_local(key: Key) -> bool:
    """Whether a key holds within one article (and its copies) only."""
    return len(key) > 3


def is_counted(group: Sequence[Sighting]) -> bool:
    """Whether every article names a group by nothing but its number ("fifty soldiers")."""
    return all(
        sighting.actor.kind in ("group", "armed_force") and _numbers(sighting, every=True)
        for sighting in group
    )


def _is_few(sighting: Sighting) -> bool:
    """Whether an actor is a small number of people ("two generals")."""
    return any(value is None or value < MANY for value in _numbers(sighting))


def _numbers(sighting: Sighting, *, every: bool = False) -> list[float | None]:
    """The numbers in an actor's mentions; none where `every` mention should have one and some has not."""
    found: list[float | None] = []
    for mention in sighting.actor.mentions:
        values = [
            quantity.value
            for quantity in sighting.source.reading.quantities
            if quantity.start < mention.end and mention.start < quantity.end
        ]
        if every and not values:
            return []
        found += values
    return found
