"""Opening: a dossier opens, and anything else is named with the way out."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from importlib import resources
from pathlib import Path

import pytest
from store_samples import ARTICLES, COMPARISON, PARIS

from recoupe.errors import DossierError
from recoupe.store import Dossier, opening


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    path = tmp_path / "crisis.db"
    with Dossier.create_or_open(path) as dossier:
        dossier.add_articles(ARTICLES)
    return path


def test_a_dossier_that_is_there_is_opened_and_kept(crisis: Path) -> None:
    with Dossier.create_or_open(crisis) as dossier:
        assert dossier.add_articles(ARTICLES) == 0
    with Dossier.open(crisis) as dossier:
        assert dossier.article_text(PARIS.id) == PARIS.text


@pytest.mark.parametrize("name", ["a b.db", "50%.db", "what?.db", "#1.db", "été.db", "file:x.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with Dossier.create_or_open(tmp_path / name) as dossier:
        dossier.add_articles(ARTICLES)
    with Dossier.open(tmp_path / name, read_only=True) as dossier:
        assert dossier.languages() == ("fr",)
    assert (tmp_path / name).is_file()


def test_an_empty_file_becomes_a_dossier(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with Dossier.create_or_open(path) as dossier:
        assert dossier.articles() == ()


def test_the_schema_and_the_code_name_the_same_format() -> None:
    schema = resources.files("recoupe.store").joinpath("schema.sql").read_text("utf-8")
    assert f"PRAGMA application_id = {opening.APPLICATION_ID};" in schema
    assert f"PRAGMA user_version = {opening.SCHEMA_VERSION};" in schema


def test_the_file_is_in_wal_mode_with_foreign_keys(crisis: Path) -> None:
    with closing(opening.open_connection(crisis, read_only=False)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


# What is no dossier


def test_a_missing_file_is_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(
        DossierError, match=r"no\.db: there is no such file; make a dossier with recoupe build"
    ):
        Dossier.open(tmp_path / "no.db")
    assert not (tmp_path / "no.db").exists()


@pytest.mark.parametrize("opener", [Dossier.open, Dossier.create_or_open])
def test_a_file_of_another_kind_is_refused_and_left_alone(
    tmp_path: Path, opener: Callable[[Path], Dossier]
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Ceci n'est pas une base de données. " * 40, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(DossierError, match=r"notes\.txt: is no SQLite file; name a dossier made by"):
        opener(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("opener", [Dossier.open, Dossier.create_or_open])
def test_another_programs_database_is_refused_and_left_alone(
    tmp_path: Path, opener: Callable[[Path], Dossier]
) -> None:
    path = tmp_path / "bookmarks.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(DossierError, match=r"bookmarks\.sqlite: is no dossier of recoupe; name a dossier"):
        opener(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("opener", [Dossier.open, Dossier.create_or_open])
@pytest.mark.parametrize(
    ("version", "way_out"), [(0, "build it again from its"), (99, "a newer recoupe made it: update recoupe")]
)
def test_a_dossier_of_another_format_is_refused(
    crisis: Path, version: int, way_out: str, opener: Callable[[Path], Dossier]
) -> None:
    with closing(sqlite3.connect(crisis)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(
        DossierError,
        match=f"is a dossier of format {version}, and this recoupe reads format 2; {way_out}",
    ):
        opener(crisis)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match=r"is a folder; name a file, such as crisis\.db"):
        Dossier.create_or_open(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="cannot be opened; check that its folder exists"):
        Dossier.create_or_open(tmp_path / "nowhere" / "crisis.db")


def test_a_damaged_dossier_is_named(crisis: Path) -> None:
    whole = crisis.read_bytes()
    crisis.write_bytes(whole[: 4096 * 3] + b"\xff" * (len(whole) - 4096 * 3))
    damaged = pytest.raises(DossierError, match="is damaged; build the dossier again from its sources")
    with damaged, Dossier.open(crisis) as dossier:
        list(dossier.dump())


@pytest.mark.parametrize(
    ("version", "options", "missing"),
    [
        ((3, 40, 1), {"ENABLE_FTS5"}, ()),
        ((3, 40, 1), {"ENABLE_FTS4"}, ("FTS5 (full-text search)",)),
        ((3, 7, 17), set(), ("version 3.24.0 or later", "FTS5 (full-text search)")),
    ],
)
def test_what_a_sqlite_library_lacks_is_said(
    version: tuple[int, int, int], options: set[str], missing: tuple[str, ...]
) -> None:
    assert opening.missing_features(version, frozenset(options)) == missing


# Several at once


def test_a_reader_sees_the_old_state_while_a_writer_writes(crisis: Path) -> None:
    with (
        Dossier.open(crisis) as writer,
        Dossier.open(crisis, read_only=True) as reader,
        writer._transaction() as connection,
    ):
        connection.execute("UPDATE article SET text = 'autre'")
        assert reader.article_text(PARIS.id) == PARIS.text


def test_a_reader_writes_nothing(crisis: Path) -> None:
    refused = pytest.raises(DossierError, match="was opened for reading only; open it with read_only=False")
    with Dossier.open(crisis, read_only=True) as reader, refused:
        reader.add_articles(ARTICLES)


def test_a_reader_leaves_nothing_lying_about(crisis: Path) -> None:
    with Dossier.open(crisis, read_only=True) as reader:
        assert len(list(reader.dump())) == 2
    assert list(crisis.parent.iterdir()) == [crisis]


@pytest.mark.skipif(os.access("/", os.W_OK), reason="this user may write everywhere")
def test_a_dossier_is_read_where_nothing_can_be_written(crisis: Path) -> None:
    crisis.parent.chmod(0o555)
    try:
        with Dossier.open(crisis, read_only=True) as reader:
            assert reader.article_text(PARIS.id) == PARIS.text
    finally:
        crisis.parent.chmod(0o755)


def test_a_second_writer_waits_for_the_first(crisis: Path) -> None:
    with Dossier.open(crisis) as first:
        with first._transaction() as connection:
            waiting = threading.Thread(target=write_findings, args=(crisis,))
            waiting.start()
            waiting.join(timeout=0.3)
            assert waiting.is_alive()
            connection.execute("DELETE FROM reading")
        waiting.join(timeout=30)
        assert first.timeline() == COMPARISON.timeline


def write_findings(path: Path) -> None:
    with Dossier.open(path) as dossier:
        dossier.replace_findings(COMPARISON)


def test_a_writer_that_waited_too_long_says_so(crisis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_TIMEOUT_S", 0.05)
    refused = pytest.raises(DossierError, match="another program is writing to it; try again when that")
    with Dossier.open(crisis) as first, Dossier.open(crisis) as second, first._transaction(), refused:
        second.add_articles(ARTICLES)


def test_a_transaction_that_fails_leaves_nothing(crisis: Path) -> None:
    with Dossier.open(crisis) as dossier:
        before = list(dossier.dump())
        with pytest.raises(ZeroDivisionError):
            dossier.add_articles(article for article in [ARTICLES[0], 1 // 0])  # type: ignore[misc]
        assert list(dossier.dump()) == before
