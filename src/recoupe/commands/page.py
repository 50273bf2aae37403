"""`recoupe page`: a dossier as one HTML file."""

from __future__ import annotations

from pathlib import Path

from recoupe.commands.talk import stderr_console
from recoupe.show.page import render_page
from recoupe.store import Dossier


def run_page(dossier: Path, output: Path, *, interface: str, note: str | None = None) -> None:
    """Write the page and say where it is."""
    with Dossier.open(dossier, read_only=True) as opened:
        html = render_page(opened, interface=interface, note=note)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(html, encoding="utf-8")
    stderr_console().print(f"{output}: {len(html.encode()) // 1024} kB, opens in any browser")
