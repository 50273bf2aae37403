"""Reading as a build calls it: by functions that a worker process finds by name.

Nothing is imported before it is needed: a build that reads in workers, or reads nothing, does not wait
for the parser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recoupe.article import Article
from recoupe.languages.own import OwnFolder
from recoupe.reading import Reading


def read_articles(articles: Iterable[Article], own: OwnFolder | None = None) -> Iterator[Reading]:
    """The reading of each article, in order."""
    from recoupe.read.reader import read_articles as read  # noqa: PLC0415

    return read(articles, own=own)


def warm_up(language: str, own: OwnFolder | None = None) -> None:
    """Load all that reading a language needs. Raises UsageError or DataFileError where it cannot be."""
    from recoupe.read.parse import load_pipeline  # noqa: PLC0415
    from recoupe.read.prepare import load_furniture  # noqa: PLC0415
    from recoupe.read.reader import load_words  # noqa: PLC0415

    load_pipeline(language)
    load_furniture(language)
    load_words(language, own)
