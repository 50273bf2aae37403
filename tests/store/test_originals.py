"""The bytes that articles were taken from: kept once, found again, and no part of the dump."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.article import Article
from recoupe.errors import UsageError
from recoupe.store import Dossier
from recoupe.store.feeds import FeedState
from recoupe.store.originals import ArticleOriginal, Original

PAGE = b"<html>" + bytes(range(256)) * 100
ONE = Article(id="1" * 16, source="a.html", text="Un", language="fr", author="J. D.", agency="afp")
TWO = Article(id="2" * 16, source="b.html", text="Deux", language="fr")


def original_of(article: Article, content: bytes | None = PAGE) -> ArticleOriginal:
    return ArticleOriginal(
        article=article.id,
        content=content,
        media_type="text/html",
        captured="2019-03-27T10:00:00Z",
        captured_by="archive",
    )


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.create_or_open(tmp_path / "crisis.db") as opened:
        yield opened


def test_the_bytes_of_an_article_come_back_with_their_hash_and_time(dossier: Dossier) -> None:
    dossier.add_articles([ONE], originals=[original_of(ONE)])
    assert dossier.original(ONE.id) == Original(
        hash=hashlib.sha256(PAGE).hexdigest(),
        media_type="text/html",
        content=PAGE,
        captured="2019-03-27T10:00:00Z",
        captured_by="archive",
    )


def test_bytes_of_two_articles_are_kept_once(dossier: Dossier) -> None:
    dossier.add_articles([ONE, TWO], originals=[original_of(ONE), original_of(TWO)])
    count = dossier._connection.execute("SELECT count(*) FROM original").fetchone()[0]
    assert (count, dossier.original(TWO.id).content) == (1, PAGE)


def test_the_first_capture_stays_and_bytes_not_kept_before_are_added(dossier: Dossier) -> None:
    dossier.add_articles([ONE], originals=[original_of(ONE, None)])
    with pytest.raises(UsageError, match=f'there is no original of an article "{ONE.id}"'):
        dossier.original(ONE.id)
    dossier.add_articles([ONE], originals=[original_of(ONE, b"first")])
    dossier.add_articles([ONE], originals=[original_of(ONE, b"second")])
    assert dossier.original(ONE.id).content == b"first"


def test_originals_and_feeds_are_no_part_of_the_dump(dossier: Dossier) -> None:
    dossier.add_articles([ONE])
    before = list(dossier.dump())
    dossier.add_articles([ONE], originals=[original_of(ONE)], extractions=[("key", b"record")])
    dossier.remember_feed(FeedState(address="http://a.example/"))
    assert list(dossier.dump()) == before
    assert '"author":"J. D.","agency":"afp"' in before[0]


def test_a_damaged_extraction_counts_as_none(dossier: Dossier) -> None:
    dossier.add_articles([], extractions=[("whole", b"record"), ("damaged", b"record")])
    dossier._connection.execute("UPDATE extraction SET record = x'00' WHERE key = 'damaged'")
    assert [dossier.extraction(key) for key in ("whole", "damaged", "new")] == [b"record", None, None]


def test_a_feed_is_remembered_as_it_was_stored_last(dossier: Dossier) -> None:
    address = "http://a.example/feed"
    assert dossier.feed(address) == FeedState(address=address)
    state = FeedState(address=address, etag='"1"', failures=2, not_before="2019-03-27T10:00:00Z")
    dossier.remember_feed(state)
    assert dossier.feed(address) == state
