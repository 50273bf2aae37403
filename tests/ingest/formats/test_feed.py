"""RSS and Atom files."""

from __future__ import annotations

from datetime import date

import pytest
from made_files import PARAGRAPHS, TEXT, make_html_fragment, make_rss
from reading_made import drafts_of, read_made, refusals_of

from recoupe.ingest.formats.fragment import fragment_text
from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Le Fanion | Monde</title>
<entry><title>Le ministre &amp; la presse</title><link href="https://fanion.example/2"/>
<updated>2019-03-28T01:00:00Z</updated><published>2019-03-27T23:30:00-04:00</published>
<author><name>J. D.</name></author>
<content type="html">{make_html_fragment().replace("<", "&lt;")}</content></entry></feed>"""


def test_an_entry_of_rss_is_an_article_with_all_that_the_feed_says() -> None:
    [draft] = drafts_of("a.rss", make_rss(make_html_fragment()))
    assert draft.text == TEXT
    known = draft.known
    assert (known.title, known.outlet) == ("Le ministre dément", "Le Fanion national")
    assert draft.source == known.url == "https://fanion.example/monde/1"
    assert (known.author, known.agency, known.language) == ("J. D. avec AFP", "AFP", "fr")
    assert known.published.earliest == known.published.latest == date(2019, 3, 27)
    assert known.published.evidence == ("feed published: Wed, 27 Mar 2019 10:00:00 +0100",)
    assert draft.place == "entry 1"


def test_an_entry_of_atom_is_dated_by_its_publication_as_written() -> None:
    [draft] = drafts_of("a.atom", ATOM.encode())
    assert draft.text == TEXT
    assert (draft.known.title, draft.known.outlet) == ("Le ministre & la presse", "Le Fanion")
    assert draft.known.published.earliest == date(2019, 3, 27)


def test_a_summary_alone_is_taken_and_said_once() -> None:
    items = "".join(
        f"<item><link>https://a.example/{n}</link><description>Le ministre dément {n}.</description></item>"
        for n in range(3)
    )
    drafts = drafts_of("a.xml", make_rss(items=items))
    assert [draft.text for draft in drafts] == [f"Le ministre dément {n}." for n in range(3)]
    assert [len(draft.notes) for draft in drafts] == [1, 0, 0]
    assert drafts[0].notes[0].startswith("a.xml holds only the beginning of its articles")


def test_an_entry_without_text_is_named_and_the_next_one_read() -> None:
    items = "<item><title>Vide</title></item><item><description>Le ministre dément.</description></item>"
    content = make_rss(items=items)
    assert refusals_of("a.rss", content) == ["a.rss: entry 1: has no text; --follow reads the page itself"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<html><body>Une page</body></html>", "is no RSS or Atom feed"),
        (b'<?xml version="1.0"?><records/>', "is no RSS or Atom feed"),
        (make_rss(), "holds no entries"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]>' + make_rss("x"), "declares XML entities, which no feed needs"),
        (
            b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + make_rss("&a;"),
            "declares XML entities",
        ),
        (('<!DOCTYPE rss [<!ENTITY a "b">]>' + make_rss("x").decode()).encode("utf-16"), "declares XML"),
        (b"%PDF-1.4", "is a PDF document, not text"),
        (b"", "is empty"),
    ],
    ids=["page", "other XML", "no entries", "entity", "outside entity", "UTF-16 entity", "PDF", "empty"],
)
def test_what_is_no_feed_is_named_with_its_reason(content: bytes, reason: str) -> None:
    [refusal] = refusals_of("a.xml", content)
    assert refusal.startswith(f"a.xml: {reason}")


def test_content_that_names_a_file_is_text_and_no_file_is_opened() -> None:
    [draft] = drafts_of("a.rss", make_rss("file:///etc/passwd"))
    assert draft.text == "file:///etc/passwd"


def test_a_feed_cut_off_gives_the_entries_that_are_whole() -> None:
    whole = make_rss(make_html_fragment(), make_html_fragment(PARAGRAPHS[:2]))
    first, second = read_made("a.rss", whole[: whole.rfind(b"<item>") + 30])
    assert isinstance(first, Draft)
    assert first.text == TEXT
    assert str(second) == "a.rss: entry 2: has no text; --follow reads the page itself"


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>Un <b>mot</b> gras.</p><p>Deux.</p>", "Un mot gras.\n\nDeux."),
        ("Une ligne<br>une autre", "Une ligne\n\nune autre"),
        (
            "<p>Un.</p><script>var x</script><figure><img>Photo</figure><p>Deux.</p>",
            "Un.\n\nDeux.",
        ),
        ("<table><tr><td>12</td></tr></table><p>Un.</p>", "Un."),
        ("Un &amp; deux", "Un & deux"),
        ("3 < 4 et 5 > 4", "3 < 4 et 5 > 4"),
        ("<p>Un <!-- remarque --> deux</p>", "Un deux"),
        ("", ""),
    ],
    ids=["paragraphs", "line break", "script", "table", "entity", "signs", "comment", "empty"],
)
def test_a_fragment_of_html_gives_its_paragraphs(fragment: str, text: str) -> None:
    assert fragment_text(fragment, Limits()) == text


def test_a_fragment_with_too_many_elements_is_refused() -> None:
    assert fragment_text("<p>x</p>" * 20, Limits(page_elements=10)) is None
