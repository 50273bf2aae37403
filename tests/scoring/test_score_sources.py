"""Readings to score come from folders and dossiers; what is missing or wrong is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from scored_samples import GOLD, TEXT

from recoupe.article import Article, article_id
from recoupe.comparison import Comparison, DossierArticle, DossierPublished
from recoupe.errors import SourceError, UsageError
from recoupe.reading import Event, Published, Reading, Span, encode_reading
from recoupe.scoring import load_gold, load_readings
from recoupe.store import Dossier, StoredReading


class Key(NamedTuple):
    reader_version: str = "1"
    language_data_version: str = "1"
    model_version: str = "1"


def make_article(source: str, title: str = "") -> Article:
    return Article(
        id=article_id(TEXT, title=title), source=source, text=TEXT, language="fr", title=title or None
    )


def make_dossier(path: Path, articles: list[Article], reading: Reading, comparison: Comparison) -> Path:
    with Dossier.create_or_open(path) as dossier:
        dossier.add_articles(articles)
        dossier.add_readings(
            StoredReading(article=article.id, key=Key(), reading=reading) for article in articles
        )
        dossier.replace_findings(comparison)
    return path


@pytest.fixture
def gold_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "panther.json").write_bytes(encode_reading(GOLD))
    return folder


def test_a_folder_is_read_by_file_name(gold_folder: Path) -> None:
    gold = load_gold(gold_folder)
    assert gold == {"panther": GOLD}
    assert load_readings(gold_folder, gold) == gold


def test_readings_of_other_articles_are_left_out(gold_folder: Path) -> None:
    gold = load_gold(gold_folder)
    (gold_folder / "other.json").write_bytes(encode_reading(GOLD))
    assert list(load_readings(gold_folder, gold)) == ["panther"]


def test_a_dossier_is_read_by_the_name_of_the_article(gold_folder: Path, tmp_path: Path) -> None:
    path = make_dossier(tmp_path / "x.db", [make_article("folder/panther.txt")], GOLD, Comparison())
    assert load_readings(path, load_gold(gold_folder)) == {"panther": GOLD}


def test_a_reading_of_a_dossier_is_dated_as_the_dossier_dates_it(gold_folder: Path, tmp_path: Path) -> None:
    day = date(1911, 7, 5)
    event = Event(type="AID", trigger=Span(0, 6, "Berlin"), dated_from="published")
    undated = msgspec.structs.replace(GOLD, published=Published(), events=(event,))
    article = make_article("panther.txt")
    compared = DossierArticle(
        id=article.id, source=article.source, title=None, outlet=None, language="fr",
        published=DossierPublished(earliest=day, latest=day, method="inferred"),
    )  # fmt: skip
    path = make_dossier(tmp_path / "x.db", [article], undated, Comparison(articles=(compared,)))
    found = load_readings(path, load_gold(gold_folder))["panther"]
    assert (found.published.earliest, found.events[0].first_day) == (day, day)


def test_two_articles_of_one_name_cannot_be_told_apart(gold_folder: Path, tmp_path: Path) -> None:
    articles = [make_article("a/panther.txt", "one"), make_article("b/panther.txt", "two")]
    path = make_dossier(tmp_path / "x.db", articles, GOLD, Comparison())
    with pytest.raises(UsageError, match=r"two articles called panther\.txt; score a folder instead"):
        load_readings(path, load_gold(gold_folder))


def test_a_folder_without_annotations_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no annotated readings"):
        load_gold(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere: there is no such folder"):
        load_gold(tmp_path / "nowhere")


def test_readings_of_none_of_the_articles_are_wrong_use(gold_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no reading of any of the 1 annotated articles"):
        load_readings(tmp_path, load_gold(gold_folder))


def test_a_file_that_is_no_reading_is_named_with_the_place(gold_folder: Path) -> None:
    (gold_folder / "panther.json").write_text('{"doc": "panther.txt", "language": 5}')
    with pytest.raises(SourceError, match=r"panther\.json: is no reading: .* at `\$\.language`"):
        load_gold(gold_folder)
