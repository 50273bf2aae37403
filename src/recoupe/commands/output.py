"""Files that commands write where the user wants them."""

from __future__ import annotations

from pathlib import Path

from recoupe.errors import UsageError


def write_file(path: Path, content: bytes) -> None:
    """Write a file, with the folders that lead to it. Raises UsageError where that cannot be done."""
    make_folder(path.parent)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise _cannot_write(path, error) from error


def make_folder(path: Path) -> None:
    """Make a folder that may be there already. Raises UsageError where that cannot be done."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> UsageError:
    reason = error.strerror or type(error).__name__
    return UsageError(f"{path}: cannot be written ({reason}); name another place with -o")
