"""All drafts of an article settled: media joined to their names, overlaps undone, countries filled in.

A phrase without a country of its own takes it from its possessor, from a name inside it, or from the
country the article is about: in that order, and only where the phrase means something of a country.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from recoupe.languages.actors import ActorWords
from recoupe.languages.leaders import load_leaders
from recoupe.languages.places import load_places
from recoupe.read.mentions.draft import Draft
from recoupe.read.mentions.gazetteer import Sighting
from recoupe.read.syntax import Syntax
from recoupe.reading import ActorKind

_OWN_COUNTRY_CLASSES = frozenset(
    {"army", "police", "people", "parliament", "government", "country", "opposition", "command", "airforce",
     "troops", "militia", "intelligence", "protesters", "rebels", "civilians"}
)  # fmt: skip

_LOCAL: frozenset[ActorKind] = frozenset({"person", "group", "armed_force", "body"})
"""Kinds that are of the country of an article that is about one country, unless it says another."""

_PLACE_WEIGHT = 4
"""A country named as a place against one named as an actor, when it is asked where the story happens."""
_TOWN_WEIGHT = 2
"""The same for one of its towns, which says by itself nothing of the state."""
_AT_HOME = 0.6
"""Share of the story's country from which on an office without a country is taken to be of that country;
below it several countries deal with one another and the office can be anybody's."""


def settle(
    syntax: Syntax,
    people: list[Draft],
    known: list[Draft],
    sightings: list[Sighting],
    places: dict[int, str],
    words: ActorWords,
) -> list[Draft]:
    """The drafts that are mentions, in text order, each with its country where that is known."""
    merged = _join_names_of_bodies([_with_known_country(d) for d in people], known)
    home, share = story_country(sightings, places, _towns(syntax, sightings))
    named_states = [(s.first, c) for s in sightings if (c := _state_of(s)) is not None]
    kept = [d for d in merged if not _is_wrapped(d, merged) and not _is_mere_place(syntax, d, words)]
    by_first = {d.first: d for d in kept}
    settled: list[Draft] = []
    for draft in sorted(kept, key=lambda d: (d.first, -d.last)):
        context = _Context(syntax, kept, by_first, home, share >= _AT_HOME, settled, named_states, places)
        settled.extend(_fill_country(draft, context))
    return settled


def _with_known_country(draft: Draft) -> Draft:
    """A person to whom the article gives no country, with that of the leader of that name."""
    if draft.kind != "person" or not draft.name or draft.country is not None:
        return draft
    country = load_leaders().country_of(draft.name)
    return (
        draft if country is None else msgspec.structs.replace(draft, country=country, country_from="leaders")
    )


class _Context(msgspec.Struct):
    """What a draft's country may be taken from: all drafts, those settled before, the states named."""

    syntax: Syntax
    drafts: list[Draft]
    by_first: dict[int, Draft]
    home: str | None
    at_home: bool
    before: list[Draft]
    named_states: list[tuple[int, str]]
    places: dict[int, str]


def _state_of(sighting: Sighting) -> str | None:
    plain = (s for s in sighting.senses if s.role not in ("media", "body") and not s.homograph)
    return next((s.country for s in plain if s.country), None)


def _towns(syntax: Syntax, sightings: list[Sighting]) -> list[str]:
    """The countries of the towns that are named, of those that the article names (Guayaquil is Ecuador's)."""
    named = {country for sighting in sightings if (country := _state_of(sighting)) is not None}
    taken = {i for sighting in sightings for i in range(sighting.first, sighting.last)}
    found: list[str] = []
    for name in syntax.names:
        if name.label != "LOC" or not taken.isdisjoint(range(name.first, name.last)):
            continue
        towns = load_places().find_places(syntax.span(name.first, name.last).text)
        countries = {town.country for town in towns} & named
        found += countries if len(countries) == 1 else []
    return found


def story_country(
    sightings: list[Sighting], places: dict[int, str], towns: list[str]
) -> tuple[str | None, float]:
    """The country that the article is about, and its share (0 to 1) of all that is named.

    Named most, above all as a place, the first among equals: who acts on a crisis from outside is named
    as an actor, where it happens also as a place.
    """
    counts: Counter[str] = Counter()
    for sighting in sightings:
        country = _state_of(sighting)
        if country:
            counts[country] += _PLACE_WEIGHT if sighting.first in places else 1
    for country in towns:
        counts[country] += _TOWN_WEIGHT
    if not counts:
        return None, 0.0
    country, weight = counts.most_common(1)[0]
    return country, weight / counts.total()


