"""Accounts side by side: which words are an account's own, and which cells depart from the others."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from web_server import ask

from recoupe.web.views.story_table import mark_own_words


def own_words(*texts: tuple[str, str]) -> list[list[str]]:
    return [[piece.text for piece in pieces if piece.is_own] for pieces in mark_own_words(texts)]


def test_words_that_no_other_account_has_are_marked() -> None:
    left = ("La Panther a débarqué cinquante marins.", "fr")
    right = ("La Panther a débarqué deux cents hommes.", "fr")
    assert own_words(left, right) == [["cinquante marins"], ["deux cents hommes"]]


def test_accents_and_capitals_make_no_difference() -> None:
    assert own_words(("Guaidó parle", "fr"), ("GUAIDO PARLE", "fr")) == [[], []]


def test_an_account_alone_in_its_language_is_not_compared() -> None:
    assert own_words(("La Panther est là", "fr"), ("The Panther is there", "en")) == [[], []]


@pytest.mark.parametrize("text", ["", "!", "Un, deux ; trois…", "  deux  ", "a«b»c"])
def test_the_pieces_make_the_text_again(text: str) -> None:
    for other in ("", "deux", text):
        pieces, _ = mark_own_words([(text, "fr"), (other, "fr")])
        assert "".join(piece.text for piece in pieces) == text


def test_a_story_shows_every_account_and_marks_what_departs(base: str) -> None:
    stories = json.loads(ask(base, "/stories.json").text)
    story = next(each for each in stories if len(each["accounts"]) > 1)
    page = ask(base, f"/stories/{story['id']}").text
    table = page[page.index('class="side-by-side"') : page.index("</table>")]
    heads = re.findall(r'<th scope="col">', table)
    assert len(heads) == len(story["accounts"])
    words = [
        unescape(re.sub("<[^>]+>", "", each)) for each in re.findall(r'<a class="to-words".*?</a>', table)
    ]
    assert words == [" ".join(account["evidence"]["text"].split()) for account in story["accounts"]]
    statuses = {account["status"] for account in story["accounts"]}
    assert ('class="differs"' in table) or len(statuses) == 1
