"""Everything recoupe raises on purpose.

RecoupeError
├── SourceError     one input cannot be read: skipped and reported, the others go on
├── DataFileError   an entry of a data file (TOML) is wrong
├── DossierError    a dossier cannot be opened, or is of another version
└── UsageError      the caller asked for something that does not exist
"""

from __future__ import annotations


class RecoupeError(Exception):
    """Any error that recoupe raises on purpose; its message fits on one line."""


class SourceError(RecoupeError):
    """One input cannot be read. `source` names it, `reason` says why, `way_out` what to do."""

    def __init__(self, source: str, reason: str, way_out: str = "") -> None:
        self.source = source
        self.reason = reason
        self.way_out = way_out
        super().__init__(f"{source}: {reason}" + (f"; {way_out}" if way_out else ""))


class DataFileError(RecoupeError):
    """An entry of a data file is wrong. `line` is 1-based; None where the whole file is meant."""

    def __init__(self, path: str, line: int | None, problem: str) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {problem}")


class DossierError(RecoupeError):
    """A dossier cannot be opened, or was made by another version."""

    def __init__(self, path: str, problem: str, way_out: str = "") -> None:
        self.path = path
        self.problem = problem
        self.way_out = way_out
        super().__init__(f"{path}: {problem}" + (f"; {way_out}" if way_out else ""))


class UsageError(RecoupeError):
    """The caller asked for something that does not exist or cannot be combined."""
