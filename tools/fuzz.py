"""Feeds the parsers of tests/fuzzing/fuzz_targets.py with inputs that atheris makes from a seed corpus.

    .venv/bin/pip install "atheris>=3,<4"
    .venv/bin/python tools/fuzz.py --inputs 1000000 [--engine own] [--target prepare]

Each target runs in a process of its own, led by the branches of recoupe that its inputs reach. Faults
(errors, and places with other words) are written to the folder, one input for each place in the code that
raised, and the run goes on; an input of more than 20 seconds is one too. `--engine own` changes seeds by
chance, without looking at branches: ten times as many inputs in the same time. The status is 1 where there
was a fault.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import FrameType

import msgspec

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS / "fuzzing"), str(TESTS / "building")]

SHARES = {
    "decoding": 8, "declarations": 3, "sidecar": 6, "corrections": 3, "stored-reading": 6, "prepare": 8,
    "quotations": 8, "numbers": 8, "layers-fr": 1, "layers-en": 1, "layers-es": 1,
}  # fmt: skip
"""Inputs of a target, in shares of the whole: layers are slow. What is not named has two."""
LONGEST_INPUT = 300
"""Bytes. Long inputs are the business of the hostile folder: here many short ones reach more branches."""
LONGEST_WHOLE = 1500
"""Bytes of an input whose format has a frame (archives, documents), which a part of it would not show."""
HANG_SECONDS = 20


def main() -> None:
    """Run all targets, or one of them, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--inputs", type=int, default=20_000, help="inputs over all targets")
    parser.add_argument("--target", action="append", help="only this target (may be repeated)")
    parser.add_argument(
        "--faults", type=Path, default=Path("faults"), help="folder for inputs that show faults"
    )
    parser.add_argument("--engine", choices=["atheris", "own"], default="atheris", help="default atheris")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        tried = Tried(arguments.run, arguments.faults, guided=arguments.engine == "atheris")
        run = run_guided if arguments.engine == "atheris" else mutate_blindly
        run(tried, arguments.inputs, arguments.corpus)
        return
    sys.exit(run_all(arguments.inputs, arguments.target, arguments.faults, arguments.engine))


def run_all(inputs: int, wanted: list[str] | None, faults: Path, engine: str) -> int:
    """Each target in its own process; 1 where any has a fault or ended early."""
    from fuzz_targets import TARGETS  # noqa: PLC0415

    names = wanted or list(TARGETS)
    faults.mkdir(parents=True, exist_ok=True)
    share = inputs / sum(SHARES.get(name, 2) for name in names)
    print("| target | inputs | seconds | faults |\n| --- | --- | --- | --- |", flush=True)
    tried = found = 0
    for name in names:
        wanted_inputs = max(1, round(share * SHARES.get(name, 2)))
        with tempfile.TemporaryDirectory() as corpus:
            write_seeds(Path(corpus), name)
            begun = time.monotonic()
            command = [sys.executable, __file__, "--run", name, "--inputs", str(wanted_inputs)]
            command += ["--corpus", corpus, "--faults", str(faults), "--engine", engine]
            done = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")
        summary = faults / f"{name}.json"
        result = msgspec.json.decode(summary.read_bytes(), type=Result) if summary.exists() else Result()
        ended = "" if done.returncode == 0 else f" ended early ({done.returncode}): {done.stderr[-300:]!r}"
        tried += result.inputs
        found += len(result.faults) + bool(ended)
        seconds = time.monotonic() - begun
        print(f"| {name} | {result.inputs:,} | {seconds:.0f} | {len(result.faults)}{ended} |", flush=True)
        for fault in result.faults:
            print(f"|  | | | {fault} |", flush=True)
    print(f"| all | {tried:,} | | {found} |", flush=True)
    return 1 if found else 0


