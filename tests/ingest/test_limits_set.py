"""Limits that the user sets: what is no limit, or no number, is told with what would be."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from recoupe.building import build
from recoupe.errors import UsageError
from recoupe.ingest import read_sources
from recoupe.ingest.limits import DEFAULT_LIMITS, Limits, parse_limits
from recoupe.ingest.options import DoorOptions
from recoupe.ingest.records import Ingested


def test_limits_that_are_not_named_keep_their_defaults() -> None:
    assert parse_limits([]) == DEFAULT_LIMITS
    chosen = parse_limits(["article_words = 50_000", "pages=3"])
    assert chosen == msgspec.structs.replace(DEFAULT_LIMITS, article_words=50_000, pages=3)


@pytest.mark.parametrize("name", Limits.__struct_fields__)
def test_every_limit_can_be_set(name: str) -> None:
    assert getattr(parse_limits([f"{name}=7"]), name) == 7


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        ("article_words", '"article_words" is no pair; write article_words=50000'),
        ("words=3", 'there is no "words"; there are file_bytes, table_bytes, '),
        ("pages=many", '--limit pages: "many" is no whole number'),
        ("pages=-1", '--limit pages: "-1" is no whole number'),
        ("pages=²", '--limit pages: "²" is no whole number'),
        ("pages=_", "is no whole number"),
        ("pages=" + "9" * 5000, "is no whole number"),
        ("pages=0", "--limit pages: name a number from 1 on"),
    ],
    ids=["no pair", "name", "word", "below", "power", "sign", "long", "zero"],
)
def test_what_is_no_limit_is_told(pair: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_limits([pair])
    assert message in str(caught.value)


def test_limits_of_the_options_hold_where_none_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Le président a dit non. " * 10, encoding="utf-8")
    options = DoorOptions(limits=parse_limits(["article_words=20"]))
    [cut] = [one for one in read_sources([path], options=options) if isinstance(one, Ingested)]
    assert len(cut.article.text) == 71
    [whole] = [
        one for one in read_sources([path], limits=Limits(), options=options) if isinstance(one, Ingested)
    ]
    assert len(whole.article.text) == 240


def test_a_build_with_another_limit_opens_the_file_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Le président a dit non. " * 10, encoding="utf-8")
    crisis = tmp_path / "crisis.db"
    assert build([path], crisis).notes == ()
    again = build([path], crisis, options=DoorOptions(limits=parse_limits(["article_words=20"])))
    assert again.articles_added == 1
    assert any("has more than 20 words and signs" in note for note in again.notes)
