"""docs/sources.md says what the door does: every kind, key and limit stands in it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from recoupe.ingest.kinds import KINDS
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.columns import RECORD_KEYS
from recoupe.ingest.metadata.declared import KEYS

PAGE = Path(__file__).parents[2] / "docs" / "sources.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [suffix for kind in KINDS for suffix in kind.suffixes])
def test_every_kind_is_documented(page: str, suffix: str) -> None:
    assert f"`{suffix}`" in page


@pytest.mark.parametrize("key", sorted({*KEYS, *RECORD_KEYS}))
def test_every_key_is_documented(page: str, key: str) -> None:
    assert f"`{key}`" in page


@pytest.mark.parametrize("field", msgspec.structs.fields(Limits), ids=lambda field: field.name)
def test_every_limit_is_documented_with_its_default(page: str, field: msgspec.structs.FieldInfo) -> None:
    assert f"| `{field.name}` | {field.default:,} |" in page
