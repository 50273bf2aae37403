"""What schemathesis cannot know of the app: ids of records, and the token of a page (see fuzz_web.py)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import schemathesis

KNOWN = json.loads(Path(os.environ["RECOUPE_FUZZ_KNOWN"]).read_text("utf-8"))


@schemathesis.hook
def before_call(_context: Any, case: Any, _kwargs: Any) -> None:
    """Give most requests an id that there is, half of the forms the token; the request itself decides."""
    chance = sum(repr((case.path_parameters, case.query, case.body)).encode("utf-8", "replace"))
    for part, ids in KNOWN["ids"].items():
        if part in (case.path_parameters or {}) and ids and chance % 4:
            case.path_parameters[part] = ids[chance % len(ids)]
    if isinstance(case.body, dict) and "token" in case.body and chance % 2:
        case.body["token"] = KNOWN["token"]
    if chance % 3 and case.method.upper() == "POST":
        case.headers = {**(case.headers or {}), "Accept": "application/json"}
