"""A check says what of a dossier is whole and what is not, whatever has happened to the file."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import ARTICLES, COMPARISON, PARIS, Key

from recoupe.commands.check import check
from recoupe.errors import DossierError
from recoupe.reading import Event, Reading, Span
from recoupe.store import Dossier, StoredReading
from recoupe.store.checking import check_dossier, mend_dossier, spans_of

SPAN = Span(0, 5, PARIS.text[:5])
READING = Reading(doc="a.txt", language="fr", events=(Event(type="REJECT", trigger=SPAN),))


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    path = tmp_path / "crisis.db"
    with Dossier.create_or_open(path) as dossier:
        dossier.add_articles(ARTICLES)
        dossier.add_readings([StoredReading(article=PARIS.id, key=Key(), reading=READING)])
        dossier.replace_findings(COMPARISON)
    return path


def change(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement, values)
        connection.commit()


def damaged(path: Path) -> list[str]:
    return [found.what for found in check_dossier(path) if not found.is_whole]


def test_a_whole_dossier_is_whole(crisis: Path) -> None:
    assert damaged(crisis) == []
    looked_at = {found.what: found.looked_at for found in check_dossier(crisis)}
    assert looked_at["articles"] == len(ARTICLES)
    assert looked_at["readings"] == 1
    assert looked_at["places of findings in their articles"] > 5


PLACES = "places of findings in their articles"
DAMAGES: dict[str, tuple[str, str]] = {
    "a text": ("UPDATE article SET text = text || '!'", "articles"),
    "what is known": ("UPDATE article SET published = 'x'", "articles"),
    "a reading": ("UPDATE reading SET record = '{'", "readings"),
    "a place in a reading": (
        "UPDATE reading SET record = replace(record, 'start\":0', 'start\":1')", "readings",
    ),
    "a place": ('UPDATE event SET start = start + 1, "end" = "end" + 1', PLACES),
    "a record": ("UPDATE actor SET record = 'x'", "records of findings"),
    "a reference": ("DELETE FROM actor WHERE position = 0", "references between tables"),
    "search": ("DELETE FROM article_fts_docsize", "search indexes"),
    "an original": ("INSERT INTO original VALUES ('00', 'text/plain', 1, x'00')", "originals"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_named(crisis: Path, name: str) -> None:
    statement, expected = DAMAGES[name]
    change(crisis, "DROP TRIGGER article_changed")
    change(crisis, statement)
    assert expected in damaged(crisis)
    (found,) = [found for found in check_dossier(crisis) if found.what == expected]
    assert found.way_out
    assert found.problems


@pytest.mark.parametrize("name", ["a reading", "a place in a reading", "search"])
def test_what_can_be_made_again_is_mended(crisis: Path, name: str) -> None:
    change(crisis, DAMAGES[name][0])
    assert mend_dossier(crisis) == (0 if name == "search" else 1)
    assert damaged(crisis) == []
    with Dossier.open(crisis) as dossier:
        assert dossier.findings_made_from() is None
        assert (PARIS.id in dossier.unread("fr", Key())) == (name != "search")


def test_mending_leaves_reviews_alone(crisis: Path) -> None:
    change(
        crisis, "INSERT INTO review VALUES ('event', 'e', 'me', 'right', NULL, '', NULL, NULL, NULL, NULL)"
    )
    mend_dossier(crisis)
    with closing(sqlite3.connect(crisis)) as connection:
        assert connection.execute("SELECT count(*) FROM review").fetchone() == (1,)


def test_a_check_changes_nothing(crisis: Path) -> None:
    change(crisis, "DELETE FROM article_fts_docsize")
    before = crisis.read_bytes()
    check_dossier(crisis)
    assert crisis.read_bytes() == before


def test_any_page_written_over_is_found(crisis: Path) -> None:
    whole = crisis.read_bytes()
    chance = random.Random(8)  # noqa: S311
    for page in chance.sample(range(len(whole) // 4096), 20):
        start = page * 4096
        crisis.write_bytes(whole[:start] + chance.randbytes(4096) + whole[start + 4096 :])
        assert finds_damage(crisis), f"page {page}"


def finds_damage(path: Path) -> bool:
    try:
        return damaged(path) != []
    except DossierError:
        return True


def test_a_dossier_cut_off_is_damaged(crisis: Path) -> None:
    crisis.write_bytes(crisis.read_bytes()[:-5000])
    assert finds_damage(crisis)


def test_the_command_prints_a_line_for_each_and_ends_with_the_status(
    crisis: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(crisis) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["whole"] * 8
    change(crisis, "UPDATE reading SET record = '{'")
    assert check(crisis) == 1
    printed = capsys.readouterr().out
    assert "damaged  readings: 1 of 1; run recoupe check --mend, then recoupe build" in printed
    assert f"the reading of {PARIS.id} cannot be decoded" in printed
    assert check(crisis, mend=True) == 0
    assert "1 reading taken out" in capsys.readouterr().err


def test_many_problems_are_counted_and_the_first_named(
    crisis: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(crisis, "UPDATE event SET record = 'x'")
    change(crisis, "UPDATE actor SET record = 'x'")
    change(crisis, "UPDATE story SET record = 'x'")
    change(crisis, "UPDATE statement SET record = 'x'")
    check(crisis)
    printed = capsys.readouterr().out
    assert printed.count("a record cannot be decoded") <= 5


@pytest.mark.parametrize("act", [check_dossier, mend_dossier])
def test_what_is_no_dossier_is_refused(tmp_path: Path, act: Callable[[Path], object]) -> None:
    with pytest.raises(DossierError, match="there is no such file"):
        act(tmp_path / "no.db")


def test_places_are_found_at_any_depth() -> None:
    assert list(spans_of(READING)) == [(0, 5, PARIS.text[:5])]
