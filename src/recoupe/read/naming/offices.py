"""Whose office a crisis disputes: a bare title colours only somebody whose right to it is contested."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.read.cast import Cast
from recoupe.reading import Slant


def find_disputed(
    cast: Cast, coloured: Iterable[tuple[str, Slant, bool]], holders: Iterable[str]
) -> frozenset[str]:
    """The persons among `holders` of a supreme office whose right to it somebody disputes.

    `coloured` are (actor, slant, whether the label speaks of legitimacy). An office is disputed where
    its holder, or another person of the same country, carries a label of legitimacy that is not neutral.
    """
    countries = {actor.id: actor.country for actor in cast.actors if actor.kind == "person"}
    contested = {actor for actor, slant, legitimacy in coloured if legitimacy and slant != "neutral"}
    contested &= countries.keys()
    found = set()
    for holder in holders:
        if holder not in countries:
            continue
        country = countries[holder]
        rivals = any(country is not None and countries[other] == country for other in contested)
        if holder in contested or rivals:
            found.add(holder)
    return frozenset(found)
