"""Asks the app over the demonstration what its OpenAPI file allows and forbids, by schemathesis.

    .venv/bin/pip install "schemathesis>=4,<5"
    .venv/bin/python tools/fuzz_web.py [--examples 150] [--seed 1]

`recoupe serve` runs in a process of its own over a dossier made for this. Half of the forms carry the token
of a page, and most of the ids are of records of the dossier (tools/fuzz_web_hooks.py). The status is that of
schemathesis: 1 where an answer was a server's error, or other than the file says.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from recoupe.demo import demo_folder

BIN = Path(sys.executable).parent
HOOKS = Path(__file__).with_name("fuzz_web_hooks.py")
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
    "response_headers_conformance"
)
LISTS = {
    "event": "timeline", "actor": "actors", "statement": "statements", "story": "stories",
    "disagreement": "disagreements", "article": "articles",
}  # fmt: skip
"""Where ids of each kind stand."""
STARTING_SECONDS = 60


def main() -> None:
    """Build, serve, ask."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--examples", type=int, default=150, help="requests by chance at each address")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        dossier = Path(place) / "crisis.db"
        articles = sorted(demo_folder().glob("*.txt"))
        subprocess.run([BIN / "recoupe", "build", *articles, "-o", dossier], check=True)
        command = [str(BIN / "recoupe"), "serve", str(dossier), "--port", "0"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=place) as server:
            try:
                base = address_of(server)
                status = ask_all(base, arguments.examples, arguments.seed, Path(place))
                alive = server.poll() is None
            finally:
                server.terminate()
        print("the server still answered at the end" if alive else "the server has ended")
    sys.exit(status or (0 if alive else 1))


def address_of(server: subprocess.Popen[str]) -> str:
    """Where the server says that it listens, once it does."""
    assert server.stderr is not None  # noqa: S101 - a pipe, as asked for
    found = re.search(r"http://[\d.]+:\d+", server.stderr.readline())
    if found is None:
        sys.exit("recoupe serve did not start")
    end = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < end:
        try:
            fetch(f"{found[0]}/openapi.json")
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            break
    return found[0]


def ask_all(base: str, examples: int, seed: int, place: Path) -> int:
    """The status of schemathesis over all addresses."""
    page, cookie = fetch(f"{base}/articles")
    token = re.search(r'<meta name="token" content="(\w+)">', page)
    ids = {
        part: [record["id"] for record in json.loads(fetch(f"{base}/{name}.json")[0])]
        for part, name in LISTS.items()
    }
    known = place / "known.json"
    known.write_text(json.dumps({"token": token[1] if token else "", "ids": ids}), encoding="utf-8")
    command = [str(BIN / "schemathesis"), "run", f"{base}/openapi.json", "--seed", str(seed), "--no-color"]
    command += ["--phases", "examples,coverage,fuzzing", "--max-examples", str(examples), "--checks", CHECKS]
    command += ["--header", f"Cookie: {cookie}", "--continue-on-failure", "--no-shrink", "--warnings", "off"]
    command += ["--generation-database", "none"]
    environment = os.environ | {
        "SCHEMATHESIS_HOOKS": HOOKS.stem,
        "PYTHONPATH": str(HOOKS.parent),
        "RECOUPE_FUZZ_KNOWN": str(known),
    }
    status = subprocess.run(command, cwd=place, env=environment, check=False).returncode
    answers = json.loads((place / "answers.json").read_text("utf-8"))
    print(f"{sum(answers.values()):,} answers: " + ", ".join(f"{n:,} {what}" for what, n in answers.items()))
    return status


def fetch(url: str) -> tuple[str, str]:
    """What is answered there, and the cookie that comes with it."""
    with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310 - our own server
        cookie = answer.headers.get("Set-Cookie", "").partition(";")[0]
        return answer.read().decode("utf-8"), cookie


if __name__ == "__main__":
    main()
