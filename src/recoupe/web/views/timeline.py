"""The timeline: every event, by actor, type, status, outlet and days."""

from __future__ import annotations

from recoupe.show.panels.timeline import camp_lanes, timeline_panel
from recoupe.show.wording import Key
from recoupe.store.filters import EventFilter
from recoupe.web.asked import PER_PAGE, Answer, Asked, NotThereError, Page, SeeOther, offset_of, pager_of
from recoupe.web.views.wanted import STATUSES, TYPES, days_wanted, outlets_of


def list_events(asked: Asked) -> Answer:
    """A page of the events that the filters leave, drawn and as a table."""
    role = asked.choice("role", ("actor", "recipient"))
    wanted = EventFilter(
        actor=asked.text("actor") or None,
        role="actor" if role == "actor" else "recipient" if role else None,
        type=asked.choice("type", TYPES),
        status=asked.choice("status", STATUSES),
        place=asked.text("place") or None,
        outlet=asked.text("outlet") or None,
        days=days_wanted(asked),
    )
    found = asked.dossier.event_slice(wanted, limit=asked.rows(PER_PAGE), offset=offset_of(asked))
    return Page(
        template="timeline_page.html",
        panel="timeline",
        title=Key("timeline.title"),
        records=found.records,
        pager=pager_of(asked, found.total),
        context={
            "timeline": timeline_panel(found.records, asked.index, _camps(asked)),
            "is_filtered": wanted != EventFilter(),
            "types": TYPES,
            "statuses": STATUSES,
            "outlets": outlets_of(asked),
        },
    )


def show_event(asked: Asked) -> Answer:
    """The words of one event, where they stand in their article."""
    found = asked.dossier.some_events(asked.parts["event"])
    if not found:
        raise NotThereError("problem.no_record")
    evidence = found[0].evidence
    return SeeOther(
        to=asked.address.to_span(evidence.article, evidence.start, evidence.end), records=found[0]
    )


def _camps(asked: Asked) -> dict[str, str]:
    """For each actor the name of its camp over the whole time; the record is large, so this is kept."""
    return asked.cache.get(
        asked.dossier.version(),
        "camp lanes",
        lambda: camp_lanes(asked.dossier.camps_slice(limit=1).records, asked.index),
    )
