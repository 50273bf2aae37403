"""Names of files for articles: readable, safe on every system, one for each article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from recoupe.comparison import DossierArticle
from recoupe.names import fold_name

_LONGEST_STEM = 60
_UNSAFE = re.compile(r"[^a-z0-9]+")


def name_files(articles: Iterable[DossierArticle]) -> dict[str, str]:
    """A file name without ending for each article, by its id: the end of its source and some of its id."""
    return {article.id: f"{_stem(article.source)}-{article.id[:8]}" for article in articles}


def _stem(source: str) -> str:
    last = source.rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return _UNSAFE.sub("-", fold_name(last)).strip("-")[:_LONGEST_STEM] or "article"
