"""Disks that are full or may not be written to: one line says so, and what was stored before stays whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import building_program
import pytest
from building_steps import make_steps
from building_texts import TEXTS, dump_of

from recoupe.building import build
from recoupe.errors import DossierError
from recoupe.store.checking import check_dossier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sixty articles of some 6,000 characters."""
    made = tmp_path / "articles"
    made.mkdir()
    for number in range(60):
        text = f"Dépêche {number}. " + " ".join(TEXTS.values()) * 10
        (made / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return made


class Disk:
    """A small disk in memory."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def resize(self, kilobytes: int) -> None:
        self.remount(f"size={kilobytes}k,rw")

    def remount(self, options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", str(self.place)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("small disks are made by root on Linux only")
    try:
        yield Disk(place)
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.parametrize("kilobytes", [100, 1500])
def test_a_full_disk_costs_nothing_that_was_stored(folder: Path, disk: Disk, kilobytes: int) -> None:
    disk.resize(kilobytes)
    crisis = disk.place / "crisis.db"
    with pytest.raises(
        DossierError, match=r"the disk is full; make room and run the build again: it goes on"
    ):
        build([folder], crisis, batch_size=8, steps=make_steps())
    disk.resize(60_000)
    report = build([folder], crisis, batch_size=8, steps=make_steps())
    assert report.articles_added + report.articles_known == 60
    if kilobytes >= 1200:
        assert report.articles_known > 0
    build([folder], folder.with_name("whole.db"), steps=make_steps())
    assert dump_of(crisis) == dump_of(folder.with_name("whole.db"))
    assert all(check.is_whole for check in check_dossier(crisis))


def test_a_disk_that_may_not_be_written_to_is_named(folder: Path, disk: Disk) -> None:
    disk.resize(60_000)
    crisis = disk.place / "crisis.db"
    build([folder], crisis, steps=make_steps())
    before = dump_of(crisis)
    disk.remount("ro")
    (folder / "new.txt").write_text("Rome se tait. Les ministres attendent à Berlin.", encoding="utf-8")
    with pytest.raises(DossierError, match=r"cannot be written to; check who may write|cannot be opened"):
        build([folder], crisis, steps=make_steps())
    assert dump_of(crisis) == before
    assert all(check.is_whole for check in check_dossier(crisis))
    with pytest.raises(
        DossierError, match=r"cannot be opened; check that its folder exists and that you may"
    ):
        build([folder], disk.place / "other.db", steps=make_steps())


LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit on the size of files")
def test_the_program_says_in_one_line_that_a_file_may_not_grow(folder: Path, tmp_path: Path) -> None:
    crisis = tmp_path / "crisis.db"
    program = [sys.executable, "-c", LIMITED, building_program.__file__]
    path = os.pathsep.join([str(Path(building_program.__file__).parent), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [*program, "build", str(folder), "-o", str(crisis), "--processes", "0"],
        capture_output=True, text=True, check=False, timeout=60, env=os.environ | {"PYTHONPATH": path},
    )  # fmt: skip
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert "crisis.db: cannot be read or written; check the disk" in done.stderr
    build([folder], crisis, steps=make_steps())
    build([folder], tmp_path / "whole.db", steps=make_steps())
    assert dump_of(crisis) == dump_of(tmp_path / "whole.db")
