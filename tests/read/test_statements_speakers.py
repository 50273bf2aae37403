"""Who says it: subjects, agents, pronouns, lists, documents and nobody named; medium and addressee."""

from __future__ import annotations

import pytest
from said import said_by, statements_of

from recoupe.reading import UNNAMED

SPEAKERS = {
    "subject": ("Angela Merkel a dit que le pont tenait.", "Angela Merkel"),
    "office in apposition": (
        "Kofi Annan, secrétaire général de l'ONU, a dit que le pont tenait.",
        "Kofi Annan",
    ),
    "agent": ("La trêve a été annoncée par Angela Merkel.", "Angela Merkel"),
    "agent of a participle": ("Une trêve confirmée par Angela Merkel a commencé.", "Angela Merkel"),
    "relative": ("Il a vu Angela Merkel, qui a assuré que le pont tenait.", "Angela Merkel"),
    "purpose": ("Angela Merkel a pris la parole pour dénoncer une agression.", "Angela Merkel"),
    "document": ("Un communiqué d'Angela Merkel affirme que le pont tient.", "Angela Merkel"),
}


@pytest.mark.parametrize(("text", "name"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_the_speaker_is_found(text: str, name: str) -> None:
    assert [speaker for speaker, _ in said_by(text)] == [name]


PRONOUNS = {
    "clitic": "« Nous partons », a dit Angela Merkel. « Le pont est fermé », a-t-elle ajouté.",
    "subject": "Angela Merkel a visité Bonn avec Helmut Kohl. Elle a dit que le pont était fermé.",
    "source": "Angela Merkel a visité Bonn. Selon elle, le pont est fermé.",
    "after a nested speaker": (
        "Angela Merkel a rappelé que Paris avait demandé une trêve. « Le pont est fermé », a-t-elle dit."
    ),
}


@pytest.mark.parametrize("text", PRONOUNS.values(), ids=PRONOUNS.keys())
def test_a_pronoun_stands_for_the_last_speaker_or_subject_that_agrees(text: str) -> None:
    speaker, content = said_by(text)[-1]
    assert speaker == "Angela Merkel"
    assert content.lower().startswith("le pont")


def test_a_speaker_inside_quotation_marks_is_no_antecedent() -> None:
    text = "« Helmut Kohl a menti », a dit François Mitterrand. « Il devra partir de Bonn », a-t-il ajouté."
    assert said_by(text)[-1][0] == "François Mitterrand"


def test_a_statement_of_several_speakers_is_one_record_each() -> None:
    text = "La France, l'Allemagne et l'Espagne ont réclamé une enquête."
    assert [speaker for speaker, _ in said_by(text)] == ["France", "Allemagne", "Espagne"]


@pytest.mark.parametrize(
    "text",
    [
        "Des sources affirment que le pont est fermé.",
        "Un responsable a indiqué que le pont était fermé.",
        "Le pont est fermé, selon plusieurs témoins.",
    ],
)
def test_a_source_without_a_name_keeps_its_words(text: str) -> None:
    (found,) = statements_of(text)
    assert found.statement.speaker_mention is not None
    assert found.speaker == UNNAMED or "témoins" in found.statement.speaker_mention.text


def test_an_accusation_without_an_accuser_is_somebody_unnamed_s() -> None:
    text = "La Serbie est accusée d'avoir détruit le pont."
    assert said_by(text) == [(UNNAMED, "d'avoir détruit le pont")]


def test_the_first_person_is_nobody_in_the_article() -> None:
    assert statements_of("Je pense que le pont est fermé.") == ()


MEDIA = {
    "Twitter": "Angela Merkel a écrit sur Twitter que le pont tenait.",
    "communiqué": "Angela Merkel a indiqué dans un communiqué que le pont tenait.",
    "télévision": "Angela Merkel a annoncé à la télévision que le pont tenait.",
}


@pytest.mark.parametrize(("medium", "text"), MEDIA.items(), ids=MEDIA.keys())
def test_the_medium_is_named(medium: str, text: str) -> None:
    assert [f.statement.medium for f in statements_of(text)] == [medium]


def test_a_pronoun_speaks_on_over_the_same_medium() -> None:
    text = "« Le pont tient », a tweeté Angela Merkel. « Nous le gardons », a-t-elle ajouté."
    assert [f.statement.medium for f in statements_of(text)] == ["Twitter", "Twitter"]


def test_the_addressee_is_an_actor() -> None:
    (found,) = statements_of("Angela Merkel a appelé la Serbie à quitter Pristina.")
    assert found.statement.addressee == "srb"


def test_what_is_said_to_a_channel_is_said_through_it() -> None:
    (found,) = statements_of("Angela Merkel a affirmé à la chaîne Al-Jazira que le pont tenait.")
    assert found.statement.medium == "Al-Jazira"


def test_a_relative_source_is_its_antecedent() -> None:
    text = "Il a interrogé Angela Merkel, selon qui le pont est fermé."
    assert ("Angela Merkel", "le pont est fermé") in said_by(text)


def test_a_capital_that_confirms_is_its_government() -> None:
    assert said_by("Un incident confirmé à Ryad inquiète la Turquie.")[0][1] == "Un incident"


def test_a_document_that_was_named_before_speaks_for_its_author() -> None:
    text = (
        "Angela Merkel a annoncé dans un communiqué la fermeture du pont. "
        "Le communiqué précise que la route reste ouverte."
    )
    assert said_by(text)[-1] == ("Angela Merkel", "la route reste ouverte")
