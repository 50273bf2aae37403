"""The app of one dossier: its addresses, their answers as HTML and JSON, our own files, and the guard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from recoupe.store.paged import PagedDossier
from recoupe.web.answering import Answering
from recoupe.web.cache import Cache
from recoupe.web.jobs import Builder
from recoupe.web.places import Place
from recoupe.web.problems import problem_handlers
from recoupe.web.routes import PLACES
from recoupe.web.security import Guard, new_secret
from recoupe.web.static import own_files
from recoupe.web.views.map import show_map
from recoupe.web.views.overview import show_overview

DEFAULT_REVIEWER = "reviewer"
LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")


def make_app(
    dossier: str | Path,
    *,
    hosts: Sequence[str] = (),
    interface: str = "fr",
    reviewer: str = DEFAULT_REVIEWER,
    places: tuple[Place, ...] = PLACES,
) -> Starlette:
    """The app over the dossier in that file, which must stand there. Raises DossierError where it does not.

    It answers under the local names and `hosts`; `interface` is the language for browsers that ask for
    none that we have, `reviewer` the name under which verdicts are kept. Each request opens the file anew,
    so that a build may write meanwhile.
    """
    path = Path(dossier)
    with PagedDossier.open(path, read_only=True):
        pass
    builder = Builder(path)
    answering = Answering(
        path=path,
        interface=interface,
        secret=new_secret(),
        cache=Cache(),
        builder=builder,
        reviewer=reviewer,
    )
    limits = {place.path: place.body_bytes for place in places if place.body_bytes is not None}
    known = frozenset(host.lower() for host in (*LOCAL_HOSTS, *hosts))
    return Starlette(
        routes=[*_routes(answering, places), *own_files()],
        middleware=[Middleware(Guard, hosts=known, body_limits=limits)],
        exception_handlers=problem_handlers(answering),
        lifespan=_lifespan(builder, answering),
    )


def _lifespan(
    builder: Builder, answering: Answering
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """The overview and the map, dear to make, are made before anybody asks for them.

    Builds that still run when the app stops are stopped; what they have written stays.
    """

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        warming = asyncio.create_task(run_in_threadpool(answering.warm, (show_overview, show_map)))
        yield
        await warming
        await run_in_threadpool(builder.close)

    return lifespan


def _routes(answering: Answering, places: tuple[Place, ...]) -> list[BaseRoute]:
    routes: list[BaseRoute] = []
    for place in places:
        if place.change:
            routes.append(Route(place.path, answering.change(place.view), methods=["POST"]))
            continue
        if place.path != "/":
            routes.append(Route(f"{place.path}.json", answering.records(place.view), methods=["GET"]))
        routes.append(Route(place.path, answering.page(place.view), methods=["GET"]))
    return routes
