"""A made-up run of news: articles recombined from real paragraphs, with copies and updates among them.

Of ten articles seven are new: their sentences are drawn anew from the given articles. Two are copies of a
recent one (another outlet prints it, or leaves its last paragraph out), one is an update of it with
two new paragraphs. The same seed gives the same articles.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from recoupe.article import Article, article_id
from recoupe.reading import Published

_SENTENCE = re.compile(r"[^.!?]+[.!?]+[»”\"]*\s*")
_RECENT = 20
"""Only the last so many articles are copied or updated, as in the news."""
_PARAGRAPHS = (6, 12)
_SENTENCES = (2, 4)


def make_articles(samples: Sequence[Article], number: int, *, copies: bool, seed: int = 9) -> list[Article]:
    """That many articles in the language of the samples; without `copies` each sentence is unique."""
    return list(_articles(samples, number, copies, random.Random(seed)))  # noqa: S311 - not for secrets


def _articles(
    samples: Sequence[Article], number: int, copies: bool, draw: random.Random
) -> Iterator[Article]:
    sentences = _sentences(samples)
    recent: list[list[str]] = []
    serial = 0
    for made in range(number):
        kind = made % 10 if copies and recent else 0
        if kind in (3, 6):
            paragraphs = list(draw.choice(recent))
            if kind == 6:
                paragraphs.pop()
        else:
            paragraphs = list(draw.choice(recent)) if kind == 9 else []
            wanted = 2 if kind == 9 else draw.randint(*_PARAGRAPHS)
            for _ in range(wanted):
                serial += 1
                paragraphs.append(_paragraph(sentences, serial, draw))
        recent = [*recent, paragraphs][-_RECENT:]
        yield _article(paragraphs, samples[0].language, made)


def _sentences(samples: Iterable[Article]) -> list[str]:
    found = {
        sentence.strip()
        for article in samples
        for line in article.text.splitlines()
        for sentence in _SENTENCE.findall(line)
        if len(sentence.split()) > 6
    }
    return sorted(found)


def _paragraph(sentences: Sequence[str], serial: int, draw: random.Random) -> str:
    """Sentences drawn from all, each cut behind a comma or changed in a number, so that none is known."""
    chosen = []
    for place in range(draw.randint(*_SENTENCES)):
        words = draw.choice(sentences).split()
        other = draw.choice(sentences).split()
        cut = draw.randint(len(words) // 2, len(words) - 1)
        tail = other[draw.randint(1, len(other) // 2) :]
        chosen.append(" ".join([*words[:cut], str(100 + serial * 5 + place), *tail]))
    return " ".join(chosen)


def _article(paragraphs: Sequence[str], language: str, made: int) -> Article:
    text = "\n".join(paragraphs)
    source = f"made/{made:06}.txt"
    day = date(2019, 1, 1) + timedelta(days=made // 40)
    return Article(
        id=article_id(text, url=source),
        source=source,
        text=text,
        language=language,
        outlet=f"Outlet {made % 7}",
        published=Published(earliest=day, latest=day, evidence=(day.isoformat(),), method="declared"),
    )
