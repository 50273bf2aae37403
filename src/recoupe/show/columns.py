"""The columns of each table of `recoupe show`, in the words of one interface language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import singledispatch

import msgspec

from recoupe.comparison import (
    Camps,
    Disagreement,
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierNaming,
    DossierStatement,
    Side,
    Story,
)
from recoupe.show.index import DossierIndex, Name
from recoupe.show.interface import Interface
from recoupe.show.panels.disagreements import side_value
from recoupe.show.panels.namings import Label, Namings, namings_panel
from recoupe.show.selection import Kind, Record
from recoupe.show.wording import say_word

NAMING_WIDTH = 20
"""Characters that a column of labels needs: about the longest word and its mark."""
SLANT_MARKS = {"legitimising": "▲", "delegitimising": "▼", "neutral": "○"}


class Column(msgspec.Struct, frozen=True):
    """One column: its title, how wide it may grow beside the others (0: as its content), how it is set."""

    title: str
    ratio: int = 0
    is_number: bool = False


class Sheet(msgspec.Struct, frozen=True):
    """The columns and cells of one printed table."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


class Speech:
    """Says records in one interface language, with names in place of ids."""

    def __init__(self, interface: Interface, index: DossierIndex) -> None:
        self.interface = interface
        self.index = index

    def days(self, first: date | None, last: date | None) -> str:
        """A range of days; empty where both are unknown."""
        return self.interface.days(first, last) if first or last else ""

    def code(self, group: str, code: str | None) -> str:
        """The name of a code; the code itself where it has none."""
        key = f"{group}.{code}"
        return self.interface.text(key) if self.interface.has(key) else code or ""

    def name(self, name: Name | None) -> str:
        """A name; the words for a source left unnamed."""
        return "" if name is None else name.text or self.interface.text("actor.unnamed")

    def actor(self, actor: str | None) -> str:
        """The name of an actor id; empty for None."""
        return self.name(self.index.name(actor))

    def actors(self, actors: Iterable[str]) -> str:
        """The names of several actor ids."""
        return ", ".join(self.actor(actor) for actor in actors)

    def paper(self, article: str, source: str) -> str:
        """How an article is cited."""
        return self.index.paper(article, source).name


_COLUMNS: dict[Kind, tuple[tuple[str, int, bool], ...]] = {
    "articles": (
        ("title", 4, False), ("outlet", 2, False), ("language", 0, False), ("published", 2, False),
        ("method", 0, False), ("copy_of", 2, False), ("count", 0, True),
    ),
    "actors": (
        ("name", 3, False), ("kind", 0, False), ("country", 0, False), ("sector", 0, False),
        ("offices", 3, False), ("mentions", 0, True), ("articles", 0, True),
    ),
    "timeline": (
        ("days", 2, False), ("event", 2, False), ("actor", 3, False), ("recipient", 3, False),
        ("status", 0, False), ("said_by", 2, False), ("words", 3, False), ("outlet", 2, False),
    ),
    "statements": (
        ("days", 2, False), ("speaker", 2, False), ("cue", 2, False), ("content", 6, False),
        ("kind", 0, False), ("outlet", 2, False),
    ),
    "stories": (
        ("days", 2, False), ("type", 2, False), ("title", 4, False), ("outlet", 4, False),
        ("voices", 0, True), ("accounts", 0, True), ("disagreements", 0, True),
    ),
    "disagreements": (("kind", 1, False), ("story", 2, False), ("sides", 6, False)),
    "camps": (("days", 2, False), ("camps", 6, False), ("doubtful", 3, False), ("unexplained", 0, True)),
}  # fmt: skip
"""Key of the title, share of the width, whether numbers; namings have a column for each who names."""


def make_sheets(kind: Kind, rows: Sequence[Record], speech: Speech, width: int) -> tuple[Sheet, ...]:
    """One sheet of these records; of namings as many as their columns need in that width."""
    if kind == "namings":
        namings = tuple(row for row in rows if isinstance(row, DossierNaming))
        return tuple(_matrix_sheets(namings_panel(namings, speech.index), speech, width))
    title = speech.interface.text
    titles = {story.id: story.title for story in speech.index.stories()} if kind == "disagreements" else {}
    columns = (Column(title(f"column.{key}"), ratio, is_number) for key, ratio, is_number in _COLUMNS[kind])
    return (Sheet(tuple(columns), tuple(_cells(record, speech, titles) for record in rows)),)


