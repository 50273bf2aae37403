"""What is changed in the browser: verdicts, articles that are added, actors that are corrected."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_articles import PHARE, words_of
from sample_dossier import make_dossier
from web_server import Answer, ask, running

from recoupe.comparison import Comparison
from recoupe.corrections import load_corrections
from recoupe.store import Dossier
from recoupe.web.views.add import LONGEST_NAME_BYTES, clean_name

WORDS = words_of(PHARE, "a exigé")
FACT = {
    "layer": "event",
    "fact": "e-demand",
    "article": PHARE.id,
    "start": str(WORDS.start),
    "end": str(WORDS.end),
}
Send = Callable[..., Answer]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier of this test's own."""
    made = tmp_path / "crisis.db"
    make_dossier(made).close()
    return made


@pytest.fixture
def address(path: Path) -> Iterator[str]:
    with running(path, interface="en", reviewer="Ana") as base:
        yield base


@pytest.fixture
def send(address: str) -> Send:
    """Sends a form as a browser does that was shown a page first."""
    page = ask(address, "/articles")
    token = re.search(r'<meta name="token" content="(\w+)">', page.text)
    cookie = page.headers["set-cookie"].partition(";")[0]
    assert token

    def send_(where: str, fields: Mapping[str, str], *, as_json: bool = True) -> Answer:
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        if as_json:
            headers["Accept"] = "application/json"
        body = urlencode({"token": token[1], **fields})
        return ask(address, where, method="POST", headers=headers, body=body)

    return send_


def get(address: str, where: str) -> Any:
    return json.loads(ask(address, where).text)


def wait_for_build(address: str) -> Any:
    for _ in range(600):
        job = get(address, "/add.json")
        if job["state"] not in ("idle", "running"):
            return job
        time.sleep(0.1)
    raise AssertionError(f"the build does not end: {job}")


# Verdicts


def test_a_verdict_counts_for_its_layer_with_the_words_of_the_article(address: str, send: Send) -> None:
    said = send("/review", {**FACT, "verdict": "right", "text": "not the words of the article"})
    assert json.loads(said.text) == {
        "layer": "event",
        "fact": "e-demand",
        "verdict": "right",
        "correction": None,
    }
    quality = get(address, "/quality.json")
    (layer,) = quality["layers"]
    assert (layer["layer"], layer["right"], layer["precision"]) == ("event", 1, 1.0)
    (review,) = quality["reviews"]
    assert (review["reviewer"], review["evidence"]["text"], review["present"]) == ("Ana", "a exigé", True)


def test_the_last_verdict_stands_and_can_be_taken_back(address: str, send: Send) -> None:
    send("/review", {**FACT, "verdict": "wrong"})
    send("/review", {**FACT, "verdict": "corrected", "correction": "ACCUSE"})
    (review,) = get(address, "/quality.json")["reviews"]
    assert (review["verdict"], review["correction"]) == ("corrected", "ACCUSE")
    send("/review", {**FACT, "verdict": "none"})
    assert get(address, "/quality.json") == {"layers": [], "reviews": []}


def test_a_correction_needs_words(send: Send) -> None:
    answer = send("/review", {**FACT, "verdict": "corrected", "correction": "  "}, as_json=False)
    assert answer.status == 400 and "A correction needs words" in answer.text


def test_a_form_leads_back_to_where_it_was_but_to_no_other_site(send: Send) -> None:
    own = send("/review", {**FACT, "verdict": "right", "back": "/stories/x?page=2#c1"}, as_json=False)
    assert (own.status, own.headers["location"]) == (303, "/stories/x?page=2#c1")
    for strange in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        led = send("/review", {**FACT, "verdict": "right", "back": strange}, as_json=False)
        assert led.headers["location"] == "/quality"


def test_the_article_shows_the_verdict_that_was_given(address: str, send: Send) -> None:
    send("/review", {**FACT, "verdict": "wrong"})
    page = ask(address, f"/articles/{PHARE.id}").text
    group = page[page.index('data-fact="e-demand"') :]
    pressed = re.findall(r'value="(\w+)"[^>]*aria-pressed="true"', group[: group.index("</details>")])
    assert pressed == ["wrong"]


