"""A .zip archive to what stands in its files, by name."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from recoupe.errors import SourceError
from recoupe.ingest.containers.budget import Budget, OverspentError
from recoupe.ingest.containers.members import (
    find_layout,
    is_sidecar,
    make_member,
    sidecar_name,
    skip_member,
)
from recoupe.ingest.files import open_file
from recoupe.ingest.kinds import read_file
from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft, Skipped, SourceFile

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError, NotImplementedError,
    OverflowError, struct.error, MemoryError, IndexError, KeyError,
)  # fmt: skip
_WAY_OUT = "unpack it with another program and give the folder"
_DIRECTORY_BYTES = 1000  # the most that the name and the fields of one file may take in the directory
_END_RECORD = b"PK\x05\x06"
_LOCATOR = b"PK\x06\x07"
_END_BYTES = 65_557  # the record itself and the longest remark after it
_UNKNOWN = 0xFFFFFFFF


def read_zip(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """What stands in the files of a .zip archive; of a damaged one, in those that are whole."""
    with open_file(file) as opened:
        packed_bytes = opened.seek(0, 2)
        budget = file.budget or Budget(file.name, packed_bytes, limits)
        try:
            _check_directory(file, opened, packed_bytes, limits)
            archive = zipfile.ZipFile(opened)
        except _DAMAGE as error:
            reason = f"is damaged, cut off, or no ZIP archive ({_words(error)})"
            raise SourceError(file.name, reason, _WAY_OUT) from error
        with archive, budget.entered():
            yield from _read_members(file, archive, budget, limits)


def _read_members(
    file: SourceFile, archive: zipfile.ZipFile, budget: Budget, limits: Limits
) -> Iterator[Draft | Skipped]:
    infos = {info.filename: info for info in archive.infolist() if info.filename and not info.is_dir()}
    layout = find_layout(infos)
    empty = True
    for name, info in sorted(infos.items()):
        budget.count_member()
        if not layout.is_article(name):
            continue
        empty = False
        if is_sidecar(name):
            yield skip_member(file, name, "is a sidecar without an article", "name it as its article")
            continue
        try:
            content = _read_info(archive, info, limits.table_bytes, budget)
            beside = infos.get(sidecar_name(name))
            sidecar = None if beside is None else _read_info(archive, beside, limits.sidecar_bytes, budget)
        except OverspentError:
            raise
        except SourceError as error:
            yield skip_member(file, name, error.reason, error.way_out)
            continue
        except _DAMAGE as error:
            locked = bool(info.flag_bits & 1)
            reason = "is locked with a password" if locked else f"is damaged ({_words(error)})"
            yield skip_member(file, name, reason, _WAY_OUT)
            continue
        yield from read_file(make_member(file, name, content, sidecar, budget), limits)
    if empty:
        raise SourceError(file.name, "holds no file to read", "")


def _read_info(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit_bytes: int, budget: Budget) -> bytes:
    """The bytes of a file in the archive; what it says of its size is not believed."""
    with archive.open(info) as stream:
        data = stream.read(limit_bytes + 1)
    budget.spend(len(data))
    if len(data) > limit_bytes:
        reason = f"has more than {limit_bytes:,} bytes"
        raise SourceError(info.filename, reason, "unpack it and give the file, or raise the limit")
    return data


def _check_directory(file: SourceFile, opened: BinaryIO, packed_bytes: int, limits: Limits) -> None:
    """Raises SourceError where the directory of the archive is too large to be held in memory."""
    opened.seek(max(0, packed_bytes - _END_BYTES))
    tail = opened.read(_END_BYTES)
    place = tail.rfind(_END_RECORD)
    size = struct.unpack_from("<L", tail, place + 12)[0] if 0 <= place <= len(tail) - 22 else 0
    locator = tail.rfind(_LOCATOR)
    if size == _UNKNOWN and locator >= 0:
        opened.seek(struct.unpack_from("<Q", tail, locator + 8)[0])
        end = opened.read(56)
        size = struct.unpack_from("<Q", end, 40)[0] if len(end) == 56 else _UNKNOWN
    opened.seek(0)
    if size > limits.members * _DIRECTORY_BYTES:
        reason = f"holds more than {limits.members:,} files"
        raise SourceError(file.name, reason, "cut it into several archives, or raise the limit")


def _words(error: BaseException) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__
