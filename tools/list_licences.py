"""Writes docs/licences.md: the licence of every package that a plain installation brings along.

    .venv/bin/python tools/list_licences.py

The packages are those of requirements.lock, their licences those that the installed packages declare.
"""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
HEAD = """# Licences of what recoupe uses

What a plain installation brings along, at the versions of `requirements.lock`, with the licence that each
package declares. `make lock` writes this page. recoupe itself is under the MIT licence; the models are data
that it loads: the French one is under LGPL-LR; the Spanish one (`recoupe languages add es`) under GPL-3.0.
Packages that only other systems, or other versions of Python, need are marked.

| package | version | licence |
| --- | --- | --- |
"""


def main() -> None:
    """Write the page."""
    lines = [f"| {name} | {version} | {licence_of(name)} |" for name, version in locked_packages()]
    PAGE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def locked_packages() -> list[tuple[str, str]]:
    """Name and version of each package of the lock file."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return re.findall(r"^([\w.-]+)==([^ ;\\]+)", lock, re.MULTILINE)


def licence_of(name: str) -> str:
    """What the installed package declares: an expression, else its classifiers, else its own words."""
    try:
        declared = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "(not needed here)"
    if "License-Expression" in declared:
        return declared["License-Expression"]
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in declared.get_all("Classifier") or []
        if line.startswith("License ::") and line != "License :: OSI Approved"
    ]
    words = "".join(declared.get_all("License") or []).strip().splitlines()
    return ", ".join(classifiers) or (words[0][:80] if words else "(declares none)")


if __name__ == "__main__":
    main()
