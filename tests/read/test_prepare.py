"""What the parser gets of an article, and that every character of it leads back to the article."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.read.prepare import load_furniture, prepare

NOTHING = re.compile(r"(?!)")

PRESS_CHARACTERS = st.sampled_from(
    list("aeéÉ' \u00a0\u202f\n\r\t«»“”\"'’‘.,:;!?()[]…#-–—0123456789💬\u0301\u00ad\u200b")
)


def test_quotation_marks_leave_no_trace_and_glue_no_words() -> None:
    prepared = prepare("Il parle d'un « complot »ourdi par « la rue ».", NOTHING)
    assert prepared.text == "Il parle d'un complot ourdi par la rue."


def test_an_elision_before_a_quotation_stays_one_word_with_its_apostrophe() -> None:
    prepared = prepare("Il dit qu’«\u00a0un accord\u00a0» viendra.", NOTHING)
    assert prepared.text == "Il dit qu'un accord viendra."


def test_typographic_signs_become_plain_and_lead_back() -> None:
    text = "L’e\u0301tat-major\u00a0: 1\u202f200 hommes\u00ad."
    prepared = prepare(text, NOTHING)
    assert prepared.text == "L'état-major : 1200 hommes."
    at = prepared.text.index("état")
    assert text[prepared.starts[at] : prepared.ends[at]] == "e\u0301"


def test_grouped_digits_are_one_number() -> None:
    text = "Plus de 2 000 000 de personnes et 12 autres 500 mètres plus loin"
    prepared = prepare(text, NOTHING)
    assert "2000000 de" in prepared.text
    at = prepared.text.index("2000000")
    assert text[prepared.starts[at] : prepared.ends[at + 6]] == "2 000 000"


def test_emoji_and_hash_signs_are_taken_out() -> None:
    assert prepare("💬 Au #Mali, on attend 👇", NOTHING).text == "Au Mali, on attend"


def test_editorial_cuts_inside_quotations_are_taken_out() -> None:
    prepared = prepare("« Il faut (…) que (le gouvernement) parte », dit-il (hier).", NOTHING)
    assert prepared.text == "Il faut que le gouvernement parte , dit-il (hier)." or (
        prepared.text == "Il faut que le gouvernement parte, dit-il (hier)."
    )


def test_paragraphs_are_kept_apart() -> None:
    prepared = prepare("Un titre\n\nUn premier alinéa.\r\nUn second.", NOTHING)
    starts = [prepared.text[at:][:6] for at in prepared.paragraph_starts]
    assert starts == ["Un tit", "Un pre", "Un sec"]


@pytest.mark.parametrize(
    "line",
    [
        "Publicité",
        "Suivez-nous sur Facebook",
        "👉Vous pouvez aussi retrouver notre rédaction sur Telegram et sur «YouTube» 👇",
        "Partager cet article",
        "Lire aussi :",
        "Article réservé aux abonnés",
    ],
)
def test_page_furniture_is_left_out(line: str) -> None:
    prepared = prepare(f"La ministre a démissionné.\n{line}\nElle part lundi.", load_furniture("fr"))
    assert prepared.text == "La ministre a démissionné. Elle part lundi."


@pytest.mark.parametrize(
    "line",
    [
        "Le président a annoncé sur Twitter la fin du blocus.",
        "Les manifestants veulent rejoindre la place, a écrit leur chef.",
        "La publicité du journal a été saisie par la police.",
        "Lire ce texte à la tribune a été un acte de courage.",
    ],
)
def test_reporting_is_never_furniture(line: str) -> None:
    assert prepare(line, load_furniture("fr")).text == line.strip()


@settings(max_examples=300)
@given(st.text(PRESS_CHARACTERS, max_size=120) | st.text(max_size=80))
def test_every_character_leads_back_to_its_own_place(text: str) -> None:
    prepared = prepare(text, NOTHING)
    assert len(prepared.text) == len(prepared.starts) == len(prepared.ends)
    assert list(prepared.starts) == sorted(prepared.starts)
    for character, start, end in zip(prepared.text, prepared.starts, prepared.ends, strict=True):
        assert 0 <= start <= end <= len(text)
        if character.isalnum():
            assert start < end
    for start in prepared.paragraph_starts:
        assert 0 <= start < len(prepared.text)
    assert "\n" not in prepared.text


def test_an_endless_word_is_cut_so_that_the_tokenizer_stays_quick() -> None:
    text = "Paris " + "(" * 1200 + " accuse Berlin"
    prepared = prepare(text, NOTHING)
    assert max(map(len, prepared.text.split())) == 500
    at = prepared.text.index("accuse")
    assert text[prepared.starts[at] : prepared.ends[at + 5]] == "accuse"
