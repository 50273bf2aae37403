"""How much faster worker processes read, and what memory they share.

    .venv/bin/python benchmarks/processes.py [--articles 160]

Articles made of paragraphs of the demonstration are read by one worker process and by two, models loaded;
then by two that each load the models for themselves, as processes do that are not forked from one that has
loaded them. Memory is the proportional set size: what processes share is divided among them. Where others use
the machine too, the seconds of the processor say more than those of the clock.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from recoupe.article import Article, article_id
from recoupe.building.reading import read_articles, warm_up
from recoupe.building.workers import DEFAULT_READ_LIMITS, WorkerPool
from recoupe.demo import demo_folder

PORTION = 16


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=160)
    arguments = parser.parse_args()
    portions = make_portions(arguments.articles)
    words = sum(len(article.text.split()) for portion in portions for article in portion)
    print(f"{arguments.articles} articles, {words:,} words\n")
    print(
        "| | seconds | of the processor | words a second | most memory, MB |\n| --- | --- | --- | --- | --- |"
    )
    for label, pools, processes in (
        ("one process", 1, 1),
        ("two, forked", 1, 2),
        ("two, each loading", 2, 1),
    ):
        seconds, worked, megabytes = time_pools(portions, pools, processes)
        print(
            f"| {label} | {seconds:.1f} | {worked:.1f} | {words / seconds:,.0f} | {megabytes:.0f} |",
            flush=True,
        )


def make_portions(number: int) -> list[list[Article]]:
    """Articles, all different, in portions."""
    texts = [path.read_text("utf-8") for path in sorted(demo_folder().glob("*.txt"))]
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n") if len(paragraph) > 150]
    chance = random.Random(1911)  # noqa: S311
    made = ["\n\n".join(chance.sample(paragraphs, 5)) for _ in range(number)]
    articles = iter([Article(id=article_id(text), source="a", text=text, language="fr") for text in made])
    return list(iter(lambda: list(islice(articles, PORTION)), []))


def time_pools(portions: Sequence[list[Article]], pools: int, processes: int) -> tuple[float, float, float]:
    """Seconds of the clock, and of the processor, once every worker is ready; the most memory of all."""
    with contextlib.ExitStack() as stack:
        opened = [
            stack.enter_context(
                WorkerPool(read_articles, warm_up, ["fr"], processes=processes, limits=DEFAULT_READ_LIMITS)
            )
            for _ in range(pools)
        ]
        for pool in opened:
            for _result in pool.read([portions[0][:1]] * (2 * processes), never):
                pass
        peak = Peak()
        worked = sum(map(worked_seconds_of, family_of("self")[1:]))
        begun = time.perf_counter()
        threads = [
            threading.Thread(target=drain, args=(pool.read(portions[number::pools], never),))
            for number, pool in enumerate(opened)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.perf_counter() - begun
        worked = sum(map(worked_seconds_of, family_of("self")[1:])) - worked
        return seconds, worked, peak.stop()


def drain(results: Iterator[object]) -> None:
    """Take all results."""
    for _result in results:
        pass


def never() -> bool:
    """Go on to the end."""
    return False


class Peak:
    """The most memory that the processes below this one held together, looked at five times a second."""

    def __init__(self) -> None:
        self._megabytes = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> float:
        """Look no longer; the most that was seen."""
        self._ended.set()
        self._thread.join()
        return self._megabytes

    def _watch(self) -> None:
        while not self._ended.wait(0.2):
            self._megabytes = max(self._megabytes, sum(map(megabytes_of, family_of("self")[1:])))


def family_of(pid: str) -> list[str]:
    """A process and all below it."""
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += [below for child in children.read_text("ascii").split() for below in family_of(child)]
    return found


def worked_seconds_of(pid: str) -> float:
    """Processor time of a process so far."""
    with contextlib.suppress(OSError):
        numbers = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def megabytes_of(pid: str) -> float:
    """Memory of a process, shared pages divided among those that share them."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1000
    return 0.0


if __name__ == "__main__":
    main()
