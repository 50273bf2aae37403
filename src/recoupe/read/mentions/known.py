"""States, seats, capitals, blocs and media of the world files: actors or mere places, by the clause."""

from __future__ import annotations

import msgspec

from recoupe.languages.actors import ActorWords
from recoupe.languages.world import WorldSense, load_world
from recoupe.read.mentions.draft import Draft
from recoupe.read.mentions.gazetteer import Sighting
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word

_DATELINE_MARKS = frozenset({"(", "-", "--", "–", "—"})
_ACTING = frozenset({"subject", "passive_subject", "agent", "object", "indirect_object"})


def read_sightings(
    syntax: Syntax, sightings: list[Sighting], covered: set[int], words: ActorWords
) -> tuple[list[Draft], dict[int, str]]:
    """Mentions of known actors, and words that are only places (word index -> state id).

    `covered` are words of names of persons, in which a known name is none ("Simon Bolivar").
    """
    drafts: list[Draft] = []
    places: dict[int, str] = {}
    for sighting in sightings:
        if sighting.first in covered:
            continue
        draft = _read_one(syntax, sighting, words)
        if draft is not None:
            drafts.append(draft)
        else:
            sense = _place_sense(sighting)
            if sense is not None:
                places.update(dict.fromkeys(range(sighting.first, sighting.last), sense.id))
    return drafts, places


def _place_sense(sighting: Sighting) -> WorldSense | None:
    return next((s for s in sighting.senses if s.role in ("state", "capital") and not s.homograph), None)


def _is_clear(syntax: Syntax, sighting: Sighting, head: int, sense: WorldSense, words: ActorWords) -> bool:
    """A form that is also a word or another name ("Maurice") stands alone, and where an actor stands."""
    if sense.role == "state":
        neighbours = [i for i in (sighting.first - 1, sighting.last) if 0 <= i < len(syntax.words)]
        if any(syntax.words[i].text[:1].isupper() and syntax.words[i].pos == "PROPN" for i in neighbours):
            return False
    return _is_source_like(syntax, head, words)


def _read_one(syntax: Syntax, sighting: Sighting, words: ActorWords) -> Draft | None:
    head = _head(syntax, sighting)
    for sense in sighting.senses:
        if sense.homograph and not _is_clear(syntax, sighting, head, sense, words):
            continue
        if sense.role in ("bloc", "body", "seat"):
            draft = _draft(sighting, head, sense, "metonym" if sense.role == "seat" else "name")
            return msgspec.structs.replace(draft, last=_with_adjective(syntax, sighting.last, head))
        if sense.role == "media":
            return _draft(sighting, head, sense, "name")
        if sense.role == "state":
            return (
                None
                if _is_place(syntax, sighting.first, head, words)
                else _draft(sighting, head, sense, "name")
            )
        if sense.role == "capital":
            return _draft(sighting, head, sense, "metonym") if _acts(syntax, head, words) else None
        if sense.role == "demonym":
            return _read_demonym(syntax, sighting, head, sense, words)
    return None


def _with_adjective(syntax: Syntax, last: int, head: int) -> int:
    """The end of a name with the adjective behind it ("l'UE européenne")."""
    if last < len(syntax.words):
        word = syntax.words[last]
        if word.pos == "ADJ" and word.head == head and word.role == "adjective":
            return last + 1
    return last


def _head(syntax: Syntax, sighting: Sighting) -> int:
    """The word of a name that hangs outside it."""
    for i in range(sighting.first, sighting.last):
        head = syntax.words[i].head
        if (not sighting.first <= head < sighting.last) or head == i:
            return i
    return sighting.first


def _draft(sighting: Sighting, head: int, sense: WorldSense, form: str) -> Draft:
    return Draft(
        first=sighting.first,
        last=sighting.last,
        head=head,
        form="metonym" if form == "metonym" else "demonym" if form == "demonym" else "name",
        kind=sense.kind,
        country=sense.country,
        sector=sense.sector,
        world=sense.id,
        number="Sing",
        gender="Fem" if sense.gender == "f" else "Masc" if sense.gender == "m" else "",
    )


def _is_place(syntax: Syntax, first: int, head: int, words: ActorWords) -> bool:
    """The name of a state says only where: "au Venezuela", "les rues de Paris", "quitter le Mali".

    With its article after "à" it is spoken or given to, not gone to ("demander à la France").
    """
    word = syntax.words[head]
    preposition = syntax.preposition(head)
    if preposition in words.places.directions:
        return _leads_there(syntax, head, words)
    if preposition in words.places.prepositions and word.role != "indirect_object":
        addressed = preposition in syntax.table.addressee_prepositions
        return not (addressed and syntax.children(head, "determiner"))
    if preposition in words.genitives:
        governor = syntax.words[word.head]
        return governor.lemma.lower() in words.places.nouns or governor.lower in words.places.nouns
    if word.role == "object" and syntax.words[word.head].lemma in words.places.verbs:
        return True
    before = syntax.words[first - 1] if first else None
    return before is not None and (
        _is_after_town(syntax, first)
        or before.lower in words.places.prepositions
        or _is_square(syntax, before, words)
    )


def _is_after_town(syntax: Syntax, first: int) -> bool:
    """ "en San José, Costa Rica": the state only says where the town before the comma lies."""
    if first < 2 or syntax.words[first - 1].text != ",":
        return False
    towns = (name for name in syntax.names if name.last == first - 1 and name.label == "LOC")
    return any(not _is_state(syntax, name.first, name.last) for name in towns)


