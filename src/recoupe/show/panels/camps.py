"""The camps: who stands with whom in each period, who is torn, and how much stays unexplained."""

from __future__ import annotations

import msgspec

from recoupe.comparison import Camps
from recoupe.show.index import DossierIndex, Name, Words
from recoupe.show.wording import Days


class CampColumn(msgspec.Struct, frozen=True, kw_only=True):
    """One camp, named after its best connected actor."""

    name: str
    actors: tuple[Name, ...]


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """An actor that is pulled into more than one camp, why (a code), by whom, and the words."""

    actor: Name
    reason: str
    toward: tuple[Name, ...]
    words: tuple[Words, ...]


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """How two actors stand to each other, and the words of the acts and labels that make it so.

    `strength` is the sum of their weights, without sign.
    """

    left: Name
    right: Name
    is_friendly: bool
    strength: float = 0.0
    words: tuple[Words, ...]

    @property
    def pull(self) -> float:
        """How strong it is: its strength, or where that is not given the number of its words."""
        return self.strength or len(self.words)


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """The camps of one period. `unexplained_percent`: share of the relations that do not fit, 0 to 100.

    `ties` are the relations that the camps explain, the strongest first.
    """

    days: Days
    camps: tuple[CampColumn, ...]
    doubts: tuple[Doubt, ...]
    ties: tuple[Tie, ...]
    unexplained_percent: int


class CampsPanel(msgspec.Struct, frozen=True, kw_only=True):
    """The periods, in the order of the dossier."""

    periods: tuple[Period, ...]


def camps_panel(periods: tuple[Camps, ...], index: DossierIndex) -> CampsPanel:
    """These periods; those without any camp are left out."""
    return CampsPanel(periods=tuple(_period(found, index) for found in periods if found.camps))


def _period(found: Camps, index: DossierIndex) -> Period:
    return Period(
        days=Days(found.first_day, found.last_day),
        camps=tuple(
            CampColumn(
                name=(index.name(camp.name) or Name(None, camp.name)).text,
                actors=index.names(camp.actors),
            )
            for camp in found.camps
        ),
        doubts=tuple(
            Doubt(
                actor=index.name(doubtful.actor) or Name(None, doubtful.actor),
                reason=doubtful.reason,
                toward=index.names(doubtful.toward),
                words=tuple(index.words(evidence) for evidence in doubtful.evidence),
            )
            for doubtful in found.doubtful
        ),
        ties=tuple(
            Tie(
                left=index.name(relation.left) or Name(None, relation.left),
                right=index.name(relation.right) or Name(None, relation.right),
                is_friendly=relation.weight > 0,
                strength=abs(relation.weight),
                words=tuple(index.words(evidence) for evidence in relation.evidence),
            )
            for relation in sorted(
                found.relations, key=lambda each: (-abs(each.weight), each.left, each.right)
            )
        ),
        unexplained_percent=round(found.frustration * 100),
    )
