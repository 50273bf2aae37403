"""A real web server on this machine, that answers as a test says and notes what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import msgspec


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What is sent back. `announced` is the length that is said; None: the true one."""

    status: int = 200
    content: bytes = b""
    headers: dict[str, str] = {}
    announced: int | None = None


class Asked(msgspec.Struct, frozen=True):
    """One request: its path and headers (names in lower case)."""

    path: str
    headers: dict[str, str]


class Server:
    """`answer` gives the answer to a path and headers; `asked` are all requests so far."""

    def __init__(self, address: str, answers: dict[str, Answer | Callable[[Asked], Answer]]) -> None:
        self.address = address
        self.answers = answers
        self.asked: list[Asked] = []

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        found = self.answers.get(asked.path, Answer(status=404))
        return found(asked) if callable(found) else found


@contextmanager
def serve() -> Iterator[Server]:
    """A server on a free port of 127.0.0.1, while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = running.answer(Asked(self.path, headers))
            self.send_response(answer.status)
            length = len(answer.content) if answer.announced is None else answer.announced
            for name, value in {"Content-Length": str(length), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http_server:
        running = Server(f"http://127.0.0.1:{http_server.server_address[1]}", {})
        thread = Thread(target=http_server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield running
        finally:
            http_server.shutdown()
            thread.join()
