"""Pages of the app: the frame around a panel; templates of the app come before those of `show`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

import msgspec
from jinja2 import ChoiceLoader, Environment, PackageLoader

from recoupe.show import render as show_render
from recoupe.show.addresses import Panel
from recoupe.show.interface import Interface, load_interfaces
from recoupe.show.wording import Wording
from recoupe.web.addresses import WebAddresses, with_query
from recoupe.web.asked import Page
from recoupe.web.static import static_address

PANELS: tuple[Panel, ...] = (
    "overview", "timeline", "actors", "statements", "stories", "disagreements", "namings", "camps", "map",
    "articles",
)  # fmt: skip
"""The pages in the order of the menu."""


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around a page: the language, the token of its forms, the address, the dossier's name."""

    interface: Interface
    token: str
    here: str
    query: Mapping[str, str]
    name: str


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of the app; one that `show` has too is the app's own form of it."""
    shared = show_render.templates()
    return shared.overlay(loader=ChoiceLoader([PackageLoader("recoupe.web"), PackageLoader("recoupe.show")]))


def render(page: Page, frame: Frame) -> str:
    """The page in its frame as HTML."""
    wording = Wording(frame.interface)
    context = show_render.panel_context(wording, WebAddresses())
    return (
        templates()
        .get_template(page.template)
        .render(
            **{**context, **page.context},
            page=page,
            pager=page.pager,
            frame=frame,
            interfaces=tuple(load_interfaces().values()),
            static=static_address,
            with_query=with_query,
            asked=defaultdict(str, frame.query),
            panels=PANELS,
        )
    )
