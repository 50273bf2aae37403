"""How long comparing takes, and how much memory, for more and more made-up readings.

    .venv/bin/python benchmarks/compare_scale.py 1000 10000 100000

For each number of readings (generated_readings.py makes them) a dossier is filled, then two processes are
measured one after the other: one compares what it holds, as a build does, and writes the findings; the
other does it again after one more article has come. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from generated_readings import Told, generate

from recoupe.building.findings import compare_changed
from recoupe.building.records import Steps
from recoupe.compare import compare
from recoupe.ingest import read_sources
from recoupe.store import Dossier, ReaderKey, StoredReading

BATCH = 2000


class GeneratedKey:
    """The reader of made-up articles."""

    reader_version = language_data_version = model_version = "generated"


def main() -> None:
    """Measure each size in processes of its own, so that memory is not carried over."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--compare", type=Path, help="compare this dossier and print the figures")
    parser.add_argument("--folder", type=Path, help="where the dossiers stand while they are measured")
    options = parser.parse_args()
    if options.compare:
        print(json.dumps(measure(options.compare)))
        return
    print("| readings | | seconds | CPU seconds | of them reading and writing | peak memory (MB) | stories |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            path = Path(folder) / "generated.db"
            fill(path, generate(size + 1), size)
            tell(size, "all", run(path))
            fill(path, islice(generate(size + 1), size, None), 1)
            tell(size, "one more", run(path))


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


def run(path: Path) -> dict[str, float]:
    """The figures of one process that compares a dossier."""
    command = [sys.executable, __file__, "--compare", str(path)]
    found = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    return dict(json.loads(found.stdout))


def measure(path: Path) -> dict[str, float]:
    """Compare what changed in a dossier: seconds, memory, stories."""
    compared: list[float] = []

    def timed(*inputs):  # type: ignore[no-untyped-def]  # as compare
        began = time.process_time()
        found = compare(*inputs)
        compared.append(time.process_time() - began)
        return found

    steps = Steps(
        ingest=read_sources, read=lambda _: iter(()), reader_key=lambda _: _key(),
        compare=timed, compare_version="benchmark",
    )  # fmt: skip
    with Dossier.open(path) as dossier:
        clock, cpu = time.perf_counter(), time.process_time()
        compare_changed(dossier, steps, lambda _: None)
        clock, cpu = time.perf_counter() - clock, time.process_time() - cpu
    with Dossier.open(path, read_only=True) as dossier:
        stories = dossier._connection.execute("SELECT count(*) FROM story").fetchone()[0]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "clock": clock, "cpu": cpu, "compare": sum(compared), "memory": memory, "stories": float(stories),
    }  # fmt: skip


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
