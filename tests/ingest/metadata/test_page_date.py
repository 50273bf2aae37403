"""When a page was published: the best statement first, and never the clock."""

from __future__ import annotations

from datetime import date

import pytest
import trafilatura

from recoupe.ingest.metadata.page_date import find_published
from recoupe.reading import Published

JSON_LD = '<script type="application/ld+json">{}</script>'
ARTICLE = '{"@type": "NewsArticle", "datePublished": "2019-03-27T23:30:00-04:00"}'
META = '<meta property="article:published_time" content="2019-03-28T09:00:00+01:00">'
TIME = '<article><time datetime="2019-03-29">vendredi</time></article>'


def find(
    head: str, body: str = "", url: str | None = None, last_day: date | None = None
) -> tuple[Published, tuple[str, ...]]:
    page = f"<html><head><title>Un titre</title>{head}</head><body>{body}<p>Un texte.</p></body></html>"
    return find_published(trafilatura.load_html(page), url, last_day=last_day)


@pytest.mark.parametrize(
    ("head", "body", "evidence"),
    [
        (META + JSON_LD.format(ARTICLE), TIME, "JSON-LD datePublished: 2019-03-27T23:30:00-04:00"),
        (META, TIME, "meta article:published_time: 2019-03-28T09:00:00+01:00"),
        ("", TIME, "time datetime: 2019-03-29"),
    ],
    ids=["JSON-LD", "meta", "time"],
)
def test_what_states_the_date_best_comes_first(head: str, body: str, evidence: str) -> None:
    published, notes = find(head, body)
    assert published.evidence == (evidence,)
    assert published.earliest == published.latest == date.fromisoformat(evidence.split(": ")[1][:10])
    assert published.method == "metadata"
    assert notes == ()


@pytest.mark.parametrize(
    "content",
    [
        f'{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite"}}, {ARTICLE}]}}',
        f"[{ARTICLE}]",
        f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}',
        '{"@type": ["Article", "Thing"], "datePublished": "2019-03-27"}',
    ],
    ids=["graph", "list", "main entity", "several types"],
)
def test_the_article_is_found_in_every_usual_form_of_json_ld(content: str) -> None:
    assert find(JSON_LD.format(content))[0].earliest == date(2019, 3, 27)


@pytest.mark.parametrize(
    "content",
    [
        '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2001-01-01"}]}',
        '{"@type": "Person", "datePublished": "2001-01-01"}',
        '{"@type": "NewsArticle", "datePublished": "9999-01-01"}',
        '{"@type": "NewsArticle", "datePublished": 20010101}',
        '{"@type": "NewsArticle", ',
        "[" * 5000,
    ],
    ids=["other articles", "no article", "impossible", "number", "broken", "deep"],
)
def test_json_ld_that_does_not_date_the_article_is_passed_over(content: str) -> None:
    assert find(JSON_LD.format(content) + META)[0].earliest == date(2019, 3, 28)


@pytest.mark.parametrize(
    "content",
    ["2019-03-27", "20190327", "20190327T101500Z", "Wed, 27 Mar 2019 10:00:00 +0100", " 2019-03-27 10:00 "],
)
def test_dates_are_read_in_every_usual_form(content: str) -> None:
    assert find(f'<meta name="DC.date.issued" content="{content}">')[0].earliest == date(2019, 3, 27)


def test_a_month_alone_dates_no_page() -> None:
    assert find('<meta name="date" content="2019-03">' + META)[0].earliest == date(2019, 3, 28)


def test_a_time_beside_the_article_counts_less_than_one_in_it() -> None:
    body = '<aside><time datetime="2001-01-01">ailleurs</time></aside>' + TIME
    assert find("", body)[0].earliest == date(2019, 3, 29)


def test_a_date_that_had_to_be_searched_for_is_noted() -> None:
    published, notes = find("", '<p class="date">Publié le 27/03/2019</p>')
    assert published.evidence == ("found in the page: 2019-03-27",)
    assert notes == ("its metadata give no date of publication; searched for in the page",)


def test_a_date_in_the_address_is_taken_and_noted() -> None:
    published, notes = find("", url="https://a.example/2019/03/27/un-titre.html")
    assert published.evidence == ("address: 2019-03-27",)
    assert notes == ("its metadata give no date of publication; taken from its address",)


def test_a_day_later_than_the_capture_is_not_believed() -> None:
    head = (
        '<meta property="article:published_time" content="2021-05-01T10:00:00+01:00">'
        '<time datetime="2019-03-27"></time>'
    )
    captured = date(2019, 3, 28)
    assert find(head, last_day=captured)[0].earliest == date(2019, 3, 27)
    published, notes = find(head.partition("<time")[0], last_day=captured)
    assert published.earliest is None
    assert notes == (
        "meta article:published_time: 2021-05-01T10:00:00+01:00 is later than the page was captured;"
        " left out",
    )


def test_a_page_without_a_date_stays_without() -> None:
    assert find("") == (Published(), ())
