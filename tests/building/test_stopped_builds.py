"""Builds that are told to end, or killed, in earnest: nothing is lost, nothing is left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import building_program
import pytest
from building_steps import make_steps
from building_texts import dump_of, write_texts

from recoupe.building import build, can_isolate
from recoupe.errors import DossierError
from recoupe.store import Dossier

pytestmark = pytest.mark.skipif(not can_isolate(), reason="there are no worker processes here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "articles")


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    return tmp_path / "crisis.db"


@pytest.fixture
def whole_dump(folder: Path, tmp_path: Path) -> list[str]:
    build([folder], tmp_path / "whole.db", steps=make_steps())
    return dump_of(tmp_path / "whole.db")


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, building_program.__file__, *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)


def processes_of(session: int) -> list[int]:
    """All processes that live in a session, zombies aside."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = status.read_text("utf-8").split(" ", 1)
        except OSError:
            continue
        state, *numbers = rest.rpartition(")")[2].split()
        if int(numbers[2]) == session and state != "Z":
            found.append(int(pid))
    return sorted(found)


def wait_until(condition: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.01)


def skipped_or_read(path: Path) -> int:
    try:
        with Dossier.open(path, read_only=True) as dossier:
            return len(dossier.read_articles())
    except DossierError:
        return 0  # not made yet


def has_workers(build: subprocess.Popen[str]) -> bool:
    return len(processes_of(build.pid)) >= 3  # the build, its nursery, a worker


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda n: n.name)
def test_a_build_told_to_end_finishes_what_it_reads_and_says_how_to_go_on(
    folder: Path, crisis: Path, whole_dump: list[str], number: signal.Signals
) -> None:
    with start("build", folder, "-o", crisis, "--processes", "1") as building:
        wait_until(lambda: has_workers(building))
        building.send_signal(number)
        assert building.wait(timeout=20) == 128 + number
        assert building.stderr is not None
        talk = building.stderr.read()
    assert "finishing what is being read" in talk
    assert "stopped; what was read is kept, and the same command goes on from there" in talk
    assert "Traceback" not in talk
    wait_until(lambda: not processes_of(building.pid))
    read = skipped_or_read(crisis)
    assert 0 < read < 7
    assert f"7 articles added, {read} read, {7 - read} left unread" in talk
    report = build([], crisis, steps=make_steps())
    assert report.articles_read == 7 - read
    assert dump_of(crisis) == whole_dump


def test_a_build_told_twice_ends_at_once(folder: Path, crisis: Path, whole_dump: list[str]) -> None:
    with start("build", folder, "-o", crisis, "--processes", "2") as building:
        wait_until(lambda: has_workers(building))
        building.send_signal(signal.SIGINT)
        time.sleep(0.02)
        building.send_signal(signal.SIGINT)
        assert building.wait(timeout=10) == 130
        assert building.stderr is not None
        assert "Traceback" not in building.stderr.read()
    wait_until(lambda: not processes_of(building.pid))
    build([folder], crisis, steps=make_steps())
    assert dump_of(crisis) == whole_dump


def test_a_killed_build_leaves_no_worker_behind(folder: Path, crisis: Path, whole_dump: list[str]) -> None:
    with start("build", folder, "-o", crisis, "--processes", "2") as building:
        wait_until(lambda: has_workers(building))
        building.kill()
        building.wait()
    wait_until(lambda: not processes_of(building.pid))
    build([folder], crisis, steps=make_steps())
    assert dump_of(crisis) == whole_dump


def test_workers_and_nurseries_killed_from_outside_are_replaced(
    folder: Path, crisis: Path, whole_dump: list[str]
) -> None:
    with start("build", folder, "-o", crisis, "--processes", "2") as building:
        wait_until(lambda: has_workers(building))
        nursery, *_workers = [pid for pid in processes_of(building.pid) if pid != building.pid]
        os.kill(nursery, signal.SIGKILL)
        killed_worker = max(processes_of(building.pid))
        os.kill(killed_worker, signal.SIGKILL)
        assert building.wait(timeout=30) == 0
    wait_until(lambda: not processes_of(building.pid))
    build([], crisis, steps=make_steps())  # of a worker killed twice over one article
    assert dump_of(crisis) == whole_dump


def test_a_second_build_waits_for_the_first(folder: Path, crisis: Path, whole_dump: list[str]) -> None:
    with (
        start("build", folder, "-o", crisis, "--processes", "1") as first,
        start("build", folder, "-o", crisis, "--processes", "1") as second,
    ):
        assert first.wait(timeout=60) == 0
        assert second.wait(timeout=60) == 0
    assert dump_of(crisis) == whole_dump
