"""Small articles for the tests of the door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.ingest.records import SourceFile


@pytest.fixture
def french() -> str:
    return (
        "Le président a déclaré mardi que la situation à la frontière était grave.\n\n"
        "« Nous n'avons envoyé personne », a répondu le ministre des Affaires étrangères."
    )


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str | bytes], SourceFile]:
    """Writes a file into the test's folder and names it as a source."""

    def write(name: str, content: str | bytes) -> SourceFile:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return SourceFile(path, name)

    return write
