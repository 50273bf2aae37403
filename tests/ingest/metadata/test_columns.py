"""Names of columns: those that other programs use, and those that the user gives."""

from __future__ import annotations

import pytest

from recoupe.errors import UsageError
from recoupe.ingest.metadata.columns import fold_name, is_list_key, match_columns, parse_columns


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Headline", "title"), ("TITRE", "title"), ("Título", "title"), ("pub_date", "published"),
        ("Date de publication", "published"), ("publishedAt", "published"), ("publishing_date", "published"),
        ("Full Text", "text"), ("maintext", "text"), ("Texte intégral", "text"), ("media_name", "outlet"),
        ("source_domain", "outlet"), ("Byline", "author"), ("web-url", "url"), ("langue", "language"),
        ("Agence", "agency"), ("guid", "source"), ("date_download", "captured"), ("Rubrique", "unknown"),
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_name(name: str, key: str) -> None:
    assert match_columns([name]) == {key: (name,)}


def test_of_several_columns_the_best_comes_first() -> None:
    assert match_columns(["content", "Text", "body"])["text"] == ("Text", "body", "content")


def test_a_column_that_the_user_names_stands_alone() -> None:
    matched = match_columns(["Text", "Corps"], (("text", "corps"),))
    assert matched == {"text": ("Corps",)}


def test_capitals_accents_and_signs_make_no_difference() -> None:
    assert (
        fold_name("Date de Publication") == fold_name("DATE-DE_PUBLICATION") == fold_name("datéDePublication")
    )


def test_pairs_of_key_and_column_are_taken() -> None:
    assert parse_columns("text=Body, published = Day One") == (("text", "Body"), ("published", "Day One"))
    assert parse_columns("") == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Body", '"Body" is no pair; write text=Body,published=Date'),
        ("text=", '"text=" is no pair'),
        ("texte=Body", 'there is no "texte"; there are text, source, title'),
    ],
)
def test_other_words_are_wrong_use(text: str, problem: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_columns(text)
    assert problem in str(caught.value)


def test_keys_of_lists_name_no_outlet() -> None:
    assert is_list_key("articles")
    assert not is_list_key("Le Monde")
