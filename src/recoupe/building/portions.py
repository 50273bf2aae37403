"""Which articles are read together: few enough that none waits long, many enough for the parser."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from recoupe.article import Article

PORTION_ARTICLES = 16
"""At the most; what a lost worker makes to be read again, one by one."""
PORTION_CHARACTERS = 100_000
_FEWEST_PORTIONS = 8
"""Few articles are cut smaller, so that all workers have some."""


def find_portions(
    articles: Sequence[str], load: Callable[[str], Article], total: int
) -> Iterator[tuple[Article, ...]]:
    """The articles with those ids, in order, in portions whose bounds depend on no number of processes.

    `total` is the number of all articles to be read.
    """
    most = max(1, min(PORTION_ARTICLES, total // _FEWEST_PORTIONS))
    portion: list[Article] = []
    characters = 0
    for wanted in articles:
        article = load(wanted)
        characters += len(article.text)
        if portion and (len(portion) == most or characters > PORTION_CHARACTERS):
            yield tuple(portion)
            portion, characters = [], len(article.text)
        portion.append(article)
    if portion:
        yield tuple(portion)
