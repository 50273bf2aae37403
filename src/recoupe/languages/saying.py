"""What a language knows of saying: verbs, nouns and prepositions of saying, media, pronouns (`saying.toml`).

An entry says what its words take ("clause", "de infinitive", "object" ...) and what they imply; the
indexes of `SayingWords` lead a word of a text to its entries in one look.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import load_entries, load_table
from recoupe.languages.own import OwnFolder, load_with_own, load_words_with_own
from recoupe.languages.phrases import inflect, split_phrase
from recoupe.languages.registry import find_language

Manner = Literal["neutral", "committing", "distancing", "belief"]
"""What a word implies of what is said: nothing, that it is so, that it may not be, that it is held."""

FILE_NAME = "saying.toml"
_KINDS = ("quotation", "clause", "infinitive", "gerund", "object", "label", "adjective")
_WITH_PREPOSITION = ("clause", "infinitive", "gerund", "object", "label")


class Frame(msgspec.Struct, frozen=True):
    """What a word of saying takes as its content.

    `clauses`, `infinitives`, `gerunds`, `objects` and `labels` hold the prepositions allowed before each
    ("" for none); a label is what somebody is called ("calls him A TRAITOR").
    """

    quotation: bool
    adjective: bool
    clauses: frozenset[str]
    infinitives: frozenset[str]
    objects: frozenset[str]
    labels: frozenset[str]
    gerunds: frozenset[str] = frozenset()


class SayingVerb(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A verb of saying. `then` are words that must follow it, `addressee` where the one addressed stands.

    `addressee` is "object" or a preposition. `denied`: it still says something under negation.
    `unattributed`: so it does in the passive without an agent (is accused), said by somebody unnamed.
    `forms` are inflected forms that the endings of the file do not make.
    """

    lemma: str
    takes: tuple[str, ...]
    examples: tuple[str, ...]
    then: str = ""
    reflexive: bool = False
    manner: Manner = "neutral"
    addressee: str = ""
    medium: str | None = None
    denied: bool = False
    unattributed: bool = False
    forms: tuple[str, ...] = ()


class SayingNoun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A noun of saying. `unnamed`: nobody in particular says it (rumour)."""

    lemma: str
    takes: tuple[str, ...]
    examples: tuple[str, ...]
    manner: Manner = "neutral"
    unnamed: bool = False


class SourcePhrase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before a source ("according to"). `opening`: only at the start of a sentence, before an actor.

    `unnamed`: an adverb that names no source (reportedly). `sure`: whatever noun follows is a source.
    `verb`: a verb of saying with its subject may, or must, stand there instead (según informó el alcalde).
    """

    words: str
    examples: tuple[str, ...]
    manner: Manner = "neutral"
    opening: bool = False
    unnamed: bool = False
    sure: bool = False
    verb: Literal["", "may", "must"] = ""


