"""Worker processes: what an article does to its reader costs that article only."""

from __future__ import annotations

import os
import pickle
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
import strange_readers
from building_steps import make_steps
from building_texts import TEXTS, dump_of, write_texts

from recoupe.building import BuildReport, Isolation, ReadLimits, Steps, build, can_isolate
from recoupe.building.workers import DEFAULT_READ_LIMITS
from recoupe.errors import DataFileError
from recoupe.reading import Reading, Time, encode_reading
from recoupe.store import Dossier
from recoupe.timex import Timex

pytestmark = pytest.mark.skipif(not can_isolate(), reason="there are no worker processes here")

QUICK = ReadLimits(article_seconds=1, article_megabytes=500)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "articles")


def isolated_steps(read: Callable[..., Iterator[object]] = strange_readers.read_strangely) -> Steps:
    steps = make_steps(read=read)  # type: ignore[arg-type]
    return msgspec.structs.replace(steps, warm=strange_readers.warm_nothing)


def children_of(parent: int) -> list[int]:
    """The processes, at any depth, that this one has started and that still live."""
    found: list[int] = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = status.read_text("utf-8").split(" ", 1)
        except OSError:
            continue
        if int(rest.rpartition(")")[2].split()[1]) == parent:
            found += [int(pid), *children_of(int(pid))]
    return found


def test_a_reading_that_comes_from_another_process_is_written_as_here() -> None:
    timex = Timex(kind="shift", unit="day", count=-1)
    time = Time(start=0, end=4, text="hier", timex=timex)
    reading = Reading(doc="a.txt", language="fr", times=(time,))
    assert encode_reading(pickle.loads(pickle.dumps(reading))) == encode_reading(reading)  # noqa: S301


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_any_number_of_processes_makes_the_same_dossier(folder: Path, tmp_path: Path, processes: int) -> None:
    report = build([folder], tmp_path / "many.db", steps=isolated_steps(), isolation=Isolation(processes))
    assert report == BuildReport(articles_added=7, articles_read=7, compared=True)
    build([folder], tmp_path / "one.db", steps=make_steps())
    assert dump_of(tmp_path / "many.db") == dump_of(tmp_path / "one.db")


HOSTILE = {
    "BOUCLE": "cannot be read: it took more than 1 s of the processor",
    "ABANDON": "cannot be read: it took more than 500 MB of memory, or than there are",
    "TUÉ": "cannot be read: the process that read it died (SIGSEGV)",
    "GONFLE": "cannot be read: it took more than 500 MB of memory, or than there are",
    "RÉCURSION": "cannot be read: RecursionError: maximum recursion depth exceeded",
}


def test_an_article_that_harms_its_reader_costs_itself_only(folder: Path, tmp_path: Path) -> None:
    for word in HOSTILE:
        text = f"Le gouvernement allemand attend la réponse de Paris. {word} Berlin dément toute menace."
        (folder / f"{word}.txt").write_text(text, encoding="utf-8")
    report = build([folder], tmp_path / "crisis.db", steps=isolated_steps(), isolation=Isolation(2, QUICK))
    assert report.articles_read == len(TEXTS)
    assert {Path(skip.source).stem: skip.reason for skip in report.skipped} == HOSTILE
    assert all(skip.way_out for skip in report.skipped)
    with Dossier.open(tmp_path / "crisis.db") as dossier:
        assert {skip.reason for skip in dossier.skipped()} == set(HOSTILE.values())
        assert len(dossier.articles()) == len(TEXTS)
    assert children_of(os.getpid()) == []


def test_a_wrong_set_up_is_told_as_in_one_process(folder: Path, tmp_path: Path) -> None:
    (folder / "ligne.txt").write_text(TEXTS["paris.txt"] + " LIGNE", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"events\.toml:7: is wrong") as raised:
        build([folder], tmp_path / "crisis.db", steps=isolated_steps(), isolation=Isolation(2, QUICK))
    assert raised.value.line == 7
    assert children_of(os.getpid()) == []


def test_a_thread_can_build_with_workers(folder: Path, tmp_path: Path) -> None:
    reports: list[BuildReport] = []

    def run() -> None:
        made = build([folder], tmp_path / "crisis.db", steps=isolated_steps(), isolation=Isolation(2))
        reports.append(made)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(timeout=60)
    assert [report.articles_read for report in reports] == [7]


def test_a_stopped_build_keeps_what_was_read_and_the_next_goes_on(folder: Path, tmp_path: Path) -> None:
    begun = time.monotonic()

    def stop() -> bool:
        return time.monotonic() - begun > 1.0

    crisis = tmp_path / "crisis.db"
    slow = isolated_steps(strange_readers.read_very_slowly)
    first = build([folder], crisis, steps=slow, isolation=Isolation(1), stop=stop, batch_size=1)
    assert first.stopped
    assert not first.compared
    assert first.articles_left > 0
    assert first.articles_read + first.articles_left == 7
    second = build([folder], crisis, steps=slow, isolation=Isolation(2))
    assert (second.articles_read, second.stopped, second.compared) == (first.articles_left, False, True)
    build([folder], tmp_path / "whole.db", steps=make_steps())
    assert dump_of(crisis) == dump_of(tmp_path / "whole.db")


def test_the_limits_leave_time_for_slow_machines() -> None:
    assert DEFAULT_READ_LIMITS.portion_seconds(5_000) < DEFAULT_READ_LIMITS.article_seconds
    assert DEFAULT_READ_LIMITS.portion_seconds(10**9) == DEFAULT_READ_LIMITS.article_seconds
    assert DEFAULT_READ_LIMITS.waiting_seconds > DEFAULT_READ_LIMITS.article_seconds
