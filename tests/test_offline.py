"""Nothing asks the network: build, read, page and serve work where no socket leads out."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.demo import demo_folder

ARTICLE = demo_folder() / "07-la-journee-de-treptow.txt"
SCRIPT = """
import socket, sys

class Refused(socket.socket):
    def connect(self, address):
        refuse(self.family, address)
        return super().connect(address)
    def connect_ex(self, address):
        refuse(self.family, address)
        return super().connect_ex(address)
    def sendto(self, *arguments):
        refuse(self.family, arguments[-1])
        return super().sendto(*arguments)

def refuse(family, address):
    if family != getattr(socket, "AF_UNIX", None):
        sys.stderr.write(f"NETWORK {address}\\n")
        raise OSError(101, "Network is unreachable")

def no_names(*arguments, **options):
    sys.stderr.write(f"NETWORK {arguments}\\n")
    raise socket.gaierror(-3, "Temporary failure in name resolution")

socket.socket = Refused
socket.getaddrinfo = no_names
socket.gethostbyname = no_names
from recoupe.cli import main
main()
"""


def recoupe(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program with sockets that reach nothing, where it is allowed in a network without any link."""
    command = [sys.executable, "-c", SCRIPT, *map(str, arguments)]
    alone = ["unshare", "--net"]
    if shutil.which("unshare"):
        allowed = subprocess.run([*alone, "true"], capture_output=True, check=False).returncode == 0
        command = [*alone, *command] if allowed else command
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert "NETWORK" not in done.stderr, done.stderr
    return done


@pytest.fixture(scope="module")
def crisis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("offline") / "crisis.db"
    done = recoupe("build", ARTICLE, "-o", path, "--processes", "1")
    assert done.returncode == 0, done.stderr
    assert "1 article added, 1 read" in done.stderr
    return path


def test_a_dossier_is_shown_and_checked_without_a_network(crisis: Path) -> None:
    assert json.loads(recoupe("show", "articles", crisis, "--format", "json").stdout)
    assert recoupe("check", crisis).returncode == 0


def test_a_page_is_written_without_a_network(crisis: Path, tmp_path: Path) -> None:
    assert recoupe("page", crisis, "-o", tmp_path / "crisis.html").returncode == 0
    assert (tmp_path / "crisis.html").stat().st_size > 10_000


def test_an_article_is_read_without_a_network() -> None:
    assert json.loads(recoupe("read", ARTICLE).stdout)["language"] == "fr"


ASK = """
import asyncio
from recoupe.web.app import make_app

async def ask(path):
    told = []
    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}
    async def send(message):
        told.append(message)
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "headers": [(b"host", b"localhost")], "client": ("127.0.0.1", 1), "server": ("localhost", 80),
    }
    await make_app(sys.argv[1])(scope, receive, send)
    print(told[0]["status"], sum(len(message.get("body", b"")) for message in told))

asyncio.run(ask("/"))
"""


def test_the_app_answers_without_a_network(crisis: Path) -> None:
    script = SCRIPT.replace("from recoupe.cli import main\nmain()", ASK)
    command = [sys.executable, "-c", script, str(crisis)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert "NETWORK" not in done.stderr, done.stderr
    status, size = done.stdout.split()
    assert (status, int(size) > 1000) == ("200", True), done.stderr


def test_sockets_are_really_refused() -> None:
    probe = SCRIPT.replace(
        "from recoupe.cli import main\nmain()", "socket.create_connection(('a.example', 80))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert "NETWORK" in done.stderr
