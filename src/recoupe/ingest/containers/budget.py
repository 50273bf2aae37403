"""What may still be unpacked of one archive: all that lies in it, archives within archives too, counts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from recoupe.errors import SourceError
from recoupe.ingest.limits import Limits

_FREE_BYTES = 10_000_000
_LARGEST_READ = 64_000_000  # a header of a damaged archive may ask for any amount of memory at once
_LONGEST_LINE = 8_000_000  # looking for the end of a line of 64 million bytes took 98 s
_TOO_DENSE = "unpack it with another program, look at it, and give the folder"


class Readable(Protocol):
    """A stream of bytes."""

    def read1(self, size: int, /) -> bytes:
        """What there is, at most `size` bytes; none at the end."""
        ...


class Budget:
    """Counts the bytes unpacked of one archive and the files in it, and ends both at their limits.

    `depth` is that of the archive that is open now, from 1.
    """

    def __init__(self, name: str, packed_bytes: int, limits: Limits) -> None:
        self.name = name
        self.depth = 0
        self._limits = limits
        self._bytes_left = limits.unpacked_bytes
        self._dense_bytes_left = max(packed_bytes, 1) * limits.ratio + _FREE_BYTES
        self._members_left = limits.members

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Another archive is open, in the one that is. Raises SourceError where that is too deep."""
        if self.depth == self._limits.archive_depth:
            reason = f"lies more than {self._limits.archive_depth} archives deep"
            raise SourceError(self.name, reason, "unpack it and give the folder")
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1

    def spend(self, unpacked_bytes: int) -> None:
        """So many bytes were unpacked. Raises OverspentError where that was too much."""
        self._bytes_left -= unpacked_bytes
        self._dense_bytes_left -= unpacked_bytes
        if self._bytes_left < 0:
            reason = f"unpacks to more than {self._limits.unpacked_bytes:,} bytes; the rest was not read"
            raise OverspentError(self.name, reason, "cut it into several archives, or raise the limit")
        if self._dense_bytes_left < 0:
            reason = f"unpacks to more than {self._limits.ratio} times its size; the rest was not read"
            raise OverspentError(self.name, reason, _TOO_DENSE)

    def count_member(self) -> None:
        """Another file of the archive is looked at. Raises OverspentError where there are too many."""
        self._members_left -= 1
        if self._members_left < 0:
            reason = f"holds more than {self._limits.members:,} files; the rest was not read"
            raise OverspentError(self.name, reason, "cut it into several archives, or raise the limit")


class OverspentError(SourceError):
    """An archive holds more than may be unpacked: what remains of it, and what it lies in, is left."""


class SpendingReader:
    """A stream whose every byte read is spent from a budget; refuses a single huge read.

    With `longest_line` it also refuses 8 million bytes without an end of line, since who looks for one
    holds them all in memory.
    """

    def __init__(self, stream: Readable, budget: Budget, *, longest_line: bool = False) -> None:
        self._stream = stream
        self._budget = budget
        self._longest_line = longest_line
        self._line_bytes = 0

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, of which there may be no more than 64 million at once."""
        if not 0 <= size <= _LARGEST_READ:
            size = _LARGEST_READ
        # Not read, which drops what it has where the packed stream is cut off.
        data = self._stream.read1(size)
        self._budget.spend(len(data))
        if self._longest_line:
            end = data.rfind(b"\n")
            self._line_bytes = len(data) - end - 1 if end >= 0 else self._line_bytes + len(data)
            if self._line_bytes > _LONGEST_LINE:
                reason = f"has a line of more than {_LONGEST_LINE:,} bytes; the rest was not read"
                raise OverspentError(self._budget.name, reason, "")
        return data

    def close(self) -> None:
        """The stream below stays open: who opened it closes it."""
