"""The nouns by which a language names actors without a proper name, and the words around them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import load_entries, load_table, load_toml
from recoupe.languages.own import OwnFolder, load_words_with_own
from recoupe.languages.registry import find_language
from recoupe.names import fold_name
from recoupe.reading import ActorKind, Sector

FILE_NAME = "actors.toml"


class ActorNoun(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"group_class": "class"}
):
    """Nouns that name one kind of actor; the keys are explained at the head of `actors.toml`."""

    lemmas: tuple[str, ...]
    kind: ActorKind
    sector: Sector | None = None
    group_class: str | None = None
    needs: Literal["modifier", "country", "name", "plural", "number", "capital"] | None = None
    bare: bool = False
    local: bool = False
    examples: tuple[str, ...]


class NameHead(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"group_class": "class"}
):
    """Nouns that, with a capital, begin the name of a body; `local`: by default of the story's country."""

    lemmas: tuple[str, ...]
    kind: ActorKind
    sector: Sector | None = None
    local: bool = False
    examples: tuple[str, ...]

    @property
    def noun(self) -> ActorNoun:
        """The noun as an entry that describes an actor."""
        return ActorNoun(
            lemmas=self.lemmas, kind=self.kind, sector=self.sector, local=self.local, examples=self.examples
        )


class Modifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words inside a phrase beside its noun: phrases after it, words before it.

    `nouns`: a noun right behind another one may qualify it ("líder opositor").
    """

    after: tuple[str, ...]
    before: frozenset[str]
    nouns: bool = False


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes the name of a state or capital a mere place.

    `directions` lead there after a verb of `moves` and after a noun of `nouns`, and else to whom it is done.
    """

    prepositions: frozenset[str]
    nouns: frozenset[str]
    verbs: frozenset[str]
    directions: frozenset[str] = frozenset()
    moves: frozenset[str] = frozenset()


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What else tells names where letters and the tagger do not (`actors.toml` explains each).

    `joiners` may stand inside the name of a body, `linkers` of them only where no other actor follows;
    `first_names` begin the name of a person, words with `not_endings` do not, and `group_articles` with their
    capital that of a group; `small_peoples`: the names of peoples have no capital.
    """

    joiners: frozenset[str] = frozenset()
    linkers: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
    not_endings: tuple[str, ...] = ()
    group_articles: frozenset[str] = frozenset()
    small_peoples: bool = False


class Determiners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lower-case forms of determiners, by what they say of the noun."""

    definite: frozenset[str]
    demonstrative: frozenset[str]
    possessive: frozenset[str]
    indefinite: frozenset[str]


class ActorWords(msgspec.Struct, frozen=True, kw_only=True):
    """All of `actors.toml`. `nouns` gives, by folded first word, (folded words, noun), longest first."""

    nouns: dict[str, tuple[tuple[tuple[str, ...], ActorNoun], ...]]
    measures: frozenset[str]
    genitives: frozenset[str]
    numerals: frozenset[str]
    office_prepositions: frozenset[str]
    not_portfolios: frozenset[str]
    comparisons: frozenset[str]
    after: dict[str, tuple[tuple[str, ...], ...]]
    before: frozenset[str]
    nouns_qualify: bool
    places: PlaceWords
    acts: frozenset[str]
    aliases: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    facing: frozenset[str]
    determiners: Determiners
    name_heads: dict[str, NameHead]
    names: NameWords


def load_actor_nouns(language: str) -> list[tuple[ActorNoun, int]]:
    """The noun entries of a language with their lines; raises DataFileError where one is wrong."""
    path = find_language(language).folder / FILE_NAME
    return load_entries(path, "noun", ActorNoun)


@lru_cache(maxsize=8)
def load_actor_words(language: str, own: OwnFolder | None = None) -> ActorWords:
    """The actor words of a language, with a project's own nouns, indexed for one walk over an article.

    Raises DataFileError where an entry is wrong.
    """
    path = find_language(language).folder / FILE_NAME
    mine = own.file(language, FILE_NAME) if own is not None else None
    tables = load_toml(path)
    modifiers = load_table(path, Modifiers, "modifiers")
    return ActorWords(
        nouns=_index_nouns(load_words_with_own(path, mine, "noun", ActorNoun, "lemmas", fold_name)),
        measures=frozenset(fold_name(lemma) for lemma in _words(path, tables, "measures")),
        genitives=frozenset(_words(path, tables, "genitives")),
        numerals=frozenset(_words(path, tables, "numerals")),
        office_prepositions=frozenset(_words(path, tables, "office_prepositions")),
        not_portfolios=frozenset(fold_name(word) for word in _words(path, tables, "not_portfolios")),
        comparisons=frozenset(_words(path, tables, "comparisons")),
        after=_index_phrases(modifiers.after),
        before=modifiers.before,
        nouns_qualify=modifiers.nouns,
        places=load_table(path, PlaceWords, "places"),
        acts=frozenset(_words(path, tables, "acts")),
        aliases=frozenset(_words(path, tables, "aliases")),
        titles=frozenset(_words(path, tables, "titles")),
        particles=frozenset(_words(path, tables, "particles")),
        not_names=frozenset(_words(path, tables, "not_names")),
        facing=frozenset(_words(path, tables, "facing")),
        determiners=load_table(path, Determiners, "determiners"),
        name_heads={
            fold_name(lemma): head
            for head, _line in load_entries(path, "name_head", NameHead)
            for lemma in head.lemmas
        },
        names=load_table(path, NameWords, "names"),
    )


def _words(path: Path, tables: dict[str, object], table: str) -> list[str]:
    entry = tables.get(table)
    words = entry.get("words") if isinstance(entry, dict) else None
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise DataFileError(str(path), None, f'table [{table}] must hold a list of words under "words"')
    return words


def _index_nouns(
    entries: list[tuple[ActorNoun, Path, int]],
) -> dict[str, tuple[tuple[tuple[str, ...], ActorNoun], ...]]:
    seen: dict[tuple[tuple[str, ...], bool], int] = {}
    index: dict[str, list[tuple[tuple[str, ...], ActorNoun]]] = {}
    for noun, path, line in entries:
        for lemma in noun.lemmas:
            words = tuple(fold_name(lemma).split())
            key = (words, noun.kind == "person")
            if seen.setdefault(key, line) != line:
                raise DataFileError(
                    str(path), line, f'"{lemma}" stands already in the entry of line {seen[key]}'
                )
            index.setdefault(words[0], []).append((words, noun))
    return {
        first: tuple(sorted(dict.fromkeys(found), key=lambda item: (-len(item[0]), item[0], item[1].kind)))
        for first, found in index.items()
    }


def _index_phrases(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(fold_name(phrase).split())
        index.setdefault(words[0], []).append(words)
    return {
        first: tuple(sorted(found, key=lambda words: (-len(words), words))) for first, found in index.items()
    }
