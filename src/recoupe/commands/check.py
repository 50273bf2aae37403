"""`recoupe check`: what of a dossier is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.text import Text

from recoupe.commands.talk import count, stderr_console
from recoupe.store.checking import Check, check_dossier, mend_dossier

_DAMAGED = 1


def check(dossier: Path, /, *, mend: Annotated[bool, Parameter(negative=())] = False) -> int:
    """Say what of a dossier is whole: status 0 where all is, 1 where something is damaged.

    Parameters
    ----------
    dossier
        The dossier file.
    mend
        Before that, make the search indexes anew, and leave what is damaged and can be made again to the
        next build. Texts, originals and reviews are not touched.
    """
    if mend:
        gone = mend_dossier(dossier)
        console = stderr_console()
        console.print(
            Text(f"{dossier}: mended; {count(gone, 'reading')} taken out, for the next build to make")
        )
    checks = check_dossier(dossier)
    out = Console(highlight=False, soft_wrap=True)
    for found in checks:
        out.print(Text(describe(found)))
    return 0 if all(found.is_whole for found in checks) else _DAMAGED


def describe(found: Check) -> str:
    """One line on what is whole; several, indented, on what is not."""
    if found.is_whole:
        return f"whole    {found.what}: {found.looked_at:,} looked at"
    lines = [f"damaged  {found.what}: {found.number_of_problems:,} of {found.looked_at:,}; {found.way_out}"]
    lines += [f"         {problem}" for problem in found.problems]
    more = found.number_of_problems - len(found.problems)
    return "\n".join(lines + ([f"         and {more:,} more"] if more > 0 else []))
