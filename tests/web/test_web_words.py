"""Every text that a template or a view asks for by its key stands in the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recoupe.show.interface import find_interface

SOURCE = Path(__file__).parents[2] / "src" / "recoupe"
TEMPLATES = sorted((SOURCE / "web" / "templates").glob("*.html")) + sorted(
    (SOURCE / "show" / "templates").glob("*.html")
)
VIEWS = sorted((SOURCE / "web").rglob("*.py"))
ASKED = re.compile(r'\b(?:t|inside|key|text|day|codes|choose|check)\("(\w+\.\w+)"[,)]')
IN_ATTRIBUTES = re.compile(r'\battr\("[\w-]+", "(\w+\.\w+)"[,)]')
IN_VIEWS = re.compile(r'\b(?:Key|WrongAskError|NotThereError)\(\s*"(\w+\.\w+)"')


@pytest.mark.parametrize("path", TEMPLATES + VIEWS, ids=lambda path: path.name)
def test_every_key_has_a_text(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    keys = {key for pattern in (ASKED, IN_ATTRIBUTES, IN_VIEWS) for key in pattern.findall(source)}
    interface = find_interface("fr")
    assert sorted(key for key in keys if not interface.has(key)) == []
