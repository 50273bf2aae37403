"""From a request to an answer: the dossier opened, the view asked, its page or its records sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from recoupe.errors import RecoupeError
from recoupe.show.interface import Interface, find_interface, load_interfaces
from recoupe.show.wording import Word, say_word
from recoupe.store.paged import PagedDossier
from recoupe.web.addresses import with_query
from recoupe.web.asked import Answer, Asked, Page, Pager, SeeOther, View
from recoupe.web.cache import Cache
from recoupe.web.forms import Form, read_form
from recoupe.web.index import PageIndex
from recoupe.web.jobs import Builder
from recoupe.web.render import Frame, render
from recoupe.web.security import COOKIE, is_token_for, new_secret, token_for

Endpoint = Callable[[Request], Awaitable[Response]]
LANGUAGE_COOKIE = "recoupe_interface"
YEAR_S = 365 * 24 * 3600


@dataclass(frozen=True, kw_only=True)
class Answering:
    """How the views of one dossier are answered. Views run in threads, each with a connection of its own."""

    path: Path
    interface: str
    secret: str
    cache: Cache
    builder: Builder
    reviewer: str = ""

    def page(self, view: View) -> Endpoint:
        """The endpoint that shows what a view finds."""

        async def answer(request: Request) -> Response:
            return await run_in_threadpool(self._show, request, view)

        return answer

    def records(self, view: View) -> Endpoint:
        """The endpoint that gives the records behind what a view shows, as JSON."""

        async def answer(request: Request) -> Response:
            return await run_in_threadpool(self._give, request, view)

        return answer

    def change(self, view: View) -> Endpoint:
        """The endpoint of a form that changes something: with our token only, and it may write."""

        async def answer(request: Request) -> Response:
            form = await read_form(request)
            if not is_token_for(form.fields.get("token", ""), self.secret, request.cookies.get(COOKIE, "")):
                return self.render_problem(request, "problem.token", {}, status=403)
            return await run_in_threadpool(self._change, request, view, form)

        return answer

    def warm(self, views: Iterable[View]) -> None:
        """Ask each view, whose answer is kept, before anybody waits for it."""
        try:
            with closing(PagedDossier.open(self.path, read_only=True)) as dossier, dossier.snapshot():
                for view in views:
                    view(self._asked(dossier, "/", find_interface(self.interface)))
        except RecoupeError:
            return  # whoever asks for the page is told

    def language(self, request: Request) -> Interface:
        """The interface language asked for: in the address, else in the cookie, else by the browser."""
        known = load_interfaces()
        accepted = (part.partition(";")[0].strip()[:2] for part in _accepted(request))
        wanted = (
            request.query_params.get("interface", ""),
            request.cookies.get(LANGUAGE_COOKIE, ""),
            *accepted,
        )
        return next((known[code] for code in wanted if code in known), find_interface(self.interface))

    def render_problem(
        self, request: Request, problem: str, values: Mapping[str, Word], *, status: int
    ) -> Response:
        """A page, or an object where JSON was asked for, that says what is wrong and what to do."""
        language = self.language(request)
        if _wants_json(request):
            said = say_problem(language, problem, values)
            return _json({"error": said}, status=status)
        page = Page(
            template="problem.html",
            title=problem_title(status),
            records=None,
            context={"problem": problem, "values": values, "status": status},
        )
        return self._html(request, page, language, status=status)

    def _show(self, request: Request, view: View) -> Response:
        language = self.language(request)
        answer = self._ask(request, view, language)
        if isinstance(answer, SeeOther):
            return RedirectResponse(answer.to, status_code=303)
        return self._html(request, answer, language)

    def _give(self, request: Request, view: View) -> Response:
        answer = self._ask(request, view, self.language(request))
        response = _json(answer.records)
        if isinstance(answer, Page) and answer.pager is not None:
            response.headers["X-Total-Count"] = str(answer.pager.total)
            links = _links(answer.pager)
            if links:
                response.headers["Link"] = links
        return response

    def _change(self, request: Request, view: View, form: Form) -> Response:
        language = self.language(request)
        answer = self._ask(request, view, language, form)
        if _wants_json(request):
            return _json(answer.records)
        if isinstance(answer, SeeOther):
            return RedirectResponse(answer.to, status_code=303)
        return self._html(request, answer, language)

    def _ask(self, request: Request, view: View, language: Interface, form: Form | None = None) -> Answer:
        with closing(PagedDossier.open(self.path, read_only=form is None)) as dossier:
            asked = replace(
                self._asked(dossier, request.url.path.removesuffix(".json"), language),
                parts={name: str(value) for name, value in request.path_params.items()},
                query=dict(request.query_params),
                form=form.fields if form else {},
                uploads=form.uploads if form else (),
            )
            if form is not None:
                return view(asked)
            with dossier.snapshot():
                return _with_records(view(asked), wanted=request.url.path.endswith(".json"))

    def _asked(self, dossier: PagedDossier, path: str, language: Interface) -> Asked:
        return Asked(
            path=path,
            parts={},
            query={},
            interface=language,
            dossier=dossier,
            index=PageIndex(dossier),
            cache=self.cache,
            builder=self.builder,
            reviewer=self.reviewer,
        )

    def _html(self, request: Request, page: Page, language: Interface, *, status: int = 200) -> Response:
        visitor = request.cookies.get(COOKIE, "")
        fresh = "" if visitor else new_secret()
        frame = Frame(
            interface=language,
            token=token_for(self.secret, visitor or fresh),
            here=request.url.path,
            query=dict(request.query_params),
            name=self.path.stem,
        )
        response = HTMLResponse(render(page, frame), status_code=status)
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Vary"] = "Cookie, Accept-Language"
        if fresh:
            response.set_cookie(COOKIE, fresh, httponly=True, samesite="strict")
        if request.query_params.get("interface") == language.code:
            response.set_cookie(LANGUAGE_COOKIE, language.code, max_age=YEAR_S, httponly=True, samesite="lax")
        return response


def say_problem(language: Interface, problem: str, values: Mapping[str, Word]) -> str:
    """What is wrong, in that language."""
    return language.text(problem, {name: say_word(language, value) for name, value in values.items()})


def problem_title(status: int) -> str:
    """What heads the window of a page that tells of a problem."""
    return f"{status}"


def _wants_json(request: Request) -> bool:
    """Records are asked for by their address, or of a form, by what is accepted."""
    is_form = request.method == "POST"
    return request.url.path.endswith(".json") or (
        is_form and request.headers.get("accept") == "application/json"
    )


def _with_records(answer: Answer, *, wanted: bool) -> Answer:
    """The answer with its records made, where they are wanted and made late."""
    if isinstance(answer, Page) and wanted and callable(answer.records):
        return replace(answer, records=answer.records())
    return answer


def _json(records: object, *, status: int = 200) -> Response:
    return Response(
        msgspec.json.encode(records),
        status_code=status,
        media_type="application/json",
        headers={"Cache-Control": "no-cache"},
    )


def _links(pager: Pager) -> str:
    wanted = {"first": 1, "prev": pager.number - 1, "next": pager.number + 1, "last": pager.pages}
    return ", ".join(
        f'<{with_query(f"{pager.path}.json", {**pager.query, "page": number})}>; rel="{name}"'
        for name, number in wanted.items()
        if 1 <= number <= pager.pages
    )


def _accepted(request: Request) -> list[str]:
    return request.headers.get("accept-language", "").split(",")[:8]
