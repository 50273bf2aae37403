"""Builds a folder of hostile inputs among good articles; says what became of each, how fast, in what memory.

    .venv/bin/python tools/hostile_folder.py [--good 40] [--processes 2]

The status is 1 where a good article was not read or a hostile input is accounted for nowhere. The inputs are
those of `tests/building/hostile_inputs.py`.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "building"))

from hostile_inputs import write_good_articles, write_hostile_inputs

from recoupe.building import BuildReport, Isolation, build
from recoupe.ingest.printable import printable_path
from recoupe.store import Dossier


def main() -> None:
    """Make the folder, build it, print the account."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--good", type=int, default=40, help="good articles (default 40)")
    parser.add_argument("--processes", type=int, default=2, help="worker processes (default 2)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        folder.mkdir()
        good = write_good_articles(folder, arguments.good)
        hostile = write_hostile_inputs(folder, whole=True)
        print(f"{len(good)} good articles, {len(hostile)} hostile inputs")
        peak = Peak()
        begun = time.monotonic()
        report = build([folder], Path(place) / "crisis.db", isolation=Isolation(arguments.processes))
        seconds = time.monotonic() - begun
        peak.stop()
        sources = read_sources_of(Path(place) / "crisis.db")
        lost = [name for name in good if not any(source.endswith(name) for source in sources)]
        for name in hostile:
            print(
                f"{printable_path(name)[:30]:<30} {account_of(printable_path(name), report, sources)[:150]}"
            )
        unaccounted = [name for name in hostile if not account_of(printable_path(name), report, sources)]
    print(f"{seconds:.0f} s, at most {peak.megabytes:.0f} MB (proportional set size of all processes)")
    print(f"good articles not read: {lost or 'none'}; unaccounted for: {unaccounted or 'none'}")
    sys.exit(1 if lost or unaccounted else 0)


def read_sources_of(path: Path) -> set[str]:
    """The sources of all articles that were read."""
    with Dossier.open(path, read_only=True) as dossier:
        return {article.source for article, _reading in dossier.read_articles()}


def account_of(name: str, report: BuildReport, sources: set[str]) -> str:
    """What the build said of an input, or that it was read; empty where neither."""
    said = [str(skip).partition(name)[2] for skip in report.skipped if f"/{name}" in str(skip)]
    said += [note.partition(name)[2] for note in report.notes if f"/{name}" in note]
    said += ["is read"] if any(f"/{name}" in source for source in sources) else []
    return " | ".join(said)


class Peak:
    """The most memory that this process and its children held together, looked at ten times a second."""

    def __init__(self) -> None:
        self.megabytes = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no longer."""
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.1):
            total = sum(proportional_set_bytes(pid) for pid in family_of("self"))
            self.megabytes = max(self.megabytes, total / 1e6)


def family_of(pid: str) -> list[str]:
    """A process and all below it."""
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += [below for child in children.read_text("ascii").split() for below in family_of(child)]
    return found


def proportional_set_bytes(pid: str) -> int:
    """Memory of a process, shared pages divided among those that share them."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main()
