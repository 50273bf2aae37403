"""recoupe: many press accounts of one political crisis, and what they describe, with the words for it.

`read` gives the reading of one text, `build` adds sources to a dossier, `open` opens a dossier.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import recoupe.read as _read_package  # noqa: F401  (loaded first: the function below keeps the name)
from recoupe.article import Article
from recoupe.errors import DataFileError, DossierError, RecoupeError, SourceError, UsageError
from recoupe.reading import Reading

if TYPE_CHECKING:
    from recoupe.building import BuildReport
    from recoupe.notebook import NotebookDossier

__version__ = "0.1.0"

__all__ = [
    "Article",
    "DataFileError",
    "DossierError",
    "Reading",
    "RecoupeError",
    "SourceError",
    "UsageError",
    "build",
    "open",
    "read",
]


def read(
    text: str,
    *,
    published: date | str | None = None,
    language: str = "fr",
    patterns: str | Path | None = None,
) -> Reading:
    """The reading of one text. `published` is the day it was written, ISO 8601 where a string.

    `patterns` is a folder of data files that add to the bundled ones (docs/patterns.md). Raises UsageError
    where the language is not read or the date is no date, DataFileError where an entry of yours is wrong.
    """
    from recoupe.languages.own import open_own_folder  # noqa: PLC0415
    from recoupe.read.reader import read_text  # noqa: PLC0415  (spaCy takes a second to import)

    own = open_own_folder(patterns) if patterns is not None else None
    return read_text(text, published=published, language=language, own=own)


def build(
    sources: Sequence[str | Path],
    store: str | Path,
    *,
    language: str | None = None,
    patterns: str | Path | None = None,
    actors: str | Path | None = None,
    processes: int = 0,
) -> BuildReport:
    """Add the articles of files and folders to the dossier at `store`, made where there is none.

    `patterns` is as in `read`; what was read without them is read again. `actors` is a file of corrected
    actors; without it `actors.toml` beside the dossier, where there is one. `processes` worker processes
    read, each article within limits of time and memory; 0: this process reads, without limits. Raises
    DossierError where that file is no dossier or cannot be written, DataFileError where an entry of yours
    is wrong.
    """
    from recoupe.building import Isolation  # noqa: PLC0415
    from recoupe.building import build as build_dossier  # noqa: PLC0415

    isolation = Isolation(processes)
    return build_dossier(
        sources, store, language=language, patterns=patterns, actors=actors, isolation=isolation
    )


def open(path: str | Path) -> NotebookDossier:  # noqa: A001  (the name that the design gives it)
    """The dossier at `path`, for reading, with frames and charts. Raises DossierError where it is none."""
    from recoupe.notebook import NotebookDossier  # noqa: PLC0415

    return NotebookDossier.open(path, read_only=True)
