"""POLECAT's 40 columns (Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023, PLOVER and POLECAT).

POLECAT knows what happened, not what is denied or imagined: events told as future, conditional or negated
are left out. Its codes of the Correlates of War and of Wikipedia are unknown here and stay empty.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from recoupe import __version__
from recoupe.comparison import DossierActor
from recoupe.export.told_events import ToldEvent, told_events
from recoupe.plover import load_plover
from recoupe.store import Dossier

POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
HAPPENED = ("actual", "alleged")
JOINT = ";"
_ORGANISATIONS = ("body", "armed_force", "group", "bloc", "media")


def write_polecat(dossier: Dossier, path: Path) -> None:
    """One row for each event told as having happened, after a header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(POLECAT_COLUMNS)
        for told in told_events(dossier):
            if told.event.status in HAPPENED:
                writer.writerow([_one_line(cell) for cell in _cells(told)])


def _cells(told: ToldEvent) -> tuple[str, ...]:
    event = told.event
    quad = load_plover().types[event.type].quad.replace("_", " ").upper()
    people = [actor.name for actor in told.reading.actors if actor.kind == "person"]
    organisations = [actor.name for actor in told.reading.actors if actor.kind in _ORGANISATIONS]
    places = [read.place for read in told.reading.events if read.place]
    town = event.place if event.latitude is not None else None
    return (
        event.id,
        _day(event.first_day),
        event.type,
        event.mode or "",
        f"{event.plover_score:g}",
        quad,
        JOINT.join(told.contexts),
        *_party_cells(told.actors, told.read.actor_words if told.read else ()),
        *_party_cells(told.recipients, told.read.recipient_words if told.read else ()),
        event.place or "",
        town or "",
        "",
        "",
        "",
        _number(event.latitude),
        _number(event.longitude),
        "",
        event.place or "",
        "",
        told.article.outlet or told.address,
        _day(told.dated.published.earliest),
        JOINT.join(dict.fromkeys(people)),
        JOINT.join(dict.fromkeys(organisations)),
        JOINT.join(dict.fromkeys(places)),
        told.article.language,
        f"recoupe {__version__}",
    )


def _party_cells(actors: tuple[DossierActor, ...], words: Iterable[object]) -> tuple[str, ...]:
    sectors = [actor.sector or "" for actor in actors]
    titles = [actor.offices[0].title if actor.offices else "" for actor in actors]
    return (
        JOINT.join(actor.name for actor in actors),
        JOINT.join(actor.country or "" for actor in actors),
        "",
        next((sector for sector in sectors if sector), ""),
        JOINT.join(sectors),
        JOINT.join(titles) if any(titles) else "",
        JOINT.join(str(getattr(word, "text", "")) for word in words),
        "",
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _one_line(cell: str) -> str:
    """A cell of a tab-separated file holds neither tabs nor line ends."""
    return " ".join(cell.split())
