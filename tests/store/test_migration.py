"""A dossier of the first format is brought to the present one, and nothing that matters is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import ARTICLES, COMPARISON, PARIS

from recoupe.errors import DossierError
from recoupe.store import Dossier, opening
from recoupe.store.articles import find_article

FORMAT_1 = Path(__file__).with_name("schema_format1.sql").read_text("utf-8")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A dossier of the first format with the sample articles, a finding, a skip and a review."""
    with Dossier.create_or_open(tmp_path / "new.db") as dossier:
        dossier.add_articles(ARTICLES)
    path = tmp_path / "crisis.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(FORMAT_1)
        connection.execute("ATTACH ? AS new", (str(tmp_path / "new.db"),))
        columns = "id, source, title, outlet, url, language, published, text, fingerprint, search_row"
        connection.execute(f"INSERT INTO main.article ({columns}) SELECT {columns} FROM new.article")  # noqa: S608
        connection.execute(
            "INSERT INTO article_fts (rowid, title, text) SELECT search_row, title, text FROM article"
        )
        connection.execute(
            "INSERT INTO reading VALUES (?, 'r', 'd', 'm', '{}')",
            (PARIS.id,),
        )
        connection.execute("INSERT INTO skipped VALUES ('ingest', 'f', 0, 'empty.txt', '', 'is empty', '')")
        connection.execute(
            "INSERT INTO review VALUES ('event', 'e1', 'me', 'right', NULL, 'seen', ?, 0, 5, 'Paris')",
            (PARIS.id,),
        )
        connection.execute("INSERT INTO actor VALUES ('fra', 0, 'France', 'state', 'FRA', 'GOV', 1, 1, '{}')")
        connection.execute("INSERT INTO meta VALUES ('findings_made_from', 'before')")
        connection.commit()
    return path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def definitions(path: Path) -> Iterator[tuple[object, ...]]:
    yield from rows(path, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")


def test_articles_readings_skips_and_reviews_are_kept(old: Path) -> None:
    kept = "SELECT id, source, text, search_row FROM article ORDER BY id"
    others = ("SELECT * FROM reading", "SELECT * FROM skipped", "SELECT * FROM review")
    before = [rows(old, query) for query in (kept, *others)]
    assert all(before)
    Dossier.open(old).close()
    assert [rows(old, query) for query in (kept, *others)] == before


def test_the_tables_are_those_of_a_new_dossier(old: Path, tmp_path: Path) -> None:
    Dossier.create_or_open(old).close()
    assert list(definitions(old)) == list(definitions(tmp_path / "new.db"))
    assert rows(old, "PRAGMA user_version") == [(opening.SCHEMA_VERSION,)]
    assert rows(old, "PRAGMA foreign_key_check") == []
    assert rows(old, "PRAGMA integrity_check") == [("ok",)]


def test_findings_are_left_for_the_next_build_to_make(old: Path) -> None:
    with Dossier.open(old) as dossier:
        assert dossier.findings_made_from() is None
        assert dossier.actors() == ()
        dossier.replace_findings(COMPARISON)
        assert len(dossier.actors()) == len(COMPARISON.actors)


def test_what_was_to_be_found_by_search_is_found(old: Path) -> None:
    word = next(word for word in PARIS.text.split() if len(word) > 6)
    with Dossier.open(old) as dossier:
        assert PARIS.id in {hit.article for hit in dossier.search(word)}


def test_a_copy_of_the_old_file_stays_beside_it(old: Path) -> None:
    Dossier.open(old).close()
    copy = old.with_name("crisis.db.format1")
    assert rows(copy, "PRAGMA user_version") == [(1,)]
    assert rows(copy, "SELECT name FROM actor") == [("France",)]
    assert rows(copy, "SELECT count(*) FROM article") == [(len(ARTICLES),)]
    assert sorted(path.name for path in old.parent.iterdir()) == ["crisis.db", "crisis.db.format1", "new.db"]


def test_the_next_opening_changes_nothing(old: Path) -> None:
    Dossier.open(old).close()
    old.with_name("crisis.db.format1").unlink()
    Dossier.open(old).close()
    assert not old.with_name("crisis.db.format1").exists()


def test_who_only_looks_is_told_what_to_do(old: Path) -> None:
    expected = r"format 1, and this recoupe reads format \d; recoupe build -o crisis\.db brings it up to date"
    with pytest.raises(DossierError, match=expected):
        Dossier.open(old, read_only=True)
    assert rows(old, "PRAGMA user_version") == [(1,)]


def test_a_migration_that_fails_leaves_the_old_dossier(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(definitions(old))
    monkeypatch.setattr("recoupe.store.migration._KEPT", ("article", "no_such_table"))
    with pytest.raises(sqlite3.OperationalError):
        Dossier.open(old)
    monkeypatch.undo()
    assert list(definitions(old)) == before
    with Dossier.open(old) as dossier:
        assert dossier.article_text(PARIS.id) == PARIS.text


def test_an_article_of_the_old_format_reads_as_one_without_what_came_later(old: Path) -> None:
    with closing(opening.open_connection(old, read_only=False)) as connection:
        connection.row_factory = sqlite3.Row
        assert find_article(connection, PARIS.id) == PARIS
