"""Builds over files that are known: nothing is opened, nothing is lost, the dossier stays the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from building_steps import make_steps
from made_files import TEXT, make_page, make_zip

from recoupe.building import BuildReport, Steps, build
from recoupe.building.arrivals import recall_from
from recoupe.building.build import _ingest_into
from recoupe.ingest.options import DEFAULT_OPTIONS, DoorOptions
from recoupe.store import Dossier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.txt").write_text(TEXT, encoding="utf-8")
    (made / "b.html").write_bytes(make_page())
    (made / "c.zip").write_bytes(make_zip({"d.txt": f"{TEXT} Fin.".encode(), "e.txt": b""}))
    return made


def build_known(
    folder: Path, crisis: Path, options: DoorOptions = DEFAULT_OPTIONS, language: str | None = None
) -> BuildReport:
    with Dossier.create_or_open(crisis) as dossier:
        steps: Steps = msgspec.structs.replace(make_steps(), ingest=_ingest_into(dossier, options))
        return build([folder], crisis, steps=steps, language=language)


def dump_of(crisis: Path) -> list[str]:
    with Dossier.open(crisis, read_only=True) as dossier:
        return list(dossier.dump())


def test_a_second_build_knows_all_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    crisis = tmp_path / "crisis.db"
    first = build_known(folder, crisis)
    before = dump_of(crisis)
    second = build_known(folder, crisis)
    assert (first.articles_added, second.articles_added, second.articles_known) == (3, 0, 3)
    assert second.skipped == first.skipped != ()
    assert second.notes == first.notes
    assert dump_of(crisis) == before


def test_originals_are_kept_unless_nobody_wants_them(folder: Path, tmp_path: Path) -> None:
    kept, bare = tmp_path / "kept.db", tmp_path / "bare.db"
    build_known(folder, kept)
    build_known(folder, bare, DoorOptions(keep_originals=False))
    assert dump_of(kept) == dump_of(bare)
    for crisis, count in ((kept, 3), (bare, 0)):
        with closing(sqlite3.connect(crisis)) as connection:
            assert connection.execute("SELECT count(*) FROM original").fetchone() == (count,)
            assert connection.execute("SELECT count(*) FROM article_original").fetchone()[0] >= count
    with Dossier.open(kept, read_only=True) as dossier:
        page = next(one for one in dossier.articles() if one.source.endswith("b.html"))
        original = dossier.original(page.id)
    assert (original.content, original.media_type, original.captured_by) == (make_page(), "text/html", "file")


def test_originals_wanted_later_are_added(folder: Path, tmp_path: Path) -> None:
    crisis = tmp_path / "crisis.db"
    build_known(folder, crisis, DoorOptions(keep_originals=False))
    build_known(folder, crisis)
    with closing(sqlite3.connect(crisis)) as connection:
        assert connection.execute("SELECT count(*) FROM original").fetchone() == (3,)


def test_what_something_else_changed_is_taken_anew(folder: Path, tmp_path: Path) -> None:
    """The language that one build forces is not that of the next one."""
    crisis = tmp_path / "crisis.db"
    build_known(folder, crisis)
    before = dump_of(crisis)
    build_known(folder, crisis, language="en")
    assert dump_of(crisis) != before
    build_known(folder, crisis)
    assert dump_of(crisis) == before


def test_what_came_out_of_a_file_is_asked_only_while_its_articles_are_there(
    folder: Path, tmp_path: Path
) -> None:
    crisis = tmp_path / "crisis.db"
    build_known(folder, crisis)
    with closing(sqlite3.connect(crisis)) as connection:
        keys = [row[0] for row in connection.execute("SELECT key FROM extraction ORDER BY key")]
    with Dossier.open(crisis) as dossier:
        recall = recall_from(dossier)
        assert all(recall(key) is not None for key in keys)
        assert recall("another") is None
        dossier._connection.execute("PRAGMA foreign_keys = OFF")
        dossier._connection.execute("DELETE FROM article")
        assert [key for key in keys if recall(key) is not None] == []
