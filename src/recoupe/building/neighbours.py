"""The order in which articles are read: those that share paragraphs one after the other.

The reader looks up sentences that it parsed a moment ago. Copies and updates that stand side by side are
read by one worker in one portion, so that little has to be remembered and nothing passes between workers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from recoupe.article import Article

_SHORTEST_PARAGRAPH = 80
"""Characters below which a line is a heading or a by-line, which many articles share."""


def order_by_copies(articles: Iterable[str], load: Callable[[str], Article]) -> tuple[str, ...]:
    """The ids of the articles, each beside those that share its paragraph of the smallest hash.

    Two articles have that paragraph in common as often as they have others (min-wise hashing, Broder 1997).
    """
    return tuple(
        article for _sketch, article in sorted((_sketch(load(each).text), each) for each in articles)
    )


def _sketch(text: str) -> bytes:
    lines = [line.strip() for line in text.splitlines()]
    long = [line for line in lines if len(line) >= _SHORTEST_PARAGRAPH] or lines
    return min((hashlib.blake2b(line.encode("utf-8"), digest_size=8).digest() for line in long), default=b"")
