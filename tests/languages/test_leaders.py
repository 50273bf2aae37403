"""Leaders whom articles name without their country."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.languages.leaders import load_leaders, read_leaders
from recoupe.languages.world import load_world


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("vladimir poutine", "RUS"),
        ("trump", "USA"),
        ("nicolas maduro", "VEN"),
        ("rodriguez", None),
        ("may", None),
        ("jean dupont", None),
    ],
    ids=["full name", "surname", "without accents", "surname of two states", "short surname", "nobody"],
)
def test_a_name_has_a_country_where_one_state_only_has_it(name: str, country: str | None) -> None:
    assert load_leaders().country_of(tuple(name.split())) == country


def test_every_country_is_a_state_of_the_world() -> None:
    leaders = load_leaders()
    assert set(leaders.by_name.values()) <= set(load_world().states)


def test_a_name_under_two_countries_is_refused_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "leaders.toml"
    path.write_text('[leaders]\nFRA = ["Jean Test"]\nBEL = ["Jean Test"]\n', encoding="utf-8")
    with pytest.raises(DataFileError, match=r"leaders.toml: \"Jean Test\" stands under FRA and BEL"):
        read_leaders(path)


def test_a_country_that_is_no_code_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "leaders.toml"
    path.write_text('[leaders]\nFrance = ["Jean Test"]\n', encoding="utf-8")
    with pytest.raises(DataFileError, match="France"):
        read_leaders(path)
