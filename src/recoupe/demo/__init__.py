"""The demonstration: press accounts of the Agadir crisis of 1911, written for this project."""

from __future__ import annotations

from pathlib import Path


def demo_folder() -> Path:
    """The folder of the bundled articles: .txt files, each with its sidecar .toml.

    The package is always installed unpacked, so that this is a plain folder on disk.
    """
    return Path(__file__).parent / "articles"
