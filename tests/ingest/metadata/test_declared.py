"""What people declare of an article: what can be used is, what cannot is noted."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.ingest.metadata.declared import is_web_address, merge_known, parse_known, parse_published
from recoupe.ingest.records import Known
from recoupe.reading import Published


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2019-03-27", date(2019, 3, 27), date(2019, 3, 27)),
        ("2019-03-27T23:50:00-04:00", date(2019, 3, 27), date(2019, 3, 27)),
        (date(2019, 3, 27), date(2019, 3, 27), date(2019, 3, 27)),
        (datetime(2019, 3, 27, 10, tzinfo=UTC), date(2019, 3, 27), date(2019, 3, 27)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("1911", date(1911, 1, 1), date(1911, 12, 31)),
        (1911, date(1911, 1, 1), date(1911, 12, 31)),
        ({"earliest": "2019-03-01", "latest": date(2019, 3, 5)}, date(2019, 3, 1), date(2019, 3, 5)),
        ({"earliest": "2019-03", "latest": "2019-04"}, date(2019, 3, 1), date(2019, 4, 30)),
        (None, None, None),
        ("", None, None),
    ],
    ids=str,
)
def test_published_is_the_range_of_days_that_the_value_means(
    value: object, earliest: date | None, latest: date | None
) -> None:
    published = parse_published(value)
    assert (published.earliest, published.latest) == (earliest, latest)
    assert published.method == ("declared" if earliest else "unknown")


def test_published_keeps_the_words_that_declare_it() -> None:
    assert parse_published("2019-03").evidence == ("2019-03",)
    assert parse_published({"earliest": "2019-03", "latest": "2019-04"}).evidence == ("2019-03 to 2019-04",)


@pytest.mark.parametrize(
    "value",
    ["2019-02-30", "27 mars 2019", "0000", "9999-12-31", "12", True, [2019], {"earliest": "2019"}, "2019-13"],
    ids=str,
)
def test_an_impossible_day_is_refused_and_named(value: object) -> None:
    with pytest.raises(ValueError, match="published"):
        parse_published(value)


def test_a_bad_value_is_noted_and_the_others_count() -> None:
    known, notes = parse_known(
        {
            "title": 3,
            "outlet": "Le Fanion",
            "url": "javascript:alert(1)",
            "published": "hier",
            "language": "FR-fr",
        },
        where="a.toml",
    )
    assert known == Known(outlet="Le Fanion", language="fr")
    assert notes == (
        "a.toml: title is not text; left out",
        'a.toml: url "javascript:alert(1)" is no web address (http:// or https://); left out',
        'a.toml: published "hier" is no day; write 2019-03-27, 2019-03 or 2019; left out',
    )


def test_lines_come_out_as_one_line_without_controls() -> None:
    known, _notes = parse_known({"title": " Un\x1b[31m\n titre\u202e ", "outlet": "  "}, where="a.toml")
    assert (known.title, known.outlet) == ("Un[31m titre", None)


def test_an_overlong_title_is_left_out() -> None:
    known, notes = parse_known({"title": "x" * 501}, where="a.toml")
    assert known.title is None
    assert notes == ("a.toml: title has more than 500 characters; left out",)


def test_the_first_word_counts_where_both_say_something() -> None:
    day = Published(earliest=date(2019, 3, 27), latest=date(2019, 3, 27), method="declared")
    merged = merge_known(Known(title="a", published=day), Known(title="b", outlet="c", published=Published()))
    assert merged == Known(title="a", outlet="c", published=day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/1", True),
        ("HTTP://a", True),
        ("javascript:1", False),
        ("https://", False),
        ("a", False),
    ],
)
def test_only_http_addresses_are_web_addresses(text: str, expected: bool) -> None:
    assert is_web_address(text) is expected


@given(st.sampled_from(["title", "outlet", "url", "published", "language"]), st.text() | st.integers())
def test_any_declared_value_is_known_or_noted(key: str, value: object) -> None:
    known, notes = parse_known({key: value}, where="a")
    assert all("\n" not in note for note in notes)
    assert known.url is None or is_web_address(known.url)
