"""`recoupe demo`: the bundled articles into a dossier and its page."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from recoupe.commands.build import run_build
from recoupe.commands.output import make_folder
from recoupe.commands.page import run_page
from recoupe.commands.talk import program_name, stderr_console
from recoupe.demo import demo_folder
from recoupe.show.wording import Key


def run_demo(output: Path) -> int:
    """Build the demonstration, write its page, and say what to try next."""
    make_folder(output)
    dossier, html = output / "agadir.db", output / "agadir.html"
    status = run_build([demo_folder()], dossier, language=None, strict=False)
    run_page(dossier, html, interface="fr", note=Key("demo.note"))
    recoupe = program_name()
    advice = (
        f"\nThe articles:  {demo_folder()}\n"
        f"The dossier:   {dossier.resolve()}\n"
        f"The page:      {html.resolve()}  (open it in a browser)\n\n"
        "Then try:\n"
        f"  {recoupe} serve {dossier}\n"
        f"  {recoupe} show timeline {dossier}\n"
        f"  {recoupe} show disagreements {dossier} --format json\n"
        f"  {recoupe} build FOLDER_OF_ARTICLES -o crisis.db"
    )
    stderr_console().print(Text(advice), soft_wrap=True)
    return status
