"""When a web page says it was published: from what states it best to what states it least.

JSON-LD, then `article:published_time` and its like, then `<time datetime>`, then the day in the
address (/2019/03/27/), then what htmldate finds elsewhere (of 78 news pages it alone dated 75
rightly, the first of these 78).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from htmldate import find_date

from recoupe.ingest.metadata.days import parse_stated_day
from recoupe.ingest.metadata.declared import LAST_DAY
from recoupe.reading import Published

_META_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publication_date",
    "date",
)
_ARTICLE_TYPES = re.compile(r"(Article|Posting|Report|Review)$")
_JSON_LD_DEPTH = 6  # a graph in a list in a page: deeper objects are about other things
_URL_DAY = re.compile(r"[/\-_.](\d{4})[/\-_.]?(0[1-9]|1[0-2])[/\-_.]?(0[1-9]|[12]\d|3[01])(?=[/\-_.]|$)")
_ADDRESS = "address"


def find_published(
    tree: Any, url: str | None, *, last_day: date | None = None
) -> tuple[Published, tuple[str, ...]]:
    """The day of publication with the words that state it, and a note where it is less than sure.

    `tree` is the page as lxml reads it. The day counts as written, whatever its time zone. A day after
    `last_day`, on which the page was already captured, is not believed.
    """
    too_late: list[str] = []
    for label, words in _stated(tree, url):
        published = _parse_day(label, words)
        if published is None or published.earliest is None:
            continue
        if last_day is None or published.earliest <= last_day:
            notes = (
                ()
                if label != _ADDRESS
                else ("its metadata give no date of publication; taken from its address",)
            )
            return published, notes
        too_late.append(published.evidence[0])
    # The fixed last day keeps the clock out of it: htmldate would take today's.
    latest = min(last_day or LAST_DAY, LAST_DAY).isoformat()
    found = find_date(tree, extensive_search=False, original_date=True, url=url, max_date=latest)
    late = tuple(f"{words} is later than the page was captured; left out" for words in too_late[:1])
    if not found:
        return Published(), late
    published = _parse_day("found in the page", found) or Published()
    return published, (*late, "its metadata give no date of publication; searched for in the page")


def _stated(tree: Any, url: str | None) -> Iterator[tuple[str, str]]:
    """What the page and its address state, the best first: where it is stated, and the words."""
    yield from _json_ld_dates(tree)
    yield from _meta_dates(tree)
    yield from _time_dates(tree)
    match = _URL_DAY.search(url or "")
    if match:
        yield _ADDRESS, "-".join(match.groups())


def _parse_day(label: str, words: str) -> Published | None:
    try:
        published = parse_stated_day(words, method="metadata")
    except ValueError:
        return None
    if published.earliest is None or published.earliest != published.latest:
        return None
    return Published(
        earliest=published.earliest,
        latest=published.latest,
        evidence=(f"{label}: {published.evidence[0]}",),
        method="metadata",
    )


def _json_ld_dates(tree: Any) -> Iterator[tuple[str, str]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        try:
            content = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for found in _article_objects(content, _JSON_LD_DEPTH):
            words = found.get("datePublished")
            if isinstance(words, str):
                yield "JSON-LD datePublished", words


def _article_objects(content: object, depth: int) -> Iterator[dict[str, Any]]:
    """The objects that stand for the page's article; lists of other articles are not entered."""
    if depth == 0:
        return
    if isinstance(content, list):
        for part in content:
            yield from _article_objects(part, depth - 1)
    if not isinstance(content, dict):
        return
    types = content.get("@type")
    names = types if isinstance(types, list) else [types]
    if any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in names):
        yield content
    for key in ("@graph", "mainEntity"):
        yield from _article_objects(content.get(key), depth - 1)


def _meta_dates(tree: Any) -> Iterator[tuple[str, str]]:
    contents: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = meta.get("content")
        if content:
            contents.setdefault(name.strip().lower(), content)
    for name in _META_NAMES:
        if name in contents:
            yield f"meta {name}", contents[name]


def _time_dates(tree: Any) -> Iterator[tuple[str, str]]:
    """Times in the article or main part first; those elsewhere are often of other articles."""
    inner = tree.xpath("(//article//time | //main//time)[@datetime]")
    for element in (*inner[:1], *tree.xpath("//time[@datetime]")[:1]):
        yield "time datetime", element.get("datetime")
