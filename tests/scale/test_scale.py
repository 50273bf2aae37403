"""A cluster of two workers on this machine writes what one process would, also where one is killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from recoupe.building import Isolation, build
from recoupe.demo import demo_folder
from recoupe.errors import UsageError
from recoupe.store import Dossier

ray = pytest.importorskip("ray", reason="a cluster is tested where recoupe[ray] is installed")
duckdb = pytest.importorskip("duckdb")
import pyarrow as pa  # noqa: E402
from pyarrow import parquet  # noqa: E402

from recoupe.scale.comparing import compare_blocks, find_blocks  # noqa: E402
from recoupe.scale.reading import read_to_parquet  # noqa: E402
from recoupe.scale.slices import Slice, import_slice  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own, of which it has many
WORKERS = 2


@pytest.fixture(scope="module")
def sources() -> list[Path]:
    return sorted(demo_folder().glob("*.txt"))[:6]


@pytest.fixture(scope="module")
def one_process(tmp_path_factory: pytest.TempPathFactory, sources: list[Path]) -> list[str]:
    path = tmp_path_factory.mktemp("one") / "one.db"
    build(sources, path)
    return dump_of(path)


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    yield
    ray.shutdown()


def dump_of(path: Path) -> list[str]:
    with Dossier.open(path, read_only=True) as dossier:
        return list(dossier.dump())


def ray_workers() -> list[int]:
    """Processes of Ray's workers that descend from this one and read shards."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            name = (entry / "cmdline").read_bytes()
            if name.startswith(b"ray::") and b"ShardReader" in name and descends(int(entry.name)):
                found.append(int(entry.name))
        except OSError:
            continue
    return sorted(found)


def descends(process: int) -> bool:
    while process > 1:
        if process == os.getpid():
            return True
        stat = Path(f"/proc/{process}/stat").read_text("ascii", "replace")
        process = int(stat.rpartition(")")[2].split()[1])
    return False


def kill_one(folder: Path, killed: list[int]) -> None:
    """Kill a worker as soon as the first shard is whole."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if (workers := ray_workers()) and any(folder.glob("done/[!.]*.json")):
            os.kill(workers[0], signal.SIGKILL)
            killed.append(workers[0])
            return
        time.sleep(0.02)


@pytest.fixture(scope="module")
def read_folder(tmp_path_factory: pytest.TempPathFactory, sources: list[Path]) -> Path:
    """What two workers wrote, one of which was killed in the middle."""
    folder = tmp_path_factory.mktemp("scale") / "read"
    killed: list[int] = []
    killer = threading.Thread(target=kill_one, args=(folder, killed))
    killer.start()
    report = read_to_parquet(sources, folder, workers=WORKERS, files_per_shard=1)
    killer.join()
    assert killed, "no worker was killed: the test tests nothing"
    assert report.shards_read == len(sources)
    assert report.articles == len(sources)
    return folder


def test_a_killed_worker_loses_nothing(read_folder: Path, tmp_path: Path, one_process: list[str]) -> None:
    report = import_slice(read_folder, tmp_path / "all.db", Slice())
    assert report.articles_read == 0
    assert dump_of(tmp_path / "all.db") == one_process


def test_what_is_written_is_not_read_again(read_folder: Path, sources: list[Path]) -> None:
    before = {path: path.stat().st_mtime_ns for path in read_folder.rglob("*.parquet")}
    report = read_to_parquet(sources, read_folder, workers=WORKERS, files_per_shard=1)
    assert (report.shards_read, report.shards_known) == (0, len(sources))
    assert {path: path.stat().st_mtime_ns for path in read_folder.rglob("*.parquet")} == before


def test_a_missing_shard_alone_is_read_again(read_folder: Path, sources: list[Path]) -> None:
    sorted((read_folder / "done").glob("[!.]*.json"))[0].unlink()
    report = read_to_parquet(sources, read_folder, workers=WORKERS, files_per_shard=1)
    assert (report.shards_read, report.articles) == (1, len(sources))


def test_a_slice_holds_its_countries_and_days_only(read_folder: Path, tmp_path: Path) -> None:
    import_slice(read_folder, tmp_path / "some.db", Slice(countries=["MAR"], until=date(1911, 7, 4)))
    with Dossier.open(tmp_path / "some.db", read_only=True) as dossier:
        pairs = dossier.read_articles()
    assert pairs
    for _article, reading in pairs:
        assert "MAR" in {actor.country for actor in reading.actors}
        earliest = reading.published.earliest
        assert earliest is None or earliest <= date(1911, 7, 4)


def test_blocks_are_compared_once_and_written_as_tables(read_folder: Path) -> None:
    blocks = find_blocks(read_folder, countries=["MAR"])
    assert blocks
    assert compare_blocks(read_folder, workers=WORKERS, countries=["MAR"]) == len(blocks)
    assert compare_blocks(read_folder, workers=WORKERS, countries=["MAR"]) == 0
    story = read_folder / "found" / "story" / f"country={blocks[0].country}" / f"month={blocks[0].month}"
    assert {"id", "type", "voices"} <= set(parquet.read_schema(story / "found.parquet").names)


def test_a_build_over_ray_gives_the_same_dossier(
    tmp_path: Path, sources: list[Path], one_process: list[str]
) -> None:
    report = build(sources, tmp_path / "ray.db", isolation=Isolation(WORKERS, engine="ray"))
    assert report.articles_read == len(sources)
    assert dump_of(tmp_path / "ray.db") == one_process


def test_articles_in_parquet_are_read_like_files(tmp_path: Path, sources: list[Path]) -> None:
    texts = [path.read_text("utf-8") for path in sources[:2]]
    table = pa.table({"text": texts, "outlet": ["A", "B"], "published": ["1911-07-02", "1911-07-03"]})
    parquet.write_table(table, tmp_path / "articles.parquet")
    report = read_to_parquet([tmp_path / "articles.parquet"], tmp_path / "read", workers=1)
    assert report.articles == 2
    import_slice(tmp_path / "read", tmp_path / "two.db", Slice())
    with Dossier.open(tmp_path / "two.db", read_only=True) as dossier:
        assert sorted(article.outlet or "" for article, _ in dossier.read_articles()) == ["A", "B"]


def test_a_folder_of_another_version_is_not_mixed(read_folder: Path, sources: list[Path]) -> None:
    kept = (read_folder / "reader.json").read_bytes()
    (read_folder / "reader.json").write_bytes(b'"older"')
    try:
        with pytest.raises(UsageError, match="another version of recoupe; name a new folder"):
            read_to_parquet(sources, read_folder, workers=WORKERS)
    finally:
        (read_folder / "reader.json").write_bytes(kept)
