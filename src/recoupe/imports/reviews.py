"""Verdicts from a table, as they were exported or as somebody filled them in, into a dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

import msgspec

from recoupe.comparison import Evidence
from recoupe.imports.report import ImportReport, Refusal
from recoupe.imports.sheets import SheetRow, read_sheet
from recoupe.review import Review, ReviewLayer, Verdict
from recoupe.store import Dossier

LONGEST_TEXT = 2_000
"""Code points of a correction or a note; what is longer is cut."""


class _Known(msgspec.Struct, frozen=True, kw_only=True):
    """What verdicts may name: sources of articles by id, and facts with their words."""

    dossier: Dossier
    sources: Mapping[str, str]
    facts: Mapping[tuple[str, str], Evidence | None]


def import_reviews(files: Sequence[Path], dossier_path: Path, *, reviewer: str | None = None) -> ImportReport:
    """The verdicts of tables with the columns layer, fact, verdict, correction, note and reviewer.

    `reviewer` is who judged where a row does not say it. A fact's words are taken from the columns article,
    start and end, else from the dossier, so that a rebuild finds the fact again. Raises SourceError where a
    table cannot be read, DossierError where there is no dossier.
    """
    refused: list[Refusal] = []
    taken = 0
    with Dossier.open(dossier_path) as dossier:
        known = _Known(
            dossier=dossier,
            sources={one.id: one.source for one in dossier.articles()},
            facts=_evidence_of_facts(dossier),
        )
        for path in files:
            for row in read_sheet(path, "reviews", ("fact",)):
                found = _review(row, reviewer, known)
                if isinstance(found, str):
                    refused.append(Refusal(row.place, found))
                    continue
                dossier.add_review(found)
                taken += 1
    return ImportReport(written=dossier_path, taken=taken, refused=tuple(refused))


def _evidence_of_facts(dossier: Dossier) -> Mapping[tuple[str, str], Evidence | None]:
    """Every fact that the dossier holds and verdicts name by its id, with its words where it has a place."""
    facts: dict[tuple[str, str], Evidence | None] = {}
    facts |= {("event", one.id): one.evidence for one in dossier.timeline()}
    facts |= {("statement", one.id): one.evidence for one in dossier.statements()}
    facts |= {("actor", one.id): None for one in dossier.actors()}
    facts |= {("story", one.id): None for one in dossier.stories()}
    facts |= {("disagreement", one.id): None for one in dossier.disagreements()}
    return facts


def _review(row: SheetRow, reviewer: str | None, known: _Known) -> Review | str:
    """The verdict of one row, or what is wrong with it."""
    layer, fact, verdict = row.first("layer").lower(), row.first("fact"), row.first("verdict").lower()
    correction, who = row.first("correction")[:LONGEST_TEXT], row.first("reviewer") or reviewer or ""
    problem = _problem(layer, fact, verdict, correction, who)
    if problem:
        return problem
    evidence = _words(row, known)
    if isinstance(evidence, str):
        return evidence
    if evidence is None and layer != "naming" and (layer, fact) not in known.facts:
        return f'the dossier has no {layer} "{fact}"; give its article, start and end if it once had'
    return msgspec.convert(
        {
            "layer": layer,
            "fact": fact,
            "reviewer": who,
            "verdict": verdict,
            "correction": correction if verdict == "corrected" else None,
            "note": row.first("note")[:LONGEST_TEXT],
            "evidence": evidence or known.facts.get((layer, fact)),
        },
        Review,
        from_attributes=True,
    )


def _problem(layer: str, fact: str, verdict: str, correction: str, who: str) -> str:
    if layer not in get_args(ReviewLayer):
        return f'layer "{layer}" is none; there are {", ".join(get_args(ReviewLayer))}'
    if not fact:
        return "names no fact: the id that recoupe show --format json or the export gives"
    if verdict not in get_args(Verdict):
        return f'verdict "{verdict}" is none; there are {", ".join(get_args(Verdict))}'
    if verdict == "corrected" and not correction:
        return "is corrected, but does not say into what; fill in the column correction"
    return "" if who else "does not say who judged; fill in the column reviewer, or give --reviewer"


def _words(row: SheetRow, known: _Known) -> Evidence | str | None:
    """The place that a row names, with the words that stand there; None where it names none."""
    article, start, end = row.first("article"), row.first("start"), row.first("end")
    if not article or not start:
        return None
    if article not in known.sources:
        return f'the dossier has no article "{article}"'
    text = known.dossier.article_text(article)
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text)):
        return f"{start} to {end} is no place in the article, which has {len(text)} code points"
    words = text[int(start) : int(end)]
    said = row.first("text")
    if said and " ".join(said.split()) != " ".join(words.split()):
        return f'"{words}" stands there, not "{said}"'
    return Evidence(article, known.sources[article], int(start), int(end), words)
