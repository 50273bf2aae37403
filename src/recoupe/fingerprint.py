"""How like two texts are, by their fingerprints alone (`recoupe.ingest.fingerprint` makes them)."""

from __future__ import annotations

from collections.abc import Sequence


def similarity(left: Sequence[int], right: Sequence[int]) -> float:
    """Estimated share (0 to 1) of the word sequences of both texts that stand in both of them.

    The share of equal values of two MinHash digests estimates the Jaccard similarity of the sets
    (Broder 1997, doi:10.1109/SEQUEN.1997.666900); with 128 values its standard error is at most
    .045. 0 where either is empty: unknown is not alike. Raises ValueError where the lengths differ.
    """
    if not left or not right:
        return 0.0
    equal = sum(one == other for one, other in zip(left, right, strict=True))
    return equal / len(left)
