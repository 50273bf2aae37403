"""What accounts in a language differ in (`disputes.toml`): words of denial, counted things, names of acts.

A language without the file has none of them: its accounts are then compared by names, days and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import LANGUAGES_FOLDER, load_entries, load_table
from recoupe.names import fold_name
from recoupe.reading import EventType

FILE_NAME = "disputes.toml"
STEM_LETTERS = 6
"""Letters of a stem, as in comparing: words are compared by their beginnings."""

Tone = Literal["kindly", "harshly"]
Words = tuple[str, ...]


class DenialWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words by which somebody says that something is not so, folded; the file says what each list holds."""

    forms: frozenset[str] = frozenset()
    rejecting: frozenset[str] = frozenset()
    charges: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()


class Counted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns that can count the same people or things."""

    what: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    whole: bool = False
    grows: bool = False
    persons: bool = True


class Framing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rival names of one act, and the PLOVER types that tell such acts."""

    act: str
    types: tuple[EventType, ...]
    kindly: tuple[str, ...]
    harshly: tuple[str, ...]
    examples: tuple[str, ...]


class Frame(msgspec.Struct, frozen=True):
    """One name found in a text: the range of its words among those asked, what it names, and its tone."""

    start: int
    end: int
    framing: Framing
    tone: Tone


class Disputes(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of one `disputes.toml`, by folded words."""

    denial: DenialWords = DenialWords()
    sole_offices: frozenset[Words] = frozenset()
    office_examples: tuple[str, ...] = ()
    counted: Mapping[Words, Counted] = {}
    frames: Mapping[Words, tuple[tuple[Framing, Tone], ...]] = {}
    hollow: frozenset[str] = frozenset()
    longest: int = 0

    def is_denial(self, words: Iterable[str]) -> bool:
        """Whether some words say that something is not so: by denying it, or by rejecting a charge."""
        words = frozenset(words)
        return bool(words & self.denial.forms) or self.rejects_charge(words)

    def rejects_charge(self, words: frozenset[str]) -> bool:
        """Whether some words reject an accusation."""
        return bool(words & self.denial.rejecting and words & self.denial.charges)

    def classes(self, words: Iterable[str]) -> frozenset[Counted]:
        """The classes of counted things that some words name."""
        return frozenset(self.counted[word,] for word in words if (word,) in self.counted)

    def find_frames(self, words: Sequence[str]) -> Iterator[Frame]:
        """The rival names among some words of a text, in order, the longest at each place."""
        start = 0
        while start < len(words):
            for end in range(min(start + self.longest, len(words)), start, -1):
                found = self.frames.get(tuple(words[start:end]))
                if found:
                    yield from (Frame(start, end, framing, tone) for framing, tone in found)
                    start = end - 1
                    break
            start += 1


class OfficeWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Offices that one person holds at a time in a country."""

    sole: tuple[str, ...]
    examples: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, kw_only=True):
    plurals: tuple[str, ...]
    hollow: tuple[str, ...]
    denial: DenialWords
    office: OfficeWords


@lru_cache(maxsize=16)
def load_disputes(language: str) -> Disputes:
    """The disputes of a language; none where it has no such file. Raises DataFileError where it is wrong."""
    path = LANGUAGES_FOLDER / language / FILE_NAME
    return load_disputes_file(path) if language.isalpha() and path.is_file() else Disputes()


def load_disputes_file(path: Path) -> Disputes:
    """The disputes in one file.

    Raises DataFileError, with the line, where an entry is wrong, or a word stands in two classes of counted
    things or on both sides of one act.
    """
    head = load_table(path, _File)
    denial = head.denial
    counted: dict[Words, Counted] = {}
    for entry, line in load_entries(path, "counted", Counted):
        for form in _forms(entry.words, head.plurals):
            if counted.setdefault(form, entry) is not entry:
                raise DataFileError(
                    str(path), line, f'"{" ".join(form)}" stands under {counted[form].what} as well'
                )
    frames: dict[Words, dict[str, tuple[Framing, Tone]]] = {}
    for framing, line in load_entries(path, "framing", Framing):
        tones: tuple[tuple[Tone, tuple[str, ...]], ...] = (
            ("kindly", framing.kindly), ("harshly", framing.harshly)
        )  # fmt: skip
        for tone, names in tones:
            for form in _forms(names, head.plurals):
                known = frames.setdefault(form, {}).setdefault(framing.act, (framing, tone))
                if known[1] != tone:
                    raise DataFileError(str(path), line, f'"{" ".join(form)}" stands on both sides')
    return Disputes(
        denial=DenialWords(
            forms=_single(denial.forms, ()),
            rejecting=_single(denial.rejecting, ()),
            charges=_single(denial.charges, head.plurals),
            parts=_single(denial.parts, head.plurals),
            examples=denial.examples,
        ),
        sole_offices=frozenset(_forms(head.office.sole, ())),
        hollow=frozenset(word[:STEM_LETTERS] for word in _single(head.hollow, ())),
        office_examples=head.office.examples,
        counted=counted,
        frames={form: tuple(acts[act] for act in sorted(acts)) for form, acts in frames.items()},
        longest=max((len(form) for form in frames), default=0),
    )


def _forms(names: Iterable[str], plurals: Sequence[str]) -> Iterator[Words]:
    """Each name folded, as listed and with the plurals of its first and of its last word."""
    for name in names:
        words = tuple(fold_name(name).split())
        yield words
        for ending in plurals:
            yield (words[0] + ending, *words[1:])
            if len(words) > 1:
                yield (*words[:-1], words[-1] + ending)


def _single(words: Iterable[str], plurals: Sequence[str]) -> frozenset[str]:
    return frozenset(form[0] for form in _forms(words, plurals))
