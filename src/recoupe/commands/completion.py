"""`recoupe completion`: the script by which a shell completes recoupe's commands."""

from __future__ import annotations

import sys
from typing import Literal


def completion(shell: Literal["bash", "zsh", "fish"], /) -> None:
    """Print the completion script of a shell.

    Parameters
    ----------
    shell
        bash, zsh or fish.
    """
    from recoupe.cli import app  # noqa: PLC0415

    sys.stdout.write(app.generate_completion(prog_name="recoupe", shell=shell))
