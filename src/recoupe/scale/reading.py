"""Reading over a cluster: shards of files or of Parquet through Ray Data, a loaded model in every worker.

A shard is written by the worker that read it. What comes back is how many articles it had: texts and
readings never pass through the machine that asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from recoupe.article import Article
from recoupe.building.neighbours import order_by_copies
from recoupe.building.portions import find_portions
from recoupe.building.reading import read_articles, warm_up
from recoupe.building.workers import ReadLimits
from recoupe.read.reader import reader_key
from recoupe.reading import Reading

from .cluster import join_cluster
from .desk import Desk
from .folder import Done, claim, find_done, mark_done, write_shard
from .rows import row_of
from .shards import Shard, find_shards, open_shard


class ReadReport(msgspec.Struct, frozen=True):
    """Articles that stand in the folder now, shards read now and before, and what was left out and why."""

    articles: int
    shards_read: int
    shards_known: int
    left_out: tuple[tuple[str, str], ...]


def read_to_parquet(
    sources: Sequence[str | Path],
    folder: Path,
    *,
    workers: int,
    language: str | None = None,
    limits: ReadLimits | None = None,
    files_per_shard: int = 64,
    on_progress: Callable[[int, int], None] | None = None,
) -> ReadReport:
    """Read files, folders and Parquet files into `folder`, which all machines must see.

    Shards that stand in the folder are not read again; a worker that dies is started anew, and reads again
    the shard that it had. Raises UsageError for sources that are not there, or without Ray.
    """
    shards = find_shards(sources, files=files_per_shard)
    claim(folder, _version())
    wanted = [shard for shard in shards if find_done(folder, shard.name) is None]
    if wanted:
        _run(wanted, folder.absolute(), workers, language, limits or ReadLimits(), on_progress)
    done = [found for shard in shards if (found := find_done(folder, shard.name)) is not None]
    return ReadReport(
        articles=sum(each.articles for each in done),
        shards_read=len(wanted),
        shards_known=len(shards) - len(wanted),
        left_out=tuple(each for found in done for each in found.left_out),
    )


def _version() -> str:
    key = reader_key("fr")
    return f"{key.reader_version} {key.language_data_version}"


def _run(
    shards: Sequence[Shard],
    folder: Path,
    workers: int,
    language: str | None,
    limits: ReadLimits,
    tell: Callable[[int, int], None] | None,
) -> None:
    ray = join_cluster(workers)
    from ray.data import ActorPoolStrategy, DataContext  # noqa: PLC0415

    context = DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    items = [{"shard": msgspec.json.encode(shard)} for shard in shards]
    read = (
        ray.data.from_items(items, override_num_blocks=len(items))
        .map_batches(
            ShardReader,
            fn_constructor_args=(str(folder), language, limits),
            batch_size=1,
            num_cpus=1,
            compute=ActorPoolStrategy(size=workers),
        )
        .iter_rows()
    )
    for number, _row in enumerate(read, 1):
        if tell is not None:
            tell(number, len(shards))


class ShardReader:
    """One worker: shards come in, and go as files into the folder."""

    def __init__(self, folder: str, language: str | None, limits: ReadLimits) -> None:
        self._folder = Path(folder)
        self._language = language
        self._desk = Desk(read_articles, warm_up, limits)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        """Read the shards of a batch; their numbers of articles."""
        return {"articles": [self._read(msgspec.json.decode(each, type=Shard)) for each in batch["shard"]]}

    def _read(self, shard: Shard) -> int:
        done = find_done(self._folder, shard.name)
        if done is not None:  # read by a worker that died before it could say so
            return done.articles
        came, refused = open_shard(shard, self._language)
        left_out = [(item.source, item.reason) for item in refused]
        articles = {item.article.id: item.article for item in came}
        rows = []
        for article, outcome in self._desk.read(*_portions(articles)):
            if isinstance(outcome, Reading):
                rows.append(row_of(article, outcome, reader_key(article.language)))
            else:
                left_out.append((article.source, outcome.reason))
        written = write_shard(self._folder, shard.name, sorted(rows, key=lambda row: row["id"]))
        mark_done(self._folder, shard.name, Done(written, tuple(sorted(left_out))))
        return written


def _portions(articles: dict[str, Article]) -> tuple[list[tuple[Article, ...]], list[str]]:
    """The articles in portions of one language, copies side by side, and the languages."""
    languages = sorted({article.language for article in articles.values()})
    portions: list[tuple[Article, ...]] = []
    for language in languages:
        ids = [each for each, article in articles.items() if article.language == language]
        ordered = order_by_copies(ids, articles.__getitem__)
        portions += find_portions(ordered, articles.__getitem__, len(articles))
    return portions, languages
