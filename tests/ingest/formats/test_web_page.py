"""Saved pages: the running text, what the page says of itself, and no harm from its faults."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.errors import SourceError
from recoupe.ingest.formats.web_page import read_web_page
from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft, SourceFile

Put = Callable[[str, str | bytes], SourceFile]

BODY = """
<nav><a href="/">Accueil</a> <a href="/monde">Monde</a> <a href="/sport">Sport</a></nav>
<article><h1>Le ministre dément</h1>
<p>Le ministre a <b>démenti</b> mardi l'envoi de <a href="/troupes">troupes</a> à la frontière, a indiqué
son porte-parole.</p>
<p>« Nous n'avons envoyé personne », a-t-il dit devant la presse, avant d'ajouter que la réunion
aurait lieu.</p>
<table><tr><td>tableau</td><td>12</td></tr></table>
<p>Plusieurs pays ont réagi à cette annonce et demandent que les pourparlers reprennent sans attendre.</p>
</article>
<div id="comments" class="comments"><p>Un commentaire d'un lecteur mécontent du ministre.</p></div>
<footer>Mentions légales</footer>
"""
HEAD = """
<title>Le ministre dément - Le Fanion national</title>
<meta property="og:site_name" content="Le Fanion national">
<meta property="article:published_time" content="2019-03-27T10:00:00+01:00">
<link rel="canonical" href="https://fanion.example/monde/1">
"""
TEXT_PARTS = (
    "Le ministre a démenti mardi l'envoi de troupes à la frontière",
    "« Nous n'avons envoyé personne »",
)


def page(head: str = HEAD, body: str = BODY) -> str:
    return (
        f"<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    )


def read_one(file: SourceFile) -> Draft:
    [draft] = read_web_page(file, Limits())
    assert isinstance(draft, Draft)
    return draft


def test_the_running_text_comes_without_what_stands_around_it(put: Put) -> None:
    text = read_one(put("a.html", page())).text
    assert all(part in text for part in TEXT_PARTS)
    for noise in ("Accueil", "tableau", "commentaire", "Mentions"):
        assert noise not in text


def test_a_blank_line_stands_between_paragraphs(put: Put) -> None:
    paragraphs = read_one(put("a.html", page())).text.split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs] == ["Le", "Le", "«", "Plusieurs"]


def test_the_page_says_title_outlet_address_and_date(put: Put) -> None:
    known = read_one(put("a.html", page())).known
    assert (known.title, known.outlet) == ("Le ministre dément", "Le Fanion national")
    assert known.url == "https://fanion.example/monde/1"
    assert (known.published.earliest, known.published.method) == (date(2019, 3, 27), "metadata")


def test_the_sidecar_overrules_the_page(put: Put) -> None:
    put("a.toml", 'outlet = "Courrier"\npublished = 2019-03-26')
    draft = read_one(put("a.html", page()))
    assert (draft.known.outlet, draft.known.title) == ("Courrier", "Le ministre dément")
    assert (draft.known.published.earliest, draft.known.published.method) == (date(2019, 3, 26), "declared")


def test_a_page_without_a_site_name_is_named_by_its_host(put: Put) -> None:
    head = '<title>T</title><link rel="canonical" href="https://www.fanion.example/monde/1">'
    assert read_one(put("a.html", page(head))).known.outlet == "fanion.example"


def test_a_browser_says_where_it_saved_a_page_from(put: Put) -> None:
    saved = f"<!-- saved from url=(0030)https://fanion.example/monde/2 -->\n{page('<title>T</title>')}"
    known = read_one(put("a.html", saved)).known
    assert (known.url, known.outlet) == ("https://fanion.example/monde/2", "fanion.example")


def test_an_address_that_is_a_script_is_no_address(put: Put) -> None:
    head = '<title>T</title><meta property="og:url" content="javascript:alert(1)">'
    assert read_one(put("a.html", page(head))).known.url is None


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "utf-8", "nonsense"])
def test_a_latin_1_page_is_read_whatever_it_declares(put: Put, declared: str) -> None:
    text = page().replace("charset='utf-8'", f"charset='{declared}'")
    draft = read_one(put("a.html", text.encode("cp1252")))
    assert TEXT_PARTS[0] in draft.text
    assert draft.notes[0].startswith("is not UTF-8; read as cp1252")


def test_an_xhtml_page_with_an_encoding_declaration_is_read(put: Put) -> None:
    text = f'<?xml version="1.0" encoding="iso-8859-1"?>\n{page()}'
    assert TEXT_PARTS[0] in read_one(put("a.html", text.encode("latin-1"))).text


def test_entities_are_neither_expanded_nor_fetched(put: Put, french: str) -> None:
    secret = put("secret.txt", "MOT DE PASSE")
    doctype = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret.path}"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    )
    text = read_one(put("a.html", doctype + page(body=f"{BODY}<p>{french} &x; &b;</p>"))).text
    assert "MOT DE PASSE" not in text
    assert "aaaaaaaa" not in text


@pytest.mark.parametrize(
    "broken",
    [
        page().replace("</p>", "").replace("</article>", "</section>"),
        page()[:-60],
        BODY,
        page(body="<div>" * 200 + BODY),
    ],
    ids=["unclosed", "truncated", "fragment", "nested"],
)
def test_broken_html_is_read_as_far_as_it_goes(put: Put, broken: str) -> None:
    assert all(part in read_one(put("a.html", broken)).text for part in TEXT_PARTS)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        (page(body="<script>let a = 1</script>"), "no article text was found in the page"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image, not text"),
        (
            page(HEAD + '<meta name="generator" content="recoupe 0.1.0">'),
            "is a page that recoupe made, not an article",
        ),
    ],
    ids=["empty", "blank", "no article", "png", "recoupe's own"],
)
def test_a_page_without_an_article_is_refused(put: Put, content: str | bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_one(put("a.html", content))
    assert caught.value.reason == reason


def test_a_page_of_too_many_elements_is_refused(put: Put) -> None:
    with pytest.raises(
        SourceError, match=r"a\.html: has more than 5 elements; save its text as \.txt, or raise"
    ):
        list(read_web_page(put("a.html", page()), Limits(page_elements=5)))


FRAGMENTS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<table>",
            "<td>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<br>",
        ),
        *(
            "&#0;",
            "&amp;",
            "&#x110000;",
            "<time datetime='",
            "'>",
            "<meta name='date' content='x'>",
            "<title>",
        ),
        *(
            "<html",
            "/>",
            "<![CDATA[",
            "]]>",
            "<?xml",
            "Le président a dit mardi. ",
            "\x00",
            "\u2028",
            "\ufffe",
        ),
        *(
            '<script type="application/ld+json">{"@type":"Article","datePublished":',
            "<link rel=canonical href='//[",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_any_page_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.html"
    path.write_bytes(content.encode())
    try:
        draft = read_one(SourceFile(path, "any.html"))
    except SourceError:
        return
    assert draft.text.strip()
