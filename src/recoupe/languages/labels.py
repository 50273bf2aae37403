"""What a language calls people whose place is disputed: labels with their field and slant (`labels.toml`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import load_entries, load_table
from recoupe.languages.phrases import split_phrase
from recoupe.languages.registry import find_language
from recoupe.reading import Slant

LabelPlace = Literal["who", "quality", "power", "act"]
"""What a label is: a noun for somebody, a quality put on one, a noun for a rule, or for an act."""
LabelField = Literal["legitimacy", "violence", "allegiance", "ideology"]

FILE_NAME = "labels.toml"


class Label(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that a rival account could dispute, and how they colour whom they are put on."""

    words: tuple[str, ...]
    place: LabelPlace
    field: LabelField
    slant: Slant
    examples: tuple[str, ...]


class Office(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Titles of one supreme office: bare, they colour nobody unless two people claim it."""

    words: tuple[str, ...]
    examples: tuple[str, ...]


class NamingGrammar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Verbs that put a label on somebody (`calling`), or by which somebody recognises (`recognising`)."""

    calling: frozenset[str]
    recognising: frozenset[str]
    claims: frozenset[str]


class LabelWords(msgspec.Struct, frozen=True):
    """Everything of one `labels.toml`; labels and offices are indexed by the first word of their phrase.

    The longest phrase of a first word stands first.
    """

    grammar: NamingGrammar
    labels: dict[str, tuple[tuple[tuple[str, ...], Label], ...]]
    offices: dict[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=8)
def load_labels(language: str) -> LabelWords:
    """The labels of a language; raises DataFileError where an entry is wrong."""
    return load_labels_file(find_language(language).folder / FILE_NAME)


def load_labels_file(path: Path) -> LabelWords:
    """The labels in one file; raises DataFileError, with the line, where an entry is wrong or there twice."""
    grammar = load_table(path, NamingGrammar, "grammar")
    labels = load_entries(path, "label", Label)
    offices = load_entries(path, "office", Office)
    seen: dict[str, int] = {}
    for label, line in labels:
        for phrase in label.words:
            if phrase in seen:
                raise DataFileError(
                    str(path), line, f'the label "{phrase}" is there already, in line {seen[phrase]}'
                )
            seen[phrase] = line
    return LabelWords(
        grammar,
        _index((split_phrase(phrase), label) for label, _ in labels for phrase in label.words),
        _index_offices(split_phrase(phrase) for office, _ in offices for phrase in office.words),
    )


def _index(
    entries: Iterable[tuple[tuple[str, ...], Label]],
) -> dict[str, tuple[tuple[tuple[str, ...], Label], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Label]]] = {}
    for phrase, label in entries:
        found.setdefault(phrase[0], []).append((phrase, label))
    return {first: tuple(sorted(same, key=lambda e: -len(e[0]))) for first, same in found.items()}


def _index_offices(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(same, key=lambda p: -len(p))) for first, same in found.items()}
