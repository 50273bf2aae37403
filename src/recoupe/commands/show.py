"""`recoupe show`: what a dossier holds, to standard output."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Literal

from recoupe.errors import UsageError
from recoupe.show.selection import Kind, rows_of
from recoupe.show.tables import format_csv, format_json, format_table
from recoupe.store import Dossier


def run_show(
    what: Kind,
    dossier: Path,
    *,
    actor: str | None,
    since: str | None,
    output_format: Literal["table", "json", "csv"],
) -> None:
    """Write the records as a table for people, as one JSON array or as CSV."""
    first_day = parse_since(since) if since is not None else None
    with Dossier.open(dossier, read_only=True) as opened:
        rows = rows_of(what, opened, actor=actor, since=first_day)
        if output_format == "json":
            shown = format_json(rows)
        elif output_format == "csv":
            shown = format_csv(what, rows, opened)
        else:
            shown = format_table(what, rows, opened, in_colour=sys.stdout.isatty())
    # As bytes: UTF-8 whatever the terminal's encoding, and CSV keeps its line ends.
    sys.stdout.buffer.write(shown.encode("utf-8"))
    sys.stdout.buffer.flush()


def parse_since(day: str) -> date:
    """The day that the user names. Raises UsageError where it is none."""
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f'--since "{day}" is no day of the calendar; write it as 2019-03-27') from error
