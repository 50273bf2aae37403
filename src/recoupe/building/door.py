"""The first step of a build: what comes through the door is stored, and what did not is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from recoupe.ingest.printable import printable_path
from recoupe.ingest.records import Again, FileEnd, Ingested, Outcome, Skipped
from recoupe.store import Dossier

from .arrivals import originals_of, weigh
from .batches import stored_skip, weighed_batches
from .records import BuildReport, Ingest, Progress, Source

BATCH_BYTES = 50_000_000
"""Texts and originals that are held in memory before they are stored."""

_SENTENCE_ENDS = re.compile(r"[.!?…\r\n\u2028\u2029]+")
_LONGEST_SENTENCE = 300
"""As in `recoupe.read.sentences`, which this module does not import: it loads the parser."""


def add_sources(
    dossier: Dossier,
    sources: Sequence[Source],
    ingest: Ingest,
    language: str | None,
    batch_size: int,
    tell: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> BuildReport:
    """Store what the sources give; the report counts what is new and what was known, and names the rest.

    Once `stop` says so, no more is taken in.
    """
    added = known = 0
    skipped: list[Skipped] = []
    notes: list[str] = []
    first_sources: dict[str, str] = {}
    for source in sources:
        if stop():
            break
        refused: list[Skipped] = []
        came = ingest([source], language=language)
        for batch in weighed_batches(came, batch_size, weigh, BATCH_BYTES):
            entered = [item for item in batch if isinstance(item, Ingested)]
            again = [item for item in batch if isinstance(item, Again)]
            new = dossier.add_articles(
                [item.article for item in entered],
                originals=originals_of(entered),
                extractions=[(item.key, item.record) for item in batch if isinstance(item, FileEnd)],
            )
            added += new
            known += len(entered) + len(again) - new
            refused += [item for item in batch if isinstance(item, Skipped)]
            notes += [note for item in batch for note in _notes_on(item, first_sources)]
            tell(Progress("ingest", added + known, None))
            if stop():
                break
        dossier.replace_skipped("ingest", printable_path(source), map(stored_skip, refused))
        skipped += refused
    return BuildReport(articles_added=added, articles_known=known, skipped=tuple(skipped), notes=tuple(notes))


def _notes_on(item: Outcome, first_sources: dict[str, str]) -> Iterator[str]:
    """What the user should know of an article; `first_sources` are those that came before, by id."""
    if isinstance(item, Ingested):
        article, source = item.article.id, item.article.source
    elif isinstance(item, Again):
        article, source = item.article, item.source
    else:
        return
    yield from (f"{source}: {note}" for note in item.notes)
    text = item.article.text if isinstance(item, Ingested) else ""  # said when its file was opened
    words = max((len(part.split()) for part in _SENTENCE_ENDS.split(text)), default=0)
    if words > _LONGEST_SENTENCE:
        yield (
            f"{source}: holds a sentence of some {words:,} words, which is read in pieces of at most "
            f"{_LONGEST_SENTENCE}; what links the pieces is lost; cut it into sentences"
        )
    first = first_sources.setdefault(article, source)
    if first != source:
        yield f"{source}: is the same article as {first}"
