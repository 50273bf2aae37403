"""The timeline: every event as a row, and charts of the dated ones, by actor, by camp and by outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from recoupe.comparison import Camps, DossierEvent
from recoupe.reading import EventType, Status
from recoupe.show.chart import Chart, draw_chart
from recoupe.show.index import DossierIndex
from recoupe.show.panels.facts import EventRow, event_rows

MOST_LANES = 12
"""More lanes than this cannot be compared by eye; the rest share the last one."""


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """All events, the charts (None where no event has a day or a camp), and the codes that occur."""

    rows: tuple[EventRow, ...]
    by_actor: Chart | None
    by_outlet: Chart | None
    by_camp: Chart | None = None
    undated: int
    types: tuple[EventType, ...]
    statuses: tuple[Status, ...]


def timeline_panel(
    events: tuple[DossierEvent, ...], index: DossierIndex, camps: Mapping[str, str] | None = None
) -> Timeline:
    """The timeline of these events. Undated ones are in the table only.

    `camps` are the lanes of the chart by camp: for the id of an actor the name of its camp.
    """
    rows = event_rows(events, index)
    dated = [row for row in rows if row.days.first is not None and row.days.last is not None]
    return Timeline(
        rows=rows,
        by_actor=_chart(dated, _actor_lanes),
        by_outlet=_chart(dated, lambda row: (row.words.paper.name,)),
        by_camp=_by_camp(dated, camps or {}),
        undated=len(rows) - len(dated),
        types=tuple(sorted({row.type for row in rows})),
        statuses=tuple(sorted({row.status for row in rows})),
    )


def camp_lanes(periods: Sequence[Camps], index: DossierIndex) -> dict[str, str]:
    """For the id of each actor with a camp over the whole time (the first period) the name of that camp."""
    camps = periods[0].camps if periods else ()
    named = ((camp, index.name(camp.name)) for camp in camps)
    return {actor: name.text if name else camp.name for camp, name in named for actor in camp.actors}


def _by_camp(dated: list[EventRow], camps: Mapping[str, str]) -> Chart | None:
    """None where nobody who acts or is acted upon has a camp: all would stand in one lane."""

    def lanes(row: EventRow) -> tuple[str, ...]:
        return tuple(camps[name.id] for name in row.actor or row.recipient if name.id and name.id in camps)

    return _chart(dated, lanes) if any(lanes(row) for row in dated) else None


def _actor_lanes(row: EventRow) -> tuple[str, ...]:
    return tuple(name.text for name in row.actor or row.recipient if name.text)


def _chart(rows: list[EventRow], lanes_of: Callable[[EventRow], Iterable[str]]) -> Chart | None:
    if not rows:
        return None
    counts = Counter(lane for row in rows for lane in lanes_of(row))
    ranked = sorted(counts, key=lambda lane: (-counts[lane], lane))
    shown = ranked if len(ranked) <= MOST_LANES else ranked[: MOST_LANES - 1]
    by_lane: dict[str, list[EventRow]] = {lane: [] for lane in shown}
    others: list[EventRow] = []
    for row in rows:
        lanes = [lane for lane in dict.fromkeys(lanes_of(row)) if lane in by_lane]
        for lane in lanes:
            by_lane[lane].append(row)
        if not lanes:
            others.append(row)
    return draw_chart(tuple(by_lane.items()), tuple(others))
