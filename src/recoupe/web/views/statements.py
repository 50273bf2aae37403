"""The statements: searchable, by speaker, outlet, medium, kind and days."""

from __future__ import annotations

from recoupe.show.panels.statements import statements_panel
from recoupe.show.wording import Key
from recoupe.store.filters import StatementFilter
from recoupe.web.asked import PER_PAGE, Answer, Asked, NotThereError, Page, SeeOther, offset_of, pager_of
from recoupe.web.views.wanted import STATEMENT_KINDS, days_wanted, outlets_of, totals_of


def list_statements(asked: Asked) -> Answer:
    """A page of the statements that the filters leave."""
    wanted = StatementFilter(
        words=asked.text("q"),
        speaker=asked.text("speaker") or None,
        outlet=asked.text("outlet") or None,
        medium=asked.text("medium") or None,
        kind=asked.choice("kind", STATEMENT_KINDS),
        days=days_wanted(asked),
    )
    found = asked.dossier.statement_slice(wanted, limit=asked.rows(PER_PAGE), offset=offset_of(asked))
    return Page(
        template="statements_page.html",
        panel="statements",
        title=Key("statements.title"),
        records=found.records,
        pager=pager_of(asked, found.total),
        context={
            "statements": statements_panel(found.records, asked.index),
            "is_filtered": wanted != StatementFilter(),
            "kinds": STATEMENT_KINDS,
            "outlets": outlets_of(asked),
            "media": tuple(medium for medium, _ in totals_of(asked).media),
        },
    )


def show_statement(asked: Asked) -> Answer:
    """The words of one statement, where they stand in their article."""
    found = asked.dossier.some_statements(asked.parts["statement"])
    if not found:
        raise NotThereError("problem.no_record")
    evidence = found[0].evidence
    return SeeOther(
        to=asked.address.to_span(evidence.article, evidence.start, evidence.end), records=found[0]
    )
