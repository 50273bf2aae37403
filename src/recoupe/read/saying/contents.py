"""What is said, as a stretch of words."""

from __future__ import annotations

import msgspec


class Content(msgspec.Struct, frozen=True):
    """The words `[first, last)` of what is said, and the head of it.

    `is_clause`: it is worded as the speaker's own clause or label, not as the account's summary of it.
    """

    first: int
    last: int
    head: int
    is_clause: bool = False
