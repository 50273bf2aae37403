"""What a language calls people whose place is disputed: labels with their field and slant (`labels.toml`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import load_table
from recoupe.languages.own import OwnFolder, load_words_with_own
from recoupe.languages.phrases import inflect, split_phrase
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
    """Verbs that put a label on somebody (`calling`), or by which somebody recognises (`recognising`).

    `capitals_are_names`: a capital inside a sentence makes a label part of a name (the Empire).
    `cuts_hyphens`: the parser makes three words of "self-proclaimed".
    """

    calling: frozenset[str]
    recognising: frozenset[str]
    claims: frozenset[str]
    capitals_are_names: bool
    endings: dict[str, tuple[str, ...]]
    cuts_hyphens: bool = False


Phrase = tuple[frozenset[str], ...]
"""The words of a label or an office in order, each with all its forms in lower case."""


class LabelWords(msgspec.Struct, frozen=True):
    """Everything of one `labels.toml`: phrases by each form of their first word, the longest first.

    A phrase comes with its label, or with None where it is a supreme office.
    """

    grammar: NamingGrammar
    phrases: dict[str, tuple[tuple[Phrase, Label | None], ...]]


@lru_cache(maxsize=8)
def load_labels(language: str, own: OwnFolder | None = None) -> LabelWords:
    """The labels of a language, with a project's own; raises DataFileError where an entry is wrong."""
    mine = own.file(language, FILE_NAME) if own is not None else None
    return load_labels_file(find_language(language).folder / FILE_NAME, mine)


def load_labels_file(path: Path, own: Path | None = None) -> LabelWords:
    """The labels in one file, with those of a project's file, which replace the same words.

    Raises DataFileError, with the line, where an entry is wrong or there twice.
    """
    grammar = load_table(path, NamingGrammar, "grammar")
    labels = load_words_with_own(path, own, "label", Label, "words")
    offices = load_words_with_own(path, own, "office", Office, "words")
    seen: dict[str, int] = {}
    for label, file, line in labels:
        for phrase in label.words:
            if phrase in seen:
                raise DataFileError(
                    str(file), line, f'the label "{phrase}" is there already, in line {seen[phrase]}'
                )
            seen[phrase] = line
    entries: list[tuple[str, Label | None]] = [
        (p, label) for label, _file, _line in labels for p in label.words
    ]
    entries += [(phrase, None) for office, _file, _line in offices for phrase in office.words]
    return LabelWords(grammar, _index(entries, grammar))


def _index(
    entries: Iterable[tuple[str, Label | None]], grammar: NamingGrammar
) -> dict[str, tuple[tuple[Phrase, Label | None], ...]]:
    found: dict[str, list[tuple[Phrase, Label | None]]] = {}
    for written, label in entries:
        as_parsed = written.replace("-", " - ") if grammar.cuts_hyphens else written
        phrase = tuple(inflect(word, grammar.endings) for word in split_phrase(as_parsed.lower()))
        for form in sorted(phrase[0]):
            found.setdefault(form, []).append((phrase, label))
    return {
        form: tuple(sorted(same, key=lambda e: (-len(e[0]), e[1] is None))) for form, same in found.items()
    }
