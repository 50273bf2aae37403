from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsed import parse_text

from recoupe.languages.calendar import load_calendar
from recoupe.languages.numbers import load_number_words
from recoupe.languages.registry import load_languages
from recoupe.read.quantities import find_quantities
from recoupe.read.times import find_times
from recoupe.reading import Quantity

LANGUAGES = [
    language.code for language in load_languages().values() if (language.folder / "quantities.toml").exists()
]


def quantities_of(text: str, language: str = "fr") -> tuple[Quantity, ...]:
    syntax = parse_text(text, language)
    times = find_times(syntax, load_calendar(language))
    return find_quantities(syntax, load_number_words(language), times)


def show(quantity: Quantity) -> str:
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{quantity.text} = {quantity.value}{unit}"


@pytest.mark.parametrize(
    ("language", "example"),
    [(language, example) for language in LANGUAGES for example in load_number_words(language).examples],
)
def test_an_example_of_the_quantities_is_found(language: str, example: str) -> None:
    marked, _, value = example.partition(" = ")
    (text,) = re.findall(r"\[(.*?)\]", marked)
    found = [show(quantity) for quantity in quantities_of(re.sub(r"[\[\]]", "", marked), language)]
    assert f"{text} = {value}" in found


SENTENCES = {
    "adjectives belong to what is counted": (
        "Deux avions militaires turcs ont décollé.", ["Deux avions militaires turcs = 2"],
    ),
    "figures with spaces": ("Il commande 2 000 000 de miliciens.", ["2 000 000 de miliciens = 2000000"]),
    "a noun of number": ("Une cinquantaine de pays ont signé.", ["Une cinquantaine de pays = 50"]),
    "nouns of number multiply": (
        "Des dizaines de milliers de réfugiés ont fui.", ["Des dizaines de milliers de réfugiés = 10000"],
    ),
    "several count without a number": ("Plusieurs quartiers brûlent.", ["Plusieurs quartiers = None"]),
    "one is counted beside a number": (
        "L'attaque a tué au moins trois civils et un officier.",
        ["au moins trois civils = 3", "un officier = 1"],
    ),
    "a range counts from its lower end": (
        "Entre 15 000 et 20 000 personnes ont défilé.", ["Entre 15 000 et 20 000 personnes = 15000"],
    ),
    "the others": (
        "Trois otages sont libres, quatre autres sont morts.", ["Trois otages = 3", "quatre autres = 4"],
    ),
    "an article is no number": ("Un ministre a rencontré une délégation.", []),
    "a date is no quantity": ("Le 12 mai 1998, à 15 heures, il est parti.", []),
    "an ordinal is no quantity": ("Le 2e régiment a quitté le premier camp.", []),
    "an aircraft type is no quantity": ("Un Antonov An-124 a décollé.", []),
    "a fraction is no count": ("Les deux tiers des députés ont voté.", []),
    "a page is no count": ("L'article 233 de la Constitution le permet.", []),
    "a town is no count": ("Le port de Trois-Rivières est fermé.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_a_careful_reader_would_count(text: str, expected: list[str]) -> None:
    assert [show(quantity) for quantity in quantities_of(text)] == expected


ENGLISH = {
    "compounds belong to what is counted": (
        "Three top-line fighter jets took off.", ["Three top-line fighter jets = 3"],
    ),
    "nouns of number multiply": (
        "Hundreds of thousands of refugees fled.", ["Hundreds of thousands of refugees = 100000"],
    ),
    "several hundred": ("Several hundred people fled.", ["Several hundred people = 100"]),
    "a part of a known number": (
        "The court fined 23 of the defendants.", ["23 of the defendants = 23"],
    ),
    "a half before what is counted": (
        "Two and a half million voters waited.", ["Two and a half million voters = 2500000"],
    ),
    "an age with hyphens": ("He serves a five-year sentence.", ["five-year = 5 years"]),
    "millions of pounds in short": ("They paid £20m to them.", ["£20m = 20000000 GBP"]),
    "a range counts from its lower end": (
        "Between 15,000 and 20,000 people marched.", ["Between 15,000 and 20,000 people = 15000"],
    ),
    "an article is no number": ("A minister met a delegation.", []),
    "a date is no quantity": ("On May 12, 1998, at 3 p.m., he left.", []),
    "a fraction is no count": ("Two thirds of the members voted.", []),
}  # fmt: skip


@pytest.mark.skipif("en" not in LANGUAGES, reason="English is not read yet")
@pytest.mark.parametrize(("text", "expected"), ENGLISH.values(), ids=ENGLISH.keys())
def test_a_careful_reader_of_english_would_count(text: str, expected: list[str]) -> None:
    assert [show(quantity) for quantity in quantities_of(text, "en")] == expected


@pytest.mark.skipif("en" not in LANGUAGES, reason="English is not read yet")
def test_another_leaves_a_number_exact() -> None:
    (quantity,) = quantities_of("The blast wounded another five soldiers.", "en")
    assert (quantity.text, quantity.approximate) == ("another five soldiers", False)


def test_a_bound_is_approximate_and_says_which() -> None:
    (quantity,) = quantities_of("Le séisme a fait plus de mille morts.")
    assert (quantity.approximate, quantity.bound) == (True, "at_least")


def test_a_measure_says_of_what() -> None:
    load, ultimatum = quantities_of("Il livre 35 tonnes de matériel après un ultimatum de 8 jours.")
    assert (load.value, load.unit, load.of) == (35, "t", "matériel")
    assert (ultimatum.value, ultimatum.unit, ultimatum.of) == (8, "jours", "ultimatum")


FRAGMENTS = st.sampled_from(
    ["deux", "cent", "mille", "millions", "de", "d'", "soldats", "12", "3,5", "%", "une", "centaine", "des",
     "milliers", "au", "moins", "environ", "et", "à", ".", "tonnes", "plusieurs", "mardi", "An-124", "entre"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(FRAGMENTS, min_size=1, max_size=12))
def test_any_words_give_quantities_whose_text_stands_there(fragments: list[str]) -> None:
    text = " ".join(fragments)
    for quantity in quantities_of(text):
        assert quantity.text == text[quantity.start : quantity.end]
        assert quantity.text.strip()
