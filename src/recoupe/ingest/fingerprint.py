"""A text to its fingerprint: a MinHash digest of its sequences of five words."""

from __future__ import annotations

import re
import unicodedata

from rensa import RMinHash

FINGERPRINT_SIZE = 128
SHINGLE_WORDS = 5
_SEED = 1911  # any number would do, as long as it stays
_WORD = re.compile(r"\w+")


def fingerprint_text(text: str) -> tuple[int, ...]:
    """128 numbers (32 bits each), the same for the same words in the same order.

    Case, accents, punctuation and white space make no difference. A text of fewer than five words
    is one sequence; one without words has an empty fingerprint.
    """
    words = _WORD.findall(_fold(text))
    if not words:
        return ()
    last = max(len(words) - SHINGLE_WORDS, 0)
    shingles = [" ".join(words[start : start + SHINGLE_WORDS]) for start in range(last + 1)]
    digest = RMinHash(num_perm=FINGERPRINT_SIZE, seed=_SEED)
    digest.update(shingles)
    return tuple(digest.digest())


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
