"""Likeness of two texts by their fingerprints."""

from __future__ import annotations

import pytest

from recoupe.fingerprint import similarity


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [((1, 2, 3, 4), (1, 2, 3, 4), 1.0), ((1, 2, 3, 4), (1, 9, 3, 9), 0.5), ((1, 2), (3, 4), 0.0)],
    ids=["same", "half", "none"],
)
def test_similarity_is_the_share_of_equal_values(
    left: tuple[int, ...], right: tuple[int, ...], expected: float
) -> None:
    assert similarity(left, right) == expected


def test_an_unknown_fingerprint_is_like_nothing() -> None:
    assert similarity((), ()) == 0.0
    assert similarity((1, 2), ()) == 0.0


def test_fingerprints_of_different_make_are_not_compared() -> None:
    with pytest.raises(ValueError, match="argument 2 is longer"):
        similarity((1, 2), (1, 2, 3))
