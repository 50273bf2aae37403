"""What all disagreements share: who holds something, and the record made of the sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from recoupe.article import Article
from recoupe.compare.event_mentions import EventMention
from recoupe.compare.ids import content_id
from recoupe.comparison import Disagreement, DisagreementKind, Evidence, Side
from recoupe.reading import UNNAMED


class Claim(NamedTuple):
    """One holder says one thing at one place."""

    value: str
    holder: str
    evidence: Evidence


def find_holder(mention: EventMention) -> str:
    """Who answers for a mention: the speaker it is attributed to, else the outlet."""
    if mention.said_by is None or mention.said_by == UNNAMED:
        return name_outlet(mention.source.article)
    return mention.said_by


def name_outlet(article: Article) -> str:
    """The outlet of an article; where it is not known, the source stands for it."""
    return article.outlet or article.source


def make_side(value: str, claims: Iterable[Claim]) -> Side:
    """A side from the claims that make it, with holders and places each once."""
    claims = list(claims)
    evidence = {claim.evidence for claim in claims}
    return Side(
        value=value,
        by=tuple(sorted({claim.holder for claim in claims})),
        accounts=tuple(sorted(evidence, key=lambda place: (place.article, place.start, place.end))),
    )


def make_disagreement(
    kind: DisagreementKind, sides: Iterable[Side], *, story: str | None = None, actor: str | None = None
) -> Disagreement:
    """The record, with an id made of what it says; sides in the order given."""
    sides = tuple(sides)
    held = (f"{side.value}\0{' '.join(side.by)}" for side in sides)
    return Disagreement(
        id=content_id(kind, story or "", actor or "", *held), kind=kind, story=story, actor=actor, sides=sides
    )
