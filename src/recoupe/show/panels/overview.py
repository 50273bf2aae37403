"""The overview: what the dossier is, in counts, and what matters most in it."""

from __future__ import annotations

from collections import Counter
from datetime import date

import msgspec

from recoupe.comparison import DossierArticle
from recoupe.show.index import Name
from recoupe.show.panels.actors import Actors
from recoupe.show.panels.camps import CampsPanel, Period
from recoupe.show.panels.disagreements import DisagreementCard, Disagreements
from recoupe.show.panels.map import MapPanel
from recoupe.show.panels.namings import Namings
from recoupe.show.panels.statements import Statements
from recoupe.show.panels.stories import Stories, StoryCard, StoryLine
from recoupe.show.panels.timeline import Timeline
from recoupe.show.pictures.days_of_crisis import DaysPicture, draw_days
from recoupe.show.wording import Days

MOST_LINES = 5


class FactPanels(msgspec.Struct, frozen=True, kw_only=True):
    """The panels of what was found, each under the name by which its template knows it."""

    timeline: Timeline
    actors: Actors
    statements: Statements
    stories: Stories
    disagreements: Disagreements
    namings: Namings
    camps: CampsPanel
    map: MapPanel


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The dossier at a glance. Counts by outlet, language and speaker come largest first."""

    articles: int
    copies: int
    outlets: tuple[tuple[str, int], ...]
    without_outlet: int
    languages: tuple[tuple[str, int], ...]
    written: Days
    actors: int
    events: int
    statements: int
    stories: int
    disagreements: int
    skipped: int
    main_stories: tuple[StoryCard | StoryLine, ...]
    main_disagreements: tuple[DisagreementCard, ...]
    speakers: tuple[tuple[Name, int], ...]
    camps: Period | None
    days: DaysPicture | None


def overview_panel(articles: tuple[DossierArticle, ...], facts: FactPanels, *, skipped: int) -> Overview:
    """The overview of the panels already made. Camps are those of the whole time, which comes first."""
    speakers = Counter(row.speaker for row in facts.statements.rows if row.speaker.text)
    ranked = sorted(speakers.items(), key=lambda item: (-item[1], item[0].text))
    stories, camps = facts.stories, facts.camps.periods
    return Overview(
        articles=len(articles),
        copies=sum(article.copy_of is not None for article in articles),
        outlets=_count([article.outlet for article in articles if article.outlet]),
        without_outlet=sum(article.outlet is None for article in articles),
        languages=_count([article.language for article in articles]),
        written=_written(articles),
        actors=len(facts.actors.cards),
        events=len(facts.timeline.rows),
        statements=len(facts.statements.rows),
        stories=len(stories.shared) + len(stories.single),
        disagreements=len(facts.disagreements.cards),
        skipped=skipped,
        main_stories=(stories.shared or stories.single)[:MOST_LINES],
        main_disagreements=facts.disagreements.cards[:MOST_LINES],
        speakers=tuple(ranked[:MOST_LINES]),
        camps=camps[0] if camps else None,
        days=draw_days(facts.timeline.rows, stories.shared or stories.single),
    )


def _count(values: list[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _written(articles: tuple[DossierArticle, ...]) -> Days:
    first: list[date] = [day for article in articles if (day := article.published.earliest)]
    last: list[date] = [day for article in articles if (day := article.published.latest)]
    return Days(min(first, default=None), max(last, default=None))
