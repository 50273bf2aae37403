"""What the dossier knows of one actor: its name, aliases, kind, country, sector, offices, first mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from recoupe.comparison import DossierActor, Evidence
from recoupe.languages.world import load_world
from recoupe.names import fold_name

from .identities import Key
from .ids import content_id
from .offices import collect_offices
from .sightings import Sighting, is_named_person, most_used, told_country, weigh
from .texts import quote_evidence, split_words

FILLS_STORY = 0.6
"""A country fills an article's story where so large a share of the mentions of known countries is its own."""


def find_story_countries(sightings: Iterable[Sighting]) -> dict[str, str]:
    """For each article the country that fills its story; none where several share it."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for source, actor in sightings:
        country = told_country(actor)
        if country:
            told[source.article.id][country] += weigh(actor)
    return {
        article: country
        for article, counts in told.items()
        for country, uses in counts.items()
        if uses >= FILLS_STORY * counts.total()
    }


def describe_actor(key: Key, group: Sequence[Sighting], story_countries: Mapping[str, str]) -> DossierActor:
    """The actor with that key, as its sightings show it.

    A country that a reader only guessed from an article's story counts where it fills that story, and never
    for a person.
    """
    names: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    guessed: Counter[str] = Counter()
    sectors: Counter[str] = Counter()
    for source, actor in group:
        names[actor.name] += weigh(actor)
        if told_country(actor):
            countries[actor.country or ""] += weigh(actor)
        elif actor.country and actor.country == story_countries.get(source.article.id):
            guessed[actor.country] += weigh(actor)
        if actor.sector:
            sectors[actor.sector] += weigh(actor)
    name = _choose_name(names, key, group)
    return DossierActor(
        id=content_id(*key),
        name=name,
        aliases=_find_aliases(name, group),
        kind=key[0],  # type: ignore[arg-type]  # made of ActorKind values
        country=most_used(countries or (Counter() if key[0] == "person" else guessed)),
        sector=most_used(sectors),  # type: ignore[arg-type]  # counted from Sector values
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
    name = min(printed, key=lambda name: (not name[:1].isupper(), -printed[name], name))
    return name if key[0] == "person" or name != name.lower() else _choose_telling_name(name, group)


def _choose_telling_name(name: str, group: Sequence[Sighting]) -> str:
    """Of a group without a name, the mention that says of which country it is ("ouvriers allemands")."""
    telling: Counter[str] = Counter()
    for source, actor in group:
        country = told_country(actor)
        for text in (mention.text for mention in actor.mentions if country):
            if country in _countries_named(text, source.reading.language):
                telling[text] += 1
    if not telling or name in telling:
        return name
    return min(telling, key=lambda text: (len(text.split()), -telling[text], text))


@lru_cache(maxsize=16384)
def _countries_named(text: str, language: str) -> frozenset[str | None]:
    """The countries that single words of a description name."""
    world = load_world()
    if language not in world.files.languages:
        return frozenset()
    senses = world.lexicon(language).senses_by_form
    return frozenset(sense.country for word in split_words(text) for sense in senses.get(word, ()))


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
    language = most_used(Counter(sighting.source.article.language for sighting in group)) or ""
    if state is not None and language in state.language:
        return state.language[language].name[0]
    return min(names)


def _find_aliases(name: str, group: Sequence[Sighting]) -> tuple[str, ...]:
    """Other names, one spelling of each; a mention is a name where it begins with a capital letter.

    Of a person only mentions made of words of the name count: titles are offices, not aliases.
    """
    spellings: Counter[str] = Counter()
    for _, actor in group:
        if is_named_person(actor) or (
            actor.kind != "person" and (actor.kind not in ("state", "bloc") or actor.name[:1].isupper())
        ):
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
