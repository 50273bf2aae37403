"""`recoupe serve` as users run it: it says where, answers, stops on Ctrl-C, and says what is in its way."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from web_server import ask

from recoupe.commands.serve import listen, names_of
from recoupe.errors import UsageError


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise")
def test_it_says_where_answers_and_stops_on_ctrl_c(dossier_path: Path) -> None:
    command = [sys.executable, "-m", "recoupe", "serve", str(dossier_path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        found = re.search(r"(http://127\.0\.0\.1:\d+)/", line)
        assert found, line
        assert ask(found[1], "/").status == 200
        server.send_signal(signal.SIGINT)
        out, talk = server.communicate(timeout=20)
    assert (server.returncode, out) == (0, "")
    assert "Traceback" not in talk


def test_a_taken_port_is_told_with_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port} of 127.0.0.1 is taken, .* --port {port + 1}"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "port", "says"),
    [("127.0.0.1", 70000, "--port 70000 is no port"), ("256.1.1.1", 8000, "cannot listen on 256.1.1.1")],
)
def test_an_address_that_cannot_be_is_told(host: str, port: int, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        listen(host, port)


def test_all_addresses_are_answered_under_the_names_of_this_machine_only() -> None:
    assert names_of("desk.example") == ("desk.example",)
    own = names_of("0.0.0.0")  # noqa: S104  (asked about, not listened at)
    assert socket.gethostname() in own
    assert not {"0.0.0.0", "::"} & set(own)  # noqa: S104


def test_what_is_no_dossier_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no dossier", encoding="utf-8")
    command = [sys.executable, "-m", "recoupe", "serve", str(tmp_path / "notes.txt"), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert "notes.txt: is no SQLite file; name a dossier made by recoupe build" in done.stderr
