"""Files that came with a form, wholly read: their size is limited before anything looks at them."""

from __future__ import annotations

import msgspec


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """One file: its field, the name that the browser gave it (never a path to write to), its bytes."""

    field: str
    name: str
    content: bytes
