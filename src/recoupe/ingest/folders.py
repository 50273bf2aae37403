"""Sources as given to the files to read: folders are walked, in the order of their names.

Each file comes once, however it is reached, so a link that leads back into the folder does no harm.
What stands in a folder beside articles without being one is passed over in silence: hidden files,
README files, sidecars and readings of an article, and the pictures of a saved page.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from recoupe.ingest.companions import SIDECAR_SUFFIX, is_companion, is_companion_folder
from recoupe.ingest.files import describe_os_error, is_folder
from recoupe.ingest.kinds import describe_kinds
from recoupe.ingest.limits import Limits
from recoupe.ingest.printable import printable_path
from recoupe.ingest.records import Skipped, SourceFile


def find_files(sources: Sequence[str | Path], limits: Limits) -> Iterator[SourceFile | Skipped]:
    """The files to read: sources in the order given, the entries of a folder by name."""
    seen: set[str] = set()
    for source in sources:
        path = Path(source)
        name = printable_path(path)
        problem = _source_problem(source, path)
        if problem is not None:
            yield problem
        elif is_folder(path):
            entries = list(_walk(path, os.path.realpath(path), limits.folder_depth, seen))
            yield from entries or (_empty_folder(name),)
        elif _is_new(path, seen):
            yield SourceFile(path, name)


def _source_problem(source: str | Path, path: Path) -> Skipped | None:
    try:
        path.stat()
    except FileNotFoundError:
        return Skipped(printable_path(path), "", "there is no such file or folder", "")
    except (OSError, ValueError) as error:
        return Skipped(printable_path(path), "", describe_os_error(error), "")
    return None if str(source) else Skipped('""', "", "is no name of a file or folder", "")


def _empty_folder(name: str) -> Skipped:
    return Skipped(name, "", "holds no file to read", f"those read end in {describe_kinds()}")


def _walk(folder: Path, root: str, depth: int, seen: set[str]) -> Iterator[SourceFile | Skipped]:
    if not _is_new(folder, seen):
        return
    name = printable_path(folder)
    if depth == 0:
        yield Skipped(name, "", "lies too many folders deep", "give it by itself")
        return
    try:
        entries = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        yield Skipped(name, "", describe_os_error(error), "")
        return
    names = set(entries)
    for entry in entries:
        path = folder / entry
        if _is_companion(path, names):
            continue
        if not _lies_within(path, root):
            yield Skipped(
                printable_path(path), "", "is a link that leads out of its folder", "give its target"
            )
        elif is_folder(path):
            yield from _walk(path, root, depth - 1, seen)
        elif path.suffix == SIDECAR_SUFFIX:
            yield Skipped(
                printable_path(path), "", "is a sidecar without an article", "name it as its article"
            )
        elif _is_new(path, seen):
            yield SourceFile(path, printable_path(path))


def _is_companion(path: Path, names: set[str]) -> bool:
    """Whether the entry belongs to an article, or to the folder, and is none itself."""
    if is_folder(path):
        return is_companion_folder(path.name, names)
    return is_companion(path.name, names)


def _lies_within(path: Path, root: str) -> bool:
    if not path.is_symlink():
        return True
    target = os.path.realpath(path)
    return target == root or target.startswith(root.rstrip(os.sep) + os.sep)


def _is_new(path: Path, seen: set[str]) -> bool:
    real = os.path.realpath(path)
    is_new = real not in seen
    seen.add(real)
    return is_new
