"""How a language writes numbers and what it counts (`numbers.toml`, `quantities.toml`)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeVar

import msgspec

from recoupe.languages.files import load_entries, load_table
from recoupe.languages.registry import find_language

Bound = Literal["at_least", "at_most"]
Entry = TypeVar("Entry")
Phrases = dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
"""Entries by the first word of a phrase, each with all its words."""


class NumberGrammar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Number words by what they do (`numbers.toml` explains each table).

    `three_figures_group`: either sign before exactly three figures parts a group, before millions too.
    """

    decimal: str
    groups: frozenset[str]
    joiners: frozenset[str]
    long_tens: frozenset[int]
    halves: frozenset[str]
    articles: frozenset[str]
    values: dict[str, int]
    multiplied: dict[str, int]
    hundreds: dict[str, int]
    scales: dict[str, int]
    collectives: dict[str, int]
    ones_before: frozenset[str] = frozenset()
    glued_scales: dict[str, int] = {}
    three_figures_group: bool = False


class Qualifier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words beside a number that make it approximate or a bound ("about", "at least").

    `exact`: they belong to it and leave it as it is ("another five").
    """

    words: tuple[str, ...]
    examples: tuple[str, ...]
    bound: Bound | None = None
    after: bool = False
    exact: bool = False


class UnitOfMeasure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A unit: its written forms and the `symbol` that a quantity shows.

    `lasting`: of time; `money`: its sign may stand before the number.
    """

    symbol: str
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    lasting: bool = False
    money: bool = False


class QuantityGrammar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Small words around what is counted (`quantities.toml` explains each list)."""

    of: frozenset[str]
    between: frozenset[str]
    others: frozenset[str]
    not_alone_after: frozenset[str]
    alone_after: frozenset[str]
    idioms: frozenset[str]
    counted_singulars: frozenset[str]
    articles: frozenset[str]
    not_counted: frozenset[str]
    range_words: frozenset[str]
    range_pairs: dict[str, str]
    several: tuple[str, ...]
    some: frozenset[str]
    bare_of: frozenset[str]
    partitives: frozenset[str] = frozenset()
    bare_collectives: frozenset[str] = frozenset()


class NumberWords(msgspec.Struct, frozen=True, kw_only=True):
    """All that a language knows of numbers.

    `starts` are the words with which a quantity can begin, digits apart. Phrases are by their first
    word, longest first; those that stand after a number are kept apart.
    """

    grammar: NumberGrammar
    quantities: QuantityGrammar
    starts: frozenset[str]
    before: Phrases[Qualifier]
    after: Phrases[Qualifier]
    units: Phrases[UnitOfMeasure]
    several: Phrases[str]
    examples: tuple[str, ...]


def number_starts(grammar: NumberGrammar) -> frozenset[str]:
    """The words with which a number in words can begin."""
    return frozenset().union(
        grammar.values, grammar.hundreds, grammar.scales, grammar.halves, grammar.ones_before
    )


@lru_cache(maxsize=8)
def load_number_grammar(language: str) -> NumberGrammar:
    """How a language writes numbers. Raises DataFileError where an entry is wrong."""
    return load_table(find_language(language).folder / "numbers.toml", NumberGrammar)


@lru_cache(maxsize=8)
def load_number_words(language: str) -> NumberWords:
    """The number words of a language. Raises DataFileError where an entry is wrong."""
    folder = find_language(language).folder
    grammar = load_number_grammar(language)
    path = folder / "quantities.toml"
    quantities = load_table(path, QuantityGrammar, "grammar")
    qualifiers = [entry for entry, _line in load_entries(path, "qualifier", Qualifier)]
    units = [entry for entry, _line in load_entries(path, "unit", UnitOfMeasure)]
    several = _by_first_word([(words, words) for words in quantities.several])
    return NumberWords(
        grammar=grammar,
        quantities=quantities,
        starts=number_starts(grammar) | frozenset(grammar.collectives) | frozenset(several),
        before=_by_first_word([(w, entry) for entry in qualifiers if not entry.after for w in entry.words]),
        after=_by_first_word([(w, entry) for entry in qualifiers if entry.after for w in entry.words]),
        units=_by_first_word([(form, entry) for entry in units for form in entry.forms]),
        several=several,
        examples=tuple(e for q in qualifiers for e in q.examples)
        + tuple(e for u in units for e in u.examples),
    )


def match_phrase(phrases: Phrases[Entry], texts: list[str], at: int) -> tuple[int, Entry] | None:
    """(next piece, entry) of the longest phrase that begins at a piece, None where none does."""
    if at < len(texts):
        for words, entry in phrases.get(texts[at], ()):
            end = at + len(words)
            if tuple(texts[at:end]) == words:
                return end, entry
    return None


def _by_first_word(entries: list[tuple[str, Entry]]) -> Phrases[Entry]:
    index: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for phrase, entry in entries:
        words = tuple(phrase.replace("-", " ").split())
        index.setdefault(words[0], []).append((words, entry))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in index.items()}
