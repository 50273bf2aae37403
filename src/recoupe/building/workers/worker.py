"""One worker: portions of articles come in, what became of each goes out, until the build hangs up."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from recoupe.article import Article
from recoupe.errors import DataFileError, UsageError

from .limits import ReadLimits
from .messages import Answer, Job, take_apart
from .outcome import read_each

try:
    import resource
except ImportError:  # Windows, where there are no workers
    resource = None  # type: ignore[assignment]

_STATM = Path("/proc/self/statm")
_RETIRING_SHARE = 0.5
"""A worker that has grown by this share of its limit is replaced, before it fails at an innocent article."""


def work(descriptor: int, job: Job) -> None:
    """Read what comes in until the other side is closed."""
    first_bytes = _limit_memory(job.limits.article_megabytes)
    with Connection(descriptor) as connection:
        while True:
            try:
                articles = connection.recv()
            except (EOFError, ConnectionError):
                return
            # Its signal ends the process wherever it is, in C code too, even where the build has died.
            signal.setitimer(signal.ITIMER_PROF, _allowed_seconds(articles, job.limits))
            answer = _answer(articles, job, first_bytes)
            signal.setitimer(signal.ITIMER_PROF, 0)
            try:
                connection.send(answer)
            except (BrokenPipeError, ConnectionError):
                return
            if answer.retires:
                return


def _allowed_seconds(articles: Sequence[Article], limits: ReadLimits) -> float:
    if len(articles) == 1:
        return limits.article_seconds
    return limits.portion_seconds(sum(len(article.text) for article in articles))


def _answer(articles: Sequence[Article], job: Job, first_bytes: int | None) -> Answer:
    try:
        outcomes = tuple(outcome for _article, outcome in read_each(articles, job.read))
    except MemoryError:
        return Answer(out_of_memory=True, retires=True)
    except (DataFileError, UsageError) as error:
        return Answer(failure=take_apart(error))
    return Answer(outcomes, retires=_has_grown(first_bytes, job.limits.article_megabytes))


def _limit_memory(limit_megabytes: int) -> int | None:
    """Bound the address space to what it is now and the limit; its present size in bytes."""
    present_bytes = _address_space_bytes()
    if present_bytes is not None and resource is not None:
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = present_bytes + limit_megabytes * 1_000_000
        if hard != resource.RLIM_INFINITY:
            wanted = min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    return present_bytes


def _has_grown(first_bytes: int | None, limit_megabytes: int) -> bool:
    present_bytes = _address_space_bytes()
    if first_bytes is None or present_bytes is None:
        return False
    return present_bytes - first_bytes > _RETIRING_SHARE * limit_megabytes * 1_000_000


def _address_space_bytes() -> int | None:
    """None where the system does not say it."""
    try:
        return int(_STATM.read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None
