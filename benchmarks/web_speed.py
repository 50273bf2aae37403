"""How fast the app answers: every page of a generated dossier, in milliseconds, median and 95th percentile.

    python benchmarks/web_speed.py 1000
    python benchmarks/web_speed.py 100000 --keep /tmp/large.db

A thousand generated articles are read and compared as any others. More than that are made of shifted
copies of what was found in the first thousand: their states are shared, so that some actors have very
many events, and everything else is theirs. The server runs in this process, its client in another.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

import msgspec
import uvicorn
from generated_readings import generate

from recoupe.article import Article
from recoupe.compare import compare
from recoupe.comparison import Comparison, DossierEvent, DossierStatement, Story
from recoupe.reading import Reading
from recoupe.store import Dossier, StoredReading
from recoupe.store.filters import ActorFilter, ArticleFilter, DisagreementFilter, StatementFilter, StoryFilter
from recoupe.store.paged import PagedDossier
from recoupe.web import make_app

COMPARED = 1000
DAYS_APART = 20
BATCH = 2000
_ID = re.compile(rb'"([0-9a-f]{16})"')
_DAY = re.compile(rb'"(\d{4}-\d\d-\d\d)"')

ASK = """
import sys, time, urllib.request
base, times, paths = sys.argv[1], int(sys.argv[2]), sys.stdin.read().split("\\n")
for path in paths:
    took = []
    for _ in range(times):
        start = time.perf_counter()
        try:
            with urllib.request.urlopen(base + path) as answer:
                size = len(answer.read())
        except OSError as error:
            sys.exit(f"{path}: {error}")
        took.append((time.perf_counter() - start) * 1000)
    print(path, size, *(f"{each:.1f}" for each in took), sep="\\t", flush=True)
