"""Fingerprints of texts: stable, blind to print, sensitive to words."""

from __future__ import annotations

from recoupe.fingerprint import similarity
from recoupe.ingest.fingerprint import FINGERPRINT_SIZE, fingerprint_text

DISPATCH = (
    "Le ministre a annoncé mardi que le navire resterait devant le port jusqu'à la fin des pourparlers. "
    "Son homologue a répondu que l'envoi d'un second bâtiment serait tenu pour un acte hostile. "
    "Les deux gouvernements doivent reprendre leurs entretiens lundi dans la capitale."
)


def test_a_fingerprint_does_not_change_between_versions() -> None:
    """Dossiers keep fingerprints: this value may only change together with the dossier's version."""
    fingerprint = fingerprint_text(DISPATCH)
    assert len(fingerprint) == FINGERPRINT_SIZE
    assert fingerprint[:3] == (3210445109, 1190214344, 2028516469)


def test_case_accents_apostrophes_and_line_ends_make_no_difference() -> None:
    printed = DISPATCH.upper().replace("'", "’").replace("É", "E").replace(" ", "\r\n")
    assert fingerprint_text(printed) == fingerprint_text(DISPATCH)


def test_a_dispatch_with_one_sentence_more_is_like_the_first() -> None:
    longer = DISPATCH + " Aucune date n'a été donnée."
    assert 0.7 < similarity(fingerprint_text(DISPATCH), fingerprint_text(longer)) < 1.0


def test_two_texts_of_their_own_are_unlike() -> None:
    other = "La récolte de blé sera bonne cette année dans tout le sud du pays, estiment les négociants."
    assert similarity(fingerprint_text(DISPATCH), fingerprint_text(other)) < 0.1


def test_the_order_of_words_counts() -> None:
    turned = " ".join(reversed(DISPATCH.split()))
    assert similarity(fingerprint_text(DISPATCH), fingerprint_text(turned)) < 0.1


def test_short_texts_have_a_fingerprint_and_wordless_ones_none() -> None:
    assert len(fingerprint_text("Non.")) == FINGERPRINT_SIZE
    assert fingerprint_text(" … ! ") == ()
