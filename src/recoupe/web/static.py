"""Our own stylesheets and scripts, at addresses that change with their content: browsers may keep them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from recoupe.show.render import SHOW_FOLDER

WEB_FOLDER = Path(__file__).parent
OWN_FILES: Mapping[str, tuple[Path, str]] = {
    "style.css": (SHOW_FOLDER / "style.css", "text/css; charset=utf-8"),
    "app.css": (WEB_FOLDER / "static" / "app.css", "text/css; charset=utf-8"),
    "review.js": (WEB_FOLDER / "static" / "review.js", "text/javascript; charset=utf-8"),
    "add.js": (WEB_FOLDER / "static" / "add.js", "text/javascript; charset=utf-8"),
    "app.js": (WEB_FOLDER / "static" / "app.js", "text/javascript; charset=utf-8"),
}
"""What `/static/NAME` serves. A new file needs a line here; nothing else of the disk can be asked for."""
KEPT = "public, max-age=31536000, immutable"


def own_files() -> list[Route]:
    """The routes of our own files."""
    return [Route("/static/{name}", _serve), Route("/favicon.ico", _no_icon)]


def static_address(name: str) -> str:
    """The address of one of our own files, with a mark of its content."""
    content, _ = own_file(name)
    return f"/static/{name}?{hashlib.sha256(content).hexdigest()[:12]}"


@lru_cache(maxsize=16)
def own_file(name: str) -> tuple[bytes, str]:
    """The bytes and the media type of one of our own files. Raises KeyError where there is none."""
    path, media_type = OWN_FILES[name]
    return path.read_bytes(), media_type


async def _serve(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in OWN_FILES:
        return Response("there is no such file\n", status_code=404, media_type="text/plain")
    content, media_type = own_file(name)
    return Response(content, media_type=media_type, headers={"Cache-Control": KEPT})


async def _no_icon(request: Request) -> Response:  # noqa: ARG001  (browsers ask for it unbidden)
    return Response(status_code=204)
