"""The most that one article may take to read, and how many processes a machine can use."""

from __future__ import annotations

import os

import msgspec


class ReadLimits(msgspec.Struct, frozen=True, kw_only=True):
    """What one article may take; the worker that reads it is ended where it takes more.

    An article of 124,000 characters, longer than any in the press, took 15 s of a busy machine's processor.
    """

    article_seconds: float = 120.0
    """Seconds of the processor, so that a busy machine reads the same articles as an idle one."""
    article_megabytes: int = 1000
    """Memory beside the models, which are loaded once. Held to on Linux alone."""

    @property
    def waiting_seconds(self) -> float:
        """Seconds of the clock after which a worker that answers nothing is given up."""
        return 5 * self.article_seconds + 30

    def portion_seconds(self, characters: int) -> float:
        """Seconds of the processor for several articles: some twenty times what reading takes.

        A portion that takes more is read again one by one, each article with the time of its own.
        """
        return min(self.article_seconds, 10 + characters / 1000)


DEFAULT_READ_LIMITS = ReadLimits()


def usable_processes() -> int:
    """How many processes can run at once here: the processors that this one may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
