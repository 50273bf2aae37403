"""From sources to a dossier: what comes in is stored, what is unread is read, what changed is compared.

A build killed at any moment leaves a whole dossier, and the next one goes on from there: each step
asks the dossier what is still to do, and ends each piece of work with one transaction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec

from recoupe.article import Article
from recoupe.comparison import Comparison
from recoupe.corrections import Corrections, correct_readings, load_corrections
from recoupe.ingest import read_sources, read_sources_again
from recoupe.ingest.options import DEFAULT_OPTIONS, DoorOptions
from recoupe.ingest.printable import printable_path
from recoupe.languages.own import OwnFolder, open_own_folder
from recoupe.reading import Reading
from recoupe.store import Dossier
from recoupe.versions import hash_package_files

from .arrivals import recall_from
from .door import add_sources
from .findings import compare_changed
from .reading import read_articles, warm_up
from .records import IN_THIS_PROCESS, BuildReport, Ingest, Isolation, Progress, Source, Steps
from .unread import read_unread

ACTORS_FILE = "actors.toml"

BATCH_SIZE = 64
"""Articles in one transaction: what a kill can cost, against a parser that is faster on many texts."""

_COMPARISON_CODE = (
    "corrections.py",
    "article.py", "comparison.py", "reading.py", "timex.py", "days.py", "redating.py", "names.py",
    "fingerprint.py", "plover.py", "plover.toml", "cameo.py", "cameo.toml", "languages", "compare",
)  # fmt: skip
"""All that can change what a comparison finds in given readings."""


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
    isolation: Isolation = IN_THIS_PROCESS,
    stop: Callable[[], bool] | None = None,
    options: DoorOptions = DEFAULT_OPTIONS,
) -> BuildReport:
    """Add the articles of the sources to the dossier that stands there, made now where there is none.

    Only articles without a reading by the present reader are read, and only a changed dossier is
    compared. Articles whose source has gone stay. `language` forces the language of what comes in.
    `actors` is the user's file of corrected actors; without it, `actors.toml` beside the dossier, where
    there is one.
    `patterns` is a project's folder of data files; a build with others reads all articles again.
    `isolation` reads in worker processes, where an article that hangs, or takes too much memory, costs
    itself only. Once `stop` gives True, what is under way is stored and the report comes back `stopped`.
    `options` are those of the door: names of columns, whether links of feeds are followed, and the like.
    Raises DossierError where the file is no dossier or cannot be written, DataFileError where an entry
    of the language's data is wrong, UsageError where its model is missing.
    """
    beside = Path(store_path).parent / ACTORS_FILE
    corrections = Path(actors) if actors is not None else beside if beside.is_file() else None
    own = open_own_folder(patterns) if patterns is not None else None
    work = steps or _all_steps(corrections, own)
    tell = on_progress or _tell_nobody
    is_stopped = stop or _never
    with Dossier.create_or_open(store_path) as dossier:
        if steps is None:
            work = msgspec.structs.replace(work, ingest=_ingest_into(dossier, options))
        door = add_sources(dossier, sources, work.ingest, language, batch_size, tell, is_stopped)
        reading = read_unread(dossier, work, batch_size, tell, isolation=isolation, stop=is_stopped)
        stopped = is_stopped()
        return BuildReport(
            articles_added=door.articles_added,
            articles_known=door.articles_known,
            articles_read=reading.articles_read,
            articles_left=reading.articles_left,
            compared=False if stopped else compare_changed(dossier, work, tell),
            skipped=door.skipped + reading.skipped,
            notes=door.notes + reading.notes + _note_corrections(corrections),
            stopped=stopped,
        )


def _ingest_into(dossier: Dossier, options: DoorOptions) -> Ingest:
    """The door, for who has a dossier that knows what came out of files that have not changed."""
    known = msgspec.structs.replace(options, is_known=options.is_known or dossier.has_address)
    return partial(read_sources_again, recall=recall_from(dossier), options=known)


def _note_corrections(path: Path | None) -> tuple[str, ...]:
    return () if path is None else (f"actors are corrected as {printable_path(path)} says",)


def _tell_nobody(_progress: Progress) -> None:
    pass


def _never() -> bool:
    return False


def _all_steps(actors: Path | None, own: OwnFolder | None) -> Steps:
    """The steps of recoupe itself, with the user's corrections of actors, if there are any."""
    # Commands that never build import this module for its records: they need not wait for the parser.
    from recoupe.compare import compare  # noqa: PLC0415
    from recoupe.read.reader import load_words, reader_key  # noqa: PLC0415

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
        warm=partial(warm_up, own=own),
    )
