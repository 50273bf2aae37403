"""NAME.toml beside NAME.txt, NAME.md or NAME.html: what the file does not say of its article."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from recoupe.errors import SourceError
from recoupe.ingest.companions import SIDECAR_SUFFIX
from recoupe.ingest.files import read_bytes
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.declared import KEYS, parse_known
from recoupe.ingest.printable import printable_path
from recoupe.ingest.records import Known, SourceFile


def find_sidecar(path: Path) -> Path | None:
    """The sidecar that stands beside the file, if any."""
    sidecar = path.with_suffix(SIDECAR_SUFFIX)
    return sidecar if os.path.lexists(sidecar) else None


def read_sidecar(file: SourceFile, limits: Limits) -> tuple[Known, tuple[str, ...]]:
    """What the sidecar of the file says, and notes; a sidecar that cannot be read is only noted."""
    path = file.path.with_suffix(SIDECAR_SUFFIX) if file.content is not None else find_sidecar(file.path)
    if path is None or (file.content is not None and file.sidecar is None):
        return Known(), ()
    name = printable_path(path.name)
    try:
        data = read_bytes(SourceFile(path, name, file.sidecar), limits.sidecar_bytes)
        declared = tomllib.loads(data.decode("utf-8-sig"))
    except SourceError as error:
        return Known(), (f"{name}: {error.reason}; read without it",)
    except UnicodeDecodeError:
        return Known(), (f"{name}: is not UTF-8; read without it",)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Known(), (f"{name}: is no valid TOML ({error}); read without it",)
    known, notes = parse_known(declared, where=name)
    unknown = [printable_path(key) for key in declared if key not in KEYS]
    if unknown:
        notes += (f"{name}: {', '.join(unknown)} not used; the keys are {', '.join(KEYS)}",)
    return known, notes
