"""A plain installation brings along every package that the code imports."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]


def imported_packages() -> set[str]:
    """Top-level names of all imports in the package that are neither its own nor Python's."""
    names: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"recoupe"}


def installed_with(requirements: list[str]) -> set[str]:
    """The distributions named and all that they require, extras aside."""
    wanted, found = list(requirements), set[str]()
    while wanted:
        requirement = wanted.pop()
        name = fold_distribution(re.split(r"[^\w.-]", requirement, maxsplit=1)[0])
        if name in found or "extra ==" in requirement:
            continue
        found.add(name)
        try:
            wanted += metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # for another platform
            continue
    return found


def fold_distribution(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_import_is_installed_with_recoupe() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    of_extras = [line for name, lines in extras.items() if name != "dev" for line in lines]
    brought = installed_with(project["dependencies"] + of_extras)
    distributions = metadata.packages_distributions()
    missing = {
        package
        for package in imported_packages()
        if not brought & {fold_distribution(name) for name in distributions.get(package, [package])}
    }
    assert not missing, f"imported, but no dependency in pyproject.toml: {', '.join(sorted(missing))}"
