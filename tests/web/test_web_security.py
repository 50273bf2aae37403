"""Who may ask, who may change, and what every answer carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from web_server import Answer, ask, running

from recoupe.web.asked import Answer as ViewAnswer
from recoupe.web.asked import Asked, SeeOther
from recoupe.web.places import Place
from recoupe.web.routes import PLACES

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def change(asked: Asked) -> ViewAnswer:
    return SeeOther(to=f"/?said={asked.form['words']}")


@pytest.fixture(scope="module")
def changing(dossier_path: Path) -> Iterator[str]:
    places = (*PLACES, Place(path="/change", view=change, answers=None, change=True, body_bytes=5000))
    with running(dossier_path, places=places, hosts=("desk.example",)) as address:
        yield address


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::"],
)
def test_a_strange_host_is_refused(base: str, host: str) -> None:
    answer = ask(base, "/timeline", headers={"Host": host})
    assert answer.status in (400, 421)
    assert "timeline" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_local_names_are_answered(base: str, host: str) -> None:
    assert ask(base, "/", headers={"Host": host}).status == 200


def test_the_host_that_serve_was_given_is_answered(changing: str) -> None:
    assert ask(changing, "/", headers={"Host": "desk.example"}).status == 200


@pytest.mark.parametrize(
    "path", ["/", "/timeline.json", "/static/style.css", "/static/nothing", "/nowhere", "/timeline?page=0"]
)
def test_every_answer_carries_the_policy(base: str, path: str) -> None:
    headers = ask(base, path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def visit(address: str) -> tuple[str, str]:
    """The cookie of a new visitor, and the token of the forms shown to it."""
    page = ask(address, "/")
    cookie = re.search(r"recoupe=[^;]+", page.headers["set-cookie"])
    token = re.search(r'<meta name="token" content="([^"]+)">', page.text)
    assert cookie
    assert token
    return cookie[0], token[1]


def send(address: str, body: str, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(address, "/change", method="POST", headers=FORM | named, body=body)


def test_a_change_needs_the_token_of_its_visitor(changing: str) -> None:
    cookie, token = visit(changing)
    other_cookie, _ = visit(changing)
    assert send(changing, f"words=a&token={token}", Cookie=cookie).headers["location"] == "/?said=a"
    assert send(changing, "words=a", Cookie=cookie).status == 403
    assert send(changing, f"words=a&token={token[:-1]}0x", Cookie=cookie).status == 403
    assert send(changing, f"words=a&token={token}", Cookie=other_cookie).status == 403
    assert send(changing, f"words=a&token={token}").status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
    ids=str,
)
def test_a_change_from_another_page_is_refused(changing: str, headers: dict[str, str]) -> None:
    cookie, token = visit(changing)
    assert send(changing, f"words=a&token={token}", Cookie=cookie, **headers).status == 403


def test_the_token_cookie_is_kept_from_scripts_and_other_sites(changing: str) -> None:
    cookie = ask(changing, "/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_a_change_is_not_made_by_a_link(changing: str) -> None:
    assert ask(changing, "/change").status == 405


def test_a_body_beyond_its_limit_is_refused(changing: str) -> None:
    cookie, token = visit(changing)
    assert send(changing, f"token={token}&words={'a' * 6000}", Cookie=cookie).status == 413


def test_a_body_that_does_not_say_its_length_is_cut_off(changing: str) -> None:
    cookie, token = visit(changing)
    chunk = f"token={token}&words={'a' * 6000}"
    body = f"{len(chunk):x}\r\n{chunk}\r\n0\r\n\r\n"
    chunked = {"Transfer-Encoding": "chunked", "Cookie": cookie}
    assert ask(changing, "/change", method="POST", headers=FORM | chunked, body=body.encode()).status == 413


def test_an_endless_address_is_refused(base: str) -> None:
    assert ask(base, f"/search?q={'a' * 9000}").status == 414


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "style.css/../../app.py"])
def test_only_our_own_files_are_served(base: str, name: str) -> None:
    assert ask(base, f"/static/{name}").status == 404


def test_a_foreign_method_is_refused_with_a_page(base: str) -> None:
    assert ask(base, "/timeline", method="DELETE", headers={"Sec-Fetch-Site": "same-origin"}).status == 405
