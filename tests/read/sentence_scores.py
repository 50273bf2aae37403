"""Figures over single sentences with what a careful reader finds in them (`corpus/sentences_*.toml`)."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from recoupe.article import Article
from recoupe.read.reader import declare_day, read_articles
from recoupe.reading import Reading

CORPUS = Path(__file__).parent / "corpus"


class Wanted(NamedTuple):
    """One sentence and what is to be found: spans in it with their values."""

    text: str
    mentions: tuple[tuple[int, int, str], ...]
    times: tuple[tuple[int, int, str], ...]
    quantities: tuple[tuple[int, int, str], ...]


def load_sentences(language: str) -> tuple[str, list[Wanted]]:
    """The day on which all were "written", and the sentences of a language."""
    tables = tomllib.loads((CORPUS / f"sentences_{language}.toml").read_text(encoding="utf-8"))
    return tables["published"], [_wanted(entry) for entry in tables["sentences"]]


def _wanted(entry: dict[str, str | list[str]]) -> Wanted:
    text = str(entry["text"])
    return Wanted(
        text,
        tuple(_span(text, *words.rsplit(":", 1)) for words in entry["mentions"]),
        tuple(_span(text, *words.rsplit("=", 1)) for words in entry["times"]),
        tuple(_span(text, *words.rsplit("=", 1)) for words in entry["quantities"]),
    )


def _span(text: str, words: str, value: str) -> tuple[int, int, str]:
    start = text.index(words)
    return (start, start + len(words), value)


def measure_sentences(language: str) -> dict[str, float]:
    """F1 of mentions, times and quantities, and the share of right countries among those annotated."""
    day, sentences = load_sentences(language)
    articles = [
        Article(id=str(n), source="s", text=s.text, language=language, published=declare_day(day))
        for n, s in enumerate(sentences)
    ]
    counts: Counter[str] = Counter()
    for sentence, reading in zip(sentences, read_articles(articles), strict=True):
        _count(sentence, reading, counts)
    figures = {
        layer: 2 * counts[f"{layer} hit"] / max(1, counts[f"{layer} wanted"] + counts[f"{layer} found"])
        for layer in ("mentions", "times", "quantities")
    }
    return figures | {"country": counts["country hit"] / max(1, counts["country wanted"])}


def _count(sentence: Wanted, reading: Reading, counts: Counter[str]) -> None:
    mentions = [(m.start, m.end, a.country or "") for a in reading.actors for m in a.mentions]
    times = [(t.start, t.end, _days(t.first_day, t.last_day)) for t in reading.times]
    quantities = [(q.start, q.end, f"{q.value:g}" if q.value is not None else "") for q in reading.quantities]
    for wanted, found in _pairs(sentence.mentions, mentions):
        counts["mentions hit"] += 1
        if wanted[2]:
            counts["country wanted"] += 1
            counts["country hit"] += wanted[2] == found[2]
    counts["times hit"] += sum(w[2] == f[2] for w, f in _pairs(sentence.times, times))
    numbers = tuple((a, b, f"{float(v):g}") for a, b, v in sentence.quantities)
    counts["quantities hit"] += sum(w[2] == f[2] for w, f in _pairs(numbers, quantities))
    for layer, wanted_all, found_all in (
        ("mentions", sentence.mentions, mentions),
        ("times", sentence.times, times),
        ("quantities", sentence.quantities, quantities),
    ):
        counts[f"{layer} wanted"] += len(wanted_all)
        counts[f"{layer} found"] += len(found_all)


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    return first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"


Place = tuple[int, int, str]


def _pairs(wanted: tuple[Place, ...], found: list[Place]) -> list[tuple[Place, Place]]:
    """One found span for one wanted, the best overlap first, at least one half of what both cover."""
    scored = sorted(
        ((_overlap(w, f), w, f) for w in wanted for f in found), key=lambda item: (-item[0], item[1:])
    )
    pairs: list[tuple[Place, Place]] = []
    for overlap, left, right in scored:
        taken = any(left is a or right is b for a, b in pairs)
        if overlap >= 0.5 and not taken:
            pairs.append((left, right))
    return pairs


def _overlap(left: Place, right: Place) -> float:
    both = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, both) / (max(left[1], right[1]) - min(left[0], right[0]))
