"""From sources to a dossier: what comes in is stored, what is unread is read, what changed is compared.

A build killed at any moment leaves a whole dossier, and the next one goes on from there: each step
asks the dossier what is still to do, and ends each piece of work with one transaction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Literal, Protocol, TypeVar

import msgspec

from recoupe.article import Article
from recoupe.comparison import Comparison
from recoupe.corrections import Corrections, correct_readings, load_corrections
from recoupe.errors import DataFileError, UsageError
from recoupe.ingest import read_sources
from recoupe.ingest.printable import printable_path
from recoupe.ingest.records import Ingested, Skipped
from recoupe.languages.own import OwnFolder, open_own_folder
from recoupe.reading import Reading
from recoupe.store import Dossier, ReaderKey, SkippedInput, StoredReading
from recoupe.versions import hash_package_files

Item = TypeVar("Item")
Source = str | Path

ACTORS_FILE = "actors.toml"

BATCH_SIZE = 64
"""Articles in one transaction: what a kill can cost, against a parser that is faster on many texts."""

_COMPARISON_CODE = (
    "corrections.py",
    "article.py", "comparison.py", "reading.py", "timex.py", "days.py", "redating.py", "names.py",
    "fingerprint.py", "plover.py", "plover.toml", "cameo.py", "cameo.toml", "languages", "compare",
)  # fmt: skip
"""All that can change what a comparison finds in given readings."""


class Progress(msgspec.Struct, frozen=True):
    """How far a step of the build has come, in articles. `total` is None while it is unknown."""

    step: Literal["ingest", "read", "compare"]
    done: int
    total: int | None


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """What one build did. `skipped` and `notes` are for its user; both name the source.

    `articles_known` came in again; `articles_read` were read now; `compared` is False where nothing
    had changed since the last comparison.
    """

    articles_added: int = 0
    articles_known: int = 0
    articles_read: int = 0
    compared: bool = False
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()


class Ingest(Protocol):
    """From sources to what came through the door and what did not."""

    def __call__(self, sources: Sequence[Source], *, language: str | None) -> Iterator[Ingested | Skipped]:
        """Articles and refusals in the order of the sources."""
        ...


class Steps(msgspec.Struct, frozen=True, kw_only=True):
    """The functions that a build ties together. `compare_version` changes when the comparison would."""

    ingest: Ingest
    read: Callable[[Iterable[Article]], Iterator[Reading]]
    reader_key: Callable[[str], ReaderKey]
    compare: Callable[[Sequence[Article], Sequence[Reading]], Comparison]
    compare_version: str


def build(  # noqa: PLR0913  (each is an option of the command)
    sources: Sequence[Source],
    store_path: Source,
    *,
    language: str | None = None,
    patterns: Source | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    batch_size: int = BATCH_SIZE,
    actors: Source | None = None,
    steps: Steps | None = None,
) -> BuildReport:
    """Add the articles of the sources to the dossier that stands there, made now where there is none.

    Only articles without a reading by the present reader are read, and only a changed dossier is
    compared. Articles whose source has gone stay. `language` forces the language of what comes in.
    `actors` is the user's file of corrected actors; without it, `actors.toml` beside the dossier, where
    there is one.
    `patterns` is a project's folder of data files; a build with others reads all articles again.
    Raises DossierError where the file is no dossier or cannot be written, DataFileError where an entry
    of the language's data is wrong, UsageError where its model is missing.
    """
    beside = Path(store_path).parent / ACTORS_FILE
    corrections = Path(actors) if actors is not None else beside if beside.is_file() else None
    own = open_own_folder(patterns) if patterns is not None else None
    work = steps or _all_steps(corrections, own)
    tell = on_progress or _tell_nobody
    with Dossier.create_or_open(store_path) as dossier:
        door = _add_sources(dossier, sources, work.ingest, language, batch_size, tell)
        reading = _read_unread(dossier, work, batch_size, tell)
        return BuildReport(
            articles_added=door.articles_added,
            articles_known=door.articles_known,
            articles_read=reading.articles_read,
            compared=_compare_changed(dossier, work, tell),
            skipped=door.skipped + reading.skipped,
            notes=door.notes + reading.notes + _note_corrections(corrections),
        )


def _note_corrections(path: Path | None) -> tuple[str, ...]:
    return () if path is None else (f"actors are corrected as {printable_path(path)} says",)


def _add_sources(
    dossier: Dossier,
    sources: Sequence[Source],
    ingest: Ingest,
    language: str | None,
    batch_size: int,
    tell: Callable[[Progress], None],
) -> BuildReport:
    added = known = 0
    skipped: list[Skipped] = []
    notes: list[str] = []
    first_sources: dict[str, str] = {}
    for source in sources:
        refused: list[Skipped] = []
        for batch in _batches(ingest([source], language=language), batch_size):
            entered = [item for item in batch if isinstance(item, Ingested)]
            new = dossier.add_articles(item.article for item in entered)
            added += new
            known += len(entered) - new
            refused += [item for item in batch if isinstance(item, Skipped)]
            notes += [note for item in entered for note in _notes_on(item, first_sources)]
            tell(Progress("ingest", added + known, None))
        dossier.replace_skipped("ingest", printable_path(source), map(_stored_skip, refused))
        skipped += refused
    return BuildReport(articles_added=added, articles_known=known, skipped=tuple(skipped), notes=tuple(notes))


def _notes_on(item: Ingested, first_sources: dict[str, str]) -> Iterator[str]:
    """What the user should know of an article; `first_sources` are those that came before, by id."""
    source = item.article.source
    yield from (f"{source}: {note}" for note in item.notes)
    first = first_sources.setdefault(item.article.id, source)
    if first != source:
        yield f"{source}: is the same article as {first}"


def _read_unread(
    dossier: Dossier, steps: Steps, batch_size: int, tell: Callable[[Progress], None]
) -> BuildReport:
    unread, notes = _find_unread(dossier, steps.reader_key)
    total = sum(len(ids) for _key, ids in unread)
    done = 0
    failed: list[Skipped] = []
    for key, ids in unread:
        for batch in _batches(ids, batch_size):
            stored: list[StoredReading] = []
            for article, outcome in _read_each([dossier.article(wanted) for wanted in batch], steps.read):
                if isinstance(outcome, Reading):
                    stored.append(StoredReading(article=article.id, key=key, reading=outcome))
                else:
                    failed.append(_unread_article(article, outcome))
            dossier.add_readings(stored)
            done += len(batch)
            tell(Progress("read", done, total))
    dossier.replace_skipped("read", "", map(_stored_skip, failed))
    return BuildReport(articles_read=total - len(failed), skipped=tuple(failed), notes=notes)


def _find_unread(
    dossier: Dossier, reader_key: Callable[[str], ReaderKey]
) -> tuple[list[tuple[ReaderKey, tuple[str, ...]]], tuple[str, ...]]:
    """Unread articles language by language, and notes on the languages that nobody can read."""
    unread: list[tuple[ReaderKey, tuple[str, ...]]] = []
    notes: list[str] = []
    for language in dossier.languages():
        try:
            key = reader_key(language)
        except UsageError as error:
            notes.append(f"articles in {language} are not read: {error}")
        else:
            unread.append((key, dossier.unread(language, key)))
    return unread, tuple(notes)


def _read_each(
    articles: Sequence[Article], read: Callable[[Iterable[Article]], Iterator[Reading]]
) -> Iterator[tuple[Article, Reading | Exception]]:
    """Each article with its reading, or with what kept it from being read.

    Where a batch fails its halves are read again, until the article that cannot be read stands alone.
    """
    try:
        readings = list(read(articles))
        if len(readings) != len(articles):
            raise ValueError(f"the reader gave {len(readings)} readings of {len(articles)} articles")
    except (DataFileError, UsageError):
        raise  # a wrong entry, a missing model: the set-up is at fault, and every article would fail
    except Exception as error:  # noqa: BLE001 - no article may stop a build; the reason is kept
        if len(articles) == 1:
            yield articles[0], error
            return
        middle = len(articles) // 2
        yield from _read_each(articles[:middle], read)
        yield from _read_each(articles[middle:], read)
    else:
        yield from zip(articles, readings, strict=True)


def _unread_article(article: Article, error: Exception) -> Skipped:
    return Skipped(
        article.source,
        "",
        f"cannot be read: {type(error).__name__}: {error}",
        "the article stays in the dossier unread; please report this with its text",
    )


def _stored_skip(skip: Skipped) -> SkippedInput:
    return SkippedInput(**msgspec.structs.asdict(skip))


def _compare_changed(dossier: Dossier, steps: Steps, tell: Callable[[Progress], None]) -> bool:
    """Compare until the findings are those of the readings that the dossier holds; False where they were.

    It is asked again after writing, because another build may have added readings in the meantime.
    """
    compared = False
    while dossier.findings_made_from() != (present := _comparison_input(dossier, steps.compare_version)):
        pairs = dossier.read_articles()
        tell(Progress("compare", 0, len(pairs)))
        comparison = steps.compare([article for article, _ in pairs], [reading for _, reading in pairs])
        dossier.replace_findings(comparison, made_from=present)
        tell(Progress("compare", len(pairs), len(pairs)))
        compared = True
    return compared


def _comparison_input(dossier: Dossier, compare_version: str) -> str:
    return f"readings {dossier.readings_hash()}, comparison {compare_version}"


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _tell_nobody(_progress: Progress) -> None:
    pass


def _all_steps(actors: Path | None, own: OwnFolder | None) -> Steps:
    """The steps of recoupe itself, with the user's corrections of actors, if there are any."""
    # Commands that never build import this module for its records: they need not wait for the parser.
    from recoupe.compare import compare  # noqa: PLC0415
    from recoupe.read.reader import load_words, read_articles, reader_key  # noqa: PLC0415

    for language in own.languages() if own is not None else ():
        load_words(language, own)  # a wrong entry is told before anything is read

    corrections = load_corrections(actors) if actors else Corrections()

    def compare_corrected(articles: Sequence[Article], readings: Sequence[Reading]) -> Comparison:
        return compare(articles, correct_readings(readings, corrections))

    corrected = hashlib.sha256(actors.read_bytes()).hexdigest()[:16] if actors else ""
    return Steps(
        ingest=read_sources,
        read=partial(read_articles, own=own),
        reader_key=partial(reader_key, own=own),
        compare=compare_corrected,
        compare_version=hash_package_files(_COMPARISON_CODE) + corrected,
    )
