"""Statements and labels of all articles with the dossier's actors in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recoupe.comparison import DossierNaming, DossierStatement
from recoupe.reading import OUTLET, UNNAMED, Statement

from .actors import Cast
from .ids import content_id
from .inputs import ReadArticle
from .texts import quote_evidence


def collect_statements(sources: Sequence[ReadArticle], cast: Cast) -> tuple[DossierStatement, ...]:
    """All statements, by the latest day on which they can have been made, then by article and place."""
    found: dict[str, DossierStatement] = {}
    for source in sources:
        for statement in source.reading.statements:
            described = _describe(source, statement, cast)
            found.setdefault(described.id, described)
    return tuple(
        sorted(
            found.values(),
            key=lambda told: (
                told.last_day or date.max,
                told.evidence.article,
                told.evidence.start,
                told.evidence.end,
                told.id,
            ),
        )
    )


def _describe(source: ReadArticle, statement: Statement, cast: Cast) -> DossierStatement:
    article, content, cue = source.article, statement.content, statement.cue
    first_day, last_day = _days(source, statement)
    place = (str(content.start), str(content.end))
    cue_place = (str(cue.start), str(cue.end)) if cue else ("", "")
    return DossierStatement(
        id=content_id("statement", article.id, statement.speaker, statement.kind, *place, *cue_place),
        speaker=cast.find_speaker(article.id, statement.speaker) or UNNAMED,
        kind=statement.kind,
        cue=cue.text if cue else None,
        content=content.text,
        medium=statement.medium,
        addressee=next(iter(cast.find(article.id, [statement.addressee or ""])), None),
        first_day=first_day,
        last_day=last_day,
        evidence=quote_evidence(article, content),
    )


def _days(source: ReadArticle, statement: Statement) -> tuple[date | None, date | None]:
    """The days of the time that stands in the cue's sentence, outside what is said, nearest to the cue.

    Without one, the statement was made by the last day on which the article can have been written.
    """
    cue, content = statement.cue, statement.content
    if cue is not None:
        sentence = source.sentence(cue)
        near = [
            time
            for time in source.reading.times
            if sentence.start <= time.start
            and time.end <= sentence.end
            and not (content.start <= time.start and time.end <= content.end)
            and time.last_day is not None
            and time.last_day <= source.day
        ]
        if near:
            time = min(near, key=lambda one: (max(one.start - cue.end, cue.start - one.end), one.start))
            return time.first_day, time.last_day
    return None, source.published.latest


def collect_namings(sources: Sequence[ReadArticle], cast: Cast) -> tuple[DossierNaming, ...]:
    """All labels, by article and place; labels of actors that the reading does not list are left out."""
    found: set[DossierNaming] = set()
    for source in sources:
        article = source.article
        for naming in source.reading.namings:
            bearer = cast.ids.get((article.id, naming.actor))
            if bearer is None:
                continue
            by = OUTLET
            if naming.by != OUTLET:
                by = cast.find_speaker(article.id, naming.by) or OUTLET
            found.add(
                DossierNaming(
                    actor=bearer,
                    text=naming.text,
                    slant=naming.slant,
                    by=by,
                    outlet=article.outlet,
                    evidence=quote_evidence(article, naming),
                )
            )
    return tuple(
        sorted(found, key=lambda n: (n.evidence.article, n.evidence.start, n.evidence.end, n.actor, n.by))
    )
