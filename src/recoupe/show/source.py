"""What the panels, the page and the tables ask of a dossier. The store's `Dossier` answers it."""

from __future__ import annotations

from datetime import date
from typing import Protocol

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
from recoupe.reading import Reading


class SkippedInput(Protocol):
    """One input that the build left out, and why."""

    @property
    def source(self) -> str:
        """The file or address."""
        ...

    @property
    def place(self) -> str:
        """Where in it, as a line number; empty where the whole is meant."""
        ...

    @property
    def reason(self) -> str:
        """Why it was left out."""
        ...

    @property
    def way_out(self) -> str:
        """What can be done about it; empty where nothing is known."""
        ...


class DossierSource(Protocol):
    """The questions that `show` asks. Each answer comes in an order that does not depend on the input's.

    `actor` is an id or any name; a name that nobody goes by raises UsageError. `since` leaves out what
    is not known to reach that day.
    """

    def articles(self, *, since: date | None = None) -> tuple[DossierArticle, ...]:
        """Every account of the dossier."""
        ...

    def actors(self, *, actor: str | None = None) -> tuple[DossierActor, ...]:
        """Every actor across all articles."""
        ...

    def timeline(self, *, actor: str | None = None, since: date | None = None) -> tuple[DossierEvent, ...]:
        """Every event mention, dated ones in order of days."""
        ...

    def statements(
        self, *, actor: str | None = None, since: date | None = None
    ) -> tuple[DossierStatement, ...]:
        """Everything that somebody is said to have said."""
        ...

    def stories(self, *, actor: str | None = None, since: date | None = None) -> tuple[Story, ...]:
        """Every happening with the accounts of it."""
        ...

    def disagreements(
        self, *, actor: str | None = None, since: date | None = None
    ) -> tuple[Disagreement, ...]:
        """Everything on which accounts cannot all be right."""
        ...

    def namings(self, *, actor: str | None = None, since: date | None = None) -> tuple[DossierNaming, ...]:
        """Every disputed label and who puts it on whom."""
        ...

    def camps(self, *, actor: str | None = None, since: date | None = None) -> tuple[Camps, ...]:
        """Who stands with whom, period by period."""
        ...

    def article_text(self, article: str) -> str:
        """The text of the article with that id, as it was printed."""
        ...

    def reading(self, article: str) -> Reading:
        """What was found in the article with that id."""
        ...

    def skipped(self) -> tuple[SkippedInput, ...]:
        """The inputs that are not in the dossier, with the reasons."""
        ...