class Medium(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where something is said. `speaks`: as a subject it stands for whoever issued it (a report says)."""

    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    speaks: bool = False


class Pronoun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pronoun or possessive that can stand for a speaker; empty is whatever it does not say."""

    forms: tuple[str, ...]
    gender: Literal["Masc", "Fem", ""] = ""
    number: Literal["Sing", "Plur", ""] = ""
    stands_for: Literal["person", "thing", ""] = ""


class SayingGrammar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The small words around saying, and the endings that make the forms of regular verbs.

    `bare_clauses`: a clause may follow without a complementizer; `subject_first`: a parenthesis may have
    its subject before the verb. `light_verbs` lend their subject to a noun of saying. `contrasts` set
    what follows against what a source says, `meanwhile` opens what another one does, behind what is said.
    `purposes` stand before an infinitive that nobody has said yet.
    """

    complementizers: frozenset[str]
    questions: frozenset[str]
    conditions: frozenset[str]
    reflexives: frozenset[str]
    outsiders: frozenset[str]
    linkers: frozenset[str]
    auxiliaries: frozenset[str]
    impersonal: frozenset[str]
    noun_prepositions: frozenset[str]
    seat_prepositions: frozenset[str]
    days: frozenset[str]
    people: frozenset[str]
    people_endings: tuple[str, ...]
    partitives: frozenset[str]
    asides: tuple[str, ...]
    endings: dict[str, tuple[str, ...]]
    infinitive_markers: frozenset[str] = frozenset()
    possessive_markers: frozenset[str] = frozenset()
    light_verbs: frozenset[str] = frozenset()
    contrasts: frozenset[str] = frozenset()
    meanwhile: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    bare_clauses: bool = False
    subject_first: bool = False


class VerbEntry(msgspec.Struct, frozen=True):
    """A verb of saying, its parsed frame and the words that must follow."""

    verb: SayingVerb
    frame: Frame
    then: tuple[str, ...]


class NounEntry(msgspec.Struct, frozen=True):
    """A noun of saying and its parsed frame."""

    noun: SayingNoun
    frame: Frame


class SourceEntry(msgspec.Struct, frozen=True):
    """A source phrase and its words."""

    phrase: SourcePhrase
    words: tuple[str, ...]


class SayingWords(msgspec.Struct, frozen=True):
    """Everything of one `saying.toml`, indexed by the word that a text would show.

    `verbs` holds lemmas and inflected forms; entries stand most demanding first. `sources` is by the
    first word of the phrase; so is `asides`.
    """

    grammar: SayingGrammar
    verbs: dict[str, tuple[VerbEntry, ...]]
    nouns: dict[str, NounEntry]
    sources: dict[str, tuple[SourceEntry, ...]]
    media: dict[str, Medium]
    pronouns: dict[str, Pronoun]
    asides: dict[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=8)
def load_saying(language: str, own: OwnFolder | None = None) -> SayingWords:
    """The words of saying of a language and a project; raises DataFileError where an entry is wrong."""
    mine = own.file(language, FILE_NAME) if own is not None else None
    return load_saying_file(find_language(language).folder / FILE_NAME, mine)


def load_saying_file(path: Path, own: Path | None = None) -> SayingWords:
    """The words of saying in one file, with those of a project's file, which replace the same words.

    Raises DataFileError, with the line, where an entry is wrong.
    """
    grammar = load_table(path, SayingGrammar, "grammar")
    verbs = load_with_own(path, own, "verb", SayingVerb, lambda v: (v.lemma, v.then, v.reflexive))
    nouns = load_with_own(path, own, "noun", SayingNoun, lambda noun: noun.lemma)
    sources = load_with_own(path, own, "source", SourcePhrase, lambda source: source.words)
    media = load_words_with_own(path, own, "medium", Medium, "words")
    pronouns = load_entries(path, "pronoun", Pronoun)
    return SayingWords(
        grammar,
        _index_verbs(grammar, verbs),
        {n.lemma: NounEntry(n, _frame(file, line, n.takes)) for n, file, line in nouns},
        _index_sources(source for source, _file, _line in sources),
        {word: medium for medium, _file, _line in media for word in medium.words},
        {form: pronoun for pronoun, _ in pronouns for form in pronoun.forms},
        _index_phrases(grammar.asides),
    )


def _index_phrases(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = split_phrase(phrase)
        index.setdefault(words[0], []).append(words)
    return {first: tuple(found) for first, found in index.items()}


def _frame(path: Path, line: int, takes: tuple[str, ...]) -> Frame:
    parts = [_frame_part(path, line, take) for take in takes]

    def prepositions(kind: str) -> frozenset[str]:
        return frozenset(preposition for preposition, found in parts if found == kind)

    kinds = {kind for _, kind in parts}
    return Frame(
        "quotation" in kinds,
        "adjective" in kinds,
        prepositions("clause"),
        prepositions("infinitive"),
        prepositions("object"),
        prepositions("label"),
        prepositions("gerund"),
    )


def _frame_part(path: Path, line: int, take: str) -> tuple[str, str]:
    preposition, _, kind = take.rpartition(" ")
    if kind not in _KINDS or (preposition and kind not in _WITH_PREPOSITION):
        allowed = ", ".join(_KINDS)
        raise DataFileError(
            str(path), line, f'takes "{take}" is not known; it must be one of {allowed}, or a preposition '
            f"before one of {', '.join(_WITH_PREPOSITION)}"
        )  # fmt: skip
    return preposition, kind


def _index_verbs(
    grammar: SayingGrammar, verbs: Iterable[tuple[SayingVerb, Path, int]]
) -> dict[str, tuple[VerbEntry, ...]]:
    index: dict[str, list[VerbEntry]] = {}
    seen: set[tuple[Any, ...]] = set()
    for verb, path, line in verbs:
        entry = VerbEntry(verb, _frame(path, line, verb.takes), split_phrase(verb.then))
        key = (entry.verb.lemma, entry.then, entry.verb.reflexive)
        if key in seen:
            raise DataFileError(str(path), line, f'the verb "{entry.verb.lemma}" is there twice')
        seen.add(key)
        for form in sorted(inflect(entry.verb.lemma, grammar.endings).union(entry.verb.forms)):
            index.setdefault(form, []).append(entry)
    return {
        form: tuple(sorted(entries, key=lambda e: (-len(e.then), not e.verb.reflexive, e.verb.lemma)))
        for form, entries in index.items()
    }


def _index_sources(sources: Iterable[SourcePhrase]) -> dict[str, tuple[SourceEntry, ...]]:
    index: dict[str, list[SourceEntry]] = {}
    for phrase in sources:
        words = split_phrase(phrase.words)
        index.setdefault(words[0], []).append(SourceEntry(phrase, words))
    return {first: tuple(sorted(found, key=lambda e: -len(e.words))) for first, found in index.items()}
