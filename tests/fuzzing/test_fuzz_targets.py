"""Any bytes and any text through every parser: no fault, no hang, no place with other words than it says."""

from __future__ import annotations

import pytest
from fuzz_targets import TARGETS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.demo import demo_folder

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
DEMO = [path.read_text("utf-8") for path in sorted(demo_folder().glob("*.txt"))]
PIECES = st.sampled_from(
    [piece for text in DEMO for piece in text.split()]
    + [
        "«",
        "»",
        '"',
        "“",
        "”",
        "’",
        "\n",
        "\n\n",
        "\u00a0",
        "(",
        ")",
        "e\u0301",
        "😀",
        "1\u202f200",
        "3 mars",
        "10h30",
    ]
    + [
        "20 %",
        "hier",
        "lundi",
        "a-t-il dit",
        "selon",
        "Paris",
        "accuse",
        "-",
        "—",
        "#",
        "0" * 70,
        "\ud800",
        "\x00",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map(lambda pieces: " ".join(pieces).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_do_no_harm(name: str) -> None:
    @QUICK
    @given(st.binary(max_size=400))
    def try_target(data: bytes) -> None:
        TARGETS[name](data)

    try_target()


@pytest.mark.parametrize(
    "name", [name for name in TARGETS if name.startswith(("layers", "prepare", "quot", "num"))]
)
def test_any_text_is_read_at_its_places(name: str) -> None:
    @QUICK
    @given(TEXTS)
    def try_target(data: bytes) -> None:
        TARGETS[name](data)

    try_target()
