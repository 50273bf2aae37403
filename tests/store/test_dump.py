"""The dump: the same for the same articles, in whatever order and portions they came."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import ARTICLES, BERLIN, COMPARISON, PARIS, READING, Key, make_article

from recoupe.store import Dossier, SkippedInput, StoredReading
from recoupe.store.dump import DUMPED_TABLES

MANY = tuple(
    make_article(f"Article {number % 9}.", source=f"{number}.txt", outlet=f"Outlet {number % 3}")
    for number in range(12)
)


def dump_of(path: Path) -> list[str]:
    with Dossier.open(path, read_only=True) as dossier:
        return list(dossier.dump())


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(MANY), size=st.integers(1, 12), seed=st.integers(0, 99))
def test_neither_order_nor_portions_nor_repetition_show(
    tmp_path_factory: pytest.TempPathFactory, order: list[object], size: int, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("dump")
    with Dossier.create_or_open(folder / "one.db") as dossier:
        dossier.add_articles(MANY)
    with Dossier.create_or_open(folder / "other.db") as dossier:
        for start in range(0, len(order), size):
            dossier.add_articles(order[start : start + size])  # type: ignore[arg-type]
        dossier.add_articles(random.Random(seed).sample(MANY, 4))  # noqa: S311
    assert dump_of(folder / "one.db") == dump_of(folder / "other.db")


def test_a_dump_is_one_sorted_line_for_each_row(tmp_path: Path) -> None:
    with Dossier.create_or_open(tmp_path / "crisis.db") as dossier:
        dossier.add_articles(ARTICLES)
        dossier.add_readings([StoredReading(article=PARIS.id, key=Key(), reading=READING)])
        dossier.replace_findings(COMPARISON, made_from="here")
        lines = list(dossier.dump())
    assert sorted({line.split()[0] for line in lines}) == sorted(DUMPED_TABLES)
    assert [line.split()[0] for line in lines] == sorted(line.split()[0] for line in lines)
    assert 'meta {"key":"findings_made_from","value":"here"}' in lines
    articles = [line for line in lines if line.startswith("article ")]
    assert articles == sorted(articles)
    assert all("\n" not in line for line in lines)


def test_every_table_is_dumped_or_left_out_on_purpose(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    Dossier.create_or_open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    kept = {table for table in tables if "_fts" not in table}
    left_out = {"skipped", "original", "article_original", "extraction", "feed", "review"}
    assert kept == {*DUMPED_TABLES, *left_out}


def test_reports_of_skipped_input_stand_by_what_was_given(tmp_path: Path) -> None:
    empty, line, unread = (
        SkippedInput(source=source, place=place, reason="a reason", way_out="a way out")
        for source, place in (("folder/empty.txt", ""), ("articles.jsonl", "line 3"), ("paris.txt", ""))
    )
    with Dossier.create_or_open(tmp_path / "crisis.db") as dossier:
        before = list(dossier.dump())
        dossier.replace_skipped("ingest", "folder", [empty, empty])
        dossier.replace_skipped("ingest", "articles.jsonl", [line])
        dossier.replace_skipped("read", "", [unread])
        assert dossier.skipped() == (line, empty, unread)
        dossier.replace_skipped("ingest", "folder", [])
        assert dossier.skipped() == (line, unread)
        assert list(dossier.dump()) == before


def test_a_verdict_outlives_every_rebuild(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with Dossier.create_or_open(path) as dossier:
        dossier.add_articles(ARTICLES)
        dossier.replace_findings(COMPARISON)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(
                "INSERT INTO review (layer, fact, reviewer, verdict, article, start, end, text)"
                " VALUES ('event', 'e-denial', 'desk', 'wrong', ?, 7, 13, 'dément')",
                (BERLIN.id,),
            )
            dossier.replace_findings(COMPARISON)
            assert connection.execute("SELECT fact, verdict FROM review").fetchall() == [
                ("e-denial", "wrong")
            ]
