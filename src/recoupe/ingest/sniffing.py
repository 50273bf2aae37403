"""What bytes without a name are, told by how they begin: standard input, answers from the web."""

from __future__ import annotations

import re

from recoupe.ingest.formats.feed_root import ROOT

_HEAD = 4096
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_MHTML = re.compile(rb"^(MIME-Version|From|Snapshot-Content-Location):", re.IGNORECASE | re.MULTILINE)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MAGIC = ((b"%PDF-", ".pdf"), (b"WARC/", ".warc"), (b"\x1f\x8b", ".gz"), (b"PK\x03\x04", ".zip"))


def sniff_suffix(data: bytes) -> str:
    """The ending that a file with these bytes would have; .txt where nothing else shows."""
    for magic, suffix in _MAGIC:
        if data.startswith(magic):
            return _office_suffix(data) if suffix == ".zip" else suffix
    head = data[:_HEAD]
    for mark in _BOMS:
        head = head.removeprefix(mark)
    head = head.replace(b"\x00", b"").lstrip()  # UTF-16 has a NUL beside each letter
    if head.startswith(b"{"):
        return ".json" if _is_one_object(data) else ".jsonl"
    if head.startswith(b"["):
        return ".json"
    if ROOT.search(head):
        return ".xml"
    if head.startswith(b"<") and _HTML.search(head):
        return ".html"
    return ".mhtml" if len(_MHTML.findall(head)) > 1 and b"multipart/related" in head else ".txt"


def _office_suffix(data: bytes) -> str:
    """Office documents are ZIP archives with parts of certain names."""
    if b"word/document.xml" in data:
        return ".docx"
    return ".xlsx" if b"xl/workbook.xml" in data else ".zip"


def _is_one_object(data: bytes) -> bool:
    """Whether the first line is no whole object, so that the object goes on in the next ones."""
    first, _end, rest = data.strip().partition(b"\n")
    return not first.rstrip().endswith(b"}") or not rest.strip()
