"""The index of calendar forms: with which words each can begin, and which it cannot do without.

A text is walked once. At a word only the forms that can begin with it are looked at, and of those only
the forms all of whose words and places have a match among the next words: `needs` and `marks` are sets
of these, as bits of an integer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal as OneOf

import msgspec

from recoupe.languages.calendar_forms import CompiledForm, Item, Literal, Slot, first_items

DIGIT = "0"
"""Key for whatever begins with a digit."""

Level = OneOf["basic", "modified", "joined"]
LEVELS: tuple[Level, ...] = ("basic", "modified", "joined")

_FILLED_BY: dict[Level, tuple[str, ...]] = {
    "basic": ("basic", "point"),
    "modified": ("point",),
    "joined": (),
}


class FormIndex(msgspec.Struct, frozen=True):
    """`starts` leads a first piece to the numbers of forms, level by level; `needs[i]` are the bits of
    what form i must find, `marks` the bits of what a piece can be."""

    starts: dict[str, dict[Level, tuple[int, ...]]]
    needs: tuple[int, ...]
    marks: dict[str, int]


def index_forms(
    forms: Sequence[tuple[CompiledForm, Level]], words_of_place: dict[str, set[str]]
) -> FormIndex:
    """The index of forms, basic ones first. `words_of_place`: what a place can begin with."""
    words_of_place = {place: _keys(words) for place, words in words_of_place.items()}
    starts: dict[str, dict[Level, list[int]]] = {}
    bits: dict[frozenset[str], int] = {}
    needs = []
    for number, (form, level) in enumerate(forms):
        opening: set[str] = set()
        for item in first_items(form.items):
            opening |= _words_of(item, words_of_place)
        for place in _FILLED_BY[level]:
            words_of_place.setdefault(place, set()).update(opening)
        for start in opening:
            starts.setdefault(start, {}).setdefault(level, []).append(number)
        needs.append(_needs(form.items, words_of_place, bits))
    marks: dict[str, int] = {}
    for words, bit in bits.items():
        for word in words:
            marks[word] = marks.get(word, 0) | bit
    return FormIndex(
        {start: {level: tuple(found) for level, found in levels.items()} for start, levels in starts.items()},
        tuple(needs),
        marks,
    )


def _needs(
    items: Iterable[Item], words_of_place: dict[str, set[str]], bits: dict[frozenset[str], int]
) -> int:
    needed = 0
    for item in items:
        if isinstance(item, Literal | Slot):
            words = frozenset(_words_of(item, words_of_place))
            needed |= bits.setdefault(words, 1 << len(bits))
    return needed


def _words_of(item: Literal | Slot, words_of_place: dict[str, set[str]]) -> set[str]:
    return _keys(item.words) if isinstance(item, Literal) else words_of_place.get(item.slot, set())


def _keys(words: Iterable[str]) -> set[str]:
    return {DIGIT if word[0].isdigit() else word for word in words}
