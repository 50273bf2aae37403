"""What a build costs beside spaCy's parse, over a made-up run of news (news_corpus.py).

    .venv/bin/python benchmarks/build_speed.py --articles 200
    .venv/bin/python benchmarks/build_speed.py --articles 1000 --language en --samples FOLDER

Each measurement is a process of its own: `nlp.pipe` alone over the texts, `read_articles`, `build` with one
and with two worker processes, and a second build with nothing new. Seconds are of the CPU, of a process and
of all that it started, without loading the models; the clock is given too, for what several processes gain.
Prints tables in Markdown.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import spacy
from news_corpus import make_articles

from recoupe.article import Article
from recoupe.building import Isolation, Progress, build
from recoupe.demo import demo_folder
from recoupe.ingest import Ingested, read_sources
from recoupe.languages.registry import find_language
from recoupe.read.parse import load_pipeline
from recoupe.read.reader import read_articles
from recoupe.store import Dossier

MEASURES = ("pipe", "read", "build 0", "build 1", "build 2")


def main() -> None:
    arguments = parse_arguments()
    if arguments.measure:
        print(json.dumps(measure(arguments)))
        return
    for copies in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            kind = "30 % copies and updates" if copies else "no copies"
            print(f"\n{arguments.articles} articles, {arguments.language}, {kind}\n")
            print("| | CPU seconds | clock | articles/s | words/s | peak MB | CPU, times the parse |")
            print("| --- | --- | --- | --- | --- | --- | --- |")
            report(arguments, folder, copies)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--language", default="fr")
    parser.add_argument("--samples", type=Path, default=demo_folder(), help="articles to take sentences from")
    parser.add_argument("--only", nargs="*", default=MEASURES, choices=MEASURES)
    parser.add_argument("--measure", choices=(*MEASURES, "again"), help="measure this alone, as JSON")
    parser.add_argument("--copies", action="store_true")
    parser.add_argument("--dossier", type=Path)
    return parser.parse_args()


def report(arguments: argparse.Namespace, folder: str, copies: bool) -> None:
    parse_s = 0.0
    for name in arguments.only:
        dossier = str(Path(folder) / f"{name}.db")
        found = run(arguments, name, dossier, copies)
        parse_s = parse_s or found["cpu"]
        print_row(name, found, parse_s)
        if name == "build 0":
            print_row("build again, nothing new", run(arguments, "again", dossier, copies), parse_s)
    if "build 1" in arguments.only and "build 2" in arguments.only:
        dumps = {dump_of(Path(folder) / f"{name}.db") for name in arguments.only if name.startswith("build")}
        print(f"\nsorted dumps of the dossiers: {'all the same' if len(dumps) == 1 else 'DIFFERENT'}")


def print_row(name: str, found: dict[str, Any], parse_s: float) -> None:
    print(
        f"| {name} | {found['cpu']:.2f} | {found['clock']:.2f} | {found['articles'] / found['clock']:.1f} "
        f"| {found['words'] / found['clock']:,.0f} | {found['peak']:.0f} | {found['cpu'] / parse_s:.2f} |",
        flush=True,
    )
    for step, seconds in found.get("steps", {}).items():
        print(f"| - {step} | | {seconds:.2f} | | | | |", flush=True)


def dump_of(path: Path) -> tuple[str, ...]:
    with Dossier.open(path, read_only=True) as dossier:
        return tuple(dossier.dump())


def run(arguments: argparse.Namespace, name: str, dossier: str, copies: bool) -> dict[str, Any]:
    command = [
        sys.executable, __file__, "--measure", name, "--articles", str(arguments.articles), "--language",
        arguments.language, "--samples", str(arguments.samples), "--dossier", dossier,
        *(["--copies"] if copies else []),
    ]  # fmt: skip
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603
    return found


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """CPU and clock of one piece of work; where it is done in this process, after a warm-up."""
    articles = make_articles(load_samples(arguments), arguments.articles, copies=arguments.copies)
    steps: list[tuple[str, int, float]] = []
    work = work_of(arguments.measure, articles, arguments, steps)
    started, clock = cpu_seconds(), time.perf_counter()
    work()
    clock_s = time.perf_counter() - clock
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "cpu": cpu_seconds() - started,
        "clock": clock_s,
        "articles": len(articles),
        "words": sum(len(article.text.split()) for article in articles),
        "peak": peak / 1024,
        "steps": lengths_of(steps, clock),
    }


def load_samples(arguments: argparse.Namespace) -> list[Article]:
    found = (item.article for item in read_sources([arguments.samples]) if isinstance(item, Ingested))
    return [article for article in found if article.language == arguments.language]


def work_of(
    name: str, articles: list[Article], arguments: argparse.Namespace, steps: list[tuple[str, int, float]]
) -> Callable[[], object]:
    if name in ("pipe", "read", "build 0"):
        warm_up(arguments)
    if name == "pipe":
        with warnings.catch_warnings(action="ignore"):
            nlp = spacy.load(
                find_language(arguments.language).model
            )  # as spaCy has it, not as the reader does
        for _doc in nlp.pipe(each.text for each in articles[:4]):
            pass
        return lambda: sum(1 for _doc in nlp.pipe((each.text for each in articles), batch_size=32))
    if name == "read":
        return lambda: sum(1 for _reading in read_articles(articles))
    source = arguments.dossier.with_suffix(".jsonl")
    source.write_bytes(b"\n".join(map(line_of, articles)))
    isolation = Isolation(int(name[-1]) if name.startswith("build") else 0)

    def tell(progress: Progress) -> None:
        steps.append((progress.step, progress.done, time.perf_counter()))

    return lambda: build([source], arguments.dossier, isolation=isolation, on_progress=tell)


def warm_up(arguments: argparse.Namespace) -> None:
    """Load the model and all data, and read other articles than those that are measured."""
    others = make_articles(load_samples(arguments), 8, copies=False, seed=1)
    for _reading in read_articles(others):
        pass
    for _doc in load_pipeline(arguments.language).pipe(each.text for each in others):
        pass


def line_of(article: Article) -> bytes:
    earliest = article.published.earliest
    return msgspec.json.encode(
        {
            "text": article.text,
            "source": article.source,
            "outlet": article.outlet,
            "language": article.language,
            "published": None if earliest is None else earliest.isoformat(),
        }
    )


def lengths_of(steps: list[tuple[str, int, float]], started: float) -> dict[str, float]:
    """Seconds of the clock until each step ended, from the end of the one before; and articles read a
    second between the first and the last that were stored, which no loading of models disturbs."""
    lengths: dict[str, float] = {}
    for step, group in groupby(steps, key=lambda each: each[0]):
        marks = list(group)
        lengths[f"{step} (clock)"] = marks[-1][2] - started
        started = marks[-1][2]
        if step == "read" and len(marks) > 1:
            lengths["articles a second, start apart"] = (marks[-1][1] - marks[0][1]) / (
                marks[-1][2] - marks[0][2]
            )
    return lengths


def cpu_seconds() -> float:
    """Of this process and of all that it has started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    main()
