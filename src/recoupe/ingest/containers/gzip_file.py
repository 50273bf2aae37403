"""A file packed by gzip (NAME.html.gz) to what stands in it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.containers.budget import Budget
from recoupe.ingest.files import open_file
from recoupe.ingest.kinds import read_file
from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft, Skipped, SourceFile


def read_gzip(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """What stands in the one file that was packed; it keeps its name."""
    with open_file(file) as opened:
        budget = file.budget or Budget(file.name, opened.seek(0, 2), limits)
        opened.seek(0)
        try:
            with gzip.GzipFile(fileobj=opened) as stream:
                content = stream.read(limits.table_bytes + 1)
        except (OSError, EOFError, zlib.error, ValueError) as error:
            words = " ".join(str(error).split())[:100]
            reason = f"is damaged, cut off, or not packed by gzip ({words})"
            raise SourceError(file.name, reason, "unpack it with another program") from error
    budget.spend(len(content))
    if len(content) > limits.table_bytes:
        reason = f"unpacks to more than {limits.table_bytes:,} bytes"
        raise SourceError(file.name, reason, "unpack it and give the file, or raise the limit")
    inner = msgspec.structs.replace(file, path=file.path.with_suffix(""), content=content, budget=budget)
    with budget.entered():
        yield from read_file(inner, limits)
