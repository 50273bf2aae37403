"""Who calls whom what: a matrix of the actors that are called most, and the words behind every cell."""

from __future__ import annotations

import msgspec

from recoupe.show.panels.namings import Namings, namings_panel
from recoupe.show.wording import Key
from recoupe.store.filters import NamingFilter
from recoupe.web.asked import Answer, Asked, Page, offset_of, pager_of

ROWS = 20
MOST_LABELS = 150
"""Labels of one actor that are set in the matrix; all of them stand on the actor's own list."""
MOST_NAMERS = 12


def show_namings(asked: Asked) -> Answer:
    """The matrix of a page of actors, or of one actor."""
    one = asked.text("actor")
    named, total = asked.dossier.named_actors(limit=asked.rows(ROWS), offset=offset_of(asked, ROWS))
    actors = (one,) if one else tuple(actor for actor, _ in named)
    found = tuple(
        naming
        for actor in actors
        for naming in asked.dossier.naming_slice(NamingFilter(actor=actor), limit=MOST_LABELS).records
    )
    panel = namings_panel(found, asked.index)
    return Page(
        template="namings_page.html",
        panel="namings",
        title=Key("namings.title"),
        records=found,
        pager=pager_of(asked, 1 if one else total, ROWS),
        context={
            "namings": _narrow(panel),
            "is_filtered": bool(one),
            "left_out": max(0, len(panel.namers) - MOST_NAMERS),
        },
    )


def _narrow(panel: Namings) -> Namings:
    """The matrix with the namers that name most: more columns than these cannot be compared."""
    if len(panel.namers) <= MOST_NAMERS:
        return panel
    rows = tuple(msgspec.structs.replace(row, cells=row.cells[:MOST_NAMERS]) for row in panel.rows)
    return Namings(namers=panel.namers[:MOST_NAMERS], rows=rows)
