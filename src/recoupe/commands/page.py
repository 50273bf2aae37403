"""`recoupe page`: a dossier as one HTML file."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from recoupe.commands.output import write_file
from recoupe.commands.talk import stderr_console
from recoupe.show.page import render_page
from recoupe.show.wording import Key
from recoupe.store import Dossier


def run_page(dossier: Path, output: Path, *, interface: str, note: Key | None = None) -> None:
    """Write the page and say where it is."""
    with Dossier.open(dossier, read_only=True) as opened:
        html = render_page(opened, interface=interface, note=note).encode("utf-8")
    write_file(output, html)
    stderr_console().print(Text(f"{output}: {len(html) // 1024} kB, opens in any browser"), soft_wrap=True)