def _join_names_of_bodies(people: list[Draft], known: list[Draft]) -> list[Draft]:
    """ "le média russe Sputnik" and "le groupe de Lima": the noun and the known name are one mention."""
    known_at = {d.first: d for d in known}
    known_inside = {d.first: d for d in known if d.kind in ("media", "bloc", "body")}
    used: set[int] = set()
    joined = []
    for draft in people:
        name = known_at.get(draft.last)
        if draft.noun is not None and draft.kind in ("media", "body", "group", "bloc"):
            inner = next((known_inside[i] for i in range(draft.first, draft.last) if i in known_inside), None)
            name = name if name is not None and name.kind == draft.kind else inner
            if name is not None and name.kind == draft.kind:
                used.add(name.first)
                joined.append(
                    msgspec.structs.replace(
                        name,
                        first=draft.first,
                        last=max(draft.last, name.last),
                        head=draft.head,
                        gender=draft.gender or name.gender,
                    )
                )
                continue
            if draft.kind == "media":
                continue
        joined.append(draft)
    return joined + [d for d in known if d.first not in used]


def _is_wrapped(draft: Draft, drafts: list[Draft]) -> bool:
    """The same actor's name inside its own longer mention, or a demonym inside a phrase that it qualifies."""
    for other in drafts:
        if other is draft or not (other.first <= draft.first and draft.last <= other.last):
            continue
        if (other.first, other.last) == (draft.first, draft.last):
            if other.world is not None and draft.world is None:
                return True
            continue
        if draft.form == "demonym" or (draft.world is not None and draft.world == other.world):
            return True
        if other.head == draft.head and other.noun is not None:
            return True
    return False


def _is_mere_place(syntax: Syntax, draft: Draft, words: ActorWords) -> bool:
    """ "dans tout le pays", "les quartiers du pays"."""
    if draft.noun is None or draft.noun.group_class != "country":
        return False
    if draft.determiner == "indefinite" and not draft.counted:
        return True
    preposition = syntax.preposition(draft.head)
    if preposition in words.places.prepositions:
        return True
    if preposition in words.genitives:
        governor = syntax.words[syntax.words[draft.head].head]
        return governor.lemma.lower() in words.places.nouns or governor.lower in words.places.nouns
    word = syntax.words[draft.head]
    return word.role == "object" and syntax.words[word.head].lemma in words.places.verbs


def _fill_country(draft: Draft, context: _Context) -> list[Draft]:
    noun = draft.noun
    if noun is None or draft.world is not None:
        return [_person_at_home(draft, context) if noun is None else draft]
    if noun.group_class == "country":
        return _countries(draft, context)
    country = draft.country or _from_inside(draft, context)
    alone = not _holds_person(draft, context)
    if country is None and draft.determiner == "possessive" and draft.kind != "person":
        country = _from_possessor(draft, context)
    if country is None and alone:
        country = _from_earlier(draft, context)
    own = (noun.group_class in _OWN_COUNTRY_CLASSES or noun.local) and alone
    if country is None and own:
        country = _from_sender(draft, context)
    is_guess = (
        country is None
        and not _goes_abroad(draft, context)
        and (own or (context.at_home and _is_local(draft)))
    )
    if is_guess:
        country = context.home
    origin = "story" if is_guess else draft.country_from
    if draft.kind == "state" and draft.counted:
        return [msgspec.structs.replace(draft, kind="group", country=None)]
    if draft.kind == "state" and country is None and draft.determiner in ("indefinite", ""):
        return []
    if draft.kind == "state" and country is not None:
        return [msgspec.structs.replace(draft, country=country, world=country.lower(), country_from=origin)]
    return [msgspec.structs.replace(draft, country=country, country_from=origin)]


def _person_at_home(draft: Draft, context: _Context) -> Draft:
    """A named person to whom nothing gives a country, in an article about one country."""
    if draft.kind != "person" or draft.country is not None or not context.at_home:
        return draft
    return msgspec.structs.replace(draft, country=context.home, country_from="story")