def write_seeds(folder: Path, name: str) -> None:
    """The seed corpus of a target: hostile inputs of its kind, and texts of the demonstration."""
    from hostile_inputs import SMALL  # noqa: PLC0415

    from recoupe.demo import demo_folder  # noqa: PLC0415

    suffix = f".{name.partition('.')[2]}" if name.startswith("door") else ".txt"
    for number, path in enumerate(sorted(demo_folder().glob("*.txt"))):
        content = path.read_bytes()
        for start in range(0, len(content), LONGEST_INPUT):
            (folder / f"demo-{number}-{start}").write_bytes(content[start : start + LONGEST_INPUT])
    with tempfile.TemporaryDirectory() as place:
        for number, (made, write) in enumerate(SMALL.items()):
            if isinstance(made, str) and made.endswith(suffix) and "bomb" not in made:
                path = Path(place) / made
                try:
                    write(path)
                    content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
                except (OSError, NotImplementedError):
                    continue
                limit = LONGEST_INPUT if suffix == ".txt" else LONGEST_WHOLE
                (folder / f"hostile-{number}").write_bytes(content[:limit])


class Result(msgspec.Struct, frozen=True):
    """How many inputs were tried on a target, and its faults."""

    inputs: int = 0
    faults: tuple[str, ...] = ()


class Tried:
    """A target that notes its faults and goes on; `guided`: in a form that tells atheris its branches."""

    def __init__(self, name: str, faults: Path, *, guided: bool) -> None:
        if guided:
            import atheris  # noqa: PLC0415

            with atheris.instrument_imports(include=["recoupe"], enable_loader_override=False):
                from fuzz_targets import TARGETS  # noqa: PLC0415
        else:
            from fuzz_targets import TARGETS  # noqa: PLC0415

        self.name = name
        self._target = TARGETS[name]
        self._folder = faults
        self._faults: dict[str, str] = {}
        self._inputs = 0

    def try_input(self, data: bytes) -> None:
        """One input; its fault is kept where it is the first of its kind."""
        self._inputs += 1
        if self._inputs % 250 == 0:
            self.write()
        try:
            self._target(data)
        except Exception as error:  # noqa: BLE001 - faults are what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}: {str(error)[:80]}"
            key = f"{type(error).__name__} {place.filename}:{place.lineno}"
            if key not in self._faults:
                digest = hashlib.sha256(data).hexdigest()[:12]
                (self._folder / f"{self.name}-{digest}").write_bytes(data)
                self._faults[key] = f"{kind} ({digest})"
                self.write()

    def write(self) -> None:
        """What was tried and found so far."""
        result = Result(self._inputs, tuple(self._faults.values()))
        (self._folder / f"{self.name}.json").write_bytes(msgspec.json.encode(result))


def run_guided(tried: Tried, inputs: int, corpus: Path) -> None:
    """That many inputs made by atheris."""
    import atheris  # noqa: PLC0415

    longest = LONGEST_WHOLE if tried.name.startswith("door") else LONGEST_INPUT
    options = [f"-runs={inputs}", f"-max_len={longest}", f"-timeout={HANG_SECONDS}", "-seed=1"]
    atheris.Setup([sys.argv[0], *options, "-rss_limit_mb=3000", "-verbosity=0", str(corpus)], tried.try_input)
    atheris.Fuzz()


def tell_of_hang(_number: int, _frame: FrameType | None) -> None:
    """Make a fault of an input that takes too long."""
    raise TimeoutError(f"took more than {HANG_SECONDS} s")


def mutate_blindly(tried: Tried, inputs: int, corpus: Path) -> None:
    """Inputs of the corpus with some bytes changed, taken out, repeated, or taken from another."""
    signal.signal(signal.SIGALRM, tell_of_hang)
    seeds = [path.read_bytes() for path in sorted(corpus.iterdir())]
    chance = random.Random(1)  # noqa: S311
    for number in range(inputs):
        data = bytearray(seeds[number % len(seeds)])
        for _ in range(chance.randint(0, 8)):
            at = chance.randrange(len(data) + 1)
            other = seeds[chance.randrange(len(seeds))]
            start = chance.randrange(len(other) + 1)
            piece = chance.choice(
                [chance.randbytes(3), other[start : start + 40], data[at : at + 30] * 3, b""]
            )
            data[at : at + chance.randrange(6)] = piece
        signal.alarm(HANG_SECONDS)
        tried.try_input(bytes(data[:LONGEST_WHOLE]))
        signal.alarm(0)
    tried.write()


if __name__ == "__main__":
    main()
