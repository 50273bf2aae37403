"""What a counted thing can be at least and at most, and whether two counts of it can both stand."""

from __future__ import annotations

import math
from typing import NamedTuple

from recoupe.reading import Quantity

from .texts import find_stems

ROUND = 0.2
"""How far "about" reaches, as a share of the number: about a hundred is 80 to 120."""


class Count(NamedTuple):
    """How many of what: the closed range of values that the words allow, and stems of the thing counted."""

    low: float
    high: float
    of: frozenset[str]
    quantity: Quantity


def read_count(quantity: Quantity) -> Count | None:
    """The range that a quantity allows; None where it counts without a number, or nothing named."""
    if quantity.value is None:
        return None
    of = find_stems(quantity.of or "") | find_stems(quantity.unit or "")
    if not of:
        return None
    low = high = float(quantity.value)
    if quantity.approximate:
        low, high = low * (1 - ROUND), high * (1 + ROUND)
    if quantity.bound == "at_least":
        low, high = float(quantity.value), math.inf
    elif quantity.bound == "at_most":
        low, high = 0.0, float(quantity.value)
    return Count(low, high, of, quantity)


def count_same(left: Count, right: Count) -> bool:
    """Both count the same kind of thing: the smaller description's words all stand in the other."""
    smaller, larger = sorted((left.of, right.of), key=len)
    return smaller <= larger


def can_both_stand(left: Count, right: Count) -> bool:
    """Some number fits both ranges: "a hundred or so" and 99 do, 100 and 2 000 do not."""
    return left.low <= right.high and right.low <= left.high
