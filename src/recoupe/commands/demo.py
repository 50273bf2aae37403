"""`recoupe demo`: the bundled articles into a dossier and its page."""

from __future__ import annotations

from pathlib import Path

from recoupe.commands.build import run_build
from recoupe.commands.page import run_page
from recoupe.commands.talk import stderr_console
from recoupe.demo import demo_folder
from recoupe.show.interface import load_interfaces


def run_demo(output: Path) -> int:
    """Build the demonstration, write its page, and say what to try next."""
    output.mkdir(parents=True, exist_ok=True)
    dossier, html = output / "agadir.db", output / "agadir.html"
    status = run_build([demo_folder()], dossier, language=None, strict=False)
    run_page(dossier, html, interface="fr", note=load_interfaces()["fr"].words["demo_note"])
    stderr_console().print(
        f"\nOpen the page:  {html.resolve()}\n"
        "Then try:\n"
        f"  recoupe show timeline {dossier}\n"
        f"  recoupe show disagreements {dossier} --format json\n"
        "  recoupe build FOLDER_OF_ARTICLES -o crisis.db"
    )
    return status
