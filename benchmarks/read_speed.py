"""How much reading costs beside spaCy's parse: `read_articles` against `nlp.pipe` alone over the same texts.

usage: read_speed.py [FOLDER] [--language CODE] [--rounds N] [--articles N]

FOLDER holds articles as for `recoupe read`; without it the bundled demonstration is read, which is
French. Of several languages those articles are taken that are in the one named, or in that of the first.
Texts are repeated until there are N articles. After a warm-up, every round times both, in turn first, in
seconds of this process's CPU, which other programs on the machine disturb least. The figures are medians
over the rounds. A last, separate pass times each function that reading adds; together they can be more than
the difference of the two, because the parse inside reading is of prepared texts, which have fewer tokens.

Prints a table in Markdown. The bar: all that reading adds costs at most 40 % of the parse.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle, islice
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
from unittest.mock import patch

from recoupe.article import Article
from recoupe.demo import demo_folder
from recoupe.ingest import Ingested, read_sources
from recoupe.read import parse as parsing
from recoupe.read import reader

BAR = 0.40
PARSER_BATCH = 32
"""Texts that `nlp.pipe` takes at a time; the reader's own batch size."""

NOT_LAYERS = frozenset({"find_language", "find_layers"})
"""The one looks up a language; the other calls the layers, whose time would count twice."""


class Round(NamedTuple):
    """CPU seconds of the parse alone and of the whole reading."""

    parse: float
    read: float

    @property
    def added(self) -> float:
        """What reading adds, as a share of the parse."""
        return (self.read - self.parse) / self.parse


def main() -> None:
    arguments = parse_arguments()
    articles = load_articles(arguments.folder, arguments.articles, arguments.language)
    warm_up(articles)
    rounds = [time_round(articles, parse_first=number % 2 == 0) for number in range(arguments.rounds)]
    print("\n".join(report(articles, rounds, time_layers(articles))))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=demo_folder(), help="articles to read")
    parser.add_argument("--language", help="only articles in this language, as they say or seem (fr, en)")
    parser.add_argument("--rounds", type=int, default=7, help="how often both are timed (default 7)")
    parser.add_argument("--articles", type=int, default=33, help="articles a round (default 33)")
    return parser.parse_args()


def load_articles(folder: Path, number: int, language: str | None) -> list[Article]:
    """That many articles of the folder in one language, over again where it has fewer."""
    found = [item.article for item in read_sources([folder]) if isinstance(item, Ingested)]
    wanted = language or (found[0].language if found else "")
    same = [article for article in found if article.language == wanted]
    if not same:
        sys.exit(f"{folder}: holds no article that can be read" + (f" in {language}" if language else ""))
    return list(islice(cycle(same), number))


def warm_up(articles: Sequence[Article]) -> None:
    """Load the model and all data, and let every cache see the texts."""
    time_round(articles, parse_first=True)


def time_round(articles: Sequence[Article], *, parse_first: bool) -> Round:
    """One timing of both over the same texts."""
    nlp = parsing.load_pipeline(articles[0].language)
    texts = [article.text for article in articles]

    def parse_alone() -> None:
        for _doc in nlp.pipe(texts, batch_size=PARSER_BATCH):
            pass

    def read_all() -> None:
        for _reading in reader.read_articles(articles):
            pass

    if parse_first:
        parse_s = cpu_seconds(parse_alone)
        return Round(parse_s, cpu_seconds(read_all))
    read_s = cpu_seconds(read_all)
    return Round(cpu_seconds(parse_alone), read_s)


def cpu_seconds(work: Callable[[], None]) -> float:
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def time_layers(articles: Sequence[Article]) -> dict[str, float]:
    """CPU seconds of each function that reading adds to the parse, in one pass over the articles."""
    spent: defaultdict[str, float] = defaultdict(float)
    with ExitStack() as patches:
        for module, name in layer_functions():
            patches.enter_context(patch.object(module, name, timed(getattr(module, name), name, spent)))
        for _reading in reader.read_articles(articles):
            pass
    return dict(sorted(spent.items(), key=lambda item: -item[1]))


def layer_functions() -> Iterator[tuple[ModuleType, str]]:
    """The functions that make up reading, by their names, and the two that stand around the parse."""
    yield parsing, "view"
    yield reader, "prepare"
    for name in vars(reader):
        if name.startswith(("find_", "resolve_", "date_")) and name not in NOT_LAYERS:
            yield reader, name


def timed(function: Callable[..., Any], name: str, spent: defaultdict[str, float]) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        with clock(name, spent):
            return function(*arguments, **options)

    return call


@contextmanager
def clock(name: str, spent: defaultdict[str, float]) -> Iterator[None]:
    started = time.process_time()
    try:
        yield
    finally:
        spent[name] += time.process_time() - started


def report(articles: Sequence[Article], rounds: Sequence[Round], layers: dict[str, float]) -> Iterator[str]:
    words = sum(len(article.text.split()) for article in articles)
    parse_s = statistics.median(one.parse for one in rounds)
    read_s = statistics.median(one.read for one in rounds)
    added = statistics.median(one.added for one in rounds)
    lowest, highest = min(one.added for one in rounds), max(one.added for one in rounds)
    distinct = len({article.id for article in articles})
    yield f"{len(articles)} articles ({distinct} different), {words:,} words, median of {len(rounds)} rounds"
    yield ""
    yield "| | CPU seconds | words a second |"
    yield "| --- | --- | --- |"
    yield f"| `nlp.pipe` alone | {parse_s:.2f} | {words / parse_s:,.0f} |"
    yield f"| `read_articles` | {read_s:.2f} | {words / read_s:,.0f} |"
    yield ""
    yield (
        f"Reading costs {read_s / parse_s:.2f} times the parse alone: {added:.0%} more "
        f"({lowest:.0%} to {highest:.0%} over the rounds)."
    )
    yield ""
    yield "| what reading adds | CPU seconds | share of the parse |"
    yield "| --- | --- | --- |"
    for name, seconds in layers.items():
        yield f"| `{name}` | {seconds:.3f} | {seconds / parse_s:.1%} |"
    yield f"| together | {sum(layers.values()):.3f} | {sum(layers.values()) / parse_s:.1%} (bar: {BAR:.0%}) |"


if __name__ == "__main__":
    main()
