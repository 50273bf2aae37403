"""Annotations from Label Studio's JSON export to readings in the gold form, which `recoupe score` takes.

Label Studio counts UTF-16 code units; readings count code points. Labels, relations and choices are those of
the interface that `recoupe export labelstudio` writes; what a region cannot show is `key=value` in its meta.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path, PurePath
from typing import Any

import msgspec

from recoupe.errors import SourceError, UsageError
from recoupe.export.offsets import Utf16Offsets
from recoupe.imports.label_regions import Marked, Region, mark_reading
from recoupe.imports.report import ImportReport, Refusal
from recoupe.imports.sheets import read_file
from recoupe.ingest.language import detect_language
from recoupe.ingest.limits import Limits
from recoupe.ingest.printable import printable_line
from recoupe.languages.registry import load_languages
from recoupe.reading import Published, Reading, encode_reading

_LONGEST_STEM = 200
"""Code points of a file's name; systems allow 255 bytes."""


class _Task(msgspec.Struct, frozen=True):
    """One text of the export; what we do not need is left out."""

    data: dict[str, Any]
    id: int | str = ""
    annotations: tuple[dict[str, Any], ...] = ()


def import_label_studio(
    files: Sequence[Path], output: Path, *, annotator: str | None = None, language: str | None = None
) -> ImportReport:
    """STEM.json for each annotated text, into a folder.

    Of several annotations of one text the first that was not cancelled counts, or that of `annotator` (number
    or e-mail address). `language` is that of texts whose task does not say it; without it, it is found.
    Raises SourceError where a file is no JSON export of Label Studio.
    """
    refused: list[Refusal] = []
    written: dict[str, str] = {}
    for path in files:
        for number, task in enumerate(_load(path), start=1):
            place = f"{path}, task {task.id or number}"
            results = _results(task, annotator)
            if results is None:
                who = f" by {annotator}" if annotator else ""
                refused.append(Refusal(place, f"has no annotation{who}"))
                continue
            try:
                reading, problems = _reading(task, results, language)
            except (LookupError, TypeError, ValueError, AttributeError) as error:
                reason = f"is not in the form of this export ({type(error).__name__}: {error})"
                refused.append(Refusal(place, reason))
                continue
            refused += [Refusal(place, problem) for problem in problems]
            stem = printable_line(PurePath(reading.doc).stem, _LONGEST_STEM) or f"task-{number}"
            if stem in written:
                refused.append(Refusal(place, f"its file {stem}.json is that of {written[stem]} already"))
                continue
            written[stem] = place
            _write(output, stem, reading)
    return ImportReport(written=output, taken=len(written), refused=tuple(refused))


def _load(path: Path) -> list[_Task]:
    try:
        return msgspec.json.decode(read_file(path, Limits()), type=list[_Task])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        way_out = "export the project as JSON, not as JSON-MIN or CSV"
        raise SourceError(str(path), f"is no JSON export of Label Studio ({error})", way_out) from error


def _results(task: _Task, annotator: str | None) -> list[dict[str, Any]] | None:
    """What one annotation says; None where there is none."""
    for annotation in task.annotations:
        if annotation.get("was_cancelled"):
            continue
        if annotator is None or annotator in _names_of(annotation.get("completed_by")):
            return list(annotation.get("result", ()))
    return None


def _names_of(completed_by: object) -> tuple[str, ...]:
    if isinstance(completed_by, Mapping):
        return str(completed_by.get("id", "")), str(completed_by.get("email", ""))
    return (str(completed_by),)


def _reading(
    task: _Task, results: Sequence[Mapping[str, Any]], language: str | None
) -> tuple[Reading, list[str]]:
    text, data = str(task.data["text"]), task.data
    marked, problems = _mark(text, results)
    found, more = mark_reading(text, marked)
    earliest, latest = _day(data.get("published_earliest")), _day(data.get("published_latest"))
    return (
        msgspec.structs.replace(
            found,
            doc=PurePath(str(data.get("source") or f"task-{task.id}")).name,
            language=str(data.get("language") or language or _language(text)),
            published=Published(
                earliest=earliest, latest=latest, method="declared" if earliest else "unknown"
            ),
        ),
        [*problems, *more],
    )


def _mark(text: str, results: Sequence[Mapping[str, Any]]) -> tuple[Marked, list[str]]:
    """The regions with their places in code points, and the relations and choices between them."""
    offsets = Utf16Offsets(text)
    regions: list[Region] = []
    relations: list[tuple[str, str, str]] = []
    choices: dict[tuple[str, str], str] = {}
    problems: list[str] = []
    for result in results:
        kind, key = result.get("type"), str(result.get("id", ""))
        if kind == "relation":
            labels = result.get("labels") or [""]
            relations.append((str(result["from_id"]), str(labels[0]), str(result["to_id"])))
        elif kind == "choices":
            choices[key, str(result.get("from_name"))] = str(result["value"]["choices"][0])
        elif kind == "labels":
            value = result["value"]
            start, end = offsets.find_code_point(value["start"]), offsets.find_code_point(value["end"])
            words, said = text[start:end], value.get("text")
            if not words or (isinstance(said, str) and said.replace("\\n", "\n") != words):
                problems.append(f'region {key}: "{words}" stands there, not "{said}"')
                continue
            label = str(value["labels"][0])
            regions.append(Region(key, start, end, words, label, _meta(result.get("meta"))))
        else:
            problems.append(f'region {key}: type "{kind}" is not read')
    return Marked(tuple(regions), tuple(relations), choices), problems


def _meta(meta: object) -> dict[str, str]:
    """The key=value lines of a region's meta information."""
    lines = meta.get("text", ()) if isinstance(meta, Mapping) else ()
    lines = [lines] if isinstance(lines, str) else lines
    pairs = (line.partition("=") for text in lines for line in str(text).splitlines())
    return {key.strip(): value.strip() for key, sign, value in pairs if sign and value.strip()}


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _language(text: str) -> str:
    return detect_language(text, among=tuple(load_languages())).code


def _write(output: Path, stem: str, reading: Reading) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
        data = msgspec.json.format(encode_reading(reading), indent=1)
        (output / f"{stem}.json").write_bytes(data + b"\n")
    except OSError as error:
        raise UsageError(f"{output}: cannot be written: {error.strerror or error}") from error
