"""Every page answers, leads to pages that answer, and gives the records it shows as JSON."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import msgspec
import pytest
from web_server import Answer, ask, running

from recoupe.reading import encode_reading
from recoupe.show.interface import load_interfaces
from recoupe.store import Dossier
from recoupe.store.paged import PagedDossier
from recoupe.web.routes import PLACES

NEVER_EMPTY = ("/search", "/skipped", "/quality", "/add", "/openapi")
LISTS = ("timeline", "actors", "statements", "stories", "disagreements", "articles")
PAGES = sorted({place.path for place in PLACES if "{" not in place.path and not place.change})


def links_of(answer: Answer) -> set[str]:
    text = re.sub(r'<form [^>]*method="post"[^>]*>', "", answer.text)
    found = {unescape(link) for link in re.findall(r'(?:href|src|action)="([^"]*)"', text)}
    return {link for link in found if link.startswith("/")}


def text_of(answer: Answer) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.text)))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("interface", sorted(load_interfaces()))
def test_every_page_answers_in_every_language(base: str, path: str, interface: str) -> None:
    answer = ask(base, f"{path}?interface={interface}")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f'<html lang="{interface}">' in answer.text


def test_every_link_leads_to_something(base: str) -> None:
    seen: dict[str, int] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        answer = ask(base, path)
        seen[path] = answer.status
        new = {link.partition("#")[0] for link in links_of(answer)} if "<html" in answer.text else set()
        waiting += sorted(each for each in new if each not in seen and each not in waiting)
        assert len(seen) < 2000
    assert {path: status for path, status in seen.items() if status not in (200, 204, 303)} == {}
    assert len(seen) > 100


def test_pages_hold_no_script_and_no_style_of_their_own(base: str) -> None:
    for path in PAGES:
        text = ask(base, path).text
        assert re.findall(r"<style|\sstyle=|\son\w+=", text) == []
        assert all(' src="/static/' in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("name", LISTS)
def test_the_json_of_a_list_is_what_the_dossier_answers(base: str, dossier_path: Path, name: str) -> None:
    with Dossier.open(dossier_path, read_only=True) as dossier:
        records = getattr(dossier, name)()
    answer = ask(base, f"/{name}.json")
    found = json.loads(answer.text)
    expected = json.loads(msgspec.json.encode(records))
    if name == "disagreements":
        expected = [record for record in expected if record["kind"] != "revision"]
    order = lambda record: record["id"]  # noqa: E731
    assert sorted(found, key=order) == sorted(expected, key=order)
    assert int(answer.headers["x-total-count"]) == len(expected)


def test_one_record_is_asked_for_by_its_id(base: str) -> None:
    actor = json.loads(ask(base, "/actors.json").text)[0]
    one = json.loads(ask(base, f"/actors/{actor['id']}.json").text)
    assert one["actor"] == actor
    assert set(one) == {"actor", "does", "undergoes", "says", "called", "totals"}


def test_an_event_leads_to_its_words_which_are_marked(base: str) -> None:
    event = json.loads(ask(base, "/timeline.json").text)[0]
    evidence = event["evidence"]
    answer = ask(base, f"/events/{event['id']}")
    span = f"{evidence['start']}-{evidence['end']}"
    assert answer.status == 303
    assert answer.headers["location"] == f"/articles/{evidence['article']}?words={span}#c{span}"
    page = ask(base, answer.headers["location"].partition("#")[0]).text
    lit = re.findall(r'<span class="[^"]*\blit\b[^"]*"[^>]*>([^<]*)</span>', page)
    assert unescape("".join(lit)) == evidence["text"]
    assert f'id="c{span}"' in page


def test_any_span_of_an_article_can_be_marked(base: str) -> None:
    article = json.loads(ask(base, "/articles.json").text)[0]["id"]
    text = json.loads(ask(base, f"/articles/{article}.json").text)["text"]
    page = ask(base, f"/articles/{article}?words=3-17").text
    lit = re.findall(r'<span class="[^"]*\blit\b[^"]*"[^>]*>([^<]*)</span>', page)
    assert unescape("".join(lit)) == text[3:17]


def test_the_article_says_by_which_pattern_an_event_was_read(dossier_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    path.write_bytes(dossier_path.read_bytes())
    with Dossier.open(path) as dossier:
        article, reading = next(
            (article, reading) for article, reading in dossier.read_articles() if reading.events
        )
        event = msgspec.structs.replace(reading.events[0], pattern="fr/events/assault.toml:12")
        reading = msgspec.structs.replace(reading, events=(event, *reading.events[1:]))
        dossier._connection.execute(
            "UPDATE reading SET record = ? WHERE article = ?", (encode_reading(reading).decode(), article.id)
        )
    with running(path) as address:
        assert "<code>fr/events/assault.toml:12</code>" in ask(address, f"/articles/{article.id}").text


def test_a_list_pages_and_says_where_the_rest_is(base: str) -> None:
    everything = json.loads(ask(base, "/timeline.json").text)
    answer = ask(base, "/timeline.json?page=2&per_page=1")
    assert json.loads(answer.text) == everything[1:2]
    assert answer.headers["x-total-count"] == str(len(everything))
    assert '</timeline.json?per_page=1&page=3>; rel="next"' in answer.headers["link"]
    shown = ask(base, "/timeline?page=2&per_page=1")
    assert f"2–2 of {len(everything)}" in text_of(shown)
    assert {"/timeline?per_page=1&page=1", "/timeline?per_page=1&page=3"} <= links_of(shown)


@pytest.mark.parametrize(
    ("query", "keeps"),
    [
        ("type=ASSAULT", lambda event: event["type"] == "ASSAULT"),
        ("status=alleged", lambda event: event["status"] == "alleged"),
        ("since=1911-07-03", lambda event: (event["to"] or "") >= "1911-07-03"),
        ("until=1911-07-02", lambda event: (event["from"] or "9999") <= "1911-07-02"),
    ],
)
def test_filters_leave_what_they_say(base: str, query: str, keeps: object) -> None:
    assert callable(keeps)
    everything = json.loads(ask(base, "/timeline.json").text)
    found = json.loads(ask(base, f"/timeline.json?{query}").text)
    assert found == [event for event in everything if keeps(event)]


@pytest.mark.parametrize("asked", ["DEU", "deu", "Allemagne", "germany"])
def test_actors_are_filtered_by_the_code_or_the_name_of_a_country(base: str, asked: str) -> None:
    found = json.loads(ask(base, f"/actors.json?country={asked}").text)
    assert found and {actor["country"] for actor in found} == {"DEU"}


@pytest.mark.parametrize("interface", sorted(load_interfaces()))
def test_an_event_in_the_text_carries_the_name_of_its_type(base: str, interface: str) -> None:
    event = json.loads(ask(base, "/timeline.json").text)[0]
    page = ask(base, f"/articles/{event['evidence']['article']}?interface={interface}").text
    word = load_interfaces()[interface].text(f"type.{event['type']}")
    assert f'data-code="{word}"' in page
    assert f'data-code="{event["type"]}"' not in page


def test_an_actor_is_filtered_by_name_and_role(base: str) -> None:
    actor = json.loads(ask(base, "/actors.json").text)[0]
    by_name = json.loads(ask(base, f"/timeline.json?actor={actor['id']}&role=actor").text)
    everything = json.loads(ask(base, "/timeline.json").text)
    assert by_name == [event for event in everything if actor["id"] in event["actor"]]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/nowhere", 404, "There is no page at this address"),
        ("/actors/0000000000000000", 404, "The dossier has nothing under this id"),
        ("/timeline?per_page=501", 400, "Give a number from 1 to 500"),
        ("/timeline?page=0", 400, "Pages count from 1"),
        ("/timeline?page=999", 404, "The list has"),
        ("/timeline?type=NOTHING", 400, "Choose one from the list"),
        ("/timeline?since=yesterday", 400, "Write it as 2019-03-27"),
        ("/timeline?actor=Nobody+at+all", 404, "no actor of the dossier is called"),
        ("/articles/{article}?words=9-3", 400, "give two numbers, START-END"),
        ("/articles/{article}?words=0-99999999", 400, "give two numbers, START-END"),
    ],
)
def test_what_cannot_be_asked_is_told_with_the_way_out(base: str, path: str, status: int, says: str) -> None:
    article = json.loads(ask(base, "/articles.json").text)[0]["id"]
    answer = ask(base, path.format(article=article))
    assert answer.status == status
    assert says in text_of(answer)
    place, _, query = path.format(article=article).partition("?")
    as_json = ask(base, f"{place}.json?{query}")
    assert (as_json.status, list(json.loads(as_json.text))) == (status, ["error"])


@pytest.mark.parametrize("words", ["AND", '"', "*", "NEAR(", "col:on", "-", "', (", "\0"])
def test_search_takes_any_text(base: str, words: str) -> None:
    from urllib.parse import quote  # noqa: PLC0415

    for path in ("/search", "/statements", "/articles", "/actors"):
        assert ask(base, f"{path}?q={quote(words)}").status == 200


def test_an_empty_dossier_says_what_to_do(tmp_path: Path) -> None:
    Dossier.create_or_open(tmp_path / "empty.db").close()
    with running(tmp_path / "empty.db", interface="en") as empty:
        for path in PAGES:
            answer = ask(empty, path)
            assert answer.status == 200
            assert path in NEVER_EMPTY or 'class="empty"' in answer.text


def test_the_language_is_remembered(base: str) -> None:
    first = ask(base, "/?interface=fr")
    cookies = first.headers["set-cookie"]
    assert "recoupe_interface=fr" in cookies
    assert "Vue d’ensemble" in ask(base, "/", headers={"Cookie": "recoupe_interface=fr"}).text
    assert "Vue d’ensemble" in ask(base, "/", headers={"Accept-Language": "fr-FR,fr;q=0.9"}).text


def test_pages_answer_while_a_build_writes(dossier_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    path.write_bytes(dossier_path.read_bytes())
    with running(path) as base_of_busy, Dossier.create_or_open(path) as writer:
        writer._connection.execute("BEGIN IMMEDIATE")
        writer._connection.execute("DELETE FROM statement")
        assert ask(base_of_busy, "/timeline").status == 200
        assert json.loads(ask(base_of_busy, "/statements.json").text) != []
        writer._connection.execute("ROLLBACK")


def test_a_snapshot_is_of_one_moment(tmp_path: Path, dossier_path: Path) -> None:
    path = tmp_path / "moment.db"
    path.write_bytes(dossier_path.read_bytes())
    with PagedDossier.open(path, read_only=True) as reader, Dossier.open(path) as writer:
        with reader.snapshot():
            before = reader.totals()
            writer._connection.execute("DELETE FROM naming")
            assert reader.totals() == before
        assert reader.totals() != before
