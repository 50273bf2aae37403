"""Where facts are found: anchors inside one page.

The web app gives its own addresses to the same templates.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, Protocol

from recoupe.show.index import Words
from recoupe.show.panels.articles import ArticleSheet

Target = Literal["article", "actor", "story", "disagreement", "event", "statement"]
Panel = Literal[
    "overview", "timeline", "actors", "statements", "stories", "disagreements", "namings", "camps", "map",
    "articles", "skipped",
]  # fmt: skip
_PREFIXES: Mapping[Target, str] = {
    "article": "a",
    "actor": "p",
    "story": "s",
    "disagreement": "d",
    "event": "e",
    "statement": "q",
}


class Addresses(Protocol):
    """What templates ask: the id that a record has on its page, and how to link to one."""

    def anchor(self, target: Target, record: str) -> str:
        """The id attribute of a record; empty for one that is not shown."""
        ...

    def to(self, target: Target, record: str | None) -> str:
        """A link to a record; empty where it is shown nowhere."""
        ...

    def to_panel(self, panel: Panel) -> str:
        """A link to a panel."""
        ...

    def to_days(self, first: date, last: date) -> str:
        """A link to all events of these days; empty where nothing lists them."""
        ...

    def place_anchor(self, article: str, start: int) -> str:
        """The id attribute of a place in an article."""
        ...

    def to_place(self, article: str, start: int) -> str:
        """A link to a place in an article; empty where the article is shown nowhere."""
        ...

    def to_words(self, words: Words) -> str:
        """A link to the words in their article; empty where that is shown nowhere."""
        ...


class PageAddresses:
    """Anchors of the one-file page: short numbered ids, so that `#a3-s120` is code point 120 of article 3."""

    def __init__(
        self,
        sheets: Iterable[ArticleSheet],
        records: Mapping[Target, Iterable[str]],
    ) -> None:
        sheets = tuple(sheets)
        self._numbers: dict[Target, dict[str, int]] = {
            target: {record: number for number, record in enumerate(ids, start=1)}
            for target, ids in records.items()
        }
        self._numbers["article"] = {sheet.id: number for number, sheet in enumerate(sheets, start=1)}
        self._places = {
            sheet.id: [
                segment.start for paragraph in sheet.paragraphs for segment in paragraph if segment.is_place
            ]
            for sheet in sheets
        }

    def anchor(self, target: Target, record: str) -> str:
        """The id attribute of a record; empty for one that is not shown."""
        number = self._numbers.get(target, {}).get(record)
        return "" if number is None else f"{_PREFIXES[target]}{number}"

    def to(self, target: Target, record: str | None) -> str:
        """A link to a record; empty where it is not shown."""
        anchor = self.anchor(target, record) if record is not None else ""
        return f"#{anchor}" if anchor else ""

    def to_panel(self, panel: Panel) -> str:
        """A link to a panel of the page."""
        return f"#{panel}"

    def to_days(self, first: date, last: date) -> str:  # noqa: ARG002  (the page lists all days as one)
        """Empty: the page has no list of some days."""
        return ""

    def place_anchor(self, article: str, start: int) -> str:
        """The id attribute of a place in an article."""
        return f"{self.anchor('article', article)}-s{start}"

    def to_place(self, article: str, start: int) -> str:
        """A link to that place, else to the last one before it, else to the article."""
        places = self._places.get(article)
        if places is None:
            return ""
        at = bisect_right(places, start) - 1
        return f"#{self.place_anchor(article, places[at])}" if at >= 0 else self.to("article", article)

    def to_words(self, words: Words) -> str:
        """A link to the words in their article."""
        return self.to_place(words.paper.id, words.start)
