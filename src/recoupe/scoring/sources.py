"""Where annotated and predicted readings come from: folders of JSON files, or a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from recoupe.comparison import DossierArticle
from recoupe.errors import SourceError, UsageError
from recoupe.reading import Published, Reading, decode_reading
from recoupe.redating import redate
from recoupe.store import Dossier


def load_gold(folder: Path) -> dict[str, Reading]:
    """The annotated readings of a folder by file name without `.json`, in the order of the names.

    Raises UsageError where there are none, SourceError where a file holds no reading.
    """
    gold = _load_folder(folder)
    if not gold:
        raise UsageError(f"{folder}: holds no annotated readings (.json)")
    return gold


def load_readings(path: Path, gold: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of the annotated articles, by the same names; those that there are.

    From a folder they are taken by file name, from a dossier by the article's file name. Raises
    UsageError where there is none at all, or where two of a dossier have one file name.
    """
    readings = _load_folder(path) if path.is_dir() else _from_dossier(path, gold)
    wanted = {name: readings[name] for name in gold if name in readings}
    if not wanted:
        raise UsageError(f"{path}: holds no reading of any of the {len(gold)} annotated articles")
    return wanted


def _load_folder(folder: Path) -> dict[str, Reading]:
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder")
    return {path.stem: _load_reading(path) for path in sorted(folder.glob("*.json"))}


def _load_reading(path: Path) -> Reading:
    try:
        return decode_reading(path.read_bytes())
    except (msgspec.DecodeError, OSError) as error:
        raise SourceError(
            str(path), f"is no reading: {error}", "its form is described in docs/readings.md"
        ) from error


def _from_dossier(path: Path, gold: Mapping[str, Reading]) -> dict[str, Reading]:
    names = {reading.doc: name for name, reading in gold.items()}
    found: dict[str, Reading] = {}
    with Dossier.open(path, read_only=True) as dossier:
        compared = {article.id: article for article in dossier.articles()}
        for article, reading in dossier.read_articles():
            name = names.get(reading.doc)
            if name is None:
                continue
            if name in found:
                raise UsageError(f"{path}: holds two articles called {reading.doc}; score a folder instead")
            found[name] = _date_as_compared(reading, compared.get(article.id))
    return found


def _date_as_compared(reading: Reading, article: DossierArticle | None) -> Reading:
    """The reading as of the days that the whole dossier gives its article, as `recoupe read` writes it."""
    if article is None or article.published.earliest is None:
        return reading
    found = article.published
    if (found.earliest, found.latest) == (reading.published.earliest, reading.published.latest):
        return reading
    return redate(reading, Published(earliest=found.earliest, latest=found.latest, method=found.method))
