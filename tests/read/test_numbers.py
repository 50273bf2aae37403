from __future__ import annotations

import pytest

from recoupe.languages.numbers import load_number_grammar
from recoupe.languages.registry import load_languages
from recoupe.read.numbers import parse_digits, read_number

NUMBERS = {
    "deux": 2,
    "dix sept": 17,
    "vingt et un": 21,
    "trente deux": 32,
    "soixante et onze": 71,
    "soixante quinze": 75,
    "quatre vingts": 80,
    "quatre vingt un": 81,
    "quatre vingt dix sept": 97,
    "septante deux": 72,
    "cent": 100,
    "cent vingt": 120,
    "deux cents": 200,
    "trois cent quatre vingt quatre": 384,
    "mille": 1000,
    "mille neuf cent onze": 1911,
    "deux mille trois cents": 2300,
    "vingt mille": 20000,
    "cent mille": 100000,
    "deux cent mille": 200000,
    "un million": 1000000,
    "un million et demi": 1500000,
    "demi million": 500000,
    "deux millions trois cent mille": 2300000,
    "trois cents millions": 300000000,
    "2 millions": 2000000,
    "2,5 milliards": 2500000000,
    "3.000 milliards": 3000000000000,
    "2000000": 2000000,
    "30,4": 30.4,
}

ENGLISH = {
    "twenty three": 23,
    "one hundred": 100,
    "a hundred": 100,
    "a hundred and ten": 110,
    "two hundred and one": 201,
    "two and a half million": 2500000,
    "half a million": 500000,
    "two million three hundred thousand": 2300000,
    "5,000": 5000,
    "2.5 billion": 2500000000,
    "1.5bn": 1500000000,
}

DIGITS = {"1500": 1500, "70.000": 70000, "1.234.567": 1234567, "2,5": 2.5, "4.5": 4.5, "1.234,5": 1234.5}
NO_NUMBERS = ["1er", "20e", "12/05", "1.2.3", "20h30", "2019-04", "maison", "et"]


@pytest.mark.parametrize(("words", "value"), NUMBERS.items(), ids=NUMBERS.keys())
def test_a_number_is_read_to_its_end(words: str, value: float) -> None:
    pieces = [*words.split(), "soldats"]
    number = read_number(pieces, 0, load_number_grammar("fr"))
    assert number is not None
    assert (number.value, number.last) == (value, len(pieces) - 1)


@pytest.mark.skipif("en" not in load_languages(), reason="English is not read yet")
@pytest.mark.parametrize(("words", "value"), ENGLISH.items(), ids=ENGLISH.keys())
def test_a_number_in_english_is_read_to_its_end(words: str, value: float) -> None:
    pieces = [*words.split(), "soldiers"]
    number = read_number(pieces, 0, load_number_grammar("en"))
    assert number is not None
    assert (number.value, number.last) == (value, len(pieces) - 1)


@pytest.mark.parametrize(("digits", "value"), DIGITS.items(), ids=DIGITS.keys())
def test_figures_follow_the_signs_of_the_language(digits: str, value: float) -> None:
    assert parse_digits(digits, load_number_grammar("fr")) == value


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_codes_ordinals_and_words_are_no_numbers(text: str) -> None:
    assert read_number([text], 0, load_number_grammar("fr")) is None


def test_two_numbers_in_a_row_stay_two() -> None:
    number = read_number(["vingt", "trente"], 0, load_number_grammar("fr"))
    assert number is not None
    assert (number.value, number.last) == (20, 1)


def test_three_decimals_before_a_noun_are_thousands_in_foreign_typography() -> None:
    number = read_number(["5,000", "soldats"], 0, load_number_grammar("fr"))
    assert number is not None
    assert number.value == 5000


@pytest.mark.parametrize("text", ["1" * 5000, "1." * 3000 + "1", "1" * 61])
def test_thousands_of_digits_are_no_number(text: str) -> None:
    assert parse_digits(text, load_number_grammar("fr")) is None
