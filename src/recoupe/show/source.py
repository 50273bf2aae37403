"""What the panels, the page and the tables ask of a dossier. The store's `Dossier` answers it."""

from __future__ import annotations

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
    """The questions that `show` asks. Each answer comes in an order that does not depend on the input's."""

    def articles(self) -> tuple[DossierArticle, ...]:
        """Every account of the dossier."""
        ...

    def actors(self) -> tuple[DossierActor, ...]:
        """Every actor across all articles."""
        ...

    def timeline(self) -> tuple[DossierEvent, ...]:
        """Every event mention, dated ones in order of days."""
        ...

    def statements(self) -> tuple[DossierStatement, ...]:
        """Everything that somebody is said to have said."""
        ...

    def stories(self) -> tuple[Story, ...]:
        """Every happening with the accounts of it."""
        ...

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Everything on which accounts cannot all be right."""
        ...

    def namings(self) -> tuple[DossierNaming, ...]:
        """Every disputed label and who puts it on whom."""
        ...

    def camps(self) -> tuple[Camps, ...]:
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
