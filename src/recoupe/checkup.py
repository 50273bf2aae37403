"""What is installed here and what of it recoupe can use: the facts behind `recoupe doctor`."""

from __future__ import annotations

import platform
import re
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Literal

import msgspec

from recoupe.building.workers import usable_processes
from recoupe.languages.models import list_models

State = Literal["ok", "missing", "wrong"]
OLDEST_PYTHON = (3, 11)
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?[^;]*(?:;.*extra == ['\"]([^'\"]+)['\"])?")


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at. `is_needed`: without it recoupe does not work; `way_out` mends it."""

    what: str
    state: State
    detail: str = ""
    is_needed: bool = True
    way_out: str = ""


def check_up() -> tuple[Finding, ...]:
    """Everything that was looked at, what is needed first."""
    found = [*_python(), *_packages(), *_sqlite(), *_models(), *_machine()]
    return tuple(sorted(found, key=lambda finding: not finding.is_needed))


def _python() -> Iterator[Finding]:
    is_new = sys.version_info >= OLDEST_PYTHON
    yield Finding(
        what="Python",
        state="ok" if is_new else "wrong",
        detail=platform.python_version(),
        way_out="" if is_new else "recoupe needs Python 3.11 or later",
    )


def _packages() -> Iterator[Finding]:
    """What recoupe's own metadata asks for, and what its extras would bring."""
    yield Finding(what="recoupe", state="ok", detail=version("recoupe"))
    for line in requires("recoupe") or ():
        asked = _REQUIREMENT.match(line)
        if asked is None or asked[2] == "dev" or asked[1].lower() == "recoupe":
            continue
        name, extra = asked[1], asked[2]
        try:
            yield Finding(what=name, state="ok", detail=version(name), is_needed=extra is None)
        except PackageNotFoundError:
            way_out = f'pip install "recoupe[{extra}]"' if extra else f"pip install {name}"
            yield Finding(what=name, state="missing", is_needed=extra is None, way_out=way_out)


def _sqlite() -> Iterator[Finding]:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    connection.close()
    has_search = "ENABLE_FTS5" in options
    yield Finding(what="SQLite", state="ok", detail=sqlite3.sqlite_version)
    yield Finding(
        what="SQLite FTS5",
        state="ok" if has_search else "missing",
        detail="full-text search",
        way_out="" if has_search else "use a Python whose SQLite has FTS5, as those of python.org and Debian",
    )


def _models() -> Iterator[Finding]:
    for model in list_models():
        language = model.language
        yield Finding(
            what=f"parser of {language.code}",
            state="ok" if model.is_wanted_version else "wrong" if model.installed else "missing",
            detail=f"{language.model} {model.installed or language.model_version}",
            # A parser that came with recoupe belongs there; one that is added by hand is a choice.
            is_needed=not language.package,
            way_out="" if model.is_wanted_version else _mend_model(language.code, language.package),
        )


def _mend_model(code: str, package: str) -> str:
    return f"recoupe languages add {code}" if package else "pip install --force-reinstall recoupe"


def _machine() -> Iterator[Finding]:
    yield Finding(what="processors", state="ok", detail=str(usable_processes()), is_needed=False)
    terminal = shutil.get_terminal_size((0, 0)).columns
    yield Finding(
        what="terminal",
        state="ok",
        detail=f"{terminal} columns, {sys.stdout.encoding}" if terminal else f"{sys.stdout.encoding}",
        is_needed=False,
    )


def is_well(findings: tuple[Finding, ...]) -> bool:
    """Whether all that is needed is there."""
    return all(finding.state == "ok" for finding in findings if finding.is_needed)
