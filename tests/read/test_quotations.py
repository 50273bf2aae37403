"""Quotation marks of all kinds, right and wrong, become quotations; no text makes it fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.read.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Il a dit « non ».", ["non"]),
        ("Il a dit “non”.", ["non"]),
        ('Il a dit "non" puis "peut-être".', ["non", "peut-être"]),
        ("Er sagte „nein“.", ["nein"]),
        ("« Ils crient “liberté” partout »", ["Ils crient “liberté” partout", "liberté"]),
        ('« Une "tentative" ratée »', ['Une "tentative" ratée', "tentative"]),
        ("un type « rare »transportant « des vivres »", ["rare", "des vivres"]),
        ("She said, ''It is over,'' and left l''hôtel.", ["It is over,"]),
    ],
    ids=[
        "guillemets",
        "curly",
        "straight twice",
        "low",
        "nested",
        "straight inside",
        "no space after",
        "doubled",
    ],
)
def test_marks_are_paired(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


def test_a_quotation_left_open_ends_with_its_paragraph_and_is_uncertain() -> None:
    text = "Il ajoute : « Nous resterons.\nLe soir tombe."
    (quotation,) = find_quotations(text)
    assert text[quotation.start : quotation.end] == "Nous resterons."
    assert not quotation.certain


def test_a_quotation_goes_on_over_paragraphs_that_repeat_the_mark() -> None:
    text = "« Premier point.\n« Second point. »\nLa salle applaudit."
    (quotation,) = find_quotations(text)
    assert text[quotation.start : quotation.end].endswith("Second point.")
    assert quotation.certain


def test_depth_counts_from_the_outermost() -> None:
    depths = [q.depth for q in find_quotations("« a “b” c »")]
    assert depths == [0, 1]


@given(st.text(st.sampled_from(list('ab «»“”„"\n.,'))) | st.text())
def test_any_text_gives_ranges_that_nest(text: str) -> None:
    found = find_quotations(text)
    for quotation in found:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert not text[quotation.start].isspace()
        assert not text[quotation.end - 1].isspace()
    assert list(found) == sorted(found, key=lambda q: (q.start, -q.end))


def test_a_lone_closing_mark_opens_nothing() -> None:
    assert find_quotations("Il partira », a dit le ministre.") == ()
