"""A fragment of HTML, as feeds carry it, to its text: a blank line between its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any

from lxml import etree, html

from recoupe.ingest.limits import Limits

_LEFT_OUT = frozenset((
    "script", "style", "iframe", "object", "embed", "form", "button", "table", "figure", "svg", "noscript",
    "template", "head", "audio", "video",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_TAG = re.compile(r"<[a-zA-Z!/][^<>]*>")


def fragment_text(fragment: str, limits: Limits) -> str | None:
    """The text without pictures, tables and scripts; None where it has more elements than a page may have."""
    if not _TAG.search(fragment):
        return unescape(fragment).strip()
    try:
        root = html.fragment_fromstring(fragment, create_parent="div", parser=_parser())
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    if sum(1 for _element in islice(root.iter(), limits.page_elements + 1)) > limits.page_elements:
        return None
    paragraphs = ("".join(piece) for piece in _split_paragraphs(root))
    return "\n\n".join(filter(None, (" ".join(paragraph.split()) for paragraph in paragraphs)))


def _parser() -> Any:
    return html.HTMLParser(no_network=True, huge_tree=False)


def _split_paragraphs(root: Any) -> Iterator[list[str]]:
    """The pieces of text between two elements that are no part of a line."""
    piece: list[str] = []
    skipped = 0
    for action, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else ""
        if action in ("comment", "pi"):
            text = element.tail
        else:
            skipped += (name in _LEFT_OUT) * (1 if action == "start" else -1)
            if name not in _INLINE and piece:
                yield piece
                piece = []
            text = element.text if action == "start" else element.tail
        if text and not skipped:
            piece.append(text)
    yield piece
