"""Reading of one file's bytes: only regular files, never more than the limit."""

from __future__ import annotations

import io
import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from recoupe.errors import SourceError
from recoupe.ingest.records import Captured, SourceFile, utc_time


def open_file(file: SourceFile) -> BinaryIO:
    """The file, opened for reading. Raises SourceError where it cannot be or is no regular file."""
    if file.content is not None:
        return io.BytesIO(file.content)
    try:
        # Without O_NONBLOCK (which regular files ignore) a pipe would wait for a writer for ever.
        handle = os.open(file.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise SourceError(file.name, describe_os_error(error), "") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise SourceError(file.name, "is a pipe, a device or the like, not a file", "save it as a file")
    return os.fdopen(handle, "rb")


def read_bytes(file: SourceFile, limit_bytes: int) -> bytes:
    """All bytes of the file. Raises SourceError where it cannot be read or exceeds the limit."""
    with open_file(file) as opened:
        try:
            data = opened.read(limit_bytes + 1)
        except OSError as error:
            raise SourceError(file.name, describe_os_error(error), "") from error
    if len(data) > limit_bytes:
        reason = f"has more than {limit_bytes:,} bytes"
        raise SourceError(file.name, reason, "cut it into its articles, or raise the limit")
    return data


def time_of_file(file: SourceFile) -> Captured | None:
    """When the file was last written, as its system says; None where nothing can be told."""
    try:
        seconds = file.path.stat().st_mtime
        time = datetime.fromtimestamp(seconds, UTC)
    except (OSError, ValueError, OverflowError):
        return None
    return Captured(utc_time(time), "file")


def describe_os_error(error: OSError | ValueError) -> str:
    """Why the system refused, in a few words and without the path."""
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read ({error.strerror.lower()})"
    return "cannot be read (no file can have this name)"


def is_folder(path: Path) -> bool:
    """Whether the path leads to a folder; no where it leads nowhere."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
