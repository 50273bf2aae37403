"""The door: sources in, articles out, and everything that is not read named with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.addresses import fetch_source, follow_entries, is_address
from recoupe.ingest.files import time_of_file
from recoupe.ingest.finish import finish_draft
from recoupe.ingest.folders import find_files
from recoupe.ingest.kinds import read_file
from recoupe.ingest.language import primary_language
from recoupe.ingest.limits import Limits
from recoupe.ingest.memory import MOST_OUTCOMES, Part, file_key, recall_parts, remember
from recoupe.ingest.options import DEFAULT_OPTIONS, DoorOptions, Recall
from recoupe.ingest.records import Again, Draft, FileEnd, Ingested, Outcome, Skipped, SourceFile
from recoupe.ingest.standard_input import STANDARD_INPUT, read_standard_input
from recoupe.languages.registry import find_language

Progress = Callable[[int, int, str], None]
"""Called after each file with the number of files done, of all, and the name of that one."""


def read_sources(
    sources: Sequence[str | Path] | str | Path,
    *,
    language: str | None = None,
    on_progress: Progress | None = None,
    limits: Limits | None = None,
    options: DoorOptions = DEFAULT_OPTIONS,
) -> Iterator[Ingested | Skipped]:
    """Each article of the sources, and each part of them that is not read, in a fixed order.

    Sources are files, folders, archives, addresses and "-" (standard input), in the order given; folders
    are walked by name. `language` is the language of every article, whatever it seems to be. An article
    that is identical to one before it (text, title, outlet, address and date) is skipped. `limits` go
    before those of the options. Raises UsageError at once for a language that is not read, and nothing
    for any input.
    """
    door = _Door(_code(language), limits or options.limits, options, None)
    outcomes = door.read(_listed(sources), on_progress)
    return (one for one in outcomes if isinstance(one, Ingested | Skipped))


def read_sources_again(
    sources: Sequence[str | Path] | str | Path,
    *,
    recall: Recall,
    language: str | None = None,
    limits: Limits | None = None,
    options: DoorOptions = DEFAULT_OPTIONS,
) -> Iterator[Outcome]:
    """As `read_sources`, for who keeps what came out of each file and gives it back to `recall`.

    A file that has not changed is not opened: its articles come as their ids (Again). After all that
    stood in a file that was opened comes what is to be kept of it (FileEnd).
    """
    return _Door(_code(language), limits or options.limits, options, recall).read(_listed(sources), None)


def _code(language: str | None) -> str | None:
    return None if language is None else find_language(primary_language(language) or language).code


def _listed(sources: Sequence[str | Path] | str | Path) -> list[str | Path]:
    return [sources] if isinstance(sources, str | Path) else list(sources)


class _Door:
    """One passage of sources: what was asked, and which articles have passed."""

    def __init__(
        self, language: str | None, limits: Limits, options: DoorOptions, recall: Recall | None
    ) -> None:
        self._language = language
        self._limits = limits
        self._options = options
        self._recall = recall
        self._first_sources: dict[str, str] = {}

    def read(self, sources: Sequence[str | Path], on_progress: Progress | None) -> Iterator[Outcome]:
        """What stands in the sources, each article once."""
        found = list(self._find(sources))
        for number, entry in enumerate(found, start=1):
            for outcome, origin, place in self._read_entry(entry):
                yield self._refuse_repeated(outcome, origin, place)
            if on_progress is not None:
                on_progress(number, len(found), _name(entry))

    def _find(self, sources: Sequence[str | Path]) -> Iterator[SourceFile | Skipped | str]:
        """Files to read; addresses and standard input, which are asked when their turn comes, by name."""
        files: list[str | Path] = []
        for source in sources:
            if is_address(source) or source in STANDARD_INPUT:
                yield from find_files(files, self._limits)
                files = []
                yield str(source)
            else:
                files.append(source)
        yield from find_files(files, self._limits)

    def _read_entry(self, entry: SourceFile | Skipped | str) -> Iterator[tuple[Outcome, str, str]]:
        if isinstance(entry, Skipped):
            yield entry, entry.source, entry.place
            return
        try:
            file = self._open(entry) if isinstance(entry, str) else self._as_asked(entry)
        except SourceError as error:
            yield Skipped(error.source, "", error.reason, error.way_out), error.source, ""
            return
        if file is not None:
            yield from self._read_file(file)

    def _open(self, entry: str) -> SourceFile | None:
        if entry in STANDARD_INPUT:
            return read_standard_input(self._options, self._limits)
        return fetch_source(entry, self._options, self._limits)

    def _as_asked(self, file: SourceFile) -> SourceFile:
        return msgspec.structs.replace(
            file, columns=self._options.columns, captured=file.captured or time_of_file(file)
        )

    def _read_file(self, file: SourceFile) -> Iterator[tuple[Outcome, str, str]]:
        """What stands in a file, with where; without opening it, where it is known."""
        key = self._key(file)
        known = self._known(key)
        if known is not None:
            for part in known:
                yield part, part.origin if isinstance(part, Again) else part.source, part.place
            return
        kept: list[Part] = []
        for draft in self._parts(file):
            if isinstance(draft, Skipped):
                kept.append(draft)
                yield draft, draft.source, draft.place
                continue
            outcome = self._finish(draft)
            if key is not None and len(kept) <= MOST_OUTCOMES:
                kept.append(_as_part(outcome, draft))
            yield outcome, draft.origin, draft.place
        end = None if key is None else remember(key, kept)
        if end is not None:
            yield end, file.name, ""

    def _key(self, file: SourceFile) -> str | None:
        # What follows a feed's links comes from elsewhere than the file.
        if self._recall is None or self._options.follow:
            return None
        return file_key(file, self._language, self._options, self._limits)

    def _known(self, key: str | None) -> list[Part] | None:
        record = self._recall(key) if self._recall is not None and key is not None else None
        return None if record is None else recall_parts(record)

    def _parts(self, file: SourceFile) -> Iterator[Draft | Skipped]:
        parts = read_file(file, self._limits)
        if self._options.follow and file.content is not None and file.path.suffix == ".xml":
            return follow_entries(parts, self._options, self._limits)
        return parts

    def _finish(self, draft: Draft) -> Ingested | Skipped:
        outcome = finish_draft(draft, self._language, self._limits)
        if isinstance(outcome, Ingested) and not self._options.keep_originals:
            return msgspec.structs.replace(outcome, original=None)
        return outcome

    def _refuse_repeated(self, outcome: Outcome, origin: str, place: str) -> Outcome:
        """The outcome, or where its article has passed before, a refusal that names the first."""
        if isinstance(outcome, Skipped | FileEnd):
            return outcome
        article, source = (
            (outcome.article, outcome.source)
            if isinstance(outcome, Again)
            else (outcome.article.id, outcome.article.source)
        )
        first = self._first_sources.get(article)
        if first is not None:
            return Skipped(origin, place, f"is the same article as {first}")
        self._first_sources[article] = source
        return outcome


def _name(entry: SourceFile | Skipped | str) -> str:
    if isinstance(entry, str):
        return entry
    return entry.source if isinstance(entry, Skipped) else entry.name


def _as_part(outcome: Ingested | Skipped, draft: Draft) -> Part:
    if isinstance(outcome, Skipped):
        return outcome
    return Again(
        article=outcome.article.id,
        origin=draft.origin,
        place=draft.place,
        source=outcome.article.source,
        notes=outcome.notes,
    )
