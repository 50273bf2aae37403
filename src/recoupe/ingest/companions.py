"""What stands beside articles in a folder or an archive without being one, told by its name."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath

_NOTES_OF_SYSTEMS = ("__MACOSX", "Thumbs.db", "desktop.ini")
_READING_SUFFIX = ".json"
_SAVED_PAGE_FOLDER = "_files"
_PAGES = (".html", ".htm", ".xhtml")
_WITH_SIDECAR = (".txt", ".md", *_PAGES, ".mhtml", ".mht", ".pdf", ".docx", ".json")
SIDECAR_SUFFIX = ".toml"


def is_companion(name: str, names: Collection[str]) -> bool:
    """Whether a file belongs to an article, or to its folder, and is none; `names` stand in that folder.

    Hidden files, README files, sidecars and readings of an article.
    """
    if name.startswith(".") or name.upper().split(".")[0] == "README" or name in _NOTES_OF_SYSTEMS:
        return True
    path = PurePath(name)
    if path.suffix == SIDECAR_SUFFIX:
        return any(path.stem + suffix in names for suffix in _WITH_SIDECAR)
    if path.suffix == _READING_SUFFIX:
        return any(path.stem + suffix in names for suffix in _WITH_SIDECAR if suffix != _READING_SUFFIX)
    return False


def is_companion_folder(name: str, names: Collection[str]) -> bool:
    """Whether a folder holds no articles: a hidden one, or the pictures of a saved page."""
    if name.startswith(".") or name in _NOTES_OF_SYSTEMS:
        return True
    page = name.removesuffix(_SAVED_PAGE_FOLDER)
    return page != name and any(page + suffix in names for suffix in _PAGES)
