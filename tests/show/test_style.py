from __future__ import annotations

import re
from itertools import product

import pytest

from recoupe.show.render import own_file

THEMES = ("light", "dark")
BACKGROUNDS = ("paper", "sheet", "band")


def read_colours(theme: str) -> dict[str, str]:
    """The custom colours of the stylesheet in one theme."""
    light, dark = re.findall(r":root \{(.*?)\}", own_file("style.css"), re.DOTALL)[:2]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return colours if theme == "light" else colours | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(left: str, right: str) -> float:
    """Contrast ratio (WCAG 2.2), 1 to 21."""
    bright, dark = sorted((luminance(left), luminance(right)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "background"),
    [
        *product(("ink", "soft", "link", "conflict", "cooperation"), BACKGROUNDS),
        *product(("ink", "cue", "soft"), ("said", "sheet")),
        ("ink", "lit"),
        ("paper", "ink"),
    ],
)
def test_text_can_be_told_from_its_ground(theme: str, text: str, background: str) -> None:
    colours = read_colours(theme)
    assert contrast(colours[text], colours[background]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("line", "background"),
    [
        *product(("mention", "time", "quantity", "naming", "conflict"), ("sheet", "said")),
        *product(("focus", "conflict", "cooperation"), BACKGROUNDS),
    ],
)
def test_lines_and_marks_can_be_told_from_their_ground(theme: str, line: str, background: str) -> None:
    colours = read_colours(theme)
    assert contrast(colours[line], colours[background]) >= 3


def test_every_colour_that_is_used_is_defined() -> None:
    style = own_file("style.css")
    assert set(re.findall(r"var\(--([\w-]+)\)", style)) <= set(re.findall(r"--([\w-]+):", style))