"""


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """What the generated readings depend on: nothing that changes."""

    reader_version: str = "generated"
    language_data_version: str = "generated"
    model_version: str = "generated"


def make_dossier(path: Path, count: int) -> None:
    """A dossier of so many generated articles."""
    told = list(generate(min(count, COMPARED)))
    first = compare([article for article, _ in told], [reading for _, reading in told])
    copies = -(-count // COMPARED)
    with Dossier.create_or_open(path) as dossier:
        for number in range(copies):
            for batch in _batches([_shift_article(*each, number) for each in told], BATCH):
                dossier.add_articles([article for article, _ in batch])
                dossier.add_readings(
                    [StoredReading(article=one.id, key=Key(), reading=reading) for one, reading in batch]
                )
        dossier.replace_findings(_together(first, copies), made_from="generated")


def _batches(told: list[tuple[Article, Reading]], size: int) -> Iterator[list[tuple[Article, Reading]]]:
    for start in range(0, len(told), size):
        yield told[start : start + size]


def _shift_article(article: Article, reading: Reading, number: int) -> tuple[Article, Reading]:
    if number == 0:
        return article, reading
    return msgspec.structs.replace(
        article, id=_shifted(article.id, number), source=f"{number}/{article.source}"
    ), reading


def _shifted(one: str, number: int) -> str:
    return hashlib.sha256(f"{number}:{one}".encode()).hexdigest()[:16]


def _together(first: Comparison, copies: int) -> Comparison:
    """What was found in the first articles, and in all their copies; camps are those of the first."""
    shared = {actor.id for actor in first.actors if actor.kind == "state"}
    found = [first, *(_shift(first, number, shared) for number in range(1, copies))]
    return Comparison(
        articles=tuple(article for each in found for article in each.articles),
        actors=(
            *first.actors,
            *(actor for each in found[1:] for actor in each.actors if actor.id not in shared),
        ),
        timeline=tuple(sorted((one for each in found for one in each.timeline), key=_by_days)),
        statements=tuple(sorted((one for each in found for one in each.statements), key=_by_days)),
        namings=tuple(naming for each in found for naming in each.namings),
        stories=tuple(sorted((one for each in found for one in each.stories), key=_by_days)),
        disagreements=tuple(one for each in found for one in each.disagreements),
        camps=first.camps,
    )


def _by_days(record: DossierEvent | DossierStatement | Story) -> tuple[date, str]:
    return record.last_day or date.max, record.id


def _shift(first: Comparison, number: int, shared: set[str]) -> Comparison:
    days = timedelta(days=DAYS_APART * number)

    def other_id(found: re.Match[bytes]) -> bytes:
        one = found[1].decode()
        return b'"%s"' % (one if one in shared else _shifted(one, number)).encode()

    def other_day(found: re.Match[bytes]) -> bytes:
        return b'"%s"' % (date.fromisoformat(found[1].decode()) + days).isoformat().encode()

    encoded = msgspec.json.encode(msgspec.structs.replace(first, camps=()))
    return msgspec.json.decode(_DAY.sub(other_day, _ID.sub(other_id, encoded)), type=Comparison)


def paths_of(path: Path) -> list[str]:
    """Every kind of page once, some filtered, some far down their list; the busiest actor and story."""
    with PagedDossier.open(path, read_only=True) as dossier:
        actor = dossier.actor_slice(ActorFilter(), limit=1).records[0]
        story = dossier.story_slice(StoryFilter(), limit=1).records[0]
        article = dossier.article_slice(ArticleFilter(), limit=1).records[0]
        disagreements = dossier.disagreement_slice(DisagreementFilter(), limit=1).records
        said = dossier.statement_slice(StatementFilter(), limit=1).records[0]
        outlet, language = dossier.totals().outlets[0][0], article.language
        events = dossier.totals().counts["events"]
    word = max(said.content.split(), key=len).strip("«».,;:!?\"'")
    return [
        "/", "/overview.json", "/timeline", f"/timeline?page={max(1, events // 50 // 2)}",
        f"/timeline?page={max(1, events // 50)}", f"/timeline?actor={actor.id}",
        f"/timeline?actor={actor.id}&role=recipient", f"/timeline?actor={quote(actor.name)}&type=ASSAULT",
        "/timeline?type=ASSAULT&status=alleged", f"/timeline?outlet={quote(outlet)}",
        "/timeline?since=2015-02-01&until=2015-02-10", "/timeline.json",
        "/actors", "/actors?kind=person&page=2", "/actors?q=ba", f"/actors/{actor.id}",
        "/statements", f"/statements?q={quote(word)}", f"/statements?outlet={quote(outlet)}",
        f"/statements?speaker={actor.id}", "/stories", "/stories?told=shared&disputed=1",
        "/stories?order=days&page=3",
        f"/stories?actor={actor.id}", f"/stories/{story.id}", "/disagreements",
        "/disagreements?kind=quantity", *(f"/disagreements/{one.id}" for one in disagreements),
        "/namings", "/camps", "/map", "/articles",
        f"/articles?language={language}&page=3", f"/articles?q={quote(word)}", f"/articles/{article.id}",
        f"/articles/{article.id}?words=10-40", f"/search?q={quote(word)}", "/search?q=de", "/skipped",
    ]  # fmt: skip


def serve(path: Path) -> tuple[str, Callable[[], None]]:
    """The address of the running app, and how to stop it."""
    server = uvicorn.Server(uvicorn.Config(make_app(path), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]

    def stop() -> None:
        server.should_exit = True
        thread.join()

    return f"http://127.0.0.1:{port}", stop


def measure(path: Path, times: int) -> None:
    """Print each page's first, median and 95th percentile time, and the worst of all."""
    base, stop = serve(path)
    try:
        asked = subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-c", ASK, base, str(times)],
            input="\n".join(paths_of(path)), text=True, stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
    finally:
        stop()
    medians, latest = [], []
    print(f"{'first':>8} {'median':>8} {'p95':>8} {'kB':>6}  page  (milliseconds)")
    for line in asked.stdout.splitlines():
        page, size, *values = line.split("\t")
        took = [float(value) for value in values]
        median, p95 = statistics.median(took), sorted(took)[max(0, round(len(took) * 0.95) - 1)]
        medians.append(median)
        latest.append(max(took))
        print(f"{took[0]:8.1f} {median:8.1f} {p95:8.1f} {int(size) // 1024:6}  {page}")
    print(f"worst median {max(medians):.0f} ms, worst single answer {max(latest):.0f} ms")


def main() -> None:
    """Make a dossier, or take the one kept, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("--keep", type=Path, help="where the dossier stands or is to stay")
    parser.add_argument("--times", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "generated.db"
        if not path.exists():
            start = time.perf_counter()
            make_dossier(path, options.articles)
            size = path.stat().st_size / 1e6
            print(f"{options.articles} articles made in {time.perf_counter() - start:.0f} s, {size:.0f} MB")
        measure(path, options.times)


if __name__ == "__main__":
    main()
