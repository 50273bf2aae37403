"""What a counted thing can be at least and at most, and whether two counts of it can both stand."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from recoupe.languages.disputes import Counted, load_disputes
from recoupe.languages.numbers import load_number_words
from recoupe.languages.registry import load_languages
from recoupe.reading import Quantity, Reading

from .texts import find_stems, split_words

COUNTED_ROUND = 0.2
"""How far "about" reaches for what is counted, as a share of the number: about a hundred is 80 to 120."""

MEASURED_ROUND = 0.05
"""The same for what is measured in units: "some 250 000 square kilometres" are not 275 000."""

BARE_ROUND = 0.05
"""How far a round number reaches that is not called so: two hundred men can be 195."""

EXACT_ROUND = 0.01
"""How far any other number reaches: who tells 791.9 as 792 says nothing else."""

LEAST_ROUND = 50
"""Smaller numbers are meant as they stand: three dead are not four."""

ROUND_DIGITS = 2
"""A number with more digits that are not zero is not round."""

MORE_THAN = 1.5
"""Who says "more than 100 000" means less than this many times as much, or would have said so; only what
grows while accounts are written ("at least three dead") has no upper end."""

DISTINCTIVE = 1000
"""From here on a number tells by itself what is spoken of."""

SAME_NOUN_GAP = 80
"""Code points after a count within which a number without a noun counts the same ("200 men, not 100")."""


class Count(NamedTuple):
    """How many of what: the closed range of values that the words allow, and the thing counted.

    `of` are stems of its words, `kinds` the classes of counted things that they name, `unit` what it is
    measured in (None where it is counted).
    """

    low: float
    high: float
    of: frozenset[str]
    quantity: Quantity
    unit: str | None = None
    kinds: frozenset[Counted] = frozenset()

    @property
    def value(self) -> float:
        """The number as printed."""
        return float(self.quantity.value or 0)

    @property
    def befell(self) -> frozenset[str]:
        """What befell those who are counted, where words tell it (the dead, the arrested)."""
        return frozenset(kind.what for kind in self.kinds if kind.grows)

    @property
    def who(self) -> frozenset[str]:
        """Who or what is counted, where words tell more than that it is people."""
        return frozenset(kind.what for kind in self.kinds if not kind.grows and not kind.whole)

    @property
    def grows(self) -> bool:
        """Whether later accounts may count more of it without contradicting the earlier ones."""
        return any(kind.grows for kind in self.kinds)


def read_counts(reading: Reading) -> tuple[Count, ...]:
    """What the quantities of a reading count, in their order; those without a number or a thing left out."""
    return tuple(_read_counts(reading))


def _read_counts(reading: Reading) -> Iterator[Count]:
    last: Quantity | None = None
    for quantity in sorted(reading.quantities, key=lambda one: (one.start, one.end)):
        told = quantity
        if not told.of and not told.unit and last is not None and told.start - last.end <= SAME_NOUN_GAP:
            told = msgspec.structs.replace(told, of=last.of, unit=last.unit)
        count = read_count(told, reading.language)
        if count is not None:
            yield count._replace(quantity=quantity)
            last = told


@lru_cache(maxsize=16)
def find_lasting_units(language: str) -> frozenset[str]:
    """The units of time of a language; none where it has no table of units."""
    known = load_languages().get(language)
    if known is None or not (known.folder / "quantities.toml").is_file():
        return frozenset()
    units = load_number_words(language).units
    return frozenset(unit.symbol for phrases in units.values() for _, unit in phrases if unit.lasting)


def read_count(quantity: Quantity, language: str = "") -> Count | None:
    """The range that a quantity allows; None where it counts without a number, or nothing named."""
    if quantity.value is None:
        return None
    words = split_words(quantity.of or "")
    of = find_stems(quantity.of or "") | find_stems(quantity.unit or "")
    if not of and not quantity.unit:
        return None
    kinds = frozenset[Counted]() if quantity.unit else load_disputes(language).classes(words)
    low, high = _range(quantity, grows=any(kind.grows for kind in kinds))
    return Count(low, high, of, quantity, quantity.unit, kinds)


def _range(quantity: Quantity, *, grows: bool) -> tuple[float, float]:
    value = float(quantity.value or 0)
    if quantity.bound == "at_least":
        return value, math.inf if grows or value < LEAST_ROUND else value * MORE_THAN
    if quantity.bound == "at_most":
        return 0.0, value
    reach = 0.0
    if quantity.approximate:
        reach = MEASURED_ROUND if quantity.unit else COUNTED_ROUND
    elif abs(value) >= LEAST_ROUND:
        reach = BARE_ROUND if _is_round(value) else EXACT_ROUND
    return value * (1 - reach), value * (1 + reach)


def _is_round(value: float) -> bool:
    return value == int(value) and len(str(int(abs(value))).rstrip("0")) <= ROUND_DIGITS


def is_distinctive(count: Count) -> bool:
    """Whether a number is so large, or so exact, that two accounts hardly have it by chance."""
    return abs(count.value) >= DISTINCTIVE or not (count.value < LEAST_ROUND or _is_round(count.value))


def count_same(left: Count, right: Count) -> bool:
    """Both count the same kind of thing: in one unit, or in nouns that can mean the same.

    The smaller description's words all stand in the other, or both name one class of things, or one says
    no more than "people"; the dead are no wounded, and dead soldiers no dead civilians. What is measured
    may be described by its place here and its kind there ("square kilometres of the Congo", "of forest").
    """
    if left.unit != right.unit:
        return False
    befell = [{kind.what for kind in count.kinds if kind.grows} for count in (left, right)]
    who = [
        {kind.what for kind in count.kinds if not kind.grows and not kind.whole} for count in (left, right)
    ]
    if any(all(said) and not said[0] & said[1] for said in (befell, who)):
        return False
    smaller, larger = sorted((left.of, right.of), key=len)
    if smaller <= larger:
        return True
    if left.unit is not None:
        return _is_place(left.quantity.of) != _is_place(right.quantity.of)
    named = [{kind.what for kind in count.kinds} for count in (left, right)]
    return bool(named[0] & named[1]) or _says_only_people(left, right) or _says_only_people(right, left)


def _differ(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right and not left & right)


def _is_place(of: str | None) -> bool:
    """Whether what is measured begins with a proper name."""
    return bool(of) and str(of)[:1].isupper()


def _says_only_people(general: Count, other: Count) -> bool:
    """One says no more than people, and the other names people: a class of them, or a nation."""
    return any(kind.whole for kind in general.kinds) and (
        any(kind.persons for kind in other.kinds) or (not other.kinds and _is_place(other.quantity.of))
    )


def can_both_stand(left: Count, right: Count) -> bool:
    """Some number fits both ranges: "a hundred or so" and 99 do, 100 and 2 000 do not."""
    return left.low <= right.high and right.low <= left.high
