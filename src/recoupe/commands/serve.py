"""`recoupe serve`: the local web app over a dossier."""

from __future__ import annotations

import errno
import getpass
import socket
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.text import Text

from recoupe.commands.talk import stderr_console
from recoupe.errors import UsageError


def serve(
    dossier: Path,
    /,
    *,
    host: str = "127.0.0.1",
    port: Annotated[int, Parameter()] = 8000,
    interface: Literal["fr", "en"] = "fr",
    reviewer: str | None = None,
) -> None:
    """Open a dossier in the browser, on this machine, until Ctrl-C.

    Parameters
    ----------
    dossier
        The dossier file.
    host
        Where to listen; any other than 127.0.0.1 lets other machines in, who then may read and change all.
    port
        The port to listen on; 0 takes any that is free.
    interface
        The language for browsers that ask for none that recoupe speaks (fr or en); pages can be switched.
    reviewer
        The name under which your verdicts are kept; else your name on this machine.
    """
    import uvicorn  # noqa: PLC0415  (heavy, as the next)

    from recoupe.web import make_app  # noqa: PLC0415

    app = make_app(dossier, hosts=names_of(host), interface=interface, reviewer=reviewer or _own_name())
    listening = listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    stderr_console().print(Text(f"{dossier}: {address}  (Ctrl-C to stop)"), soft_wrap=True)
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        return
    finally:
        listening.close()


def _own_name() -> str:
    try:
        return getpass.getuser()
    except OSError:  # an account without a name, as in some containers
        return "reviewer"


def names_of(host: str) -> tuple[str, ...]:
    """The names under which the app may be asked: the one it listens at, or where that is "all", its own."""
    if host not in ("0.0.0.0", "::"):  # noqa: S104  (asked about, not listened at)
        return (host,)
    name = socket.gethostname()
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(name, None)}
    except OSError:  # a machine that does not know its own name
        found = set()
    return tuple(sorted({name, socket.getfqdn(), *found}))


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises UsageError where that cannot be."""
    if not 0 <= port < 65536:
        raise UsageError(f"--port {port} is no port; name one between 1024 and 65535")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise UsageError(_why(host, port, error)) from error
    return listening


def _why(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is taken, perhaps by another recoupe; try --port {port + 1}"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"port {port} may not be used; name one of 1024 or more with --port"
    return f"cannot listen on {host}, port {port} ({error.strerror or error}); try another --host or --port"
