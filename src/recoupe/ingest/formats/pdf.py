"""A .pdf file with text to one article. A scan, which has none, is refused."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from pypdf import PageObject, PdfReader
from pypdf.errors import DeprecationError, PyPdfError

from recoupe.errors import SourceError
from recoupe.ingest.decoding import check_text
from recoupe.ingest.files import read_bytes
from recoupe.ingest.formats.layout import join_lines
from recoupe.ingest.formats.pdf_lines import page_lines
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.agency import find_agency
from recoupe.ingest.metadata.declared import merge_known, parse_known
from recoupe.ingest.metadata.sidecar import read_sidecar
from recoupe.ingest.printable import printable_line
from recoupe.ingest.records import Draft, Known, Original, Skipped, SourceFile

# What pypdf raises on damaged files beside its own errors (seen in fuzzing).
_DAMAGE = (
    PyPdfError, DeprecationError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError,
    ArithmeticError, RecursionError, NotImplementedError, AssertionError, LookupError, OSError,
)  # fmt: skip
_FILE_NAME = re.compile(r"\S+\.[A-Za-z]{2,5}$|^\W*$")
_LINE_CHARS = 500


def read_pdf(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """The one article of a .pdf file: the text of its pages, in their order."""
    data = read_bytes(file, limits.file_bytes)
    if not data.strip():
        raise SourceError(file.name, "is empty", "")
    with _quiet_pypdf():
        try:
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise SourceError(file.name, "is locked with a password", "save it without")
            pages = [_page_text(page, limits) for page in _first_pages(file, reader, limits)]
            known = _known(reader)
        except _DAMAGE as error:
            reason = f"is damaged, or no PDF ({type(error).__name__}: {printable_line(str(error), 100)})"
            raise SourceError(file.name, reason, "print it anew, or save its text as .txt") from error
    unread = pages.count(None)
    text = join_lines("\n".join(page for page in pages if page))
    check_text(file.name, text)
    if not any(char.isalpha() for char in text):
        way_out = "run a text recognition (OCR) over it, or save its text as .txt"
        raise SourceError(file.name, "holds no text; it may be a scan", way_out)
    sidecar, notes = read_sidecar(file, limits)
    if unread:
        notes = (f"{unread} of its {len(pages)} pages could not be read", *notes)
    yield Draft(
        origin=file.name,
        source=file.name,
        text=text,
        known=merge_known(merge_known(sidecar, known), file.known),
        notes=notes,
        original=Original(data, "application/pdf"),
        captured=file.captured,
    )


def _first_pages(file: SourceFile, reader: PdfReader, limits: Limits) -> list[PageObject]:
    count = len(reader.pages)
    if count > limits.pages:
        reason = f"has more than {limits.pages:,} pages"
        raise SourceError(file.name, reason, "cut it into its articles, or raise the limit")
    return list(reader.pages)


def _page_text(page: PageObject, limits: Limits) -> str | None:
    """The lines of a page; None where it cannot be read."""
    try:
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > limits.page_text_bytes:
            return None
        lines = page_lines(page)
    except _DAMAGE:
        return None
    # A character that stands for half of one has no meaning alone.
    return "\n".join(lines).replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _known(reader: PdfReader) -> Known:
    """Title and author as its writer put them in; a file's name is no title."""
    try:
        told = reader.metadata
        title, author = (str(told.title or ""), str(told.author or "")) if told is not None else ("", "")
    except _DAMAGE:
        return Known()
    fields = {
        "title": "" if _FILE_NAME.search(title) else printable_line(title, _LINE_CHARS),
        "author": printable_line(author, _LINE_CHARS),
    }
    known, _unusable = parse_known({**fields, "agency": find_agency(author)}, where="the file")
    return known


@contextmanager
def _quiet_pypdf() -> Iterator[None]:
    """pypdf warns of each oddity of a file; a file is read, or named with one reason."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
