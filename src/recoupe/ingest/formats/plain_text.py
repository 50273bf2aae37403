"""A text file to one article, its text exactly as it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.errors import SourceError
from recoupe.ingest.decoding import decode_bytes
from recoupe.ingest.files import read_bytes
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.declared import merge_known
from recoupe.ingest.metadata.sidecar import read_sidecar
from recoupe.ingest.records import Draft, Original, Skipped, SourceFile

_HTML = re.compile(r"\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html)\b", re.IGNORECASE)


def read_plain_text(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """The one article of a .txt or .md file, with what its sidecar says."""
    data = read_bytes(file, limits.file_bytes)
    if not data.strip():
        raise SourceError(file.name, "is empty", "")
    decoded = decode_bytes(file.name, data)
    if _HTML.match(decoded.text[:1000]):
        raise SourceError(file.name, "is a web page, not plain text", "rename it to end in .html")
    known, notes = read_sidecar(file, limits)
    yield Draft(
        origin=file.name,
        source=file.name,
        text=decoded.text,
        known=merge_known(known, file.known),
        notes=decoded.notes + notes,
        original=Original(data, "text/plain"),
        captured=file.captured,
    )
