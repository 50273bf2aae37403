from __future__ import annotations

from itertools import permutations

import pytest

from recoupe.compare.persons import NameForm, is_named, link_persons


def form(name: str, country: str = "") -> NameForm:
    return NameForm(tuple(name.split()), country)


def are_one(left: NameForm, right: NameForm, *others: NameForm) -> bool:
    return any(left in group and right in group for group in link_persons([left, right, *others]))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (form("juan guaido", "VEN"), form("juan guaido")),
        (form("serguei lavrov", "RUS"), form("sergei lavrov", "RUS")),
        (form("bachar al assad"), form("bashar el assad", "SYR")),
        (form("juan guaido marquez", "VEN"), form("juan guaido", "VEN")),
        (form("volodymyr zelensky"), form("volodymyr zelenskiy")),
        (form("nicolas maduro", "VEN"), form("maduro", "VEN")),
        (form("nicolas maduro", "VEN"), form("maduro")),
        (form("jorge rodriguez", "VEN"), form("j rodriguez", "VEN")),
    ],
    ids=lambda name: " ".join(name.words) + name.country,
)
def test_forms_of_one_name_are_one_person(left: NameForm, right: NameForm) -> None:
    assert are_one(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (form("jorge rodriguez", "VEN"), form("delcy rodriguez", "VEN")),
        (form("john bolton", "USA"), form("john bolton", "GBR")),
        (form("nicolas maduro", "VEN"), form("maduro", "PRT")),
        (form("emmanuel macron", "FRA"), form("emmanuel mahon", "FRA")),
        (form("jorge rodriguez", "VEN"), form("d rodriguez", "VEN")),
        (form("juan guaido", "VEN"), form("juan", "VEN")),
    ],
    ids=lambda name: " ".join(name.words) + name.country,
)
def test_another_first_name_or_country_is_another_person(left: NameForm, right: NameForm) -> None:
    assert not are_one(left, right)


def test_a_surname_that_two_persons_bear_joins_neither() -> None:
    forms = [form("jorge rodriguez", "VEN"), form("delcy rodriguez", "VEN"), form("rodriguez", "VEN")]
    assert len(link_persons(forms)) == 3


def test_a_country_decides_which_of_two_bearers_a_surname_means() -> None:
    forms = [form("jorge rodriguez", "VEN"), form("miguel rodriguez", "COL"), form("rodriguez", "COL")]
    assert (form("miguel rodriguez", "COL"), form("rodriguez", "COL")) in link_persons(forms)


def test_a_name_between_two_that_contradict_each_other_does_not_bridge_them() -> None:
    groups = link_persons([form("ana ruiz", "ESP"), form("ana ruiz", "MEX"), form("ana ruiz")])
    assert not any({name.country for name in group} >= {"ESP", "MEX"} for group in groups)


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Fabiana Rosales de Guaido", True),
        ("Abdel Fattah al-Bourhane", True),
        ("Hemetti", True),
        ("ambassadeur d’Allemagne", False),
        ("un officier", False),
        ("", False),
    ],
)
def test_a_name_is_no_description(name: str, named: bool) -> None:
    assert is_named(name) is named


def test_the_order_of_names_makes_no_difference() -> None:
    forms = [form("juan guaido", "VEN"), form("guaido"), form("juan guaydo"), form("maduro", "VEN")]
    assert len({tuple(link_persons(order)) for order in permutations(forms)}) == 1
