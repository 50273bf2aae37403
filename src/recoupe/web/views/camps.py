"""The camps, period by period."""

from __future__ import annotations

from recoupe.show.panels.camps import camps_panel
from recoupe.show.wording import Key
from recoupe.web.asked import Answer, Asked, Page, offset_of, pager_of

PERIODS = 4


def show_camps(asked: Asked) -> Answer:
    """A page of periods, the whole time first."""
    found = asked.dossier.camps_slice(limit=PERIODS, offset=offset_of(asked, PERIODS))
    return Page(
        template="camps_page.html",
        panel="camps",
        title=Key("camps.title"),
        records=found.records,
        pager=pager_of(asked, found.total, PERIODS),
        context={"camps": camps_panel(found.records, asked.index)},
    )
