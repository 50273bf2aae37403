"""The door: sources in, articles out, and everything that is not read named with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from recoupe.ingest.finish import finish_draft
from recoupe.ingest.folders import find_files
from recoupe.ingest.kinds import read_file
from recoupe.ingest.language import primary_language
from recoupe.ingest.limits import DEFAULT_LIMITS, Limits
from recoupe.ingest.records import Draft, Ingested, Skipped
from recoupe.languages.registry import find_language

Progress = Callable[[int, int, str], None]
"""Called after each file with the number of files done, of all, and the name of that one."""


def read_sources(
    sources: Sequence[str | Path] | str | Path,
    *,
    language: str | None = None,
    on_progress: Progress | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Ingested | Skipped]:
    """Each article of the sources, and each part of them that is not read, in a fixed order.

    Sources are files and folders, in the order given; folders are walked by name. `language` is
    the language of every article, whatever it seems to be. An article that is identical to one
    before it (text, title, outlet, address and date) is skipped. Raises UsageError at once for a
    language that is not read, and nothing for any input.
    """
    if language is not None:
        language = find_language(primary_language(language) or language).code
    given = [sources] if isinstance(sources, str | Path) else list(sources)
    return _read(given, language, on_progress, limits)


def _read(
    sources: Sequence[str | Path], language: str | None, on_progress: Progress | None, limits: Limits
) -> Iterator[Ingested | Skipped]:
    found = list(find_files(sources, limits))
    first_sources: dict[str, str] = {}
    for number, entry in enumerate(found, start=1):
        if isinstance(entry, Skipped):
            yield entry
        else:
            for part in read_file(entry, limits):
                outcome = part if isinstance(part, Skipped) else finish_draft(part, language, limits)
                yield _refuse_repeated(outcome, part, first_sources)
        if on_progress is not None:
            on_progress(number, len(found), entry.source if isinstance(entry, Skipped) else entry.name)


def _refuse_repeated(
    outcome: Ingested | Skipped, part: Draft | Skipped, first_sources: dict[str, str]
) -> Ingested | Skipped:
    if isinstance(outcome, Skipped) or isinstance(part, Skipped):
        return outcome
    first = first_sources.get(outcome.article.id)
    if first is not None:
        return Skipped(part.origin, part.place, f"is the same article as {first}")
    first_sources[outcome.article.id] = part.source
    return outcome
