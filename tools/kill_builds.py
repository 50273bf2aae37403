"""Kills builds by SIGKILL at random moments, and sees whether anything is lost, damaged or left running.

    .venv/bin/python tools/kill_builds.py [--kills 200] [--real]

A build of some articles is started and killed, again and again on one dossier, until it comes to its end;
then on a new one, until there were that many kills. After each kill the dossier is checked, and no article or
reading that was there before may be gone; at each end its dump is compared with that of a build that nobody
killed. Without `--real` the simple reader of the tests reads: kills fall on all steps, not on loading models.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests" / "building"
sys.path.insert(0, str(TESTS))

from building_texts import dump_of
from hostile_inputs import write_good_articles

from recoupe.errors import DossierError
from recoupe.store import Dossier
from recoupe.store.checking import check_dossier


def main() -> None:
    """Kill, check, count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--real", action="store_true", help="with recoupe's own reader")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    program = ["-m", "recoupe"] if arguments.real else [str(TESTS / "building_program.py")]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        folder.mkdir()
        write_good_articles(folder, 24)
        command = [sys.executable, *program, "build", str(folder), "--processes", "2", "-o"]
        begun = time.monotonic()
        subprocess.run([*command, f"{place}/whole.db"], check=True, capture_output=True)
        longest = time.monotonic() - begun
        whole = dump_of(Path(place, "whole.db"))
        account = Account()
        chance = random.Random(arguments.seed)  # noqa: S311
        while account.kills < arguments.kills:
            crisis = Path(place, f"crisis-{account.finished}.db")
            kill_until_finished(command, crisis, chance, longest, account)
            account.finished += 1
            account.different += dump_of(crisis) != whole
    print(f"{account.kills} kills, {account.finished} builds finished in {time.monotonic() - begun:.0f} s")
    print(f"lost something: {account.lost}; damaged: {account.damaged}; different: {account.different}")
    print(f"left running: {account.left_running}")
    sys.exit(1 if account.lost + account.damaged + account.different + account.left_running else 0)


class Account:
    """What was counted."""

    def __init__(self) -> None:
        self.kills = self.finished = self.lost = self.damaged = self.different = self.left_running = 0


def kill_until_finished(
    command: list[str], crisis: Path, chance: random.Random, longest: float, account: Account
) -> None:
    """Start the build and kill it until one start comes to its end."""
    before: set[str] = set()
    while True:
        building = subprocess.Popen(
            [*command, str(crisis)], stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            building.wait(timeout=chance.uniform(0, longest))
        except subprocess.TimeoutExpired:
            os.kill(building.pid, signal.SIGKILL)
            building.wait()
            account.kills += 1
        else:
            return
        account.left_running += not all_ended(building.pid)
        if not crisis.exists() or crisis.stat().st_size == 0:
            continue
        present = content_of(crisis)
        account.lost += not before <= present
        before = present
        try:
            account.damaged += not all(check.is_whole for check in check_dossier(crisis))
        except DossierError:
            account.damaged += crisis.stat().st_size > 4096  # before its tables it is no dossier yet


def content_of(crisis: Path) -> set[str]:
    """The articles and readings that are in the dossier."""
    try:
        with Dossier.open(crisis) as dossier:
            pairs = dossier.read_articles()
            unread = {found for language in dossier.languages() for found in all_ids(dossier, language)}
            return unread | {f"reading of {article.id}" for article, _reading in pairs}
    except DossierError:
        return set()


class NoKey:
    """A key under which nothing was read."""

    reader_version = language_data_version = model_version = "-"


def all_ids(dossier: Dossier, language: str) -> tuple[str, ...]:
    """The ids of all articles in a language."""
    return dossier.unread(language, NoKey())


def all_ended(session: int) -> bool:
    """Whether no process of the session lives after three seconds."""
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
        if not any(belongs_to(status, session) for status in Path("/proc").glob("[0-9]*/stat")):
            return True
        time.sleep(0.05)
    return False


def belongs_to(status: Path, session: int) -> bool:
    """Whether a process lives in the session."""
    try:
        state, *numbers = status.read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return False
    return state != "Z" and int(numbers[2]) == session


if __name__ == "__main__":
    main()
