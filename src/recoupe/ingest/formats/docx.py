"""A .docx file to one article: its paragraphs, without what was struck out, notes and headers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from recoupe.errors import SourceError
from recoupe.ingest.containers.parts import OfficeParts
from recoupe.ingest.decoding import check_text
from recoupe.ingest.files import read_bytes
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.agency import find_agency
from recoupe.ingest.metadata.declared import merge_known, parse_known
from recoupe.ingest.metadata.sidecar import read_sidecar
from recoupe.ingest.printable import printable_line
from recoupe.ingest.records import Draft, Known, Original, Skipped, SourceFile

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_WORD = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_CORE = "{http://purl.org/dc/elements/1.1/}"
_LEFT_OUT = frozenset(("del", "moveFrom", "instrText", "Fallback", "footnote", "endnote", "comment"))
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_LINE_CHARS = 500


def read_docx(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """The one article of a .docx file, a blank line between its paragraphs."""
    data = read_bytes(file, limits.file_bytes)
    if not data.strip():
        raise SourceError(file.name, "is empty", "")
    parts = OfficeParts(file.name, data, limits)
    body = parts.read("word/document.xml")
    if body is None:
        raise SourceError(file.name, "holds no text document", "save it as .docx or .txt")
    text = "\n\n".join(_paragraphs(_parse(file, body)))
    check_text(file.name, text)
    sidecar, notes = read_sidecar(file, limits)
    known = merge_known(sidecar, _known(file, parts.read("docProps/core.xml")))
    yield Draft(
        origin=file.name,
        source=file.name,
        text=text,
        known=merge_known(known, file.known),
        notes=notes,
        original=Original(data, MEDIA_TYPE),
        captured=file.captured,
    )


def _parse(file: SourceFile, xml: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = f"is damaged ({printable_line(str(error), 100)})"
        raise SourceError(file.name, reason, "open it in an office program and save it anew") from error


def _paragraphs(root: Any) -> Iterator[str]:
    """The text of each paragraph that has any. Those within others (text boxes) come after theirs."""
    pieces: list[list[str]] = []
    stack: list[list[str]] = []
    skipped = 0
    for action, element in etree.iterwalk(root, events=("start", "end")):
        name = _local_name(element)
        if name in _LEFT_OUT:
            skipped += 1 if action == "start" else -1
        elif skipped:
            continue
        elif name == "p":
            if action == "start":
                stack.append([])
                pieces.append(stack[-1])
            else:
                stack.pop()
        elif action == "end" and stack:
            if name == "t":
                stack[-1].append(element.text or "")
            elif name in _SPACES:
                stack[-1].append(_SPACES[name])
    texts = ("".join(piece).strip() for piece in pieces)
    return (text for text in texts if text)


def _local_name(element: Any) -> str:
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    for space in (_WORD, _STRICT_WORD):
        if tag.startswith(space):
            return tag[len(space) :]
    return "Fallback" if tag.endswith("}Fallback") else ""


def _known(file: SourceFile, core: bytes | None) -> Known:
    """Title and author of its properties. The day it was written on a computer is not that of the article."""
    if core is None:
        return Known()
    try:
        root = _parse(file, core)
    except SourceError:
        return Known()
    author = printable_line(root.findtext(f"{_CORE}creator") or "", _LINE_CHARS)
    fields = {
        "title": printable_line(root.findtext(f"{_CORE}title") or "", _LINE_CHARS),
        "author": author,
        "agency": find_agency(author),
    }
    known, _unusable = parse_known(fields, where="the file")
    return known
