"""Readers that hang, die and grow at certain words, for worker processes, which find them by name."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator

from building_steps import read_simply

from recoupe.article import Article
from recoupe.errors import DataFileError
from recoupe.reading import Reading


def warm_nothing(_language: str) -> None:
    pass


def read_strangely(articles: Iterable[Article]) -> Iterator[Reading]:
    """Does at certain words what hostile texts do to a parser; other articles are read simply."""
    for article in articles:
        if "BOUCLE" in article.text:
            while True:
                pass
        if "ABANDON" in article.text:
            os.abort()
        if "TUÉ" in article.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "GONFLE" in article.text:
            bytearray(4_000_000_000)
        if "RÉCURSION" in article.text:
            deeper(0)
        if "LIGNE" in article.text:
            raise DataFileError("events.toml", 7, "is wrong")
        yield from read_simply([article])


def deeper(depth: int) -> int:
    return deeper(depth + 1)


def read_very_slowly(articles: Iterable[Article]) -> Iterator[Reading]:
    for article in articles:
        time.sleep(0.3)
        yield from read_simply([article])


def read_and_say_who(articles: Iterable[Article]) -> Iterator[Reading]:
    for article in articles:
        sys.stderr.write(f"{os.getpid()}\n")
        yield from read_simply([article])
