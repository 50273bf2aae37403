"""What came through the door, in the form in which a dossier keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from recoupe.ingest.memory import recall_parts
from recoupe.ingest.records import Again, Ingested, Outcome
from recoupe.store import Dossier
from recoupe.store.originals import ArticleOriginal, hash_content


def originals_of(entered: Sequence[Ingested]) -> Iterator[ArticleOriginal]:
    """The bytes that articles were taken from; those of one file, which many articles share, hashed once."""
    hashes: dict[int, str] = {}
    for item in entered:
        original, captured = item.original, item.captured
        if original is None and captured is None:
            continue
        if original is not None and id(original) not in hashes:
            hashes[id(original)] = hash_content(original.content)
        yield ArticleOriginal(
            article=item.article.id,
            content=None if original is None else original.content,
            hash="" if original is None else hashes[id(original)],
            media_type="" if original is None else original.media_type,
            captured=None if captured is None else captured.time,
            captured_by=None if captured is None else captured.told_by,
        )


def weigh(item: Outcome) -> int:
    """The bytes that an outcome holds in memory, its article and its original."""
    if not isinstance(item, Ingested):
        return 0
    return len(item.article.text) + (0 if item.original is None else len(item.original.content))


def recall_from(dossier: Dossier) -> Callable[[str], bytes | None]:
    """What came out of a file in an earlier build, as long as all its articles are there."""

    def recall(key: str) -> bytes | None:
        record = dossier.extraction(key)
        parts = None if record is None else recall_parts(record)
        if parts is None:
            return None
        articles = [part.article for part in parts if isinstance(part, Again)]
        return record if dossier.has_articles(articles) else None

    return recall
