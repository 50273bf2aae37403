"""The addresses of the app for programs: the OpenAPI file, and the same as a page."""

from __future__ import annotations

from recoupe.show.wording import Key
from recoupe.web.asked import Answer, Asked, Page


def show_openapi(asked: Asked) -> Answer:
    """Every address with what it takes and gives; `/openapi.json` is the OpenAPI file."""
    from recoupe.web.openapi import describe_app  # noqa: PLC0415  (this view is one of the routes)
    from recoupe.web.routes import PLACES  # noqa: PLC0415

    document = asked.cache.get(asked.dossier.version(), "openapi", lambda: describe_app(PLACES))
    return Page(
        template="openapi_page.html",
        panel="openapi",
        title=Key("openapi.title"),
        records=document,
        context={"document": document},
    )
