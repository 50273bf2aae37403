from __future__ import annotations

import re
from pathlib import Path

import pytest
from hostile_dossier import ATTACKS, make_hostile_dossier
from page_markup import Markup
from sample_articles import PHARE, words_of
from sample_dossier import make_dossier

from recoupe.comparison import Comparison
from recoupe.errors import UsageError
from recoupe.show.page import page_policy, render_page
from recoupe.show.render import embed_json, own_file
from recoupe.show.wording import Key
from recoupe.store import Dossier

LOADING_ATTRIBUTES = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping"}


@pytest.fixture
def page(dossier: Dossier) -> str:
    return render_page(dossier)


def test_every_link_inside_the_page_leads_to_something(page: str) -> None:
    assert any(link.startswith("#a1-s") for link in Markup(page).values("href"))
    assert Markup(page).lost_links() == []


def test_no_id_stands_twice(page: str) -> None:
    assert Markup(page).doubled_ids() == []


def test_every_fact_leads_to_its_words(dossier: Dossier, page: str) -> None:
    anchors = dict(re.findall(r'<span[^>]* id="(a\d+-s\d+)">([^<]*)', page))
    numbers = {article.id: number for number, article in enumerate(dossier.articles(), start=1)}
    for event in dossier.timeline():
        found = event.evidence
        anchor = f"a{numbers[found.article]}-s{found.start}"
        assert f'href="#{anchor}" data-end="{found.end}"' in page
        assert found.text.startswith(anchors[anchor]) or anchors[anchor].startswith(found.text)


def test_the_page_asks_nothing_of_the_network(page: str) -> None:
    markup = Markup(page)
    assert not {name for _, attributes in markup.tags for name in attributes} & LOADING_ATTRIBUTES
    assert not {"link", "img", "iframe", "object", "embed", "form", "base"} & {tag for tag, _ in markup.tags}
    assert "url(" not in own_file("style.css").replace("url(#", "") and "@import" not in own_file("style.css")
    assert re.findall(r"fetch|XMLHttpRequest|innerHTML|eval|import", own_file("page.js")) == []


def test_the_policy_allows_this_style_and_this_script_alone(page: str) -> None:
    style, script = own_file("style.css"), own_file("page.js")
    assert f"<style>{style}</style>" in page
    assert f"<script>{script}</script>" in page
    assert page_policy(style, script).replace("'", "&#39;") in page
    assert page_policy(style, script) != page_policy(style, script + " ")
    assert "unsafe" not in page_policy(style, script)


def test_no_element_carries_a_style_or_a_handler_of_its_own(page: str) -> None:
    names = {name for _, attributes in Markup(page).tags for name in attributes}
    assert {name for name in names if name == "style" or name.startswith("on")} == set()


def test_only_the_source_that_is_an_address_is_linked(page: str) -> None:
    assert [link for link in Markup(page).values("href") if not link.startswith("#")] == [PHARE.source]


def test_the_same_dossier_gives_the_same_page(tmp_path: Path, dossier: Dossier) -> None:
    with make_dossier(tmp_path / "again.db") as again:
        assert render_page(again) == render_page(dossier)


@pytest.mark.parametrize(("code", "title"), [("fr", "Chronologie"), ("en", "Timeline")])
def test_the_page_is_first_shown_in_the_language_asked_for(dossier: Dossier, code: str, title: str) -> None:
    page = render_page(dossier, interface=code)
    assert f'<html lang="{code}">' in page
    assert re.search(rf'<h2 id="timeline-title"><span data-t=\d+>{title}</span></h2>', page)


def test_an_interface_language_that_is_not_there_is_an_error(dossier: Dossier) -> None:
    with pytest.raises(UsageError, match="no interface in"):
        render_page(dossier, interface="xx")


def test_title_and_note_are_shown_and_escaped(dossier: Dossier) -> None:
    page = render_page(dossier, title="Agadir <1911>", note="Écrit & imprimé")
    assert "<title>Agadir &lt;1911&gt;</title>" in page
    assert "<h1>Agadir &lt;1911&gt;</h1>" in page
    assert "Écrit &amp; imprimé" in page


def test_a_note_can_be_said_in_every_language(dossier: Dossier) -> None:
    page = render_page(dossier, note=Key("demo.note"))
    assert re.search(r'<p class="note"><span data-t=\d+>Démonstration\.', page)
    assert '"Demonstration. ' in page


def test_words_of_an_article_say_their_language(page: str) -> None:
    assert '<div class="print" lang="en" dir="auto">' in page


def test_an_inferred_date_shows_the_words_it_was_inferred_from(page: str) -> None:
    sheet = page[page.index('<article class="sheet" id="a2">') :]
    header = sheet[: sheet.index("</header>")]
    assert "date déduite de ces mots" in header
    assert "lundi</a>" in header and "mardi 4 juillet</a>" in header


def test_what_was_skipped_is_named_with_the_reason(page: str) -> None:
    assert "liste.jsonl" in page and "line 3" in page and "there is no text" in page


def test_an_empty_dossier_says_what_to_do(tmp_path: Path) -> None:
    with make_dossier(
        tmp_path / "empty.db", articles=(), readings=(), comparison=Comparison(), skipped=()
    ) as empty:
        page = render_page(empty)
    assert "recoupe build" in page
    assert page.count('class="empty"') >= 8
    assert 'id="skipped"' not in page


def test_hostile_texts_are_shown_as_text(tmp_path: Path) -> None:
    with make_hostile_dossier(tmp_path / "hostile.db") as hostile:
        page = render_page(hostile)
    markup = Markup(page)
    names = {name for _, attributes in markup.tags for name in attributes}
    assert {name for name in names if name.startswith("on") or name == "autofocus"} == set()
    assert [tag for tag, _ in markup.tags].count("script") == 2
    assert not {"img", "style"} & {tag for tag, _ in markup.tags[markup.tags.index(("body", {})) :]}
    assert all(link.startswith("#") for link in markup.values("href"))
    assert "".join(markup.texts).count(ATTACKS[0]) > 10


def test_json_cannot_leave_its_script_element() -> None:
    assert embed_json(["</script><!--", "\u2028&"]) == '["\\u003c/script\\u003e\\u003c!--","\\u2028\\u0026"]'


def test_a_mark_of_the_chart_tells_all_in_its_title(page: str) -> None:
    start = words_of(PHARE, "a exigé").start
    chart = page[page.index('<figure class="chart') :]
    mark = chart[chart.index(f'href="#a1-s{start}" data-end') :]
    title = mark[: mark.index("</title>")]
    assert "demande · Jean Cruppi → Allemagne · 4 juillet 1911 · affirmé · Le Phare" in title
