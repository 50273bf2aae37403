"""What became of each article that was given to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from recoupe.article import Article
from recoupe.errors import DataFileError, UsageError
from recoupe.reading import Reading

Read = Callable[[Iterable[Article]], Iterator[Reading]]


class Loss(msgspec.Struct, frozen=True):
    """Why an article could not be read, and what to do about it."""

    reason: str
    way_out: str = "the article stays in the dossier unread; please report this with its text"


Outcome = Reading | Loss


def read_each(articles: Sequence[Article], read: Read) -> Iterator[tuple[Article, Outcome]]:
    """Each article, in order, with its reading or with what kept it from being read.

    Where a batch fails its halves are read again, until the article that cannot be read stands alone.
    Raises DataFileError and UsageError (a wrong entry, a missing model: every article would fail), and
    MemoryError.
    """
    try:
        readings = list(read(articles))
        if len(readings) != len(articles):
            raise ValueError(f"the reader gave {len(readings)} readings of {len(articles)} articles")
    except (DataFileError, UsageError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - no article may stop a build; the reason is kept
        if len(articles) == 1:
            yield articles[0], Loss(f"cannot be read: {type(error).__name__}: {error}")
            return
        middle = len(articles) // 2
        yield from read_each(articles[:middle], read)
        yield from read_each(articles[middle:], read)
    else:
        yield from zip(articles, readings, strict=True)
