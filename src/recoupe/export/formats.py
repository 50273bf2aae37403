"""The formats a dossier can be exported to, by name, and the one way to write them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.errors import UsageError
from recoupe.store import Dossier

Offsets = Literal["none", "code points", "UTF-16 code units"]


class ExportFormat(msgspec.Struct, frozen=True, kw_only=True):
    """One format. `suffix` empty: it writes a folder. `offsets` is what it counts places in.

    `writer` names the module of this package and its function, which takes the dossier and the path.
    `extra` is the extra of recoupe that brings the library it needs.
    """

    name: str
    describes: str
    suffix: str
    offsets: Offsets
    writer: str
    extra: str | None = None

    @property
    def is_folder(self) -> bool:
        """Whether it writes a folder of files."""
        return not self.suffix

    def load_writer(self) -> Callable[[Dossier, Path], None]:
        """The function that writes it. Raises UsageError, naming the extra, where its library is missing."""
        module, _, function = self.writer.partition(":")
        try:
            writer: Callable[[Dossier, Path], None] = getattr(
                import_module(f"recoupe.export.{module}"), function
            )
        except ImportError as error:
            if self.extra is None:
                raise
            raise UsageError(
                f'the format {self.name} needs {error.name}: pip install "recoupe[{self.extra}]"'
            ) from error
        return writer


FORMATS: dict[str, ExportFormat] = {
    found.name: found
    for found in (
        ExportFormat(
            name="polecat",
            describes="events in the 40 columns of POLECAT, tab-separated",
            suffix=".tsv",
            offsets="none",
            writer="polecat:write_polecat",
        ),
        ExportFormat(
            name="gdelt",
            describes="stories in the 61 columns of GDELT 2 events, tab-separated, no header",
            suffix=".tsv",
            offsets="none",
            writer="gdelt:write_gdelt",
        ),
        ExportFormat(
            name="plover",
            describes="events as PLOVER JSON, one object a line",
            suffix=".jsonl",
            offsets="code points",
            writer="plover_json:write_plover",
        ),
        ExportFormat(
            name="csv",
            describes="one CSV file a table, as recoupe show --format csv",
            suffix="",
            offsets="code points",
            writer="tables:write_csv_files",
        ),
        ExportFormat(
            name="parquet",
            describes="one Parquet file a table",
            suffix="",
            offsets="code points",
            writer="parquet:write_parquet_files",
            extra="parquet",
        ),
        ExportFormat(
            name="excel",
            describes="one workbook, a sheet a table; every row with outlet, date, sentence and address",
            suffix=".xlsx",
            offsets="code points",
            writer="workbook:write_workbook",
            extra="excel",
        ),
        ExportFormat(
            name="followthemoney",
            describes="actors, offices, events and statements as FollowTheMoney entities, one a line",
            suffix=".ftm.jsonl",
            offsets="none",
            writer="follow_the_money:write_follow_the_money",
        ),
        ExportFormat(
            name="gexf",
            describes="the network of actors for Gephi, without time",
            suffix=".gexf",
            offsets="none",
            writer="networks:write_gexf",
        ),
        ExportFormat(
            name="gexf-dynamic",
            describes="the network of actors for Gephi's timeline, each tie with its days",
            suffix=".gexf",
            offsets="none",
            writer="networks:write_dynamic_gexf",
        ),
        ExportFormat(
            name="graphml",
            describes="the network of actors as GraphML",
            suffix=".graphml",
            offsets="none",
            writer="networks:write_graphml",
        ),
        ExportFormat(
            name="geojson",
            describes="the events whose town is known, as points",
            suffix=".geojson",
            offsets="code points",
            writer="geojson:write_geojson",
        ),
        ExportFormat(
            name="jsonld",
            describes="schema.org Quotation, Claim and ClaimReview drafts without rating, as JSON-LD",
            suffix=".jsonld",
            offsets="none",
            writer="schema_org:write_schema_org",
        ),
        ExportFormat(
            name="datasette",
            describes="the metadata for Datasette: datasette crisis.db --metadata FILE",
            suffix=".datasette.json",
            offsets="none",
            writer="datasette:write_datasette",
        ),
        ExportFormat(
            name="labelstudio",
            describes="Label Studio tasks with predictions, and the labelling interface they need",
            suffix="",
            offsets="UTF-16 code units",
            writer="label_studio:write_label_studio",
        ),
        ExportFormat(
            name="uima",
            describes="UIMA CAS JSON 0.4 for INCEpTION, one file an article",
            suffix="",
            offsets="UTF-16 code units",
            writer="uima_cas:write_uima_files",
        ),
        ExportFormat(
            name="brat",
            describes="brat standoff, a .txt and .ann an article, with annotation.conf",
            suffix="",
            offsets="code points",
            writer="brat:write_brat_files",
        ),
    )
}


def find_format(name: str) -> ExportFormat:
    """The format of that name. Raises UsageError, naming those there are."""
    if name not in FORMATS:
        raise UsageError(f'"{name}" is no export format; there are {", ".join(FORMATS)}')
    return FORMATS[name]


def export_dossier(dossier: Dossier, name: str, output: str | Path) -> Path:
    """Write the dossier in that format; the path written.

    A file is replaced as a whole, and only once it is complete; files of a folder are replaced one by one.
    Raises UsageError where there is no such format, its library is missing, or the path cannot be written.
    """
    found = find_format(name)
    writer = found.load_writer()
    target = Path(output)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if found.is_folder:
            target.mkdir(exist_ok=True)
            writer(dossier, target)
        else:
            _write_file(writer, dossier, target)
    except OSError as error:
        raise UsageError(f"{target}: cannot be written: {error.strerror or error}") from error
    return target


def _write_file(writer: Callable[[Dossier, Path], None], dossier: Dossier, target: Path) -> None:
    folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=".recoupe-"))
    try:
        unfinished = folder / target.name
        writer(dossier, unfinished)
        os.replace(unfinished, target)  # noqa: PTH105  Path.replace does the same and hides that it is atomic
    finally:
        shutil.rmtree(folder)
