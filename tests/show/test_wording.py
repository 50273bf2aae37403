from __future__ import annotations

from datetime import date

from recoupe.show.interface import find_interface
from recoupe.show.wording import Days, Key, Wording, say_word

FRENCH, ENGLISH = find_interface("fr"), find_interface("en")


def test_an_element_says_where_its_text_stands_in_the_table_of_every_language() -> None:
    wording = Wording(FRENCH, [ENGLISH])
    assert wording.text("timeline.title") == "<span data-t=0>Chronologie</span>"
    assert wording.table() == {"fr": ["Chronologie"], "en": ["Timeline"]}


def test_what_is_said_twice_stands_in_the_table_once() -> None:
    wording = Wording(FRENCH, [ENGLISH])
    wording.text("timeline.title")
    wording.text("timeline.title")
    assert wording.table()["fr"] == ["Chronologie"]


def test_what_all_languages_say_alike_is_plain_text() -> None:
    wording = Wording(FRENCH, [ENGLISH])
    assert wording.word(Days(date(1911, 1, 1), date(1911, 12, 31))) == "1911"
    assert wording.table() == {"fr": [], "en": []}


def test_one_language_alone_needs_no_marks() -> None:
    assert Wording(ENGLISH).text("timeline.title") == "Timeline"


def test_values_are_escaped_in_elements_and_attributes() -> None:
    wording = Wording(ENGLISH)
    assert wording.text("camps.around", name="<b>") == "Camp: &lt;b&gt;"
    assert wording.attribute("title", "camps.around", name='"x') == ' title="Camp: &#34;x"'


def test_an_attribute_and_an_option_can_change_their_language() -> None:
    wording = Wording(FRENCH, [ENGLISH])
    assert wording.attribute("title", "timeline.title") == ' title="Chronologie" data-t-title="0"'
    assert wording.inside("timeline.title") == ' data-t="0">Chronologie'


def test_keys_and_days_inside_a_text_follow_its_language() -> None:
    wording = Wording(FRENCH, [ENGLISH])
    wording.text(
        "timeline.mark",
        type=Key("type.AID"),
        parties="X",
        days=Days(date(2019, 4, 30), date(2019, 4, 30)),
        status=Key("status.actual"),
        paper="P",
        words="w",
    )
    assert wording.table()["en"] == ["aid · X · 30 April 2019 · asserted · P: “w”"]


def test_a_code_without_a_name_stands_for_itself() -> None:
    wording = Wording(FRENCH, [ENGLISH])
    assert wording.code("language", "xh") == "xh"
    assert wording.code("mode", None) == ""


def test_a_state_is_named_in_the_language_shown_and_an_unknown_one_by_its_code() -> None:
    wording = Wording(FRENCH, [ENGLISH])
    assert wording.country("DEU") == "<span data-t=0>Allemagne</span>"
    assert wording.table()["en"] == ["Germany"]
    assert wording.country("ZZZ") == "ZZZ"


def test_a_word_can_be_said_without_markup() -> None:
    assert say_word(ENGLISH, Key("status.negated")) == "negated"
    assert say_word(ENGLISH, "<x>") == "<x>"
