"""`recoupe languages`: which languages are read, and the adding of a parser that does not come along."""

from __future__ import annotations

import sys
from typing import Literal

from rich.text import Text

from recoupe.commands.talk import stderr_console
from recoupe.errors import UsageError
from recoupe.languages.models import Model, add_model, find_model, list_models
from recoupe.languages.registry import find_language

_HEADINGS = ("code", "language", "model", "version", "licence", "state")


def languages(what: Literal["list", "add"] = "list", code: str | None = None, /) -> int:
    """Show which languages are read and with what parser, or add a parser that does not come along.

    Parameters
    ----------
    what
        list shows every language; add installs the parser of one.
    code
        For add: the language (es).
    """
    if what == "add":
        if code is None:
            raise UsageError("name the language: recoupe languages add es")
        _add(code)
    elif code is not None:
        raise UsageError(
            f"recoupe languages list takes no language; did you mean recoupe languages add {code}?"
        )
    rows = [_HEADINGS, *(_row(model) for model in list_models())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    for row in rows:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.buffer.write(f"{line.rstrip()}\n".encode())
    sys.stdout.buffer.flush()
    return 0


def _add(code: str) -> None:
    language = find_language(code)
    console = stderr_console()
    if find_model(language).is_wanted_version:
        console.print(Text(f"{language.model} {language.model_version} is installed already"), soft_wrap=True)
        return
    if language.package:
        told = (
            f"adding {language.model} {language.model_version}, which is under the licence {language.licence}"
        )
        console.print(Text(told), soft_wrap=True)
    add_model(code)
    console.print(Text(f"{language.name} is read from now on"), soft_wrap=True)


def _row(model: Model) -> tuple[str, ...]:
    language = model.language
    return (
        language.code, language.name, language.model, language.model_version, language.licence, _state(model)
    )  # fmt: skip


def _state(model: Model) -> str:
    way_out = f"recoupe languages add {model.language.code}"
    if not model.language.package:
        way_out = "install recoupe again"
    if model.installed is None:
        return f"missing: {way_out}"
    return "installed" if model.is_wanted_version else f"{model.installed} is installed: {way_out}"