def _is_state(syntax: Syntax, first: int, last: int) -> bool:
    """Whether a name is a state's: in "Panamá, Paraguay y Perú" none says where another lies."""
    senses = load_world().lexicon(syntax.language).find(syntax.span(first, last).text)
    return any(sense.role == "state" for sense in senses)


def _is_square(syntax: Syntax, before: Word, words: ActorWords) -> bool:
    """ "Plaza Venezuela": a noun of places with a capital makes the state's name another place's."""
    if not syntax.table.weak_names or before.text[:1].islower():
        return False
    return before.pos in ("NOUN", "PROPN") and before.lower in words.places.nouns


def _is_addressed(syntax: Syntax, head: int, preposition: str, words: ActorWords) -> bool:
    return preposition in words.places.directions and not _leads_there(syntax, head, words)


def _leads_there(syntax: Syntax, head: int, words: ActorWords) -> bool:
    """ "viajó a Cuba", "la visita a Cuba" lead to a place; "acusó a Cuba", "sanciones a Cuba" to a state."""
    first = syntax.words[syntax.first_conjunct(head)]
    governor = syntax.words[first.head]
    if governor.pos in ("VERB", "AUX"):
        return governor.lemma in words.places.moves
    return governor.lemma.lower() in words.places.nouns or governor.lower in words.places.nouns


def _acts(syntax: Syntax, head: int, words: ActorWords) -> bool:
    """A capital stands for its government where it acts, speaks, is acted upon, or faces another."""
    word = syntax.words[syntax.first_conjunct(head)]
    own = syntax.words[head]
    if _is_dateline(syntax, head):
        return False
    if own.role in _ACTING or word.role in _ACTING:
        if word.role == "object" and syntax.words[word.head].lemma in words.places.verbs:
            return False
        preposition = syntax.preposition(head)
        return not preposition or _is_addressed(syntax, head, preposition, words)
    preposition = syntax.preposition(word.i)
    acts = not preposition and syntax.words[word.head].pos in ("VERB", "AUX")
    if acts or preposition in words.facing or _is_addressed(syntax, head, preposition, words):
        return True
    if preposition in words.genitives:
        governor = syntax.words[word.head]
        return governor.lemma.lower() in words.acts
    return False


def _is_dateline(syntax: Syntax, head: int) -> bool:
    """ "CAIRO (AP) -", "QUITO, 14 mar": a town that opens a sentence before a bracket, a dash or a date."""
    words = syntax.words
    if syntax.sentences[words[head].sentence].first != head or head + 2 >= len(words):
        return False
    dated = words[head + 1].text == "," and words[head + 2].text[0].isdigit()
    return dated or words[head + 1].text in _DATELINE_MARKS


def _is_source_like(syntax: Syntax, head: int, words: ActorWords) -> bool:
    word = syntax.words[syntax.first_conjunct(head)]
    return word.role in _ACTING or syntax.preposition(head) in words.facing


def _read_demonym(
    syntax: Syntax, sighting: Sighting, head: int, sense: WorldSense, words: ActorWords
) -> Draft | None:
    word = syntax.words[head]
    is_people = _names_people(syntax, head, sense, words)
    if is_people and word.pos in ("NOUN", "PROPN") and not _qualifies(syntax, head):
        return Draft(
            first=_with_count(syntax, sighting.first, words) if words.names.small_peoples else sighting.first,
            last=sighting.last, head=head, form="description", kind="group",
            country=sense.country, sector="CVL", people=True, number="Plur",
        )  # fmt: skip
    if _qualifies(syntax, head) and _names_act(syntax, head, words):
        draft = _draft(sighting, head, sense, "demonym")
        return Draft(
            first=draft.first, last=draft.last, head=draft.head, form="demonym", kind="state",
            country=sense.country, sector="GOV", world=sense.id,
        )  # fmt: skip
    return None


def _names_people(syntax: Syntax, head: int, sense: WorldSense, words: ActorWords) -> bool:
    """By its capital, or where peoples have none by its plural and what stands before it."""
    word = syntax.words[head]
    if not words.names.small_peoples:
        return word.text[:1].isupper()
    return "Plur" in (word.morph.number, {"p": "Plur"}.get(sense.number or "", ""))


def _with_count(syntax: Syntax, first: int, words: ActorWords) -> int:
    """Where a counted people begins: "dos venezolanos", "miles de venezolanos"."""
    tokens = syntax.words
    at = first
    if at > 1 and tokens[at - 1].lower in words.genitives and tokens[at - 2].lower in words.measures:
        return at - 2
    return at - 1 if at and tokens[at - 1].pos == "NUM" else at


def _qualifies(syntax: Syntax, head: int) -> bool:
    word = syntax.words[head]
    if head + 1 < len(syntax.words) and syntax.words[head + 1].text == "-":
        return True
    return word.role in ("adjective", "name_part") or (
        word.role == "noun_modifier" and word.head > head and not syntax.preposition(head)
    )


def _names_act(syntax: Syntax, head: int, words: ActorWords) -> bool:
    """The adjective hangs, at once or over other adjectives, on a noun of an act."""
    at = head
    for _ in range(3):
        at = syntax.words[at].head
        word = syntax.words[at]
        if word.lemma.lower() in words.acts or word.lower in words.acts:
            return True
        if word.pos not in ("ADJ", "VERB"):
            return False
    return False
