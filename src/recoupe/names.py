"""Names made comparable: accents, capitals, hyphens, apostrophes and full stops put aside.

What is folded is only ever compared, never shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What `str.isalnum` denies.
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")

# Letters that Unicode does not decompose but that other spellings of a name write without their mark.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t", "ə": "e"}
    | {"æ": "ae", "œ": "oe", "þ": "th"}
)

_SHORT = 40
"""Code points up to which what was folded is remembered: the words of articles come again and again."""


def fold_name(text: str) -> str:
    """The words of a name in small letters without marks, one space between them.

    Compatibility decomposition, marks and full stops dropped ("EE.UU." is `eeuu`), case folded; what is
    neither letter nor digit (hyphens, apostrophes, quotation marks) parts words: "Etats-Unis", "États
    Unis" and "ÉTATS-UNIS" are all `etats unis`. Folding what is folded changes nothing.
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    return " ".join(_fold_words(text).split())


@lru_cache(maxsize=20_000)
def _fold_short(text: str) -> str:
    return _fold(text)


def split_name(text: str) -> list[str]:
    """The words of a name as printed, parted where `fold_name` parts them; full stops are dropped."""
    return _part_words(unicodedata.normalize("NFKC", text.replace(".", ""))).split()


def _fold_words(text: str) -> str:
    folded = text.replace(".", "")
    if folded.isascii():
        # Most words of an article; one pass is enough.
        return _part_words(folded.lower())
    folded = unicodedata.normalize("NFKD", folded)
    # A case fold can bring new marks and a decomposition new capitals: twice is where it rests.
    folded = unicodedata.normalize("NFKD", folded.casefold()).casefold()
    return _part_words(folded.translate(_PLAIN_LETTERS))


def _part_words(text: str) -> str:
    return text if text.isalnum() else _NOT_ALPHANUMERIC.sub(_gap, text)


def _gap(found: re.Match[str]) -> str:
    return " " if _parts(found[0]) else ""


@lru_cache(maxsize=4096)
def _parts(between: str) -> bool:
    """Marks (Mn, Me) and invisible signs such as the soft hyphen (Cf) part no words; all else does."""
    return not all(unicodedata.category(char) in {"Mn", "Me", "Cf"} for char in between)
