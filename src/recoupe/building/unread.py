"""The second step of a build: articles without a reading by the present reader are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from recoupe.article import Article
from recoupe.errors import UsageError
from recoupe.ingest.records import Skipped
from recoupe.reading import Reading
from recoupe.store import Dossier, ReaderKey, StoredReading

from .batches import stored_skip
from .neighbours import order_by_copies
from .portions import find_portions
from .records import BuildReport, Isolation, Progress, Steps
from .workers import Outcome, WorkerPool, can_isolate, read_each

Result = list[tuple[Article, Outcome]]
Unread = list[tuple[str, ReaderKey, tuple[str, ...]]]
"""Language by language: its code, the key of its reader, the ids of its unread articles, sorted."""


def read_unread(
    dossier: Dossier,
    steps: Steps,
    batch_size: int,
    tell: Callable[[Progress], None],
    *,
    isolation: Isolation,
    stop: Callable[[], bool],
) -> BuildReport:
    """Read what is unread, a transaction a batch; the report names what could not be read.

    Once `stop` says so, what is under way is finished and stored, and the rest is left unread.
    """
    unread, notes = _find_unread(dossier, steps.reader_key)
    keys = {article: key for _language, key, ids in unread for article in ids}
    done = 0
    losses: dict[str, Skipped] = {}
    results = _read(dossier, steps, unread, isolation, stop)
    for batch in _gather(results, batch_size):
        read = [(article, outcome) for article, outcome in batch if isinstance(outcome, Reading)]
        dossier.add_readings(
            StoredReading(article=article.id, key=keys[article.id], reading=reading)
            for article, reading in read
        )
        losses.update(
            (article.id, Skipped(article.source, "", outcome.reason, outcome.way_out))
            for article, outcome in batch
            if not isinstance(outcome, Reading)
        )
        done += len(batch)
        tell(Progress("read", done, len(keys)))
    failed = tuple(losses[article] for article in sorted(losses))
    dossier.replace_skipped("read", "", map(stored_skip, failed))
    return BuildReport(
        articles_read=done - len(failed), articles_left=len(keys) - done, skipped=failed, notes=notes
    )


def _find_unread(dossier: Dossier, reader_key: Callable[[str], ReaderKey]) -> tuple[Unread, tuple[str, ...]]:
    """Unread articles language by language, and notes on the languages that nobody can read."""
    unread: Unread = []
    notes: list[str] = []
    for language in dossier.languages():
        try:
            key = reader_key(language)
        except UsageError as error:
            notes.append(f"articles in {language} are not read: {error}")
        else:
            unread.append((language, key, dossier.unread(language, key)))
    return unread, tuple(notes)


def _read(
    dossier: Dossier, steps: Steps, unread: Unread, isolation: Isolation, stop: Callable[[], bool]
) -> Iterator[Result]:
    """What became of the articles, portion by portion, here or in worker processes."""
    total = sum(len(ids) for _language, _key, ids in unread)
    portions = chain.from_iterable(
        find_portions(order_by_copies(ids, dossier.article), dossier.article, total)
        for _language, _key, ids in unread
    )
    if steps.warm is None or not isolation.processes or not total or not can_isolate():
        yield from _read_here(portions, steps, stop)
        return
    languages = [language for language, _key, ids in unread if ids]
    processes = min(isolation.processes, total)
    if isolation.engine == "ray":
        from recoupe.scale.pool import RayPool  # noqa: PLC0415 - Ray is for those who have it

        with RayPool(steps.read, steps.warm, processes=processes, limits=isolation.limits) as cluster:
            yield from cluster.read(portions, stop)
        return
    with WorkerPool(steps.read, steps.warm, languages, processes=processes, limits=isolation.limits) as pool:
        yield from pool.read(portions, stop)


def _read_here(
    portions: Iterable[tuple[Article, ...]], steps: Steps, stop: Callable[[], bool]
) -> Iterator[Result]:
    for portion in portions:
        if stop():
            return
        yield list(read_each(portion, steps.read))


def _gather(results: Iterable[Result], size: int) -> Iterator[Result]:
    """Results together until there are that many articles."""
    gathered: Result = []
    for result in results:
        gathered += result
        while len(gathered) >= size:
            yield gathered[:size]
            gathered = gathered[size:]
    if gathered:
        yield gathered
