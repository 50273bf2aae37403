"""What an address of the app is."""

from __future__ import annotations

from typing import Any

import msgspec

from recoupe.web.asked import View
from recoupe.web.parameters import Parameter


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """An address (`{part}` stands for an id) and its view. A `change` is asked by POST, with a token, and
    may write; `body_bytes` is what it takes, None: a small form.

    `answers` is the type of its records, `takes` what its query, or the form of a change, may hold.
    """

    path: str
    view: View
    answers: Any
    takes: tuple[Parameter, ...] = ()
    change: bool = False
    body_bytes: int | None = None
