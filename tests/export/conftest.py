from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exported_dossier import write_dossier

from recoupe.store import Dossier


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """The dossier that the tests export."""
    path: Path = tmp_path_factory.mktemp("export") / "crise.db"
    with Dossier.open(write_dossier(path), read_only=True) as opened:
        yield opened
