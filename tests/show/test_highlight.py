from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from recoupe.show.highlight import LAYERS, Mark, Segment, cut_text

TEXTS = st.text(alphabet="ab \nÉ🗣", max_size=40)
MARKS = st.lists(
    st.builds(
        Mark, st.integers(-2, 42), st.integers(-2, 42), st.sampled_from(LAYERS), st.sampled_from(("", "AID"))
    ),
    max_size=8,
)
PLACES = st.lists(st.integers(-2, 42), max_size=4)


def flatten(paragraphs: tuple[tuple[Segment, ...], ...]) -> list[Segment]:
    return [segment for paragraph in paragraphs for segment in paragraph]


@given(TEXTS, MARKS, PLACES)
def test_segments_hold_the_text_but_for_the_space_between_paragraphs(
    text: str, marks: list[Mark], places: list[int]
) -> None:
    segments = flatten(cut_text(text, marks, places))
    assert all(
        text[segment.start : segment.start + len(segment.text)] == segment.text for segment in segments
    )
    assert "".join(segment.text for segment in segments) == re.sub(r"\s*\n\s*", "", text)


@given(TEXTS, MARKS)
def test_every_segment_names_exactly_the_layers_that_cover_each_of_its_characters(
    text: str, marks: list[Mark]
) -> None:
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    for segment in flatten(cut_text(text, marks)):
        for at in range(segment.start, segment.start + len(segment.text)):
            assert set(segment.layers) == {mark.layer for mark in inside if mark.start <= at < mark.end}


@given(TEXTS, MARKS)
def test_the_order_of_marks_does_not_matter(text: str, marks: list[Mark]) -> None:
    assert cut_text(text, marks) == cut_text(text, marks[::-1])


def test_marks_that_overlap_are_cut_at_every_boundary() -> None:
    (paragraph,) = cut_text("le chef Juan Guaido parle", [Mark(3, 19, "mention"), Mark(8, 25, "statement")])
    assert [(segment.text, segment.layers) for segment in paragraph] == [
        ("le ", ()),
        ("chef ", ("mention",)),
        ("Juan Guaido", ("mention", "statement")),
        (" parle", ("statement",)),
    ]
    assert [segment.opens for segment in paragraph] == [(), ("mention",), ("statement",), ()]
    assert [segment.closes for segment in paragraph] == [(), (), ("mention",), ("statement",)]


def test_an_event_and_a_naming_show_their_codes_where_they_end() -> None:
    (paragraph,) = cut_text("abcd", [Mark(0, 3, "event", "AID"), Mark(1, 3, "naming", "neutral")])
    assert [(segment.codes, segment.slants) for segment in paragraph] == [
        ((), ()),
        (("AID",), ("neutral",)),
        ((), ()),
    ]


def test_a_place_that_no_layer_marks_can_still_be_linked_to() -> None:
    (paragraph,) = cut_text("un deux trois", [], [3])
    assert [(segment.start, segment.is_place) for segment in paragraph] == [(0, False), (3, True)]


def test_a_mark_over_two_paragraphs_covers_both() -> None:
    first, second = cut_text("un\n\ndeux", [Mark(1, 6, "statement")])
    assert [segment.layers for segment in (*first, *second)] == [(), ("statement",), ("statement",), ()]
