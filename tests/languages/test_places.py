from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.languages.places import PLACES_FILE, load_places, read_places
from recoupe.languages.world import load_world
from recoupe.names import fold_name


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Moscou", "RUS"),
        ("Moscú", "RUS"),
        ("Téhéran", "IRN"),
        ("Teherán", "IRN"),
        ("Pékin", "CHN"),
        ("La Haye", "NLD"),
        ("La Haya", "NLD"),
        ("La Havane", "CUB"),
        ("Tombouctou", "MLI"),
        ("Ginebra", "CHE"),
        ("Nueva York", "USA"),
        ("Alep", "SYR"),
        ("Kobané", "SYR"),
        ("Marioupol", "UKR"),
        ("Cúcuta", "COL"),
        ("cucuta", "COL"),
        ("Agadir", "MAR"),
    ],
)
def test_towns_are_known_under_the_names_of_the_press(name: str, country: str) -> None:
    assert load_places().find_places(name)[0].country == country


@pytest.mark.parametrize("country", ["VEN", "DOM"])
def test_the_country_of_the_story_comes_first(country: str) -> None:
    assert load_places().find_places("San Cristóbal", country)[0].country == country


def test_without_a_country_the_larger_town_comes_first() -> None:
    found = load_places().find_places("Alexandria")
    own = [place for place in found if fold_name(place.name) == "alexandria"]
    assert own[0].country == "EGY"
    assert [place.population for place in own] == sorted((place.population for place in own), reverse=True)


def test_a_small_town_of_a_name_does_not_hide_the_capital() -> None:
    assert [place.country for place in load_places().find_places("Pékin")] == ["CHN", "USA"]


@pytest.mark.parametrize("name", ["Xanaduville", "", "—"])
def test_an_unknown_town_stays_unknown(name: str) -> None:
    assert load_places().find_places(name) == ()


def test_towns_stand_where_they_are() -> None:
    [caracas] = load_places().find_places("Caracas")
    assert (round(caracas.latitude), round(caracas.longitude)) == (10, -67)


def test_coordinates_and_countries_are_sound() -> None:
    places = {place for found in load_places().places_by_name.values() for place in found}
    assert len(places) > 20_000
    assert all(-90 <= p.latitude <= 90 and -180 <= p.longitude <= 180 and p.population >= 0 for p in places)
    assert all(len(place.country) == 3 and place.country.isupper() for place in places)


def test_most_capitals_have_a_place() -> None:
    places = load_places()
    capitals = [
        (state.iso3, words.capital[0])
        for state in load_world().states.values()
        if state.status in ("member", "observer")
        for words in state.language.values()
    ]
    lost = [(iso3, capital) for iso3, capital in capitals if not places.find_places(capital, iso3)]
    # The smallest capitals (Yaren, Ngerulmud) are below the table's 5,000 inhabitants.
    assert len(lost) < len(capitals) * 0.05


def test_the_source_is_credited() -> None:
    assert "CC BY 4.0" in PLACES_FILE.read_text(encoding="utf-8")[:600]


def test_the_file_is_small_enough_for_a_repository() -> None:
    assert PLACES_FILE.stat().st_size < 1_200_000


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Caracas\tVEN", "places.tsv:2: has 2 columns; it needs 6, parted by tabs"),
        (
            "Caracas\tVEN\tnorth\t-66.9\t1\t",
            "places.tsv:2: is no town: could not convert string to float: 'north'",
        ),
    ],
)
def test_a_wrong_line_is_told_with_file_and_line(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "places.tsv"
    path.write_text(f"# towns\n{line}\n", encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read_places(path)
    assert message in str(caught.value)
