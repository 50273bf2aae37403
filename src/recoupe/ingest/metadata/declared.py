"""What a person declares of an article, in a sidecar or a record, to what is known of it.

A value that cannot be used is left out with a note; the others count.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

from recoupe.ingest.language import primary_language
from recoupe.ingest.printable import printable_line
from recoupe.ingest.records import Known
from recoupe.reading import Published, PublishedMethod

KEYS = ("title", "outlet", "url", "published", "language", "author", "agency")
_LINE_KEYS = ("title", "outlet", "url", "language", "author", "agency")
FIRST_DAY = date(1600, 1, 1)
LAST_DAY = date(2199, 12, 31)
"""Days before and after these are no days of press articles (and leave room to count from)."""

_LINE_CHARS = 500
_URL_CHARS = 2000
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?", re.DOTALL)


def parse_known(declared: Mapping[str, object], *, where: str) -> tuple[Known, tuple[str, ...]]:
    """What the keys say, and notes on what is unusable.

    `where` begins each note. Keys beyond these are not looked at; None says nothing.
    """
    notes: list[str] = []
    lines: dict[str, str | None] = {}
    for key in _LINE_KEYS:
        value = declared.get(key)
        problem = _line_problem(key, value)
        if problem:
            notes.append(f"{where}: {problem}; left out")
        usable = isinstance(value, str) and not problem
        lines[key] = printable_line(str(value), _URL_CHARS) or None if usable else None
    published = Published()
    try:
        published = parse_published(declared.get("published"))
    except ValueError as error:
        notes.append(f"{where}: {error}; left out")
    language = primary_language(lines["language"])
    known = Known(
        title=lines["title"],
        outlet=lines["outlet"],
        url=lines["url"],
        language=language,
        published=published,
        author=lines["author"],
        agency=lines["agency"],
    )
    return known, tuple(notes)


def parse_published(value: object, *, method: PublishedMethod = "declared") -> Published:
    """The days that a date, a text such as 2019-03-27, 2019-03 or 2019, or a table of two means.

    A table has the keys `earliest` and `latest`. Of a date with a time the day counts, as written.
    None and empty text are unknown. Raises ValueError, saying what was found, for anything else.
    """
    if value is None or value == "":
        return Published()
    if isinstance(value, Mapping):
        first = parse_published(value.get("earliest"), method=method)
        last = parse_published(value.get("latest"), method=method)
        if first.earliest is None or last.latest is None or first.earliest > last.latest:
            raise ValueError("published needs an earliest and a latest day, in this order")
        words = f"{first.evidence[0]} to {last.evidence[0]}"
        return Published(earliest=first.earliest, latest=last.latest, evidence=(words,), method=method)
    words = _words(value)
    days = _days(words)
    if days is None:
        shown = printable_line(words, 40)
        raise ValueError(f'published "{shown}" is no day; write 2019-03-27, 2019-03 or 2019')
    return Published(earliest=days[0], latest=days[1], evidence=(printable_line(words, 40),), method=method)


def merge_known(first: Known, second: Known) -> Known:
    """Field by field, what `first` says, or where it says nothing, what `second` says."""
    return Known(
        title=first.title or second.title,
        outlet=first.outlet or second.outlet,
        url=first.url or second.url,
        language=first.language or second.language,
        published=first.published if first.published.earliest else second.published,
        author=first.author or second.author,
        agency=first.agency or second.agency,
    )


def is_web_address(text: str) -> bool:
    """Whether a link to the text leads to the web (and is not, for instance, a script)."""
    return re.match(r"https?://[^\s/]", text, re.IGNORECASE) is not None


def host_of(url: str) -> str | None:
    """The host of an address, without www; None where it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _line_problem(key: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return f"{key} is not text"
    if key == "url" and value.strip() and not is_web_address(value.strip()):
        return f'url "{printable_line(value, 40)}" is no web address (http:// or https://)'
    limit = _URL_CHARS if key == "url" else _LINE_CHARS
    return f"{key} has more than {limit} characters" if len(value) > limit else ""


def _words(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def _days(words: str) -> tuple[date, date] | None:
    match = _ISO.fullmatch(words)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last = first
    if month is None:
        last = date(first.year, 12, 31)
    elif day is None:
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return (first, last) if first >= FIRST_DAY and last <= LAST_DAY else None
