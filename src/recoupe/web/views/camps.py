"""The camps, period by period."""

from __future__ import annotations

from recoupe.show.panels.camps import CampsPanel, camps_panel
from recoupe.show.wording import Key
from recoupe.web.asked import Answer, Asked, Page, offset_of, pager_of
from recoupe.web.views.shortened import shorten_camps

PERIODS = 4


def show_camps(asked: Asked) -> Answer:
    """A page of periods, the whole time first."""
    offset = offset_of(asked, PERIODS)
    panel, total = asked.cache.get(
        asked.dossier.version(), ("camps", offset, asked.rows(PERIODS)), lambda: _panel(asked, offset)
    )
    return Page(
        template="camps_page.html",
        panel="camps",
        title=Key("camps.title"),
        records=lambda: asked.dossier.camps_slice(limit=asked.rows(PERIODS), offset=offset).records,
        pager=pager_of(asked, total, PERIODS),
        context={"camps": panel},
    )


def _panel(asked: Asked, offset: int) -> tuple[CampsPanel, int]:
    """Dear to make where relations have very many words behind them; kept until the dossier changes."""
    found = asked.dossier.camps_slice(limit=asked.rows(PERIODS), offset=offset)
    return camps_panel(tuple(map(shorten_camps, found.records)), asked.index), found.total
