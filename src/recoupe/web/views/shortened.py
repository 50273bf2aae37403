"""Records with fewer of their words, for pages that show many: all of them stand on a page of their own."""

from __future__ import annotations

import msgspec

from recoupe.comparison import Camps, Disagreement

WORDS_A_SIDE = 5
MOST_SIDES = 6
WORDS_A_TIE = 3
MOST_TIES = 150
MOST_DOUBTS = 40


def shorten_disagreement(
    found: Disagreement, most: int = WORDS_A_SIDE, most_sides: int = MOST_SIDES
) -> Disagreement:
    """The disagreement with at most so many sides, and places in the articles on each."""
    sides = tuple(
        msgspec.structs.replace(side, accounts=side.accounts[:most]) for side in found.sides[:most_sides]
    )
    return msgspec.structs.replace(found, sides=sides)


def shorten_camps(found: Camps) -> Camps:
    """The period with its strongest relations and doubts only, each with its first words."""
    ranked = sorted(found.relations, key=lambda each: (-abs(each.weight), each.left, each.right))
    return msgspec.structs.replace(
        found,
        relations=tuple(
            msgspec.structs.replace(each, evidence=each.evidence[:WORDS_A_TIE]) for each in ranked[:MOST_TIES]
        ),
        doubtful=tuple(
            msgspec.structs.replace(each, evidence=each.evidence[:WORDS_A_TIE])
            for each in found.doubtful[:MOST_DOUBTS]
        ),
    )
