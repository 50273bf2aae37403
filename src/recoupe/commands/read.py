"""`recoupe read`: files into readings in the gold form."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path, PurePath

import msgspec

from recoupe.article import Article
from recoupe.commands.talk import report_skipped, stderr_console
from recoupe.compare.dating import date_together
from recoupe.errors import UsageError
from recoupe.ingest import Ingested, Skipped, read_sources
from recoupe.read.reader import declare_day, read_articles
from recoupe.reading import Reading, encode_reading
from recoupe.redating import redate


def run_read(
    files: Sequence[Path], *, published: str | None, language: str | None, output: Path | None, strict: bool
) -> int:
    """Exit status: 0 done, 1 where input was skipped and `strict` is set."""
    if not files:
        raise UsageError("name the files to read: recoupe read ARTICLE.txt")
    declared = declare_day(published) if published else None
    articles: list[Article] = []
    skipped: list[Skipped] = []
    notes: list[str] = []
    for item in read_sources(files, language=language):
        if isinstance(item, Ingested):
            article = item.article
            if declared is not None and article.published.method == "unknown":
                article = msgspec.structs.replace(article, published=declared)
            articles.append(article)
            notes += [f"{article.source}: {note}" for note in item.notes]
        else:
            skipped.append(item)
    readings = list(read_articles(articles))
    dated = [
        redate(reading, found) if found != reading.published else reading
        for reading, found in zip(readings, date_together(readings), strict=True)
    ]
    _write(dated, output)
    report_skipped(stderr_console(), skipped, notes)
    return 1 if strict and skipped else 0


def _write(readings: Sequence[Reading], output: Path | None) -> None:
    if output is None:
        for reading in readings:
            sys.stdout.buffer.write(encode_reading(reading) + b"\n")
        sys.stdout.buffer.flush()
        return
    output.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for reading in readings:
        stem = PurePath(reading.doc).stem
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        (output / f"{name}.json").write_bytes(msgspec.json.format(encode_reading(reading), indent=1) + b"\n")
