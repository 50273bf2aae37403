"""Agencies that a byline credits."""

from __future__ import annotations

import pytest

from recoupe.ingest.metadata.agency import find_agency


@pytest.mark.parametrize(
    ("byline", "agency"),
    [
        ("J. D. avec AFP", "AFP"), ("Le Figaro avec Reuters", "Reuters"), ("agence france-presse", "AFP"),
        ("By Associated Press", "AP"), ("J. Dupont", None), ("ap martin", None), ("AFPA", None), ("", None),
    ],
)  # fmt: skip
def test_the_agency_of_a_byline_is_found(byline: str, agency: str | None) -> None:
    assert find_agency(byline) == agency


def test_the_first_of_several_stretches_counts() -> None:
    assert find_agency(None, "J. D.", "avec Reuters") == "Reuters"
