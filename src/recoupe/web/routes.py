"""Every address of the app and the view that answers it. Each also answers with `.json` added."""

from __future__ import annotations

from typing import Any

from recoupe.comparison import (
    Camps,
    Disagreement,
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierNaming,
    DossierStatement,
    Story,
)
from recoupe.store import SkippedInput
from recoupe.web import parameters
from recoupe.web.jobs import Job
from recoupe.web.places import Place
from recoupe.web.records import ActorRecord, ArticleRecord, OverviewRecord, SearchRecord
from recoupe.web.views import (
    actors,
    add,
    articles,
    camps,
    correct,
    describe,
    disagreements,
    namings,
    overview,
    review,
    search,
    skipped,
    statements,
    stories,
    timeline,
)
from recoupe.web.views import (
    map as map_view,
)
from recoupe.web.views.correct import CorrectedActors
from recoupe.web.views.review import Quality, Reviewed

PLACES: tuple[Place, ...] = (
    Place(path="/", view=overview.show_overview, answers=OverviewRecord),
    Place(path="/overview", view=overview.show_overview, answers=OverviewRecord),
    Place(
        path="/timeline", view=timeline.list_events, answers=tuple[DossierEvent, ...], takes=parameters.EVENTS
    ),
    Place(path="/events/{event}", view=timeline.show_event, answers=DossierEvent),
    Place(path="/actors", view=actors.list_actors, answers=tuple[DossierActor, ...], takes=parameters.ACTORS),
    Place(path="/actors/{actor}", view=actors.show_actor, answers=ActorRecord),
    Place(
        path="/actors/{actor}/rename",
        view=correct.rename,
        answers=Job,
        takes=(parameters.TOKEN, parameters.NAME),
        change=True,
    ),
    Place(
        path="/actors/{actor}/merge",
        view=correct.merge,
        answers=Job,
        takes=(parameters.TOKEN, parameters.OTHER),
        change=True,
    ),
    Place(
        path="/actors/{actor}/split",
        view=correct.split,
        answers=Job,
        takes=(parameters.TOKEN, parameters.NAME),
        change=True,
    ),
    Place(path="/corrections", view=correct.show_corrections, answers=CorrectedActors),
    Place(
        path="/corrections/forget",
        view=correct.forget,
        answers=Job,
        takes=(parameters.TOKEN, parameters.NAME),
        change=True,
    ),
    Place(
        path="/statements",
        view=statements.list_statements,
        answers=tuple[DossierStatement, ...],
        takes=parameters.STATEMENTS,
    ),
    Place(path="/statements/{statement}", view=statements.show_statement, answers=DossierStatement),
    Place(path="/stories", view=stories.list_stories, answers=tuple[Story, ...], takes=parameters.STORIES),
    Place(path="/stories/{story}", view=stories.show_story, answers=Story, takes=parameters.PAGE),
    Place(
        path="/disagreements",
        view=disagreements.list_disagreements,
        answers=tuple[Disagreement, ...],
        takes=parameters.DISAGREEMENTS,
    ),
    Place(path="/disagreements/{disagreement}", view=disagreements.show_disagreement, answers=Disagreement),
    Place(
        path="/namings",
        view=namings.show_namings,
        answers=tuple[DossierNaming, ...],
        takes=parameters.NAMINGS,
    ),
    Place(path="/camps", view=camps.show_camps, answers=tuple[Camps, ...], takes=parameters.PAGE),
    Place(path="/map", view=map_view.show_map, answers=tuple[DossierEvent, ...]),
    Place(
        path="/articles",
        view=articles.list_articles,
        answers=tuple[DossierArticle, ...],
        takes=parameters.ARTICLES,
    ),
    Place(
        path="/articles/{article}",
        view=articles.show_article,
        answers=ArticleRecord,
        takes=parameters.ARTICLE,
    ),
    Place(path="/search", view=search.search_all, answers=SearchRecord, takes=parameters.SEARCH),
    Place(path="/quality", view=review.show_quality, answers=Quality, takes=parameters.PAGE),
    Place(path="/review", view=review.save_review, answers=Reviewed, takes=parameters.REVIEW, change=True),
    Place(path="/add", view=add.show_add, answers=Job),
    Place(path="/add/text", view=add.add_text, answers=Job, takes=parameters.PASTED, change=True),
    Place(
        path="/add/files",
        view=add.add_files,
        answers=Job,
        takes=parameters.FILES,
        change=True,
        body_bytes=add.UPLOAD_BYTES,
    ),
    Place(path="/openapi", view=describe.show_openapi, answers=dict[str, Any]),
    Place(
        path="/skipped", view=skipped.list_skipped, answers=tuple[SkippedInput, ...], takes=parameters.PAGE
    ),
)
