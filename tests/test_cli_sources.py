"""Sources on the command line: standard input, tables with named columns, what is kept of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from made_files import TEXT, make_page

from recoupe.store import Dossier


def recoupe(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "recoupe", *arguments]
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False, timeout=120)


def test_standard_input_and_named_columns_make_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'Papier,Jour\n"{TEXT} Fin.",2019-03-27\n', encoding="utf-8")
    options = ("-o", "crisis.db", "--processes", "0", "--columns", "text=Papier")
    done = recoupe(tmp_path, "build", "-", "a.csv", *options, stdin=make_page())
    assert b"crisis.db: 2 articles added, 2 read" in done.stderr, done.stderr
    with Dossier.open(tmp_path / "crisis.db", read_only=True) as dossier:
        found = {one.source: dossier.original(one.id).media_type for one in dossier.articles()}
    assert found == {"standard input": "text/html", "a.csv:2": "text/csv"}


def test_columns_that_are_no_pairs_are_wrong_use(tmp_path: Path) -> None:
    done = recoupe(tmp_path, "build", "a.csv", "-o", "crisis.db", "--columns", "Papier")
    assert done.returncode == 2
    assert b'--columns: "Papier" is no pair; write text=Body,published=Date' in done.stderr


def test_a_limit_is_set_and_one_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = recoupe(tmp_path, "read", "a.txt", "--limit", "article_words=10", "--limit", "pages=2")
    assert done.returncode == 0, done.stderr
    assert b"has more than 10 words and signs" in done.stderr
    done = recoupe(tmp_path, "watch", "https://fanion.example/f", "-o", "c.db", "--limit", "words=1")
    assert done.returncode == 2
    assert b'--limit: there is no "words"; there are file_bytes, table_bytes, ' in done.stderr
