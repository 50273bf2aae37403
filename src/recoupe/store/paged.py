"""A dossier asked page by page: no answer loads a whole table, however long the list is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

import msgspec

from recoupe.comparison import (
    Camps,
    Disagreement,
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierNaming,
    DossierStatement,
    Story,
)
from recoupe.store.dossier import Dossier
from recoupe.store.filters import (
    ActorFilter,
    ArticleFilter,
    DisagreementFilter,
    EventFilter,
    Filter,
    NamingFilter,
    StatementFilter,
    StoryFilter,
)
from recoupe.store.opening import dossier_errors
from recoupe.store.slices import Condition, Slice, find_by_ids, find_slice
from recoupe.store.totals import DayGroup, Totals, find_day_groups, find_fact_ids, find_named, find_totals
from recoupe.store.wanted import check_actor

Record = TypeVar("Record", bound=msgspec.Struct)


class PagedDossier(Dossier):
    """The questions of `Dossier`, in pages: each answer has at most `limit` records from `offset` on.

    An `actor` (or `speaker`) of a filter that the dossier does not know raises UsageError with the nearest.
    """

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All answers inside are of one moment, whatever a build writes meanwhile."""
        with dossier_errors(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    def event_slice(self, wanted: EventFilter, *, limit: int, offset: int = 0) -> Slice[DossierEvent]:
        """Events in order of days."""
        return self._slice("event", DossierEvent, wanted, wanted.actor, limit=limit, offset=offset)

    def statement_slice(
        self, wanted: StatementFilter, *, limit: int, offset: int = 0
    ) -> Slice[DossierStatement]:
        """Statements in order of days."""
        return self._slice("statement", DossierStatement, wanted, wanted.speaker, limit=limit, offset=offset)

    def story_slice(
        self, wanted: StoryFilter, *, by_days: bool = False, limit: int, offset: int = 0
    ) -> Slice[Story]:
        """Stories, those with most voices first or `by_days`."""
        order = "position" if by_days else "voices DESC, articles DESC, disputes DESC, position"
        return self._slice("story", Story, wanted, wanted.actor, order=order, limit=limit, offset=offset)

    def disagreement_slice(
        self, wanted: DisagreementFilter, *, limit: int, offset: int = 0
    ) -> Slice[Disagreement]:
        """Disagreements, those that most words stand behind first."""
        order = "weight DESC, position"
        table = "disagreement"
        return self._slice(table, Disagreement, wanted, wanted.actor, order=order, limit=limit, offset=offset)

    def actor_slice(self, wanted: ActorFilter, *, limit: int, offset: int = 0) -> Slice[DossierActor]:
        """Actors, the most often mentioned first."""
        order = "mentions DESC, articles DESC, name, id"
        return self._slice("actor", DossierActor, wanted, None, order=order, limit=limit, offset=offset)

    def article_slice(self, wanted: ArticleFilter, *, limit: int, offset: int = 0) -> Slice[DossierArticle]:
        """Articles in the order of the dossier."""
        return self._slice("compared_article", DossierArticle, wanted, None, limit=limit, offset=offset)

    def naming_slice(self, wanted: NamingFilter, *, limit: int, offset: int = 0) -> Slice[DossierNaming]:
        """Labels in the order of the dossier."""
        return self._slice("naming", DossierNaming, wanted, None, limit=limit, offset=offset)

    def camps_slice(self, *, limit: int, offset: int = 0) -> Slice[Camps]:
        """Periods, the whole time first."""
        with dossier_errors(self.path):
            return find_slice(self._connection, "camp_period", Camps, limit=limit, offset=offset)

    def located_events(self, *, limit: int) -> tuple[DossierEvent, ...]:
        """Events in a town whose place on the map is known, in order of days."""
        with dossier_errors(self.path):
            known = (Condition("latitude IS NOT NULL"),)
            return find_slice(self._connection, "event", DossierEvent, known, limit=limit).records

    def some_articles(self, *ids: str) -> tuple[DossierArticle, ...]:
        """The articles with those ids; an unknown id gives none."""
        return self._by_ids("compared_article", DossierArticle, ids)

    def some_actors(self, *ids: str) -> tuple[DossierActor, ...]:
        """The actors with those ids; an unknown id gives none."""
        return self._by_ids("actor", DossierActor, ids)

    def some_events(self, *ids: str) -> tuple[DossierEvent, ...]:
        """The events with those ids; an unknown id gives none."""
        return self._by_ids("event", DossierEvent, ids)

    def some_statements(self, *ids: str) -> tuple[DossierStatement, ...]:
        """The statements with those ids; an unknown id gives none."""
        return self._by_ids("statement", DossierStatement, ids)

    def some_stories(self, *ids: str) -> tuple[Story, ...]:
        """The stories with those ids; an unknown id gives none."""
        return self._by_ids("story", Story, ids)

    def some_disagreements(self, *ids: str) -> tuple[Disagreement, ...]:
        """The disagreements with those ids; an unknown id gives none."""
        return self._by_ids("disagreement", Disagreement, ids)

    def actor_name(self, actor: str) -> str | None:
        """The name of the actor with that id."""
        with dossier_errors(self.path):
            found = self._connection.execute("SELECT name FROM actor WHERE id = ?", (actor,)).fetchone()
            return None if found is None else str(found[0])

    def events_by_days(self) -> tuple[DayGroup, ...]:
        """The dated events, those of the same days and the same quad class together."""
        with dossier_errors(self.path):
            return find_day_groups(self._connection)

    def fact_ids(self, article: str) -> dict[tuple[str, int, int, str], str]:
        """Ids of the facts of an article by layer, start, end and, of events, type."""
        with dossier_errors(self.path):
            return find_fact_ids(self._connection, article)

    def totals(self) -> Totals:
        """The dossier in numbers."""
        with dossier_errors(self.path):
            return find_totals(self._connection)

    def named_actors(self, *, limit: int, offset: int = 0) -> tuple[tuple[tuple[str, int], ...], int]:
        """Ids of the actors that labels are put on, most labels first, with counts; and how many."""
        with dossier_errors(self.path):
            return find_named(self._connection, limit=limit, offset=offset)

    def version(self) -> str:
        """What the findings were made from, and how much was left out: equal versions, equal pages."""
        with dossier_errors(self.path):
            skipped = self._connection.execute("SELECT count(*) FROM skipped").fetchone()[0]
        return f"{self.findings_made_from() or ''} {skipped}"

    def days_covered(self) -> tuple[date | None, date | None]:
        """The first and the last day on which an article can have been written."""
        with dossier_errors(self.path):
            query = "SELECT min(first_day), max(last_day) FROM compared_article"
            first, last = self._connection.execute(query).fetchone()
            return (
                date.fromisoformat(first) if first else None,
                date.fromisoformat(last) if last else None,
            )

    def _slice(
        self,
        table: str,
        record_type: type[Record],
        wanted: Filter,
        actor: str | None,
        *,
        order: str = "position",
        limit: int,
        offset: int,
    ) -> Slice[Record]:
        with dossier_errors(self.path):
            if actor is not None:
                check_actor(self._connection, actor)
            conditions = tuple(wanted.conditions())
            return find_slice(
                self._connection, table, record_type, conditions, order=order, limit=limit, offset=offset
            )

    def _by_ids(self, table: str, record_type: type[Record], ids: tuple[str, ...]) -> tuple[Record, ...]:
        with dossier_errors(self.path):
            return tuple(find_by_ids(self._connection, table, record_type, ids))
