"""Offices across articles: what an actor is said to be, and the days for which the dossier attests it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from recoupe.comparison import DossierOffice, Evidence
from recoupe.names import fold_name

from .texts import quote_evidence

if TYPE_CHECKING:
    from .sightings import Sighting


def collect_offices(group: Sequence[Sighting]) -> tuple[DossierOffice, ...]:
    """The offices that articles give one actor, ordered by title.

    An article attests an office for the days on which it can have been written: from the earliest
    day of the first such article to the latest day of the last. Undated articles attest it without days.
    """
    attested: dict[tuple[str, str], list[tuple[str, Sighting, Evidence]]] = defaultdict(list)
    for sighting in group:
        for office in sighting.actor.offices:
            evidence = quote_evidence(sighting.source.article, office.evidence)
            key = (fold_name(office.title), office.country or "")
            attested[key].append((office.title, sighting, evidence))
    offices = []
    for _, uses in sorted(attested.items()):
        days = [sighting.source.published for _, sighting, _ in uses]
        offices.append(
            DossierOffice(
                title=min(title for title, _, _ in uses),
                first_day=min((day.earliest for day in days if day.earliest), default=None),
                last_day=max((day.latest for day in days if day.latest), default=None),
                evidence=tuple(evidence for _, _, evidence in uses),
            )
        )
    return tuple(offices)
