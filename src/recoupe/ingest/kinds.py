"""The kinds of source that are read. A new one is one file beside this and one entry here."""

from __future__ import annotations

from pathlib import Path

from recoupe.errors import SourceError
from recoupe.ingest.formats.json_lines import JSON_LINES
from recoupe.ingest.formats.plain_text import PLAIN_TEXT
from recoupe.ingest.formats.web_page import WEB_PAGE
from recoupe.ingest.kind import Kind
from recoupe.ingest.printable import printable_path
from recoupe.ingest.records import SourceFile

KINDS = (PLAIN_TEXT, WEB_PAGE, JSON_LINES)


def find_kind(path: Path) -> Kind | None:
    """The kind that the file's suffix names, in capitals or not; None where it names none."""
    suffix = path.suffix.lower()
    return next((kind for kind in KINDS if suffix in kind.suffixes), None)


def kind_of(file: SourceFile) -> Kind:
    """The kind of a file to read. Raises SourceError where its suffix names none."""
    kind = find_kind(file.path)
    if kind is None:
        ending = printable_path(file.path.suffix)
        kind_words = f"files that end in {ending}" if ending else "files without an ending"
        raise SourceError(file.name, f"{kind_words} are not read", f"those read end in {describe_kinds()}")
    return kind


def describe_kinds() -> str:
    """All suffixes that are read, for messages."""
    return ", ".join(suffix for kind in KINDS for suffix in kind.suffixes)
