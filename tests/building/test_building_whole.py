"""The whole build on the demonstration articles, by recoupe's own reader and comparison."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile_inputs import write_good_articles, write_hostile_inputs

from recoupe.building import Isolation, build, can_isolate
from recoupe.comparison import Comparison
from recoupe.demo import demo_folder
from recoupe.errors import DossierError
from recoupe.ingest.printable import printable_path
from recoupe.store import Dossier
from recoupe.store.checking import check_dossier

SOURCES = sorted(demo_folder().glob("*.txt"))[:6]

BUILD = """
import sys
from recoupe.building import build
build(sys.argv[2:], sys.argv[1], batch_size=1)
"""


def dump_of(path: Path) -> list[str]:
    with Dossier.open(path, read_only=True) as dossier:
        return list(dossier.dump())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "crisis.db"
    report = build(SOURCES, path)
    assert (report.articles_added, report.articles_read, report.skipped) == (6, 6, ())
    return path


def test_every_fact_stands_in_its_words(built: Path) -> None:
    with Dossier.open(built, read_only=True) as dossier:
        texts = {article.id: dossier.article_text(article.id) for article in dossier.articles()}
        evidence = [event.evidence for event in dossier.timeline()]
        evidence += [statement.evidence for statement in dossier.statements()]
        evidence += [naming.evidence for naming in dossier.namings()]
    assert len(texts) == 6
    assert evidence
    for words in evidence:
        assert texts[words.article][words.start : words.end] == words.text


def test_a_second_build_does_nothing(built: Path) -> None:
    before = dump_of(built)
    report = build(SOURCES, built)
    assert (report.articles_known, report.articles_read, report.compared) == (6, 0, False)
    assert dump_of(built) == before


def test_neither_order_nor_portions_show(built: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    build(SOURCES[3:], other)
    build(SOURCES[::-1], other, batch_size=2)
    assert dump_of(other) == dump_of(built)


@pytest.mark.parametrize("readings", [1, 3])
def test_a_build_killed_while_it_reads_ends_the_same(built: Path, tmp_path: Path, readings: int) -> None:
    crisis = tmp_path / "crisis.db"
    command = [sys.executable, "-c", BUILD, str(crisis), *map(str, SOURCES)]
    with subprocess.Popen(command) as started:
        while started.poll() is None and count_readings(crisis) < readings:
            time.sleep(0.01)
        started.kill()
    assert count_readings(crisis) >= readings
    build(SOURCES, crisis)
    assert dump_of(crisis) == dump_of(built)


def count_readings(path: Path) -> int:
    try:
        with Dossier.open(path, read_only=True) as dossier:
            return len(dossier.read_articles())
    except DossierError:
        return 0  # not made yet


def test_good_articles_are_built_among_bad_ones(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    text = SOURCES[0].read_text("utf-8")
    (folder / "good.txt").write_text(text, encoding="utf-8")
    (folder / "latin.txt").write_bytes(("Dépêche. " + text).encode("latin-1", "ignore"))
    (folder / "empty.txt").touch()
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    arabic = "أعلن وزير الخارجية اليوم أن الحكومة ترفض أي تدخل أجنبي في شؤون البلاد. " * 3
    (folder / "arabic.txt").write_text(arabic, encoding="utf-8")
    report = build([folder], tmp_path / "crisis.db")
    assert (report.articles_added, report.articles_read) == (2, 2)
    assert [Path(skip.source).name for skip in report.skipped] == ["arabic.txt", "empty.txt", "picture.txt"]
    with Dossier.open(tmp_path / "crisis.db") as dossier:
        assert [skip.reason for skip in dossier.skipped()] == [skip.reason for skip in report.skipped]


def test_a_dossier_without_articles_has_no_findings(tmp_path: Path) -> None:
    build([], tmp_path / "empty.db")
    with Dossier.open(tmp_path / "empty.db") as dossier:
        assert Comparison(articles=dossier.articles(), actors=dossier.actors()) == Comparison()


def test_every_hostile_input_is_accounted_for_and_every_good_article_read(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    good = write_good_articles(folder, 5)
    hostile = write_hostile_inputs(folder, whole=False)
    assert len(hostile) >= 60
    report = build([folder], tmp_path / "crisis.db", isolation=Isolation(2 if can_isolate() else 0))
    with Dossier.open(tmp_path / "crisis.db", read_only=True) as dossier:
        read = {article.source for article, _reading in dossier.read_articles()}
        assert all(check.is_whole for check in check_dossier(dossier.path))
    assert [name for name in good if f"{folder}/{name}" not in read] == []
    said = "\n".join([*map(str, report.skipped), *report.notes, *read])
    assert [name for name in hostile if f"{folder}/{printable_path(name)}" not in said] == []
    assert [str(skip) for skip in report.skipped if "please report" in str(skip)] == []
    assert not (tmp_path / "climbed.txt").exists()