def _matrix_sheets(matrix: Namings, speech: Speech, width: int) -> Iterator[Sheet]:
    """The matrix in blocks of columns wide enough to read; each block has the rows that say something."""
    at_once = max(1, width // NAMING_WIDTH - 1)
    for first in range(0, len(matrix.namers), at_once):
        namers = matrix.namers[first : first + at_once]
        titles = [speech.interface.text("column.actor"), *(speech.name(namer.name) for namer in namers)]
        rows = (
            (speech.name(row.actor), *("\n".join(map(_label, cell)) for cell in cells))
            for row in matrix.rows
            if any(cells := row.cells[first : first + at_once])
        )
        yield Sheet(tuple(Column(title, 1) for title in titles), tuple(rows))


@singledispatch
def _cells(record: Record, _speech: Speech, _titles: dict[str, str]) -> tuple[str, ...]:
    raise TypeError(f"no table has rows of {type(record).__name__}")


@_cells.register
def _article(article: DossierArticle, speech: Speech, _titles: dict[str, str]) -> tuple[str, ...]:
    published = article.published
    return (
        article.title or article.source,
        article.outlet or "",
        article.language,
        speech.days(published.earliest, published.latest),
        published.method,
        speech.paper(article.copy_of, "") if article.copy_of else "",
        str(article.words),
    )


@_cells.register
def _actor(actor: DossierActor, speech: Speech, _titles: dict[str, str]) -> tuple[str, ...]:
    return (
        actor.name,
        speech.code("kind", actor.kind),
        actor.country or "",
        speech.code("sector", actor.sector),
        ", ".join(office.title for office in actor.offices),
        str(actor.mentions),
        str(actor.articles),
    )


@_cells.register
def _event(event: DossierEvent, speech: Speech, _titles: dict[str, str]) -> tuple[str, ...]:
    mode = f", {speech.code('mode', event.mode)}" if event.mode else ""
    return (
        speech.days(event.first_day, event.last_day),
        speech.code("type", event.type) + mode,
        speech.actors(event.actor),
        speech.actors(event.recipient),
        speech.code("status", event.status),
        speech.actor(event.said_by),
        event.evidence.text,
        speech.paper(event.evidence.article, event.evidence.source),
    )


@_cells.register
def _statement(statement: DossierStatement, speech: Speech, _titles: dict[str, str]) -> tuple[str, ...]:
    return (
        speech.days(statement.first_day, statement.last_day),
        speech.actor(statement.speaker),
        statement.cue or "",
        statement.content,
        speech.code("statement_kind", statement.kind),
        speech.paper(statement.evidence.article, statement.evidence.source),
    )


@_cells.register
def _story(story: Story, speech: Speech, _titles: dict[str, str]) -> tuple[str, ...]:
    papers = dict.fromkeys(speech.paper(account.article, account.source) for account in story.accounts)
    return (
        speech.days(story.first_day, story.last_day),
        speech.code("type", story.type),
        story.title,
        ", ".join(papers),
        str(story.voices),
        str(len(story.accounts)),
        str(len(story.disagreements)),
    )


@_cells.register
def _disagreement(found: Disagreement, speech: Speech, titles: dict[str, str]) -> tuple[str, ...]:
    sides = (_side(side, speech) for side in found.sides)
    about = titles.get(found.story or "") or speech.actor(found.actor)
    return (speech.code("disagreement", found.kind), about, "\n".join(sides))


def _side(side: Side, speech: Speech) -> str:
    """What is held, and by whom; said once where the two are one (an accuser)."""
    value = say_word(speech.interface, side_value(side.value, speech.index))
    holders = _holders(side, speech)
    return value if value == holders else f"{value} — {holders}"


def _holders(side: Side, speech: Speech) -> str:
    """Who holds a side; an article without an outlet is cited as elsewhere, not by its path."""
    papers = {found.source: speech.paper(found.article, found.source) for found in side.accounts}
    named = dict.fromkeys(papers.get(holder) or speech.actor(holder) for holder in side.by)
    return ", ".join(named) or ", ".join(dict.fromkeys(papers.values()))


@_cells.register
def _period(period: Camps, speech: Speech, _titles: dict[str, str]) -> tuple[str, ...]:
    return (
        speech.days(period.first_day, period.last_day),
        "\n".join(f"{number}. {speech.actors(camp.actors)}" for number, camp in enumerate(period.camps, 1)),
        "\n".join(
            f"{speech.actor(doubtful.actor)}: {speech.code('doubt', doubtful.reason)}"
            for doubtful in period.doubtful
        ),
        f"{round(period.frustration * 100)}%",
    )


def _label(label: Label) -> str:
    times = f" ×{len(label.words)}" if len(label.words) > 1 else ""
    return f"{SLANT_MARKS[label.slant]} {label.text}{times}"
