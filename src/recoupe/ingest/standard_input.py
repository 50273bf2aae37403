"""Standard input (`-`) as a file to read, whatever kind it turns out to be."""

from __future__ import annotations

import sys
from pathlib import Path

from recoupe.errors import SourceError
from recoupe.ingest.files import describe_os_error
from recoupe.ingest.limits import Limits
from recoupe.ingest.options import DoorOptions
from recoupe.ingest.records import SourceFile
from recoupe.ingest.sniffing import sniff_suffix

STANDARD_INPUT = ("-", "stdin:")
"""How a user names it; the second is the first as the command line passes it on."""
NAME = "standard input"


def read_standard_input(options: DoorOptions, limits: Limits) -> SourceFile:
    """All of standard input. Raises SourceError where it is a terminal, empty, too large or fails."""
    if sys.stdin is None or sys.stdin.isatty():
        raise SourceError(NAME, "is a terminal", "write: recoupe build - < FILE")
    try:
        data = sys.stdin.buffer.read(limits.table_bytes + 1)
    except OSError as error:
        raise SourceError(NAME, describe_os_error(error)) from error
    if len(data) > limits.table_bytes:
        reason = f"has more than {limits.table_bytes:,} bytes"
        raise SourceError(NAME, reason, "save it as a file, or raise the limit")
    if not data.strip():
        raise SourceError(NAME, "is empty")
    return SourceFile(Path(f"standard-input{sniff_suffix(data)}"), NAME, data, columns=options.columns)
