"""What made a result, as hashes of the code and data that can change it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources
from importlib.resources.abc import Traversable

_KINDS = (".py", ".toml", ".tsv", ".gz")


def hash_package_files(parts: Sequence[str]) -> str:
    """Hash (16 hex digits) of the code and data files of recoupe below `parts`, folders or files."""
    package = resources.files("recoupe")
    digest = hashlib.sha256()
    for part in parts:
        for file in _files_below(package.joinpath(part)):
            # The same bytes on every system: a checkout may have changed the line ends.
            digest.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def _files_below(place: Traversable) -> Iterator[Traversable]:
    if place.is_file():
        if place.name.endswith(_KINDS):
            yield place
        return
    for inner in sorted(place.iterdir(), key=lambda found: found.name):
        yield from _files_below(inner)
