"""Where an event lies on the map: the town of the story's country, and nothing where that is in doubt."""

from __future__ import annotations

import pytest
from compare_builders import Says, actor, article

from recoupe.compare import compare
from recoupe.compare.coordinates import find_town
from recoupe.comparison import DossierEvent

TOWNS = {
    "known by its French name": ("Alep", [], "SYR"),
    "the story's country before the larger town": ("Valencia", ["VEN"], "VEN"),
    "the nearest country first": ("Tripoli", ["LBN", "LBY"], "LBN"),
    "a capital without any country": ("Tripoli", [], "LBY"),
    "no hamlet of a country that merely takes part": ("Paris", ["USA"], "FRA"),
    "the town of that name before one that others call so": ("Puno", ["PER"], "PER"),
    "no namesake anywhere": ("Agadir", ["DEU", "FRA"], "MAR"),
}


@pytest.mark.parametrize(("name", "countries", "country"), TOWNS.values(), ids=TOWNS.keys())
def test_a_place_is_the_town_that_the_story_means(name: str, countries: list[str], country: str) -> None:
    town = find_town(name, "fr", countries)
    assert town is not None
    assert town.country == country


UNKNOWN = {
    "a country": ("Colombie", []),
    "a state before its town of the same name": ("Luxembourg", ["LUX"]),
    "a continent": ("Europe", []),
    "several towns and no country": ("San Cristobal", []),
    "several towns of one country": ("Springfield", ["USA"]),
    "no town": ("palais de Miraflores", ["VEN"]),
}


@pytest.mark.parametrize(("name", "countries"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_what_is_no_town_or_in_doubt_has_no_coordinates(name: str, countries: list[str]) -> None:
    assert find_town(name, "fr", countries) is None


def test_a_name_that_is_a_town_in_one_language_is_a_country_in_another() -> None:
    assert find_town("Mexico", "fr", ["MEX"]) is not None
    assert find_town("Mexico", "en", ["MEX"]) is None


VENEZUELA = actor("ven", "Venezuela", "state", "VEN", "GOV")
SPAIN = actor("esp", "Espagne", "state", "ESP", "GOV")


def event_at(place: str | None, recipient: str, *others: str) -> DossierEvent:
    """The event of an article on one attack, with bystanders named."""
    says = Says("Alvonie attaque la ville.", "attaque", "ASSAULT", ["aaa"], [recipient], place=place)
    cast = [one for one in (VENEZUELA, SPAIN) if one.id in (recipient, *others)]
    made, reading = article(says, cast=cast)
    (event,) = compare([made], [reading]).timeline
    return event


def test_the_countries_of_the_sides_come_before_those_of_the_article() -> None:
    spanish, venezuelan = event_at("Valencia", "esp", "ven"), event_at("Valencia", "ven", "esp")
    assert (spanish.latitude, spanish.longitude) == pytest.approx((39.5, -0.4), abs=0.1)
    assert (venezuelan.latitude, venezuelan.longitude) == pytest.approx((10.2, -68.0), abs=0.1)


def test_the_countries_of_the_article_count_where_the_sides_have_none_there() -> None:
    event = event_at("Valencia", "bbb", "ven")
    assert event.longitude == pytest.approx(-68.0, abs=0.1)


@pytest.mark.parametrize("place", [None, "Venezuela"])
def test_an_event_without_a_town_has_no_coordinates(place: str | None) -> None:
    event = event_at(place, "ven")
    assert (event.latitude, event.longitude) == (None, None)