def test_a_verdict_outlives_a_rebuild_and_says_when_its_fact_is_gone(
    path: Path, address: str, send: Send
) -> None:
    send("/review", {**FACT, "verdict": "right"})
    with Dossier.open(path) as dossier:
        dossier.replace_findings(Comparison(), made_from="nothing")
    quality = get(address, "/quality.json")
    assert [review["present"] for review in quality["reviews"]] == [False]
    assert (quality["layers"][0]["gone"], quality["layers"][0]["precision"]) == (1, None)


def test_a_refusal_is_json_where_json_is_accepted(send: Send) -> None:
    refused = send("/review", {**FACT, "verdict": "right", "token": "0" * 64})
    assert refused.status == 403
    assert set(json.loads(refused.text)) == {"error"}
    refused = send("/review", {**FACT, "verdict": "no verdict"})
    assert refused.status == 400
    assert set(json.loads(refused.text)) == {"error"}


def test_nothing_changes_without_the_token_of_a_page(address: str, send: Send) -> None:
    refused = send("/review", {**FACT, "verdict": "right", "token": "0" * 64})
    assert refused.status == 403
    assert get(address, "/quality.json")["reviews"] == []


# Articles that are added


def test_a_pasted_article_is_read_while_pages_are_served(address: str, send: Send) -> None:
    before = len(get(address, "/articles.json"))
    fields = {
        "text": "Berlin a rappelé mardi son ambassadeur. « Nous attendons », a déclaré le chancelier.",
        "title": "Rappel / <b>à Paris</b>",
        "outlet": "La Vigie",
        "published": "1911-07-05",
        "language": "fr",
    }
    started = send("/add/text", fields, as_json=False)
    assert (started.status, started.headers["location"]) == (303, "/add")
    assert ask(address, "/timeline").status == 200
    job = wait_for_build(address)
    assert (job["state"], job["added"], job["skipped"]) == ("done", 1, [])
    articles = get(address, "/articles.json")
    added = next(article for article in articles if article["title"] == "Rappel / <b>à Paris</b>")
    assert len(articles) >= before and added["published"]["earliest"] == "1911-07-05"
    assert "<b>à Paris</b>" not in ask(address, "/articles").text


@pytest.mark.parametrize("where", ["/add/text", "/add/files"])
def test_a_form_without_an_article_says_what_is_missing(send: Send, where: str) -> None:
    assert send(where, {"text": " "}, as_json=False).status == 400


@given(st.text())
def test_a_name_from_a_browser_never_leaves_its_folder(name: str) -> None:
    cleaned = clean_name(name)
    assert cleaned and cleaned not in (".", "..")
    assert "/" not in cleaned and "\\" not in cleaned and cleaned.isprintable()
    assert len(cleaned.encode()) <= LONGEST_NAME_BYTES


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\ana\\Mars 2019.html", "Mars 2019.html"),
        (".bashrc", "bashrc"),
        ("", "article"),
        ("été 🔴.pdf", "été 🔴.pdf"),
    ],
)
def test_names_of_files_are_kept_as_far_as_they_are_safe(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


# Actors that are corrected


def test_a_renamed_actor_stands_in_the_file_that_builds_read(path: Path, address: str, send: Send) -> None:
    assert send("/actors/cruppi/rename", {"name": "Jean Cruppi-Neveux"}).status == 200
    entry = load_corrections(path.with_name("actors.toml")).by_name["jean cruppi"]
    assert entry.name == "Jean Cruppi-Neveux"
    (shown,) = get(address, "/corrections.json")["actors"]
    assert shown["name"] == "Jean Cruppi-Neveux"
    wait_for_build(address)
    send("/corrections/forget", {"name": "Jean Cruppi-Neveux"})
    assert get(address, "/corrections.json")["actors"] == []
    wait_for_build(address)


def test_an_actor_is_not_merged_with_itself_or_with_nobody(path: Path, send: Send) -> None:
    assert send("/actors/cruppi/merge", {"other": "Cruppi"}, as_json=False).status == 400
    assert send("/actors/cruppi/merge", {"other": "Napoléon"}, as_json=False).status in (400, 404)
    assert not path.with_name("actors.toml").exists()


def test_a_mistake_in_the_file_is_told_and_nothing_is_changed(path: Path, address: str, send: Send) -> None:
    file = path.with_name("actors.toml")
    file.write_text('[[actor]]\nname = "A"\ncountry = "Venezuela"\n', encoding="utf-8")
    answer = send("/actors/cruppi/rename", {"name": "B"}, as_json=False)
    assert answer.status == 400 and "actors.toml:1" in answer.text
    assert "actors.toml:1" in ask(address, "/corrections").text