def _is_local(draft: Draft) -> bool:
    """Whether it belongs to the one country of an article, unless it says another or serves many."""
    if draft.sector == "IGO":
        return False
    bare = draft.noun is not None and draft.noun.bare
    return draft.kind in _LOCAL and not (bare and draft.kind == "person")


def _countries(draft: Draft, context: _Context) -> list[Draft]:
    """ "le pays" is the story's, "ce pays" the last one named, "les deux pays" the last two."""
    recent = [country for at, country in reversed(context.named_states) if at < draft.first]
    if draft.number == "Plur":
        pair = list(dict.fromkeys(recent))[:2]
        if draft.counted and draft.determiner in ("definite", "demonstrative") and len(pair) == 2:
            return [msgspec.structs.replace(draft, world=c.lower(), country=c, number="Sing") for c in pair]
        return [msgspec.structs.replace(draft, kind="group", country=None)] if draft.counted else []
    country = draft.country
    if country is None and draft.determiner == "demonstrative" and recent:
        country = recent[0]
    if country is None and draft.determiner == "possessive":
        country = _from_possessor(draft, context)
    country = country or context.home
    if country is None:
        return [draft]
    return [msgspec.structs.replace(draft, world=country.lower(), country=country)]


def _holds_person(draft: Draft, context: _Context) -> bool:
    return any(
        d.kind == "person" and draft.first <= d.first and d.last <= draft.last
        for d in context.drafts
        if d is not draft
    )


def _goes_abroad(draft: Draft, context: _Context) -> bool:
    """Troops without an article, in a sentence with the story's country as a place, come from elsewhere."""
    if draft.kind != "armed_force" or draft.determiner in ("definite", "demonstrative", "possessive"):
        return False
    sentence = context.syntax.sentences[context.syntax.words[draft.head].sentence]
    home = (context.home or "").lower()
    return any(sentence.first <= at < sentence.last and state == home for at, state in context.places.items())


def _from_earlier(draft: Draft, context: _Context) -> str | None:
    """ "l'ambassade" after "l'ambassade de France": the country of the same noun or words before."""
    pointed = draft.determiner in ("definite", "demonstrative")
    span = context.syntax.span
    for other in reversed(context.before):
        if other.noun is draft.noun and other.country and other.kind == draft.kind:
            words = context.syntax.words
            same_noun = pointed and words[other.head].lemma == words[draft.head].lemma
            same_words = span(other.first, other.last).text == span(draft.first, draft.last).text
            if other.kind != "person" and other.country_from != "story" and (same_noun or same_words):
                return other.country
    return None


def _from_inside(draft: Draft, context: _Context) -> str | None:
    """ "l'administration de Vladimir Poutine": the country of the person inside, if the text gives it."""
    for other in context.drafts:
        if other is not draft and draft.first <= other.first and other.last <= draft.last:
            if other.kind == "person":
                named = [
                    d for d in context.drafts if d.kind == "person" and d.country and _same_person(d, other)
                ]
                if named:
                    return named[0].country
            elif other.country:
                return other.country
    return None


def _same_person(left: Draft, right: Draft) -> bool:
    return bool(left.name and right.name) and left.name[-1] == right.name[-1]


def _from_possessor(draft: Draft, context: _Context) -> str | None:
    """ "la Colombie appelle son armée": whoever stands last before in the sentence, with a country."""
    words = context.syntax.words
    sentence = words[draft.head].sentence
    for other in reversed(context.before):
        if words[other.head].sentence != sentence:
            break
        if other.country and words[other.head].role in ("subject", "passive_subject", "root"):
            return other.country
    return None


def _from_sender(draft: Draft, context: _Context) -> str | None:
    """ "la Russie a envoyé une centaine de militaires": troops without a country are the sender's."""
    syntax = context.syntax
    governor = syntax.words[draft.head].head
    if draft.determiner == "definite" or draft.kind != "armed_force":
        return None
    if syntax.words[draft.head].role != "object" and syntax.words[governor].role != "object":
        return None
    verb = governor if syntax.words[governor].pos == "VERB" else syntax.words[governor].head
    if syntax.words[verb].pos != "VERB":
        return None
    heads = {d.head: d for d in context.drafts}
    senders = (heads.get(subject) for subject in syntax.clause(verb).subjects)
    return next((d.country for d in senders if d is not None and d.kind == "state"), None)
