from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from recoupe.comparison import DisagreementKind
from recoupe.errors import DataFileError, UsageError
from recoupe.languages.event_entries import FIXED_PLACES
from recoupe.plover import load_plover
from recoupe.reading import (
    ActorKind,
    EventType,
    PublishedMethod,
    Sector,
    Slant,
    StatementKind,
    Status,
)
from recoupe.show.interface import LOCALE_FOLDER, find_interface, load_interface, load_interfaces

PLACES = re.compile(r"\{(\w+)\}")
FRENCH = find_interface("fr")
ENGLISH = find_interface("en")


def places_of(forms: tuple[str, ...]) -> set[str]:
    """The places that any form fills in: the singular may leave its number out."""
    return {place for form in forms for place in PLACES.findall(form)}


def test_there_is_a_french_and_an_english_interface() -> None:
    assert {"fr", "en"} <= set(load_interfaces())


@pytest.mark.parametrize("code", sorted(load_interfaces()))
def test_every_interface_language_has_the_same_keys(code: str) -> None:
    assert sorted(load_interfaces()[code].forms) == sorted(FRENCH.forms)


@pytest.mark.parametrize("code", sorted(load_interfaces()))
def test_every_translation_fills_in_the_same_places(code: str) -> None:
    forms = load_interfaces()[code].forms
    differing = {key for key in forms if places_of(forms[key]) != places_of(FRENCH.forms[key])}
    assert differing == set()


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("type", get_args(EventType)),
        ("mode", sorted({mode for each in load_plover().types.values() for mode in each.modes})),
        ("quad", sorted({each.quad for each in load_plover().types.values()})),
        ("status", get_args(Status)),
        ("kind", get_args(ActorKind)),
        ("sector", get_args(Sector)),
        ("statement_kind", get_args(StatementKind)),
        ("slant", get_args(Slant)),
        ("method", get_args(PublishedMethod)),
        ("disagreement", get_args(DisagreementKind)),
        ("filler", FIXED_PLACES),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_code_that_a_record_can_hold_has_a_name(group: str, codes: tuple[str, ...]) -> None:
    assert [code for code in codes if not FRENCH.has(f"{group}.{code}")] == []


@pytest.mark.parametrize(
    ("first", "last", "french", "english"),
    [
        (date(2019, 4, 30), date(2019, 4, 30), "30 avril 2019", "30 April 2019"),
        (date(2019, 5, 1), date(2019, 5, 1), "1er mai 2019", "1 May 2019"),
        (date(2019, 3, 25), date(2019, 3, 27), "25–27 mars 2019", "25–27 March 2019"),
        (date(2019, 1, 31), date(2019, 2, 3), "31 janvier – 3 février 2019", "31 January – 3 February 2019"),
        (
            date(2018, 12, 31),
            date(2019, 1, 1),
            "31 décembre 2018 – 1er janvier 2019",
            "31 December 2018 – 1 January 2019",
        ),
        (date(2024, 2, 1), date(2024, 2, 29), "février 2024", "February 2024"),
        (date(1911, 1, 1), date(1911, 12, 31), "1911", "1911"),
        (date(1911, 1, 1), date(1914, 12, 31), "1911–1914", "1911–1914"),
        (date(2019, 5, 1), None, "depuis le 1er mai 2019", "since 1 May 2019"),
        (None, date(9999, 12, 31), "jusqu’au 31 décembre 9999", "until 31 December 9999"),
        (None, None, "date inconnue", "date unknown"),
    ],
)
def test_days_are_said_as_short_as_they_can_be(
    first: date | None, last: date | None, french: str, english: str
) -> None:
    assert (FRENCH.days(first, last), ENGLISH.days(first, last)) == (french, english)


@pytest.mark.parametrize(
    ("count", "french", "english"), [(0, "mot", "words"), (1, "mot", "word"), (2, "mots", "words")]
)
def test_each_language_says_which_counts_are_singular(count: int, french: str, english: str) -> None:
    assert FRENCH.text("count.words", {"count": count}) == f"{count}\u00a0{french}"
    assert ENGLISH.text("count.words", {"count": count}) == f"{count}\u00a0{english}"


def test_braces_in_a_value_are_not_filled_in() -> None:
    assert "{count}" in ENGLISH.text("camps.around", {"name": "{count}"})


def test_an_unknown_interface_language_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match='no interface in "xx"; there are en, fr'):
        find_interface("xx")


def test_a_missing_month_is_told_by_its_key(tmp_path: Path) -> None:
    text = (LOCALE_FOLDER / "en" / "LC_MESSAGES" / "recoupe.po").read_text(encoding="utf-8")
    wrong = tmp_path / "recoupe.po"
    wrong.write_text(text.replace('msgid "dates.months.3"', 'msgid "dates.months.13"'), encoding="utf-8")
    with pytest.raises(DataFileError, match=r'there is no msgid "dates\.months\.3"'):
        load_interface(wrong, "en")
