"""The app over the sample dossier of the page's tests, and a browser where the machine has one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "show"))

from hostile_dossier import make_hostile_dossier
from sample_dossier import make_dossier
from web_server import running


@pytest.fixture(scope="session")
def dossier_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample dossier; nobody writes to it."""
    path = tmp_path_factory.mktemp("web") / "crisis.db"
    make_dossier(path).close()
    return path


@pytest.fixture(scope="session")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier whose every text tries to run code."""
    path = tmp_path_factory.mktemp("hostile") / "crisis.db"
    make_hostile_dossier(path).close()
    return path


@pytest.fixture(scope="session")
def base(dossier_path: Path) -> Iterator[str]:
    """The address of the app over the sample dossier."""
    with running(dossier_path, interface="en") as address:
        yield address
