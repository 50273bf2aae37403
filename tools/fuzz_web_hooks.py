"""What schemathesis cannot know of the app: ids of records, and the token of a page (see fuzz_web.py)."""

from __future__ import annotations

import atexit
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import schemathesis

KNOWN_PATH = Path(os.environ["RECOUPE_FUZZ_KNOWN"])
KNOWN = json.loads(KNOWN_PATH.read_text("utf-8"))
ANSWERS: Counter[str] = Counter()
"""Requests by what they asked for and the status of the answer."""


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


@schemathesis.hook
def after_call(_context: Any, case: Any, response: Any) -> None:
    """Count the answer."""
    ANSWERS[f"{case.method.upper()} {response.status_code}"] += 1


@atexit.register
def write_answers() -> None:
    """Leave the counts to fuzz_web.py."""
    KNOWN_PATH.with_name("answers.json").write_text(
        json.dumps(dict(sorted(ANSWERS.items()))), encoding="utf-8"
    )
