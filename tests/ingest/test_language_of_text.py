"""The language of a text, without a network."""

from __future__ import annotations

import socket

import pytest

from recoupe.ingest.language import detect_language, primary_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le président a déclaré mardi que la situation était grave.", "fr"),
        ("The president said on Tuesday that the situation was serious.", "en"),
        ("El presidente declaró el martes que la situación era grave.", "es"),
        ("أعلنت الحكومة اليوم أن الرئيس سيجتمع غدا مع وزير الخارجية", "ar"),
        ("LE PRÉSIDENT A DÉCLARÉ MARDI\nQUE LA SITUATION\nÉTAIT GRAVE", "fr"),
    ],
    ids=["French", "English", "Spanish", "Arabic", "French capitals"],
)
def test_the_language_is_found(text: str, code: str) -> None:
    assert detect_language(text).code == code


def test_more_than_the_first_eighty_characters_are_read() -> None:
    name = "Associated Press Reuters Bloomberg News Agency International Herald Tribune Weekly "
    french = "Le gouvernement a annoncé mardi qu'il enverrait des troupes à la frontière. "
    assert detect_language(name + french * 3).code == "fr"


def test_the_title_counts_before_a_long_text() -> None:
    assert detect_language("", title="Le ministre dément avoir envoyé des troupes").code == "fr"


def test_a_doubtful_text_goes_to_a_language_that_is_read() -> None:
    assert detect_language("Nicolas Maduro").code == "fr"
    found = detect_language("Nicolas Maduro", among=("en",))
    assert (found.code, found.is_doubtful) == ("en", True)


def test_a_certain_text_does_not() -> None:
    assert detect_language("Der Präsident sagte am Dienstag, die Lage sei ernst.", among=("fr",)).code == "de"


def test_a_text_without_words_has_no_certain_language() -> None:
    assert detect_language(" \n ").is_doubtful


def test_nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert detect_language("Le président a déclaré mardi que tout allait bien.").code == "fr"


@pytest.mark.parametrize(
    ("tag", "code"), [("fr", "fr"), ("FR", "fr"), ("fr-FR", "fr"), ("es_419", "es"), ("", None), (None, None)]
)
def test_the_language_of_a_tag_is_its_first_part(tag: str | None, code: str | None) -> None:
    assert primary_language(tag) == code
