"""What is stored is what comes back: articles, readings and every record of a comparison."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import ARTICLES, BERLIN, COMPARISON, PARIS, READING, Key, any_comparison, make_article

from recoupe.article import Article
from recoupe.comparison import Comparison
from recoupe.errors import UsageError
from recoupe.reading import Published, Span
from recoupe.store import Dossier, StoredReading
from recoupe.store.findings import FINDING_TABLES


def answers(dossier: Dossier) -> Comparison:
    return Comparison(
        articles=dossier.articles(),
        actors=dossier.actors(),
        timeline=dossier.timeline(),
        statements=dossier.statements(),
        namings=dossier.namings(),
        stories=dossier.stories(),
        disagreements=dossier.disagreements(),
        camps=dossier.camps(),
    )


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.create_or_open(tmp_path / "crisis.db") as made:
        made.add_articles(ARTICLES)
        yield made


def test_a_comparison_comes_back_as_it_was(dossier: Dossier) -> None:
    dossier.replace_findings(COMPARISON)
    assert answers(dossier) == COMPARISON


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(comparison=any_comparison())
def test_any_comparison_comes_back_as_it_was(dossier: Dossier, comparison: Comparison) -> None:
    dossier.replace_findings(comparison)
    assert answers(dossier) == comparison


def test_findings_are_replaced_as_a_whole(dossier: Dossier) -> None:
    dossier.replace_findings(COMPARISON)
    dossier.replace_findings(Comparison())
    assert answers(dossier) == Comparison()
    assert not [line for line in dossier.dump() if line.split()[0] in FINDING_TABLES]


def test_the_sample_fills_every_finding_table(dossier: Dossier) -> None:
    dossier.replace_findings(COMPARISON)
    assert {line.split()[0] for line in dossier.dump()} >= set(FINDING_TABLES)


def test_the_columns_say_what_the_record_says(dossier: Dossier) -> None:
    dossier.replace_findings(COMPARISON)
    with closing(sqlite3.connect(dossier.path)) as connection:
        connection.row_factory = sqlite3.Row
        for table in ("actor", "event", "statement", "naming", "story", "disagreement", "camp_period"):
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608
                record = flat(msgspec.json.decode(row["record"]))
                shared = {column: row[column] for column in row.keys() if column in record}  # noqa: SIM118
                assert shared == {column: record[column] for column in shared}, table
                assert len(shared) >= 3


def flat(record: dict[str, Any]) -> dict[str, Any]:
    renamed = {"from": "first_day", "to": "last_day"}
    columns = {renamed.get(key, key): value for key, value in record.items()}
    return columns | columns.get("evidence", {}) if isinstance(columns.get("evidence"), dict) else columns


@pytest.mark.parametrize(
    "article",
    [
        PARIS,
        BERLIN,
        make_article("", source="empty.txt"),
        make_article("avant\x00après\r\n🇫🇷 e\u0301", title="", outlet="L'Écho", url="https://a.example/?b=1"),
        make_article(
            "Daté.", published=Published(evidence=("lundi",), method="inferred", spans=(Span(0, 4, "Daté"),))
        ),
    ],
    ids=lambda article: article.source,
)
def test_an_article_comes_back_as_it_was(dossier: Dossier, article: Article) -> None:
    dossier.add_articles([article])
    assert dossier.article(article.id) == article
    assert dossier.article_text(article.id) == article.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(dossier: Dossier, text: str) -> None:
    article = make_article(text)
    dossier.add_articles([article])
    assert dossier.article_text(article.id) == text


def test_a_reading_comes_back_as_it_was(dossier: Dossier) -> None:
    dossier.add_readings([StoredReading(article=PARIS.id, key=Key(), reading=READING)])
    assert dossier.reading(PARIS.id) == READING
    assert dossier.read_articles() == ((PARIS, READING),)


def test_a_new_reading_takes_the_place_of_the_old(dossier: Dossier) -> None:
    newer = msgspec.structs.replace(READING, notes=("newer",))
    dossier.add_readings([StoredReading(article=PARIS.id, key=Key("1"), reading=READING)])
    dossier.add_readings([StoredReading(article=PARIS.id, key=Key("2"), reading=newer)])
    assert dossier.read_articles() == ((PARIS, newer),)
    assert dossier.unread("fr", Key("2")) == (BERLIN.id,)
    assert dossier.unread("fr", Key("1")) == tuple(sorted((PARIS.id, BERLIN.id)))


@pytest.mark.parametrize("key", [Key(reader="2"), Key(data="2"), Key(model="m-2")])
def test_whatever_made_a_reading_makes_it_old_by_changing(dossier: Dossier, key: Key) -> None:
    dossier.add_readings([StoredReading(article=PARIS.id, key=Key(), reading=READING)])
    assert PARIS.id not in dossier.unread("fr", Key())
    assert PARIS.id in dossier.unread("fr", key)


def test_unread_articles_are_asked_language_by_language(dossier: Dossier) -> None:
    english = make_article("Paris protests.", language="en")
    dossier.add_articles([english])
    assert dossier.languages() == ("en", "fr")
    assert dossier.unread("en", Key()) == (english.id,)


def test_an_unknown_id_is_named_with_the_way_out(dossier: Dossier) -> None:
    told = re.escape('crisis.db: there is no article "0"; recoupe show articles lists the ids')
    with pytest.raises(UsageError, match=told):
        dossier.article_text("0")
    with pytest.raises(UsageError, match=f'there is no reading of an article "{PARIS.id}"'):
        dossier.reading(PARIS.id)


# Articles that come twice


def test_an_article_that_comes_again_is_no_second_one(dossier: Dossier) -> None:
    assert dossier.add_articles(ARTICLES) == 0
    assert len([line for line in dossier.dump() if line.startswith("article ")]) == 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_sources_of_one_article_the_lesser_name_stands(
    dossier: Dossier, order: tuple[int, int]
) -> None:
    same = (make_article("Pareil.", source="a.txt"), make_article("Pareil.", source="b.txt"))
    for index in order:
        dossier.add_articles([same[index]])
    assert dossier.article(same[0].id).source == "a.txt"


def test_an_article_whose_language_was_corrected_is_read_again(dossier: Dossier) -> None:
    dossier.add_readings([StoredReading(article=PARIS.id, key=Key(), reading=READING)])
    dossier.add_articles([PARIS])
    assert dossier.unread("fr", Key()) == (BERLIN.id,)
    dossier.add_articles([msgspec.structs.replace(PARIS, language="en")])
    assert dossier.unread("en", Key()) == (PARIS.id,)
