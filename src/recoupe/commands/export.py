"""`recoupe export`: a dossier in the format of another tool."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.text import Text

from recoupe.commands.talk import stderr_console
from recoupe.errors import UsageError


def export(
    format: str,  # noqa: A002  (the argument's name)
    dossier: Path | None = None,
    /,
    *,
    output: Annotated[Path | None, Parameter(alias="-o")] = None,
) -> None:
    """Write a dossier in the format of another tool; `recoupe export list` names the formats.

    Parameters
    ----------
    format
        polecat, gdelt, plover, csv, parquet, excel, followthemoney, gexf, gexf-dynamic, graphml, geojson,
        jsonld, datasette, labelstudio, uima or brat; list shows what each is.
    dossier
        The dossier file.
    output
        The file, or for csv, parquet, labelstudio, uima and brat the folder.
    """
    from recoupe.export import FORMATS, export_dossier, find_format  # noqa: PLC0415
    from recoupe.store import Dossier  # noqa: PLC0415

    console = stderr_console()
    if format == "list":
        for each in FORMATS.values():
            kind = "folder" if each.is_folder else each.suffix
            _say_plainly(f"{each.name:<15}{kind:<11}{each.describes} (offsets: {each.offsets})")
        return
    found = find_format(format)
    if dossier is None:
        raise UsageError(f"name the dossier: recoupe export {found.name} crisis.db -o FILE")
    if output is None:
        output = dossier.with_name(
            f"{dossier.stem}-{found.name}" if found.is_folder else dossier.stem + found.suffix
        )
    with Dossier.open(dossier, read_only=True) as opened:
        written = export_dossier(opened, found.name, output)
    unit = "" if found.offsets == "none" else f"; offsets count {found.offsets}"
    console.print(Text(f"{written}: {found.describes}{unit}"), soft_wrap=True)


def _say_plainly(line: str) -> None:
    sys.stdout.write(line + "\n")
