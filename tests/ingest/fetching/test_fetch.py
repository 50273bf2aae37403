"""Addresses asked for real: answers within limits, and everything else named."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator

import pytest
from local_server import Answer, Asked, Server, serve

from recoupe.ingest.fetching.fetch import Fetched, FetchError, fetch_address
from recoupe.ingest.limits import Limits


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as running:
        yield running


def fetch(server: Server, path: str, limits: Limits | None = None) -> Fetched:
    fetched = fetch_address(server.address + path, limits or Limits())
    assert fetched is not None
    return fetched


def test_an_answer_comes_with_all_that_is_said_of_it(server: Server) -> None:
    headers = {
        "Content-Type": "text/html; charset=iso-8859-1",
        "ETag": '"1"',
        "Last-Modified": "Wed, 27 Mar 2019 10:00:00 GMT",
    }
    server.answers["/1"] = Answer(content=b"<html>", headers=headers)
    fetched = fetch(server, "/1#part")
    assert (fetched.content, fetched.media_type, fetched.charset) == (b"<html>", "text/html", "iso-8859-1")
    assert (fetched.etag, fetched.last_modified) == ('"1"', "Wed, 27 Mar 2019 10:00:00 GMT")
    assert (fetched.url, len(fetched.time)) == (f"{server.address}/1", 20)
    assert server.asked[0].headers["user-agent"].startswith("recoupe ")


def test_what_has_not_changed_is_not_sent_again(server: Server) -> None:
    def answer(asked: Asked) -> Answer:
        known = asked.headers.get("if-none-match") == '"1"' and "if-modified-since" in asked.headers
        return Answer(status=304) if known else Answer(content=b"new")

    server.answers["/1"] = answer
    url = f"{server.address}/1"
    assert fetch_address(url, Limits()) is not None
    assert fetch_address(url, Limits(), etag='"1"', last_modified="Wed, 27 Mar 2019 10:00:00 GMT") is None


def test_a_packed_answer_is_unpacked_up_to_the_limit(server: Server) -> None:
    packed = {"Content-Encoding": "gzip"}
    server.answers["/1"] = Answer(content=gzip.compress(b"text"), headers=packed)
    server.answers["/bomb"] = Answer(content=gzip.compress(b"\0" * 5_000_000), headers=packed)
    server.answers["/broken"] = Answer(content=gzip.compress(b"text" * 100)[:20], headers=packed)
    assert fetch(server, "/1").content == b"text"
    with pytest.raises(FetchError, match="answers with more than 1,000,000 bytes; raise the limit"):
        fetch(server, "/bomb", Limits(fetch_bytes=1_000_000))
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetch(server, "/broken")


def test_an_address_that_leads_to_another_is_followed_so_far(server: Server) -> None:
    for number in range(9):
        server.answers[f"/{number}"] = Answer(status=302, headers={"Location": f"/{number + 1}"})
    server.answers["/9"] = Answer(content=b"end")
    assert fetch(server, "/5").url == f"{server.address}/9"
    with pytest.raises(FetchError, match=r"cannot be fetched|answered 302"):
        fetch(server, "/0", Limits(redirects=3))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/1", "data:,text"])
def test_no_answer_leads_out_of_the_web(server: Server, target: str) -> None:
    server.answers["/1"] = Answer(status=302, headers={"Location": target})
    with pytest.raises(FetchError):
        fetch(server, "/1")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a.example", "http://", "http://a b", "a.html"])
def test_only_addresses_of_the_web_are_asked(url: str) -> None:
    with pytest.raises(FetchError, match=r"is no web address|cannot be fetched"):
        fetch_address(url, Limits())


def test_a_refusal_is_named_with_its_status(server: Server) -> None:
    server.answers["/1"] = Answer(status=503, headers={"Retry-After": "120"})
    with pytest.raises(FetchError, match="answered 503 Service Unavailable; try again later") as caught:
        fetch(server, "/1")
    assert (caught.value.status, caught.value.retry_after) == (503, "120")


def test_an_answer_that_breaks_off_is_named(server: Server) -> None:
    server.answers["/1"] = Answer(content=b"half", announced=8)
    with pytest.raises(FetchError, match=r"broke off after 4 of 8 bytes|cannot be fetched"):
        fetch(server, "/1")


def test_an_answer_that_takes_too_long_is_left(server: Server) -> None:
    def slowly(_asked: Asked) -> Answer:
        time.sleep(2)
        return Answer(content=b"late")

    server.answers["/1"] = slowly
    with pytest.raises(FetchError, match="cannot be fetched \\(timed out\\)"):
        fetch(server, "/1", Limits(fetch_seconds=1))


def test_nobody_there_is_named() -> None:
    with serve() as gone:
        url = f"{gone.address}/1"
    with pytest.raises(FetchError, match="cannot be fetched \\(connection refused\\)"):
        fetch_address(url, Limits())


def test_letters_beyond_ascii_are_sent_as_escapes(server: Server) -> None:
    server.answers["/%C3%A9t%C3%A9?q=%C3%A9"] = Answer(content=b"x")
    assert fetch(server, "/été?q=é").content == b"x"


def test_a_header_that_could_end_a_request_is_not_kept(server: Server) -> None:
    server.answers["/1"] = Answer(content=b"x", headers={"ETag": "x" * 2000})
    assert fetch(server, "/1").etag is None
