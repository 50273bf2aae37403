"""A dossier in a notebook: records as data frames, charts, and tables that a notebook shows by itself.

Frames need pandas or polars, charts altair (`pip install "recoupe[notebook]"`); nothing here is loaded before
it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from importlib import import_module
from typing import Any, Literal

from recoupe.comparison import DossierArticle, DossierEvent, Story
from recoupe.errors import UsageError
from recoupe.show.flat import flat_cells, flat_columns
from recoupe.show.index import DossierIndex
from recoupe.show.selection import Kind, Record, rows_of
from recoupe.store import Dossier

FrameLibrary = Literal["pandas", "polars"]
ChartKind = Literal["timeline", "actors", "outlets"]
_DAYS = frozenset({"from", "to", "published_earliest", "published_latest"})
_MOST_ACTORS = 20
_QUAD_COLOURS = {
    "material_conflict": "#a13a2b",
    "verbal_conflict": "#dfa79c",
    "verbal_cooperation": "#93c7b9",
    "material_cooperation": "#176b5a",
}


class NotebookDossier(Dossier):
    """A dossier opened for reading, with what a notebook wants of it besides."""

    def events(self, *, actor: str | None = None, since: date | None = None) -> tuple[DossierEvent, ...]:
        """Every event mention, as `timeline`."""
        return self.timeline(actor=actor, since=since)

    def frame(
        self,
        kind: Kind | Literal["events"],
        *,
        actor: str | None = None,
        since: date | None = None,
        library: FrameLibrary | None = None,
    ) -> Any:
        """The records of that kind as a data frame, with the columns of `recoupe show KIND --format csv`.

        `library` is pandas or polars; None: the one that is installed, pandas before polars. Days are dates.
        Raises UsageError where it is not installed.
        """
        table: Kind = "timeline" if kind == "events" else kind
        records = rows_of(table, self, actor=actor, since=since)
        return make_frame(flat_columns(table), records, DossierIndex(self), library)

    def chart(self, kind: ChartKind = "timeline", *, actor: str | None = None) -> Any:
        """An Altair chart: events by day and kind of act, the busiest actors, or events by outlet."""
        altair = _load("altair", "notebook")
        return _CHARTS[kind](altair, self, actor)

    def _repr_html_(self) -> str:
        """What a notebook shows of the dossier itself."""
        counts = {
            "articles": len(self.articles()),
            "actors": len(self.actors()),
            "events": len(self.timeline()),
            "statements": len(self.statements()),
            "stories": len(self.stories()),
            "disagreements": len(self.disagreements()),
        }
        rows = "".join(f"<tr><th>{name}</th><td>{count}</td></tr>" for name, count in counts.items())
        return f"<table><caption>{escape(self.path.name)}</caption>{rows}</table>"


def make_frame(
    columns: Sequence[str],
    records: Sequence[Record],
    index: DossierIndex,
    library: FrameLibrary | None = None,
) -> Any:
    """The flat rows of records as a data frame of that library."""
    rows = [flat_cells(record, index) for record in records]
    values = {
        name: [_day(row[place]) if name in _DAYS else row[place] for row in rows]
        for place, name in enumerate(columns)
    }
    if library is None:
        library = _installed_library()
    return _load(library, "notebook").DataFrame(values)


def story_html(story: Story) -> str:
    """A story with its accounts as a table; every text escaped."""
    accounts = "".join(
        f"<tr><td>{escape(account.outlet or account.source)}</td><td>{escape(account.status)}</td>"
        f"<td>{escape(account.evidence.text)}</td></tr>"
        for account in story.accounts
    )
    days = " – ".join(str(day) for day in (story.first_day, story.last_day) if day is not None)
    return (
        f"<table><caption>{escape(story.title)} ({escape(story.type)}, {escape(days)}; "
        f"{story.voices} voices)</caption>{accounts}</table>"
    )


def article_html(article: DossierArticle) -> str:
    """An article in one line; every text escaped."""
    known = (article.outlet, article.published.earliest, article.language, f"{article.words} words")
    told = " · ".join(escape(str(part)) for part in known if part is not None)
    return f"<p><strong>{escape(article.title or article.source)}</strong><br>{told}</p>"


def _installed_library() -> FrameLibrary:
    for library in ("pandas", "polars"):
        try:
            import_module(library)
        except ImportError:
            continue
        return library
    raise UsageError('a data frame needs pandas or polars: pip install "recoupe[notebook]"')


def _load(name: str, extra: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(f'{name} is not installed: pip install "recoupe[{extra}]"') from error


def _day(cell: object) -> date | None:
    return date.fromisoformat(str(cell)) if cell is not None else None


def _timeline_chart(altair: Any, dossier: NotebookDossier, actor: str | None) -> Any:
    rows = [
        {"day": event.first_day.isoformat(), "kind": event.quad_class, "events": 1}
        for event in dossier.timeline(actor=actor)
        if event.first_day is not None and event.first_day == event.last_day
    ]
    colours = altair.Scale(domain=list(_QUAD_COLOURS), range=list(_QUAD_COLOURS.values()))
    return (
        altair.Chart(altair.Data(values=rows))
        .mark_bar()
        .encode(
            x=altair.X("yearmonthdate(day):T", title=None),
            y=altair.Y("sum(events):Q", title="events"),
            color=altair.Color("kind:N", scale=colours, title=None),
        )
    )


def _actors_chart(altair: Any, dossier: NotebookDossier, actor: str | None) -> Any:
    actors = dossier.actors(actor=actor)[:_MOST_ACTORS]
    rows = [{"actor": one.name, "mentions": one.mentions, "kind": one.kind} for one in actors]
    return (
        altair.Chart(altair.Data(values=rows))
        .mark_bar()
        .encode(
            x=altair.X("mentions:Q"),
            y=altair.Y("actor:N", sort="-x", title=None),
            color=altair.Color("kind:N", title=None),
        )
    )


def _outlets_chart(altair: Any, dossier: NotebookDossier, actor: str | None) -> Any:
    outlets = {article.id: article.outlet or article.source for article in dossier.articles()}
    rows = [
        {"outlet": outlets[event.evidence.article], "kind": event.quad_class, "events": 1}
        for event in dossier.timeline(actor=actor)
    ]
    colours = altair.Scale(domain=list(_QUAD_COLOURS), range=list(_QUAD_COLOURS.values()))
    return (
        altair.Chart(altair.Data(values=rows))
        .mark_bar()
        .encode(
            x=altair.X("sum(events):Q", title="events"),
            y=altair.Y("outlet:N", sort="-x", title=None),
            color=altair.Color("kind:N", scale=colours, title=None),
        )
    )


_CHARTS = {"timeline": _timeline_chart, "actors": _actors_chart, "outlets": _outlets_chart}
