"""What counts as said, and how far it reaches: direct, indirect and mixed speech."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from said import attributions_of, namings_of, said_by, statements_of, word_at

DIRECT = {
    "cue behind": ("« Nous partons », a déclaré Angela Merkel.", "Nous partons"),
    "straight marks": ('"Nous partons", a déclaré Angela Merkel.', "Nous partons"),
    "curly marks": ("“Nous partons”, a déclaré Angela Merkel.", "Nous partons"),
    "colon": ("Angela Merkel a déclaré : « Nous partons demain ».", "Nous partons demain"),
    "bare colon": ("Angela Merkel a écrit ceci : nous partons demain.", "nous partons demain"),
    "subject before": ("« Nous partons », Angela Merkel a dit.", "Nous partons"),
    "aside before the subject": (
        "« Nous partons », a déclaré mardi, à Bonn, Angela Merkel.",
        "Nous partons",
    ),
    "cue left inside the marks": ("« Nous partons, explique Angela Merkel. C'est fini. »", "Nous partons"),
    "whole sentences": (
        "« Nous partons demain. Personne ne restera », a dit Angela Merkel.",
        "Nous partons demain. Personne ne restera",
    ),
}


@pytest.mark.parametrize(("text", "content"), DIRECT.values(), ids=DIRECT.keys())
def test_direct_speech_is_found_without_its_marks(text: str, content: str) -> None:
    assert ("Angela Merkel", content) in said_by(text)


def test_a_quotation_broken_by_its_cue_is_two_records_with_one_cue() -> None:
    text = "« Nous restons », a dit Angela Merkel, « et personne ne nous chassera »."
    first, second = statements_of(text)
    assert (first.statement.content.text, second.statement.content.text) == (
        "Nous restons",
        "et personne ne nous chassera",
    )
    assert first.statement.cue == second.statement.cue


def test_a_quotation_over_paragraphs_is_one_record() -> None:
    text = "Angela Merkel a écrit : « Nous partons.\n\n« Personne ne restera »."
    assert len(statements_of(text)) == 1


def test_whole_sentences_in_marks_go_on_with_the_last_speaker() -> None:
    text = "« Nous partons demain », a dit Angela Merkel. « Personne ne restera dans cette ville. »"
    assert said_by(text)[1] == ("Angela Merkel", "Personne ne restera dans cette ville")


def test_a_heading_in_marks_is_no_statement() -> None:
    text = "Angela Merkel a dit qu'elle partait.\n\n« Une page se tourne »\n\nLa foule a quitté la place."
    assert len(statements_of(text)) == 1


def test_a_heading_may_name_its_speaker_behind_a_colon() -> None:
    assert said_by("« Nous ne céderons pas » : Angela Merkel") == [("Angela Merkel", "Nous ne céderons pas")]


def test_behind_a_quotation_any_verb_may_say_it() -> None:
    assert said_by("« Aucun sacrifice n'est trop grand », brandit Angela Merkel.") == [
        ("Angela Merkel", "Aucun sacrifice n'est trop grand")
    ]


def test_what_somebody_is_asked_to_say_is_not_said() -> None:
    text = "Angela Merkel a appelé Helmut Kohl à condamner une agression inacceptable."
    assert [speaker for speaker, _ in said_by(text)] == ["Angela Merkel"]


def test_a_scare_quote_is_no_direct_statement() -> None:
    text = "La police a repoussé une « tentative » de coup d'Etat à Libreville."
    assert statements_of(text) == ()


def test_a_clause_with_quoted_islands_is_mixed_and_whole() -> None:
    text = "Angela Merkel a affirmé que la crise était « derrière nous » et que Berlin paierait."
    (found,) = statements_of(text)
    assert found.statement.kind == "mixed"
    assert found.statement.content.text == "la crise était « derrière nous » et que Berlin paierait"


def test_words_that_go_on_behind_the_marks_belong_to_the_content() -> None:
    text = "« Nous voulons la fin de la guerre » en Bosnie, écrit Angela Merkel."
    (found,) = statements_of(text)
    assert found.statement.kind == "mixed"
    assert found.statement.content.text.endswith("en Bosnie")


INDIRECT = {
    "that": ("Angela Merkel a affirmé que le pont tenait.", "le pont tenait"),
    "that, far away": (
        "Angela Merkel a indiqué mardi 12 mars, à Bonn, que le pont tenait.",
        "le pont tenait",
    ),
    "infinitive": ("Angela Merkel assure avoir vu le pont.", "avoir vu le pont"),
    "infinitive with de": ("Angela Merkel a promis de rebâtir le pont.", "de rebâtir le pont"),
    "addressed": ("Angela Merkel a appelé la police à partir.", "à partir"),
    "over a relative": (
        "Angela Merkel a accusé la Serbie, qui nie, d'avoir détruit le pont.",
        "d'avoir détruit le pont",
    ),
    "noun": ("Angela Merkel a dénoncé une agression inacceptable.", "une agression inacceptable"),
    "noun behind a day": ("Angela Merkel a réclamé mardi une enquête.", "une enquête"),
    "noun after a preposition": ("Angela Merkel s'est félicitée de la trêve.", "la trêve"),
    "label": ("Angela Merkel a qualifié le vote de farce.", "le vote de farce"),
    "adjective": ("Angela Merkel s'est dite prête à négocier.", "prête à négocier"),
    "gerund": ("Angela Merkel est partie, assurant que le pont tenait.", "le pont tenait"),
    "cue at the end": ("Le pont tient encore, assure Angela Merkel.", "Le pont tient encore"),
    "question": ("Angela Merkel a expliqué comment le pont tenait.", "comment le pont tenait"),
    "source first": ("Selon Angela Merkel, le pont tient encore.", "le pont tient encore"),
    "source last": ("Le pont tient encore, selon Angela Merkel.", "Le pont tient encore"),
    "opinion": ("Pour Angela Merkel, le pont tient encore.", "le pont tient encore"),
    "relative": ("Il connaît le texte que dénonce Angela Merkel.", "le texte"),
}


@pytest.mark.parametrize(("text", "content"), INDIRECT.values(), ids=INDIRECT.keys())
def test_indirect_speech_is_the_clause_without_its_cue(text: str, content: str) -> None:
    assert ("Angela Merkel", content) in said_by(text)


def test_a_second_verb_of_saying_ends_the_content_of_the_first() -> None:
    text = "Angela Merkel affirme que le pont tient et dénonce un mensonge."
    assert said_by(text) == [("Angela Merkel", "le pont tient"), ("Angela Merkel", "un mensonge")]


def test_a_closing_relative_clause_is_the_reporters_own() -> None:
    text = "Angela Merkel a affirmé que les soldats avaient quitté Pristina, où ils patrouillaient."
    assert said_by(text) == [("Angela Merkel", "les soldats avaient quitté Pristina")]


NOT_SAID = {
    "denied": "Angela Merkel n'a pas précisé que le pont tenait.",
    "may be said": "Angela Merkel pourrait annoncer que le pont tient.",
    "planned": "Angela Merkel doit annoncer la fermeture du pont.",
    "condition": "Si Angela Merkel confirme que le pont tient, la route ouvrira.",
    "impersonal": "Il convient de souligner que le pont tient.",
    "nobody": "On raconte que le pont tient.",
    "a thing announces": "Ces nuages annoncent une tempête.",
}


@pytest.mark.parametrize("text", NOT_SAID.values(), ids=NOT_SAID.keys())
def test_what_nobody_says_is_no_statement(text: str) -> None:
    assert statements_of(text) == ()


def test_a_denied_exclusion_still_says_something() -> None:
    text = "Angela Merkel n'exclut pas que le pont ferme."
    assert said_by(text) == [("Angela Merkel", "le pont ferme")]


def test_the_manner_of_a_verb_is_kept() -> None:
    text = "Angela Merkel prétend que le pont tient. Helmut Kohl craint que le pont tombe."
    assert [f.statement.manner for f in statements_of(text)] == ["distancing", "belief"]


def test_hearsay_is_marked() -> None:
    text = "Le pont aurait été détruit, selon la police de Mostar."
    assert [f.hearsay for f in statements_of(text)] == [True]


def test_spans_hold_the_text_that_they_say() -> None:
    text = "🗣 Angela Merkel a dit : « Le pont\u00a0tient ». Selon l’Otan, il est « détruit »."
    for found in statements_of(text):
        for span in (found.statement.content, found.statement.cue, found.statement.speaker_mention):
            assert span is None or text[span.start : span.end] == span.text


def test_attribution_gives_the_innermost_speaker() -> None:
    text = "« Helmut Kohl affirme que le pont tient bon », a déclaré Angela Merkel à Bonn."
    found = attributions_of(text)
    inner, outer = found.at(word_at(text, "tient")), found.at(word_at(text, "affirme"))
    assert inner is not None and inner.statement.statement.content.text == "le pont tient bon"
    assert outer is not None and outer.quoted
    assert inner.speaker != outer.speaker


def test_attribution_is_none_in_the_outlets_own_voice() -> None:
    text = "La foule danse. Angela Merkel affirme que le pont tient."
    assert attributions_of(text).at(word_at(text, "danse")) is None
    assert attributions_of(text).at(word_at(text, "affirme")) is None


PIECES = (
    "Angela Merkel", "a dit", "que", "« Nous", "partons »", ",", ":", "selon", "le ministre", "a-t-il",
    "ajouté", "accuse", "la Serbie", "de", "mentir", "Pour", "un communiqué", "et", "qui", ".", "»",
    '"', "\n\n",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_text_is_too_broken_to_read(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for found in statements_of(text):
        content = found.statement.content
        assert content.text == text[content.start : content.end] != ""
    for naming in namings_of(text):
        assert naming.text == text[naming.start : naming.end]
