"""English statements and namings: what its grammar does otherwise than French."""

from __future__ import annotations

import pytest
from said import namings_of, said_by, statements_of

from recoupe.languages.registry import load_languages
from recoupe.languages.saying import load_saying

pytestmark = pytest.mark.skipif("en" not in load_languages(), reason="English is not read yet")

SAID = {
    "bare clause": ("Angela Merkel said the talks had failed.", "the talks had failed"),
    "that": ("Angela Merkel said on Monday that the talks had failed.", "the talks had failed"),
    "told whom": ("Angela Merkel told reporters the talks had failed.", "the talks had failed"),
    "subject before, behind a clause": (
        "The talks have failed, Angela Merkel said.",
        "The talks have failed",
    ),
    "subject behind": ("The talks have failed, said Angela Merkel.", "The talks have failed"),
    "cut before its verb": ("The bridge, Angela Merkel said, is open.", "is open"),
    "infinitive": ("Angela Merkel promised to return.", "to return"),
    "gerund": ("Angela Merkel denied having lied.", "having lied"),
    "of and gerund": ("Angela Merkel accused Moscow of shelling the town.", "of shelling the town"),
    "label": ("Angela Merkel called the vote a farce.", "the vote a farce"),
    "marked label": ("Angela Merkel called the vote “rotten to the core”.", "the vote “rotten to the core”"),
    "claim of hers": ("Angela Merkel's claim that the talks had failed was false.", "the talks had failed"),
    "light verb": ("Angela Merkel made the claim that the talks had failed.", "the talks had failed"),
    "according to": ("The talks have failed, according to Angela Merkel.", "The talks have failed"),
    "question in marks": ("“Why not today?” Angela Merkel asked.", "Why not today?"),
    "marks of two apostrophes": ("''We are leaving,'' said Angela Merkel.", "We are leaving"),
}


@pytest.mark.parametrize(("text", "content"), SAID.values(), ids=SAID.keys())
def test_what_is_said_is_found(text: str, content: str) -> None:
    assert ("Angela Merkel", content) in said_by(text, "en")


NOT_SAID = {
    "negated": "Angela Merkel did not say that the talks had failed.",
    "to come": "Angela Merkel will say that the talks have failed.",
    "conditional": "If Angela Merkel says that the talks have failed, the army will leave.",
}


@pytest.mark.parametrize("text", NOT_SAID.values(), ids=NOT_SAID.keys())
def test_what_is_not_said_is_no_statement(text: str) -> None:
    assert "Angela Merkel" not in [speaker for speaker, _content in said_by(text, "en")]


def test_a_pronoun_for_persons_passes_over_states() -> None:
    text = "Angela Merkel flew to Paris. France welcomed the plan. She said the talks had failed."
    assert said_by(text, "en")[-1] == ("Angela Merkel", "the talks had failed")


def test_a_pronoun_for_things_passes_over_persons() -> None:
    text = "India fired missiles. Angela Merkel flew to Paris. It said seven people had died."
    assert said_by(text, "en")[-1][0] == "India"


def test_a_quotation_that_goes_on_has_the_cue_of_its_first_part() -> None:
    first, second = statements_of("“We are leaving,” Angela Merkel said. “Nobody will stay behind.”", "en")
    assert first.statement.cue == second.statement.cue


def test_a_document_shows_a_small_clause() -> None:
    assert said_by("A new survey showed Macron leading in the north.", "en") == [
        ("unnamed", "Macron leading in the north")
    ]


def test_hearsay_without_a_source_is_unnamed() -> None:
    (found,) = statements_of("Angela Merkel has reportedly left Berlin.", "en")
    assert (found.speaker, found.manner) == ("unnamed", "distancing")


def test_a_clause_behind_a_relative_pronoun_is_its_nouns() -> None:
    text = "Angela Merkel, who said the talks had failed, left on Monday."
    assert ("Angela Merkel", "the talks had failed") in said_by(text, "en")


def test_a_label_with_a_hyphen_is_found() -> None:
    (naming,) = namings_of("The self-proclaimed president Denis Pushilin signed the treaty.", "en")
    assert naming.slant == "delegitimising"


def test_a_label_in_a_second_predicate_is_found() -> None:
    found = namings_of("Nelson Mandela was a lawyer and a hero of the movement.", "en")
    assert [naming.slant for naming in found] == ["legitimising"]


def test_english_knows_at_least_120_verbs_of_saying() -> None:
    assert len({entry.verb for entries in load_saying("en").verbs.values() for entry in entries}) >= 120
