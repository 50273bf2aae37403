"""What stands in a rendered page, as a parser sees it."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser


class Markup(HTMLParser):
    """The start tags of a page with their attributes, and the text of all of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def values(self, name: str) -> list[str]:
        """All values of one attribute."""
        return [value for _, attributes in self.tags if (value := attributes.get(name)) is not None]

    def lost_links(self) -> list[str]:
        """The links inside the page that lead to nothing, and labels that are not there."""
        anchors = set(self.values("id"))
        links = [link[1:] for link in self.values("href") if link.startswith("#")]
        labels = [anchor for value in self.values("aria-labelledby") for anchor in value.split()]
        return [link for link in links + labels if link not in anchors]

    def doubled_ids(self) -> list[str]:
        """The ids that stand twice."""
        return [anchor for anchor, count in Counter(self.values("id")).items() if count > 1]
