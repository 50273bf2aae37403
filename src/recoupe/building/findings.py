"""The third step of a build: what changed is compared."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from recoupe.comparison import Comparison
from recoupe.store import Dossier

from .records import Progress, Steps


def compare_changed(dossier: Dossier, steps: Steps, tell: Callable[[Progress], None]) -> bool:
    """Compare until the findings are those of the readings that the dossier holds; False where they were.

    It is asked again after writing, because another build may have added readings in the meantime.
    """
    compared = False
    while dossier.findings_made_from() != (present := _comparison_input(dossier, steps.compare_version)):
        with _without_collector():
            comparison, articles = _compare_all(dossier, steps, tell)
            dossier.replace_findings(comparison, made_from=present)
        tell(Progress("compare", articles, articles))
        compared = True
    return compared


def _compare_all(dossier: Dossier, steps: Steps, tell: Callable[[Progress], None]) -> tuple[Comparison, int]:
    """What comparing found, and of how many articles.

    Nothing here holds the articles meanwhile, so that comparing can let go of what it is done with.
    """
    pairs = dossier.read_articles()
    count = len(pairs)
    tell(Progress("compare", 0, count))
    articles, readings = [[article for article, _ in pairs]], [[reading for _, reading in pairs]]
    del pairs
    return steps.compare(articles.pop(), readings.pop()), count


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for circular garbage: comparing makes none, and millions of records to search."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _comparison_input(dossier: Dossier, compare_version: str) -> str:
    return f"readings {dossier.readings_hash()}, comparison {compare_version}"
