"""Where facts are found in the app: a page for each article, actor and story, and a place for each span."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, urlencode

from recoupe.show.addresses import Panel, Target
from recoupe.show.index import Words

_PAGES: Mapping[Target, str] = {
    "article": "/articles",
    "actor": "/actors",
    "story": "/stories",
    "disagreement": "/disagreements",
    "event": "/events",
    "statement": "/statements",
}
_PREFIXES: Mapping[Target, str] = {
    "article": "a",
    "actor": "p",
    "story": "s",
    "disagreement": "d",
    "event": "e",
    "statement": "q",
}


class WebAddresses:
    """The addresses of the app. What a record's page shows can be asked for as JSON by adding `.json`."""

    def anchor(self, target: Target, record: str) -> str:
        """The id attribute of a record on whatever page shows it."""
        return f"{_PREFIXES[target]}-{record}"

    def to(self, target: Target, record: str | None) -> str:
        """A link to the page of a record; empty for None."""
        return "" if record is None else f"{_PAGES[target]}/{quote(record, safe='')}"

    def to_panel(self, panel: Panel) -> str:
        """A link to a page of the dossier."""
        return "/" if panel == "overview" else f"/{panel}"

    def to_days(self, first: date, last: date) -> str:
        """A link to all events of these days."""
        return with_query("/timeline", {"since": first.isoformat(), "until": last.isoformat()})

    def place_anchor(self, article: str, start: int) -> str:  # noqa: ARG002  (one article a page)
        """The id attribute of a place in an article."""
        return f"c{start}"

    def to_place(self, article: str, start: int) -> str:
        """A link to a place in an article."""
        return f"{self.to('article', article)}#c{start}"

    def to_span(self, article: str, start: int, end: int) -> str:
        """A link to a span of an article, whose words the page then marks."""
        return f"{self.to('article', article)}?words={start}-{end}#c{start}-{end}"

    def to_words(self, words: Words) -> str:
        """A link to the words in their article; empty where that is not in the dossier."""
        return self.to_span(words.paper.id, words.start, words.end) if words.paper.language else ""


def with_query(path: str, query: Mapping[str, str | int | None]) -> str:
    """A path with those of the values that say something."""
    said = {name: value for name, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(said)}" if said else path
