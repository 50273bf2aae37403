from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.names import fold_name, split_name


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Guaidó", "guaido"),
        ("Etats-Unis", "etats unis"),
        ("ÉTATS  UNIS", "etats unis"),
        ("EE.UU.", "eeuu"),
        ("EE. UU.", "ee uu"),
        ("Côte d’Ivoire", "cote d ivoire"),
        ("Cote d'Ivoire", "cote d ivoire"),
        ("N'Djamena", "n djamena"),
        ("Lech Wałęsa", "lech walesa"),
        ("Œuvre de Strauß", "oeuvre de strauss"),
        ("Erdoğan", "erdogan"),
        ("İzmir", "izmir"),
        ('Jorge "Tuto" Quiroga', "jorge tuto quiroga"),
        ("Wash\u00ading\u200bton", "washington"),
        ("Guaido\u0301", "guaido"),
        ("—", ""),
    ],
)
def test_spellings_of_one_name_fold_alike(printed: str, folded: str) -> None:
    assert fold_name(printed) == folded


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.text(), st.text())
def test_words_fold_alone_as_they_fold_together(left: str, right: str) -> None:
    assert fold_name(f"{left} {right}").split() == fold_name(left).split() + fold_name(right).split()


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_a_name_has_as_many_printed_words_as_folded_ones(text: str) -> None:
    assert len(split_name(text)) == len(fold_name(text).split())


def test_printed_words_keep_their_capitals_and_accents() -> None:
    assert split_name("l'État-Major U.S.") == ["l", "État", "Major", "US"]
