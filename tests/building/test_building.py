"""Building: what comes in is stored, read and compared once, in whatever order, portions and runs."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import building_steps
import pytest
from building_steps import BATCH_SIZE, Key, compare_simply, make_steps, read_simply
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.article import Article
from recoupe.building import BuildReport, Progress, build
from recoupe.comparison import Comparison
from recoupe.errors import DataFileError, DossierError, RecoupeError, UsageError
from recoupe.reading import Reading
from recoupe.store import Dossier

TEXTS = {
    "paris.txt": "Paris proteste contre l'envoi d'un navire. Les ministres français se réunissent ce soir.",
    "berlin.txt": "Berlin dément toute menace. Le gouvernement allemand attend la réponse de Paris.",
    "londres.txt": "Londres soutient Paris. Le cabinet anglais se dit inquiet de la présence d'un navire.",
    "rabat.txt": "Le sultan du Maroc conteste la présence du navire allemand devant Agadir.",
    "madrid.txt": "Madrid se tait. Les journaux espagnols accusent Paris de vouloir tout le Maroc.",
    "rome.txt": "Rome hésite. Le gouvernement italien attend que les autres puissances se déclarent.",
    "vienne.txt": "Vienne approuve Berlin, mais le ministre demande que les entretiens reprennent vite.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    return tmp_path / "crisis.db"


def dump_of(path: Path) -> list[str]:
    with Dossier.open(path, read_only=True) as dossier:
        return list(dossier.dump())


class CountedSteps:
    """The simple steps, counting what they are asked to do."""

    def __init__(self, version: str = "1", compare_version: str = "1") -> None:
        self.articles_read = 0
        self.comparisons = 0
        self.version = version
        self.steps = make_steps(self.read, self.compare, self.key, compare_version)

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for reading in read_simply(articles):
            self.articles_read += 1
            yield reading

    def compare(self, articles: Sequence[Article], readings: Sequence[Reading]) -> Comparison:
        self.comparisons += 1
        return compare_simply(articles, readings)

    def key(self, _language: str) -> Key:
        return Key(self.version, "1", "none")


# One build


def test_a_build_stores_reads_and_compares(folder: Path, crisis: Path) -> None:
    report = build([folder], crisis, steps=make_steps())
    assert report == BuildReport(articles_added=7, articles_read=7, compared=True)
    with Dossier.open(crisis) as dossier:
        assert len(dossier.articles()) == 7
        assert {actor.name for actor in dossier.actors()} >= {"Paris", "Berlin", "Agadir"}
        assert len(dossier.timeline(actor="Berlin")) == 5
        first = dossier.articles()[0]
        assert dossier.reading(first.id).doc == first.source


def test_bad_input_is_named_and_the_rest_goes_on(folder: Path, crisis: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "latin.txt").write_bytes("Le ministre a démenti hier à Paris être inquiété.".encode("latin-1"))
    report = build([folder, folder / "absent.txt"], crisis, steps=make_steps())
    assert report.articles_added == 8
    assert [Path(skip.source).name for skip in report.skipped] == ["empty.txt", "absent.txt"]
    assert any("latin.txt: " in note for note in report.notes)
    with Dossier.open(crisis) as dossier:
        stored = {(skip.source, skip.reason) for skip in dossier.skipped()}
    assert stored == {(skip.source, skip.reason) for skip in report.skipped}


def test_a_mended_source_is_no_longer_reported(folder: Path, crisis: Path) -> None:
    (folder / "empty.txt").touch()
    build([folder], crisis, steps=make_steps())
    (folder / "empty.txt").write_text("Le ministre a démenti hier à Paris.", encoding="utf-8")
    assert build([folder], crisis, steps=make_steps()).skipped == ()
    with Dossier.open(crisis) as dossier:
        assert dossier.skipped() == ()


def test_progress_is_told_step_by_step(folder: Path, crisis: Path) -> None:
    told: list[Progress] = []
    build([folder], crisis, on_progress=told.append, batch_size=4, steps=make_steps())
    assert told == [
        Progress("ingest", 4, None),
        Progress("ingest", 7, None),
        Progress("read", 4, 7),
        Progress("read", 7, 7),
        Progress("compare", 0, 7),
        Progress("compare", 7, 7),
    ]


def test_one_article_from_two_given_files_is_said(folder: Path, crisis: Path) -> None:
    (folder / "copy.txt").write_text(TEXTS["paris.txt"], encoding="utf-8")
    report = build([folder / "paris.txt", folder / "copy.txt"], crisis, steps=make_steps())
    assert (report.articles_added, report.articles_known) == (1, 1)
    assert report.notes == (f"{folder}/copy.txt: is the same article as {folder}/paris.txt",)


def test_a_file_that_is_no_dossier_is_left_alone(folder: Path) -> None:
    with pytest.raises(DossierError, match=r"paris\.txt: is no SQLite file"):
        build([folder], folder / "paris.txt", steps=make_steps())


def test_an_empty_build_makes_an_empty_dossier(crisis: Path) -> None:
    assert build([], crisis, steps=make_steps()) == BuildReport(compared=True)
    with Dossier.open(crisis) as dossier:
        assert dossier.articles() == ()


# The next build


def test_a_second_build_reads_and_compares_nothing(folder: Path, crisis: Path) -> None:
    counted = CountedSteps()
    build([folder], crisis, steps=counted.steps)
    before = dump_of(crisis)
    report = build([folder], crisis, steps=counted.steps)
    assert report == BuildReport(articles_known=7)
    assert (counted.articles_read, counted.comparisons) == (7, 1)
    assert dump_of(crisis) == before


def test_only_new_articles_are_read(folder: Path, crisis: Path) -> None:
    counted = CountedSteps()
    build([folder / "paris.txt", folder / "rome.txt"], crisis, steps=counted.steps)
    report = build([folder], crisis, steps=counted.steps)
    assert (report.articles_added, report.articles_known, report.articles_read) == (5, 2, 5)
    assert (counted.articles_read, counted.comparisons) == (7, 2)


def test_articles_of_a_source_that_has_gone_stay(folder: Path, crisis: Path) -> None:
    build([folder], crisis, steps=make_steps())
    (folder / "rome.txt").unlink()
    build([folder], crisis, steps=make_steps())
    with Dossier.open(crisis) as dossier:
        assert len(dossier.articles()) == 7


def test_a_new_reader_reads_all_again(folder: Path, crisis: Path) -> None:
    build([folder], crisis, steps=CountedSteps("1").steps)
    newer = CountedSteps("2")
    assert build([folder], crisis, steps=newer.steps).articles_read == 7
    assert newer.comparisons == 1


def test_a_new_comparison_compares_without_reading(folder: Path, crisis: Path) -> None:
    build([folder], crisis, steps=CountedSteps().steps)
    newer = CountedSteps(compare_version="2")
    report = build([], crisis, steps=newer.steps)
    assert (report.articles_read, report.compared, newer.comparisons) == (0, True, 1)


# Articles that cannot be read


def refusing(*words: str) -> Callable[[Iterable[Article]], Iterator[Reading]]:
    def read(articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            if any(word in article.text for word in words):
                raise ValueError("too strange")
            yield from read_simply([article])

    return read


def test_an_article_that_cannot_be_read_is_named_and_the_rest_goes_on(folder: Path, crisis: Path) -> None:
    report = build([folder], crisis, steps=make_steps(read=refusing("Rome", "Londres")))
    assert report.articles_read == 5
    assert sorted((Path(skip.source).name, skip.reason) for skip in report.skipped) == [
        ("londres.txt", "cannot be read: ValueError: too strange"),
        ("rome.txt", "cannot be read: ValueError: too strange"),
    ]
    with Dossier.open(crisis) as dossier:
        assert len(dossier.articles()) == 5
        assert len(dossier.skipped()) == 2


def test_an_unread_article_is_tried_again(folder: Path, crisis: Path) -> None:
    build([folder], crisis, steps=make_steps(read=refusing("Rome")))
    report = build([], crisis, steps=make_steps())
    assert (report.articles_read, report.compared, report.skipped) == (1, True, ())
    with Dossier.open(crisis) as dossier:
        assert dossier.skipped() == ()
    build([folder], crisis.with_name("whole.db"), steps=make_steps())
    assert dump_of(crisis) == dump_of(crisis.with_name("whole.db"))


def test_a_reader_that_loses_articles_is_found_out(folder: Path, crisis: Path) -> None:
    def lose(articles: Iterable[Article]) -> Iterator[Reading]:
        return read_simply(article for article in articles if "Rome" not in article.text)

    report = build([folder], crisis, steps=make_steps(read=lose))
    assert [skip.reason for skip in report.skipped] == [
        "cannot be read: ValueError: the reader gave 0 readings of 1 articles"
    ]


@pytest.mark.parametrize(
    "error", [DataFileError("events.toml", 7, "is wrong"), UsageError("the model is missing")]
)
def test_a_wrong_set_up_is_told_once_and_mended_later(
    folder: Path, crisis: Path, error: RecoupeError
) -> None:
    def fail(articles: Iterable[Article]) -> Iterator[Reading]:
        raise error

    with pytest.raises(type(error), match=str(error)):
        build([folder], crisis, steps=make_steps(read=fail))
    report = build([], crisis, steps=make_steps())
    assert (report.articles_read, report.skipped) == (7, ())


def test_a_language_without_a_reader_is_said(folder: Path, crisis: Path) -> None:
    def no_key(language: str) -> Key:
        return building_steps.reader_key(language.upper())

    report = build([folder], crisis, steps=make_steps(key=no_key))
    assert report.notes == ('articles in fr are not read: language "FR" is not read',)
    assert (report.articles_added, report.articles_read) == (7, 0)


# Any way of building makes the same dossier


@settings(max_examples=15, deadline=None)
@given(
    order=st.permutations(sorted(TEXTS)),
    runs=st.lists(st.integers(0, len(TEXTS)), max_size=2),
    batch_size=st.integers(1, 9),
)
def test_neither_order_nor_portions_nor_runs_show(
    tmp_path_factory: pytest.TempPathFactory, order: list[str], runs: list[int], batch_size: int
) -> None:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in {**TEXTS, "copy.txt": TEXTS["rome.txt"]}.items():
        (folder / name).write_text(text, encoding="utf-8")
    sources = [folder / name for name in [*order, "copy.txt"]]
    build(sorted(sources), folder / "plain.db", steps=make_steps())
    ends = [0, *sorted(runs), len(sources)]
    for start, end in pairwise(ends):
        build(sources[start:end], folder / "other.db", batch_size=batch_size, steps=make_steps())
    assert dump_of(folder / "other.db") == dump_of(folder / "plain.db")


def test_two_builds_at_once_make_one_dossier(folder: Path, crisis: Path) -> None:
    slow = make_steps(read=building_steps.read_slowly)
    threads = [
        threading.Thread(target=build, args=([folder], crisis), kwargs={"batch_size": 2, "steps": slow})
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    build([folder], crisis.with_name("alone.db"), steps=make_steps())
    assert dump_of(crisis) == dump_of(crisis.with_name("alone.db"))


# Killed builds


@pytest.fixture
def whole_dump(folder: Path, tmp_path: Path) -> list[str]:
    build([folder], tmp_path / "whole.db", steps=make_steps())
    return dump_of(tmp_path / "whole.db")


def start_build(folder: Path, crisis: Path, statement: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, building_steps.__file__, str(folder), str(crisis), str(statement)]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    assert started.stdout.readline() == "building\n"
    return started


def end_build(started: subprocess.Popen[str]) -> int:
    with started:
        return started.wait(timeout=60)


def test_a_build_in_another_process_makes_the_same(folder: Path, crisis: Path, whole_dump: list[str]) -> None:
    assert end_build(start_build(folder, crisis)) == 0
    assert dump_of(crisis) == whole_dump


def test_a_build_killed_again_and_again_ends_the_same(
    folder: Path, crisis: Path, whole_dump: list[str]
) -> None:
    delays = random.Random(1911)  # noqa: S311
    for _ in range(5):
        started = start_build(folder, crisis)
        time.sleep(delays.uniform(0, 0.2))
        started.kill()
        end_build(started)
    build([folder], crisis, steps=make_steps())
    assert dump_of(crisis) == whole_dump


# The build has some 310 statements: the first make the tables, the last store what the comparison found.
KILLED_BEFORE = random.Random(1912).sample(range(1, 300), 8)  # noqa: S311


@pytest.mark.parametrize("statement", [1, 12, *sorted(KILLED_BEFORE)])
def test_a_build_killed_before_any_statement_ends_the_same(
    folder: Path, crisis: Path, whole_dump: list[str], statement: int
) -> None:
    assert end_build(start_build(folder, crisis, statement)) == -9
    report = build([folder], crisis, batch_size=BATCH_SIZE, steps=make_steps())
    assert report.articles_added + report.articles_known == 7
    assert dump_of(crisis) == whole_dump
