"""What `import recoupe` offers is what it lists and what the documentation names."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import recoupe
from recoupe.store import Dossier

LIBRARY_PAGE = (Path(__file__).parents[1] / "docs" / "library.md").read_text(encoding="utf-8")


def test_every_public_name_is_listed() -> None:
    own = {
        name
        for name, value in vars(recoupe).items()
        if not name.startswith("_")
        and not inspect.ismodule(value)
        and getattr(value, "__module__", "").startswith("recoupe")
    }
    assert own == set(recoupe.__all__)


def test_the_list_is_sorted_and_holds_each_name_once() -> None:
    assert sorted(set(recoupe.__all__)) == recoupe.__all__


@pytest.mark.parametrize("name", recoupe.__all__)
def test_every_name_is_documented(name: str) -> None:
    assert getattr(recoupe, name).__doc__
    assert re.search(rf"`recoupe\.{name}\b", LIBRARY_PAGE), f"docs/library.md does not name recoupe.{name}"


QUESTIONS = (
    "articles", "actors", "timeline", "statements", "stories", "disagreements", "namings", "camps",
    "skipped", "article", "article_text", "original", "reading", "search", "dump",
)  # fmt: skip


@pytest.mark.parametrize("method", QUESTIONS)
def test_every_question_to_a_dossier_is_documented_with_its_options(method: str) -> None:
    found = re.search(rf"`{method}\((.*?)\)`", LIBRARY_PAGE)
    assert found, f"docs/library.md does not name Dossier.{method}"
    parameters = inspect.signature(getattr(Dossier, method)).parameters.values()
    options = [parameter.name for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY]
    assert re.findall(r"(\w+)=", found[1]) == options
