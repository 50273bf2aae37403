"""A dossier whose tables of findings an earlier recoupe made is as good as a new one after the next build."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from store_samples import ARTICLES, COMPARISON

from recoupe.store import Dossier

ADDED_LATER = ("quad_class", "cameo", "latitude", "longitude")


def make_dossier(path: Path) -> None:
    with Dossier.create_or_open(path) as dossier:
        dossier.add_articles(ARTICLES)
        dossier.replace_findings(COMPARISON)


def dump_of(path: Path) -> list[str]:
    with Dossier.open(path, read_only=True) as dossier:
        return list(dossier.dump())


def test_columns_that_came_later_are_there_after_the_next_build(tmp_path: Path) -> None:
    make_dossier(tmp_path / "old.db")
    make_dossier(tmp_path / "new.db")
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        for index in ("event_days", "event_place"):  # of these very columns
            connection.execute(f"DROP INDEX {index}")
        for column in ADDED_LATER:
            connection.execute(f"ALTER TABLE event DROP COLUMN {column}")
    assert dump_of(tmp_path / "old.db") != dump_of(tmp_path / "new.db")
    with Dossier.create_or_open(tmp_path / "old.db") as dossier:
        dossier.replace_findings(COMPARISON)
    assert dump_of(tmp_path / "old.db") == dump_of(tmp_path / "new.db")


def test_a_renewed_table_has_its_indexes(tmp_path: Path) -> None:
    make_dossier(tmp_path / "old.db")

    def indexes() -> list[tuple[str]]:
        with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
            query = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'event' ORDER BY name"
            return connection.execute(query).fetchall()

    before = indexes()
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        connection.execute("ALTER TABLE event DROP COLUMN cameo")
    with Dossier.create_or_open(tmp_path / "old.db") as dossier:
        dossier.replace_findings(COMPARISON)
    assert indexes() == before
    assert len(before) > 2
