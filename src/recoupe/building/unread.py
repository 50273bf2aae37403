"""The second step of a build: articles without a reading by the present reader are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from recoupe.article import Article
from recoupe.errors import DataFileError, UsageError
from recoupe.ingest.records import Skipped
from recoupe.reading import Reading
from recoupe.store import Dossier, ReaderKey, StoredReading

from .batches import batches, stored_skip
from .records import BuildReport, Progress, Steps


def read_unread(
    dossier: Dossier, steps: Steps, batch_size: int, tell: Callable[[Progress], None]
) -> BuildReport:
    """Read what is unread, a transaction a batch; the report names what could not be read."""
    unread, notes = _find_unread(dossier, steps.reader_key)
    total = sum(len(ids) for _key, ids in unread)
    done = 0
    failed: list[Skipped] = []
    for key, ids in unread:
        for batch in batches(ids, batch_size):
            stored: list[StoredReading] = []
            for article, outcome in _read_each([dossier.article(wanted) for wanted in batch], steps.read):
                if isinstance(outcome, Reading):
                    stored.append(StoredReading(article=article.id, key=key, reading=outcome))
                else:
                    failed.append(_unread_article(article, outcome))
            dossier.add_readings(stored)
            done += len(batch)
            tell(Progress("read", done, total))
    dossier.replace_skipped("read", "", map(stored_skip, failed))
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
