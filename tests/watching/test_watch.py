"""Feeds watched for real: a server on this machine, a dossier, the clock of the test."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path

import msgspec
import pytest
from building_steps import make_steps
from local_server import Answer, Asked, Server, serve
from made_files import PARAGRAPHS, make_html_fragment, make_rss

from recoupe.building import BuildReport, Steps, build
from recoupe.errors import UsageError
from recoupe.ingest import read_sources
from recoupe.ingest.fetching.fetch import FetchError
from recoupe.ingest.options import DoorOptions
from recoupe.store import Dossier
from recoupe.store.feeds import FeedState
from recoupe.watching import Round, after_answer, after_failure, is_due, parse_duration, watch

START = datetime(2026, 1, 5, 12, tzinfo=UTC)
EVERY = timedelta(minutes=15)


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as running:
        yield running


class Clock:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.now = START

    def wait(self, length: timedelta) -> None:
        self.now += length


def rounds(
    number: int, crisis: Path, feeds: Sequence[str], clock: Clock, stop: Callable[[], bool] = lambda: False
) -> list[Round]:
    watched = watch(
        feeds, crisis, partial(build_simply, crisis), every=EVERY, options=DoorOptions(), stop=stop,
        wait=clock.wait, clock=lambda: clock.now,
    )  # fmt: skip
    return list(islice(watched, number))


def build_simply(crisis: Path, sources: Sequence[str], options: DoorOptions) -> BuildReport:
    return build(sources, crisis, steps=steps_with(options))


def steps_with(options: DoorOptions) -> Steps:
    return msgspec.structs.replace(make_steps(), ingest=partial(read_sources, options=options))


def rss(*numbers: int) -> bytes:
    return make_rss(*(make_html_fragment([f"{PARAGRAPHS[0]} {number}"]) for number in numbers))


def with_tag(content: bytes, tag: str) -> Callable[[Asked], Answer]:
    def answer(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == tag:
            return Answer(status=304)
        return Answer(content=content, headers={"ETag": tag})

    return answer


def test_only_what_is_new_is_read_and_what_has_not_changed_is_not_sent(
    server: Server, tmp_path: Path
) -> None:
    crisis, feed, clock = tmp_path / "crisis.db", f"{server.address}/feed", Clock()
    server.answers["/feed"] = with_tag(rss(1, 2), '"1"')
    first, second = rounds(2, crisis, [feed], clock)
    assert (first.report.articles_added, first.unchanged) == (2, ())  # type: ignore[union-attr]
    assert (second.report.articles_added, second.unchanged) == (0, (feed,))  # type: ignore[union-attr]
    assert second.next_round - first.next_round == EVERY
    server.answers["/feed"] = with_tag(rss(1, 2, 3), '"2"')
    [third] = rounds(1, crisis, [feed], clock)
    assert (third.report.articles_added, third.report.articles_known) == (1, 2)  # type: ignore[union-attr]


def test_one_feed_that_fails_is_left_longer_and_the_others_go_on(server: Server, tmp_path: Path) -> None:
    good, bad = f"{server.address}/good", f"{server.address}/bad"
    server.answers["/good"] = Answer(content=rss(1))
    server.answers["/bad"] = Answer(status=500)
    done = rounds(8, tmp_path / "crisis.db", [bad, good], Clock())
    assert [good in one.asked for one in done] == [True] * 8
    assert [number for number, one in enumerate(done) if bad in one.asked] == [0, 1, 3, 7]
    assert str(done[0].report.skipped[0]).startswith(f"{bad}: answered 500")  # type: ignore[union-attr]


def test_a_feed_is_left_as_long_as_it_asks_even_by_a_new_start(server: Server, tmp_path: Path) -> None:
    crisis, feed, clock = tmp_path / "crisis.db", f"{server.address}/feed", Clock()
    server.answers["/feed"] = Answer(status=429, headers={"Retry-After": "7200"})
    [first] = rounds(1, crisis, [feed], clock)
    assert first.next_round == START + timedelta(hours=2)
    [again] = rounds(1, crisis, [feed], clock)
    assert (again.asked, again.report) == ((), None)
    assert len(server.asked) == 1


def test_the_state_of_a_feed_is_not_kept_where_the_round_was_stopped(server: Server, tmp_path: Path) -> None:
    crisis, feed = tmp_path / "crisis.db", f"{server.address}/feed"
    server.answers["/feed"] = with_tag(rss(1), '"1"')

    def stopped(sources: Sequence[str], options: DoorOptions) -> BuildReport:
        return build(sources, crisis, steps=steps_with(options), stop=lambda: len(server.asked) > 0)

    clock = Clock()
    watched = watch(
        [feed], crisis, stopped, every=EVERY, options=DoorOptions(), stop=lambda: False, wait=clock.wait,
        clock=lambda: clock.now,
    )  # fmt: skip
    assert next(watched).report.stopped  # type: ignore[union-attr]
    with Dossier.open(crisis) as dossier:
        assert dossier.feed(feed) == FeedState(address=feed)


def failed(status: int | None = None, retry_after: str | None = None) -> FetchError:
    return FetchError("a", "failed", "", status=status, retry_after=retry_after)


@pytest.mark.parametrize(
    ("failures", "error", "wait"),
    [
        (0, failed(500), EVERY),
        (1, failed(500), 2 * EVERY),
        (3, failed(), 8 * EVERY),
        (50, failed(500), timedelta(days=1)),
        (0, failed(429, "3600"), timedelta(hours=1)),
        (0, failed(503, "Mon, 05 Jan 2026 18:00:00 GMT"), timedelta(hours=6)),
        (0, failed(503, "99999999999999999999"), timedelta(days=7)),
        (0, failed(503, "-5"), EVERY),
        (0, failed(503, "soon"), EVERY),
        (0, failed(503, "Sun, 04 Jan 2026 18:00:00 GMT"), EVERY),
        (0, failed(410), timedelta(days=7)),
    ],
    ids=["once", "twice", "often", "always", "seconds", "date", "absurd", "negative", "word", "past", "gone"],
)  # fmt: skip
def test_how_long_a_feed_that_fails_is_left(failures: int, error: FetchError, wait: timedelta) -> None:
    before = FeedState(address="a", etag='"1"', failures=failures)
    state = after_failure(before, error, EVERY, START)
    assert (state.failures, state.etag) == (failures + 1, '"1"')
    assert not is_due(state, START + wait - timedelta(seconds=1))
    assert is_due(state, START + wait)


def test_an_answer_ends_all_waiting() -> None:
    state = FeedState(address="a", etag='"1"', failures=3, not_before="2030-01-01T00:00:00Z")
    assert after_answer(state, None) == FeedState(address="a", etag='"1"')


@pytest.mark.parametrize(
    ("text", "minutes"), [("15m", 15), ("2h", 120), ("1h30m", 90), ("90s", 1.5), ("1d", 1440)]
)
def test_lengths_of_time_are_written_as_usual(text: str, minutes: float) -> None:
    assert parse_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "15", "m", "1.5h", "10s", "31d", "-5m", "5m 3h"])
def test_other_words_are_wrong_use(text: str) -> None:
    with pytest.raises(UsageError):
        parse_duration(text)


def command(server: Server, crisis: Path, *more: str) -> list[str]:
    feed = f"{server.address}/feed"
    return [sys.executable, "-m", "recoupe", "watch", feed, "-o", str(crisis), "--processes", "0", *more]


def test_the_command_asks_once_for_cron(server: Server, tmp_path: Path) -> None:
    server.answers["/feed"] = with_tag(rss(1), '"1"')
    crisis = tmp_path / "crisis.db"
    for added, unchanged in (("1 article added", 0), ("0 articles added", 1)):
        done = subprocess.run(
            command(server, crisis, "--once"), capture_output=True, encoding="utf-8", check=True, timeout=120
        )
        assert f"crisis.db: {added}, " in done.stderr
        assert f"; {unchanged} of 1 feeds unchanged" in done.stderr
        assert done.stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_ends_cleanly_when_it_is_told_to(server: Server, tmp_path: Path, number: int) -> None:
    server.answers["/feed"] = Answer(content=rss())
    crisis = tmp_path / "crisis.db"
    with subprocess.Popen(command(server, crisis), stderr=subprocess.PIPE, encoding="utf-8") as started:
        assert started.stderr is not None
        for line in started.stderr:
            if line.startswith("next round at"):
                break
        time.sleep(0.3)
        started.send_signal(number)
        rest = started.stderr.read()
        assert started.wait(timeout=60) == 0
    assert rest.endswith("crisis.db: stopped; what was read is kept\n")
    with Dossier.open(crisis, read_only=True) as dossier:
        assert [skip.reason for skip in dossier.skipped()] == ["holds no entries"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["feed.rss", "-o", "x.db"], '"feed.rss" is no address of a feed'),
        (["https://a.example/feed", "-o", "x.db", "--every", "5"], '"5" is no length of time'),
        (["-o", "x.db"], "name the feeds"),
    ],
)
def test_wrong_use_is_said(arguments: list[str], words: str) -> None:
    command = [sys.executable, "-m", "recoupe", "watch", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 2
    assert words in done.stderr
