"""Pages for what goes wrong: each says what is wrong and the way out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from recoupe.errors import DossierError, RecoupeError
from recoupe.show.wording import Word
from recoupe.web.answering import Answering
from recoupe.web.asked import NotThereError, WrongAskError
from recoupe.web.security import TooLargeError

Handler = Callable[[Request, Exception], Awaitable[Response]]
_OF_STATUS = {404: "problem.no_page", 405: "problem.method", 413: "problem.too_large"}


def problem_handlers(answering: Answering) -> dict[type[Exception] | int, Handler]:
    """What answers where a view raises. What nobody foresaw stays a bug: it is logged with its traceback."""

    async def tell(request: Request, problem: str, values: dict[str, Word], status: int) -> Response:
        return await run_in_threadpool(answering.render_problem, request, problem, values, status=status)

    async def wrong(request: Request, error: Exception) -> Response:
        values: dict[str, Word] = dict(error.values) if isinstance(error, WrongAskError) else {}
        status = 404 if isinstance(error, NotThereError) else 400
        return await tell(request, error.problem if isinstance(error, WrongAskError) else "", values, status)

    async def own(request: Request, error: Exception) -> Response:
        if isinstance(error, DossierError):
            return await tell(request, "problem.dossier", {"problem": str(error)}, 503)
        return await tell(request, "problem.usage", {"problem": str(error)}, 404)

    async def too_large(request: Request, error: Exception) -> Response:  # noqa: ARG001
        return await tell(request, "problem.too_large", {}, 413)

    async def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return await tell(request, _OF_STATUS.get(status, "problem.refused"), {}, status)

    async def bug(request: Request, error: Exception) -> Response:  # noqa: ARG001
        return await tell(request, "problem.bug", {}, 500)

    return {
        WrongAskError: wrong,
        RecoupeError: own,
        TooLargeError: too_large,
        HTTPException: http,
        500: bug,
    }
