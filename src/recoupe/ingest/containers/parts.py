"""The parts of an office document, which is a zip archive of XML files: only so much of them is unpacked.

XML that declares entities is refused before any parser sees it: no document needs them, and they can
unpack a few bytes to gigabytes or name files of the reader.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from recoupe.errors import SourceError
from recoupe.ingest.containers.budget import Budget
from recoupe.ingest.limits import Limits

_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WAY_OUT = "open it in an office program and save it anew, or save its text as .txt"


class OfficeParts:
    """The parts of one document by name. Raises SourceError where it is none, or locked, or too large."""

    def __init__(self, name: str, data: bytes, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, LookupError, OverflowError, NotImplementedError) as error:
            raise SourceError(name, _not_office(data), _WAY_OUT) from error
        self._budget = Budget(name, len(data), limits)
        self._infos = {}
        for info in self._archive.infolist():
            self._budget.count_member()
            self._infos[info.filename] = info

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in their order."""
        return tuple(self._infos)

    def read(self, part: str) -> bytes | None:
        """The bytes of a part; None where there is none of that name."""
        info = self._infos.get(part)
        if info is None:
            return None
        try:
            with self._archive.open(info) as stream:
                data = stream.read(self._limits.table_bytes + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError,
                NotImplementedError) as error:  # fmt: skip
            raise SourceError(self._name, f"is damaged ({error})", _WAY_OUT) from error
        if len(data) > self._limits.table_bytes:
            reason = f"unpacks to more than {self._limits.table_bytes:,} bytes"
            raise SourceError(self._name, reason, "cut it, or raise the limit")
        self._budget.spend(len(data))
        # NULs are left out: in UTF-16 the declaration has one after each letter.
        if part.endswith((".xml", ".rels")) and _DECLARATION.search(data.replace(b"\x00", b"")):
            raise SourceError(self._name, "declares XML entities, which no document needs", _WAY_OUT)
        return data


def _not_office(data: bytes) -> str:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "is an old office document, or one locked with a password"
    return "is damaged, or no office document"
