"""How long comparing takes, and how much memory, for more and more made-up readings.

    .venv/bin/python benchmarks/compare_scale.py 1000 10000 100000

For each number of readings (generated_readings.py makes them) a dossier is filled, then two processes are
measured one after the other: one compares what it holds, as a build does, and writes the findings; the
other does it again after one more article has come. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from generated_readings import Told, generate

from recoupe.article import Article
from recoupe.building.findings import compare_changed
from recoupe.building.records import Steps
from recoupe.compare import compare
from recoupe.comparison import Comparison
from recoupe.ingest import read_sources
from recoupe.reading import Reading
from recoupe.store import Dossier, ReaderKey, StoredReading

BATCH = 2000

PAUSE = 0.5
"""Seconds between two looks at the memory."""


class GeneratedKey:
    """The reader of made-up articles."""

    reader_version = language_data_version = model_version = "generated"


def main() -> None:
    """Measure each size in processes of its own, so that memory is not carried over."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--compare", type=Path, help="compare this dossier and print the figures")
    parser.add_argument("--processes", type=int, default=2, help="how many processes compare")
    parser.add_argument("--dossier", type=Path, help="where the one of a single size is kept, or stands")
    parser.add_argument("--once", action="store_true", help="leave out the comparison after one more article")
    parser.add_argument("--folder", type=Path, help="where the dossiers stand while they are measured")
    options = parser.parse_args()
    if options.compare:
        print(json.dumps(measure(options.compare, options.processes)))
        return
    print("| readings | | seconds | CPU seconds | of them reading and writing | peak memory (MB) | stories |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            path = options.dossier or Path(folder) / "generated.db"
            if not path.exists():
                fill(path, generate(size + 1), size)
            tell(size, "all", run(path, options.processes))
            if not options.once:
                fill(path, islice(generate(size + 1), size, None), 1)
                tell(size, "one more", run(path, options.processes))


def fill(path: Path, told: Iterable[Told], most: int) -> None:
    """Store so many articles with their readings."""
    with Dossier.create_or_open(path) as dossier:
        for batch in _batches(islice(told, most)):
            dossier.add_articles(article for article, _ in batch)
            dossier.add_readings(
                StoredReading(article=article.id, key=_key(), reading=reading) for article, reading in batch
            )


def _key() -> ReaderKey:
    return GeneratedKey()


def _batches(told: Iterator[Told]) -> Iterator[list[Told]]:
    while batch := list(islice(told, BATCH)):
        yield batch


def run(path: Path, processes: int) -> dict[str, float]:
    """The figures of one process, and those forked off it, that compare a dossier."""
    command = [sys.executable, __file__, "--compare", str(path), "--processes", str(processes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ourselves
        most = 0.0
        while process.poll() is None:
            most = max(most, find_memory(process.pid))
            time.sleep(PAUSE)
        found = json.loads(process.communicate()[0])
    return {**found, "memory": most}


def find_memory(pid: int) -> float:
    """The megabytes that a process and its children have now; what they share counts once."""
    total = 0.0
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            total += sum(find_memory(int(child)) for child in children.read_text().split())
    with contextlib.suppress(OSError):
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8")
        total += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
    return total


def measure(path: Path, processes: int) -> dict[str, float]:
    """Compare what changed in a dossier: seconds of the clock and of all processors, stories."""
    compared: list[float] = []

    def timed(articles: Sequence[Article], readings: Sequence[Reading]) -> Comparison:
        told, read = [articles], [readings]
        del articles, readings  # so that nothing here holds them while they are compared
        began = use_cpu()
        found = compare(told.pop(), read.pop(), processes=processes)
        compared.append(use_cpu() - began)
        return found

    steps = Steps(
        ingest=read_sources, read=lambda _: iter(()), reader_key=lambda _: _key(),
        compare=timed, compare_version="benchmark",
    )  # fmt: skip
    with Dossier.open(path) as dossier:
        clock, cpu = time.perf_counter(), use_cpu()
        compare_changed(dossier, steps, lambda _: None)
        clock, cpu = time.perf_counter() - clock, use_cpu() - cpu
    with Dossier.open(path, read_only=True) as dossier:
        stories = dossier._connection.execute("SELECT count(*) FROM story").fetchone()[0]
    return {"clock": clock, "cpu": cpu, "compare": sum(compared), "stories": float(stories)}


def use_cpu() -> float:
    """The seconds of processors that this process and its forks have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def tell(size: int, what: str, figures: dict[str, float]) -> None:
    """One row of the table."""
    other = figures["cpu"] - figures["compare"]
    print(
        f"| {size:,} | {what} | {figures['clock']:.1f} | {figures['cpu']:.1f} | {other:.1f}"
        f" | {figures['memory']:.0f} | {figures['stories']:,.0f} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
