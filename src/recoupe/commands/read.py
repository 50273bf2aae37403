"""`recoupe read`: files into readings in the gold form."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

import msgspec

from recoupe.article import Article
from recoupe.commands.build import door_options
from recoupe.commands.output import make_folder, write_file
from recoupe.commands.talk import report_skipped, stderr_console
from recoupe.compare.together import date_together
from recoupe.errors import UsageError
from recoupe.explain.events import explain_reading
from recoupe.ingest import Ingested, Skipped, read_sources
from recoupe.languages.own import open_own_folder
from recoupe.read.reader import declare_day, read_articles
from recoupe.reading import Published, Reading, encode_reading


def run_read(  # noqa: PLR0913  (each is an option of the command)
    files: Sequence[str | Path],
    *,
    published: str | None,
    language: str | None,
    output: Path | None,
    patterns: Path | None = None,
    explain: bool = False,
    strict: bool,
    columns: str = "",
    limits: Sequence[str] = (),
) -> int:
    """Exit status: 0 done, 1 where input was skipped and `strict` is set.

    With `explain` standard output gets text for people; the JSON then goes to the folder alone, if one
    is named.
    """
    if not files:
        raise UsageError("name the files to read: recoupe read ARTICLE.txt")
    options = door_options(columns, follow=False, keep_originals=False, limits=limits)
    declared = declare_day(published) if published else None
    own = open_own_folder(patterns) if patterns is not None else None
    if output is not None:
        make_folder(output)
    came = list(read_sources(files, language=language, options=options))
    entered = [item for item in came if isinstance(item, Ingested)]
    skipped = [item for item in came if isinstance(item, Skipped)]
    articles = [_declare(item.article, declared) for item in entered]
    readings = date_together(articles, list(read_articles(articles, own)))
    if explain:
        _print_lines(explain_reading(reading).encode("utf-8") for reading in readings)
    elif output is None:
        _print_lines(encode_reading(reading) for reading in readings)
    if output is not None:
        _write_files(output, readings)
    notes = [f"{item.article.source}: {note}" for item in entered for note in item.notes]
    report_skipped(stderr_console(), skipped, notes)
    return 1 if strict and skipped else 0


def _print_lines(lines: Iterable[bytes]) -> None:
    """Write to standard output as UTF-8, whatever the terminal's encoding."""
    for line in lines:
        sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _write_files(folder: Path, readings: Sequence[Reading]) -> None:
    for name, reading in zip(_file_names(readings), readings, strict=True):
        text = msgspec.json.format(encode_reading(reading), indent=1)
        write_file(folder / f"{name}.json", text + b"\n")


def _declare(article: Article, declared: Published | None) -> Article:
    """The article with the day that the user declares, where it came without one."""
    if declared is None or article.published.method != "unknown":
        return article
    return msgspec.structs.replace(article, published=declared)


def _file_names(readings: Sequence[Reading]) -> Iterator[str]:
    """The names of the articles' files without their endings; a repeated one gets a number."""
    taken: set[str] = set()
    for reading in readings:
        stem = PurePath(reading.doc).stem
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        yield name
