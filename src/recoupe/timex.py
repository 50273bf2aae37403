"""Calendar expressions as records, and the days they mean once the writing day is known.

A `Timex` says what the words mean without saying when they were written; `resolve_timex` turns it
into a closed range of days. Reading and comparison share it: an article dated only by comparison
has its times resolved again without being read again.
"""

from __future__ import annotations

import msgspec


class Timex(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The symbolic meaning of a calendar expression."""

    kind: str
