"""What is installed is pinned by hashes, and the licence of each package is written down."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-docs.lock")
MEND = "run make lock"


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fold(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(name: str) -> dict[str, str]:
    """The packages of a lock file with their versions."""
    found = re.findall(r"^([\w.-]+)==([^ ;\\]+)", text_of(name), re.MULTILINE)
    return {fold(package): version for package, version in found}


def required(*extras: str) -> set[str]:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    lines = [*project["dependencies"]]
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return {fold(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in lines}


@pytest.mark.parametrize("name", LOCKS)
def test_every_pinned_package_has_hashes(name: str) -> None:
    entries = re.split(r"^(?=[\w.-]+==)", text_of(name), flags=re.MULTILINE)[1:]
    assert len(entries) > 30
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_every_dependency_is_pinned() -> None:
    assert required() - set(locked("requirements.lock")) == set(), MEND
    assert required("dev") - {"recoupe"} - set(locked("requirements-dev.lock")) == set(), MEND
    assert required("docs") - set(locked("requirements-docs.lock")) == set(), MEND


def test_the_lock_files_agree() -> None:
    plain, *others = (locked(name) for name in LOCKS)
    for other in others:
        assert {name: other.get(name) for name in plain} == plain, MEND


def test_the_lock_files_name_no_place_of_one_machine() -> None:
    for name in LOCKS:
        assert not re.search(r"^--|file:|/opt/|/home/", text_of(name), re.MULTILINE)


def test_make_installs_what_is_pinned_only() -> None:
    installs = re.findall(r"^\t\$\(PIP\) install (.*)$", text_of("Makefile"), re.MULTILINE)
    assert installs
    assert all("--require-hashes" in line or "--no-deps --no-build-isolation" in line for line in installs)


def test_the_licence_of_every_package_is_written_down() -> None:
    rows = re.findall(r"^\| ([\w.-]+) \| (\S+) \| (.+) \|$", text_of("docs/licences.md"), re.MULTILINE)
    listed = {
        fold(name): version for name, version, _licence in rows if name != "package" and version != "---"
    }
    assert listed == locked("requirements.lock"), MEND
    assert [name for name, _version, licence in rows if "none" in licence] == []
