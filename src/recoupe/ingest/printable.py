"""Names and short texts from strangers, made fit to be stored and shown."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

# Controls could drive a terminal, marks of writing direction could show another name than the true one.
_DIRECTION_MARKS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNFIT_CATEGORIES = frozenset(("Cc", "Cs", "Zl", "Zp"))


def printable_path(path: str | Path) -> str:
    """The path with forward slashes; bytes that are no UTF-8, controls and the like as escapes."""
    text = path.as_posix() if isinstance(path, Path) else path
    decoded = os.fsencode(text).decode("utf-8", "backslashreplace") if _has_surrogates(text) else text
    return "".join(_escape(char) if _is_unfit(char) else char for char in decoded)


def printable_line(text: str, limit_chars: int) -> str:
    """The text as one line: runs of white space are one space, unfit characters are left out."""
    line = " ".join(re.sub(r"\s+", " ", text).split())
    return "".join(char for char in line if not _is_unfit(char))[:limit_chars].strip()


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _is_unfit(char: str) -> bool:
    return char in _DIRECTION_MARKS or unicodedata.category(char) in _UNFIT_CATEGORIES


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
