"""Every address of the app and the view that answers it. Each also answers with `.json` added."""

from __future__ import annotations

import msgspec

from recoupe.web.asked import View
from recoupe.web.views import (
    actors,
    add,
    articles,
    camps,
    correct,
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


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """An address (`{part}` stands for an id) and its view. A `change` is asked by POST, with a token, and
    may write; `body_bytes` is what it takes, None: a small form."""

    path: str
    view: View
    change: bool = False
    body_bytes: int | None = None


PLACES: tuple[Place, ...] = (
    Place(path="/", view=overview.show_overview),
    Place(path="/overview", view=overview.show_overview),
    Place(path="/timeline", view=timeline.list_events),
    Place(path="/events/{event}", view=timeline.show_event),
    Place(path="/actors", view=actors.list_actors),
    Place(path="/actors/{actor}", view=actors.show_actor),
    Place(path="/actors/{actor}/rename", view=correct.rename, change=True),
    Place(path="/actors/{actor}/merge", view=correct.merge, change=True),
    Place(path="/actors/{actor}/split", view=correct.split, change=True),
    Place(path="/corrections", view=correct.show_corrections),
    Place(path="/corrections/forget", view=correct.forget, change=True),
    Place(path="/statements", view=statements.list_statements),
    Place(path="/statements/{statement}", view=statements.show_statement),
    Place(path="/stories", view=stories.list_stories),
    Place(path="/stories/{story}", view=stories.show_story),
    Place(path="/disagreements", view=disagreements.list_disagreements),
    Place(path="/disagreements/{disagreement}", view=disagreements.show_disagreement),
    Place(path="/namings", view=namings.show_namings),
    Place(path="/camps", view=camps.show_camps),
    Place(path="/map", view=map_view.show_map),
    Place(path="/articles", view=articles.list_articles),
    Place(path="/articles/{article}", view=articles.show_article),
    Place(path="/search", view=search.search_all),
    Place(path="/quality", view=review.show_quality),
    Place(path="/review", view=review.save_review, change=True),
    Place(path="/add", view=add.show_add),
    Place(path="/add/text", view=add.add_text, change=True),
    Place(path="/add/files", view=add.add_files, change=True, body_bytes=add.UPLOAD_BYTES),
    Place(path="/skipped", view=skipped.list_skipped),
)
