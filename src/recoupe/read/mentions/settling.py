"""All drafts of an article settled: media joined to their names, overlaps undone, countries filled in.

A phrase without a country of its own takes it from its possessor, from a name inside it, or from the
country the article is about: in that order, and only where the phrase means something of a country.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from recoupe.languages.actors import ActorWords
from recoupe.read.mentions.draft import Draft
from recoupe.read.mentions.gazetteer import Sighting
from recoupe.read.syntax import Syntax

_OWN_COUNTRY_CLASSES = frozenset(
    {"army", "police", "people", "parliament", "government", "country", "opposition", "command", "airforce",
     "troops", "militia", "intelligence", "protesters", "rebels"}
)  # fmt: skip


def settle(
    syntax: Syntax,
    people: list[Draft],
    known: list[Draft],
    sightings: list[Sighting],
    words: ActorWords,
) -> list[Draft]:
    """The drafts that are mentions, in text order, each with its country where that is known."""
    merged = _join_names_of_bodies(people, known)
    home = story_country(sightings)
    kept = [d for d in merged if not _is_wrapped(d, merged) and not _is_mere_place(syntax, d, words)]
    by_first = {d.first: d for d in kept}
    settled: list[Draft] = []
    for draft in sorted(kept, key=lambda d: (d.first, -d.last)):
        settled.extend(_fill_country(syntax, draft, kept, by_first, home, settled))
    return settled


def story_country(sightings: list[Sighting]) -> str | None:
    """The country that the article names most, in any form; the first named among equals."""
    counts: Counter[str] = Counter()
    for sighting in sightings:
        country = next((s.country for s in sighting.senses if s.role != "media" and s.country), None)
        if country:
            counts[country] += 1
    return counts.most_common(1)[0][0] if counts else None


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


def _fill_country(
    syntax: Syntax,
    draft: Draft,
    drafts: list[Draft],
    by_first: dict[int, Draft],
    home: str | None,
    before: list[Draft],
) -> list[Draft]:
    noun = draft.noun
    if noun is None or draft.world is not None:
        return [draft]
    if noun.group_class == "country":
        return _countries(syntax, draft, home, before)
    country = draft.country
    if country is None:
        country = _from_inside(draft, drafts)
    if country is None and draft.determiner == "possessive":
        country = _from_possessor(syntax, draft, before)
    if country is None and draft.kind == "state" and not draft.name:
        country = home
    if country is None and noun.group_class in _OWN_COUNTRY_CLASSES:
        country = _from_sender(syntax, draft, by_first) or home
    if draft.kind == "state":
        if country is None:
            return []
        return [msgspec.structs.replace(draft, country=country, world=country.lower())]
    return [msgspec.structs.replace(draft, country=country)]


def _countries(syntax: Syntax, draft: Draft, home: str | None, before: list[Draft]) -> list[Draft]:
    """ "le pays" is the story's, "ce pays" the last one named, "les deux pays" both."""
    states = [d.world for d in reversed(before) if d.kind == "state" and d.world]
    if draft.number == "Plur":
        if draft.counted and draft.determiner in ("definite", "demonstrative") and len(set(states)) > 1:
            pair = list(dict.fromkeys(states))[:2]
            return [msgspec.structs.replace(draft, world=s, country=s.upper(), number="Sing") for s in pair]
        if draft.counted:
            return [msgspec.structs.replace(draft, kind="group", country=None)]
        return []
    country = draft.country
    if country is None and draft.determiner == "demonstrative" and states:
        country = states[0].upper()
    if country is None and draft.determiner == "possessive":
        country = _from_possessor(syntax, draft, before)
    country = country or home
    if country is None:
        return []
    return [msgspec.structs.replace(draft, world=country.lower(), country=country)]


def _from_inside(draft: Draft, drafts: list[Draft]) -> str | None:
    """ "l'administration de Vladimir Poutine": the country of the person inside, if the text gives it."""
    for other in drafts:
        if other is not draft and draft.first <= other.first and other.last <= draft.last:
            if other.kind == "person":
                named = [d for d in drafts if d.kind == "person" and d.country and _same_person(d, other)]
                if named:
                    return named[0].country
            elif other.country:
                return other.country
    return None


def _same_person(left: Draft, right: Draft) -> bool:
    return bool(left.name and right.name) and left.name[-1] == right.name[-1]


def _from_possessor(syntax: Syntax, draft: Draft, before: list[Draft]) -> str | None:
    """ "la Colombie appelle son armée": whoever stands last before in the sentence, with a country."""
    sentence = syntax.words[draft.head].sentence
    for other in reversed(before):
        if syntax.words[other.head].sentence != sentence:
            break
        if other.country and syntax.words[other.head].role in ("subject", "passive_subject", "root"):
            return other.country
    return None


def _from_sender(syntax: Syntax, draft: Draft, by_first: dict[int, Draft]) -> str | None:
    """ "la Russie a envoyé une centaine de militaires": troops without a country are the sender's."""
    if draft.determiner == "definite" or draft.kind != "armed_force":
        return None
    heads = {d.head: d for d in by_first.values()}
    at = draft.head
    for _ in range(4):
        above = syntax.words[at].head
        if above == at:
            return None
        at = above
        if syntax.words[at].pos == "VERB":
            for subject in syntax.clause(at).subjects:
                sender = heads.get(subject)
                if (
                    sender is not None
                    and sender.kind == "state"
                    and syntax.words[draft.head].role == "object"
                ):
                    return sender.country
            return None
    return None
