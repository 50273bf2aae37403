"""What mkdocs needs beside the pages: links out of docs/ that lead somewhere, and a reference from the code.

A page of the repository that is linked (README.md, CONTRIBUTING.md) becomes a page of the site, any other
file (a .toml of patterns) is copied to it; a link to a folder becomes its name. mkdocs calls the functions by
their names.
"""

from __future__ import annotations

import inspect
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import recoupe
from recoupe.store import Dossier

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"(!?)\[([^\]]*)\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]*)?\)")
REPOSITORY = "repository"
"""The folder of the site for what stands outside docs/."""


def on_files(files: Any, config: Any) -> Any:
    """Add what is linked from the pages and stands outside of them, and the reference."""
    from mkdocs.structure.files import File  # noqa: PLC0415  (not installed for the tests of this file's text)

    for path in linked_files():
        data: str | bytes = path.read_bytes()
        if path.suffix == ".md":
            data = path.read_text(encoding="utf-8")
        files.append(File.generated(config, site_uri(path), content=data))
    files.append(File.generated(config, "reference/library.md", content=library_reference()))
    return files


def on_page_markdown(markdown: str, page: Any, **_more: object) -> str:
    """The page with its links as they lead on the site."""
    uri: str = page.file.src_uri
    if uri.startswith("reference/"):
        return markdown
    path = ROOT / uri.removeprefix(f"{REPOSITORY}/") if uri.startswith(REPOSITORY) else ROOT / "docs" / uri
    return LINK.sub(lambda link: _link(link, path, uri), markdown)


def _link(link: re.Match[str], path: Path, uri: str) -> str:
    mark, words, target, anchor = link.groups()
    found = (path.parent / target).resolve()
    if found.is_dir():
        return str(words)
    where = posixpath.relpath(site_uri(found), posixpath.dirname(uri) or ".")
    return f"{mark}[{words}]({where}{anchor or ''})"


def site_uri(path: Path) -> str:
    """Where a file of the repository stands on the site."""
    place = path.relative_to(ROOT)
    if place.parts[0] == "docs":
        return place.relative_to("docs").as_posix()
    return f"{REPOSITORY}/{place.as_posix()}"


def linked_files() -> list[Path]:
    """The files outside docs/ to which its pages lead, and those that these pages lead to."""
    waiting = sorted((ROOT / "docs").rglob("*.md"))
    found: dict[Path, None] = {}
    while waiting:
        page = waiting.pop()
        for _mark, _words, target, _anchor in LINK.findall(page.read_text(encoding="utf-8")):
            path = (page.parent / target).resolve()
            if path in found or not path.is_file() or ROOT / "docs" in path.parents:
                continue
            found[path] = None
            if path.suffix == ".md":
                waiting.append(path)
    return sorted(found)


def library_reference() -> str:
    """The public names of the library with their signatures and docstrings, as Markdown."""
    parts = [
        "# The library, name by name\n",
        "Made from the code. What it is for, with examples: [library](../library.md).\n",
        *(_entry("##", f"recoupe.{name}", getattr(recoupe, name)) for name in sorted(recoupe.__all__)),
    ]
    parts.append("## Dossier\n\nWhat `recoupe.open` gives.\n")
    parts += [_entry("###", f"Dossier.{name}", method) for name, method in _methods(Dossier)]
    return "\n".join(parts)


def _methods(owner: type) -> Iterator[tuple[str, object]]:
    for name, member in inspect.getmembers(owner, callable):
        if not name.startswith("_"):
            yield name, member


def _entry(level: str, name: str, thing: object) -> str:
    text = inspect.getdoc(thing) or ""
    signature = ""
    if inspect.isfunction(thing) or inspect.ismethod(thing):
        signature = f"```python\n{name}{inspect.signature(thing)}\n```\n\n"
    return f"{level} `{name}`\n\n{signature}{text}\n"
