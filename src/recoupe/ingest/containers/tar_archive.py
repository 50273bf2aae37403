"""A .tar archive, packed or not, to what stands in its files, in their order.

It is gone through twice: once for the names and the sidecars, once for the files.
"""

from __future__ import annotations

import gzip
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, Self, cast

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.containers.budget import Budget, Readable, SpendingReader
from recoupe.ingest.containers.members import (
    Layout,
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

_DAMAGE = (tarfile.TarError, zlib.error, EOFError, ValueError, OSError, OverflowError, IndexError, KeyError)
_WAY_OUT = "unpack it with another program and give the folder"
_HEADER_BYTES = 1_000_000
_GZIP = b"\x1f\x8b"
_LONG_HEADERS = (
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)  # fmt: skip


class _Survey(msgspec.Struct, frozen=True):
    """What the first passage found."""

    layout: Layout
    sidecars: dict[str, bytes]


class _CheckedInfo(tarfile.TarInfo):
    """A header that may not ask for more memory than a name and some fields need."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        info = super().frombuf(buf, encoding, errors)
        if info.type in _LONG_HEADERS and info.size > _HEADER_BYTES:
            raise tarfile.ReadError(f"a header has more than {_HEADER_BYTES:,} bytes")
        return info


def read_tar(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """What stands in the files of a .tar, .tar.gz or .tgz archive; of one cut off, up to there."""
    survey = _survey(file, limits)
    empty = True
    with _open_tar(file, file.budget, limits) as (archive, budget), budget.entered():
        for info in _infos(file, archive):
            budget.count_member()
            name = _clean(info.name)
            if info.isdir() or not survey.layout.is_article(name):
                continue
            empty = False
            refused = _refuse(file, name, info, limits)
            if refused is not None:
                yield refused
            else:
                content = _read_info(file, archive, info)
                sidecar = survey.sidecars.get(sidecar_name(name))
                yield from read_file(make_member(file, name, content, sidecar, budget), limits)
    if empty:
        raise SourceError(file.name, "holds no file to read", "")


def _refuse(file: SourceFile, name: str, info: tarfile.TarInfo, limits: Limits) -> Skipped | None:
    if is_sidecar(name):
        return skip_member(file, name, "is a sidecar without an article", "name it as its article")
    if not info.isreg():
        return skip_member(file, name, "is a link, a device or the like, not a file", "give its target")
    if info.size > limits.table_bytes:
        reason = f"has more than {limits.table_bytes:,} bytes"
        return skip_member(file, name, reason, "unpack it and give the file, or raise the limit")
    return None


def _survey(file: SourceFile, limits: Limits) -> _Survey:
    names: list[str] = []
    sidecars: dict[str, bytes] = {}
    with _open_tar(file, None, limits) as (archive, budget):
        try:
            for info in _infos(file, archive):
                budget.count_member()
                if not info.isdir():
                    names.append(_clean(info.name))
                if info.isreg() and is_sidecar(info.name) and info.size <= limits.sidecar_bytes:
                    sidecars[_clean(info.name)] = _read_info(file, archive, info)
        except SourceError:
            # The second passage meets the same fault, after what comes before it was read.
            if not names:
                raise
    return _Survey(find_layout(names), sidecars)


@contextmanager
def _open_tar(
    file: SourceFile, shared: Budget | None, limits: Limits
) -> Iterator[tuple[tarfile.TarFile, Budget]]:
    with open_file(file) as opened:
        budget = shared or Budget(file.name, opened.seek(0, 2), limits)
        opened.seek(0)
        packed = opened.read(2) == _GZIP
        opened.seek(0)
        stream = cast(Readable, gzip.GzipFile(fileobj=opened) if packed else opened)
        reader = cast(IO[bytes], SpendingReader(stream, budget))
        try:
            archive = tarfile.open(fileobj=reader, mode="r|", tarinfo=_CheckedInfo)  # noqa: SIM115 - below
        except _DAMAGE as error:
            reason = f"is damaged, cut off, or no tar archive ({_words(error)})"
            raise SourceError(file.name, reason, _WAY_OUT) from error
        with archive:
            yield archive, budget


def _infos(file: SourceFile, archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    iterator = iter(archive)
    while True:
        try:
            info = next(iterator)
        except StopIteration:
            return
        except _DAMAGE as error:
            raise _cut_off(file, error) from error
        # Otherwise the archive would keep all headers that it ever met.
        cast(Any, archive).members = []
        yield info


def _read_info(file: SourceFile, archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    try:
        stream = archive.extractfile(info)
        data = b"" if stream is None else stream.read(info.size)
    except _DAMAGE as error:
        raise _cut_off(file, error) from error
    if len(data) < info.size:
        raise _cut_off(file, EOFError("a file in it ends too early"))
    return data


def _cut_off(file: SourceFile, error: BaseException) -> SourceError:
    reason = f"is damaged or cut off ({_words(error)}); the rest was not read"
    return SourceError(file.name, reason, _WAY_OUT)


def _clean(name: str) -> str:
    return name.removeprefix("./")


def _words(error: BaseException) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__
