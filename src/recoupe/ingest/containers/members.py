"""Files in an archive to what stands in them, one after the other, as if they stood in a folder.

Nothing is written to the disk: a name in an archive, whatever it says, only names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

import msgspec

from recoupe.ingest.companions import SIDECAR_SUFFIX, is_companion, is_companion_folder
from recoupe.ingest.containers.budget import Budget
from recoupe.ingest.printable import printable_path
from recoupe.ingest.records import Skipped, SourceFile


class Layout(msgspec.Struct, frozen=True):
    """The names in an archive, folder by folder, to tell what belongs together."""

    names_by_folder: Mapping[str, frozenset[str]]

    def is_article(self, name: str) -> bool:
        """Whether a file may be one: none of those that belong to an article or to a folder."""
        path = PurePosixPath(name)
        for folder in path.parents:
            if folder.name not in ("", ".", "..") and is_companion_folder(
                folder.name, self._names(folder.parent)
            ):
                return False
        return not is_companion(path.name, self._names(path.parent))

    def _names(self, folder: PurePosixPath) -> frozenset[str]:
        return self.names_by_folder.get(folder.as_posix(), frozenset())


def find_layout(names: Iterable[str]) -> Layout:
    """The layout of an archive with files of those names."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        path = PurePosixPath(name)
        found[path.parent.as_posix()].add(path.name)
    return Layout({folder: frozenset(inside) for folder, inside in found.items()})


def sidecar_name(name: str) -> str:
    """The name of the sidecar of a file in an archive."""
    return PurePosixPath(name).with_suffix(SIDECAR_SUFFIX).as_posix()


def is_sidecar(name: str) -> bool:
    """Whether a file in an archive is a sidecar."""
    return PurePosixPath(name).suffix == SIDECAR_SUFFIX


def make_member(
    archive: SourceFile, name: str, content: bytes, sidecar: bytes | None, budget: Budget
) -> SourceFile:
    """A file of an archive, to be read like one on the disk."""
    path = PurePosixPath(name.replace("\x00", "") or "file")
    shown = f"{archive.name}/{printable_path(name)}"
    return msgspec.structs.replace(
        archive,
        path=archive.path.parent / path.name,
        name=shown,
        content=content,
        sidecar=sidecar,
        budget=budget,
    )


def skip_member(archive: SourceFile, name: str, reason: str, way_out: str = "") -> Skipped:
    """A file of an archive that is not read."""
    return Skipped(f"{archive.name}/{printable_path(name)}", "", reason, way_out)
