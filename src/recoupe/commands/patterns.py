"""`recoupe patterns`: the examples of patterns tested, and a sentence tried on them."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.text import Text

from recoupe.commands.talk import count, stderr_console
from recoupe.errors import UsageError
from recoupe.examples.run import collect_examples, find_failures
from recoupe.explain.layers import explain_sentence
from recoupe.languages.own import OwnFolder, open_own_folder
from recoupe.languages.registry import find_language, is_installed, load_languages


def run_patterns_test(sentence: str | None, *, language: str | None, patterns: Path | None) -> int:
    """Print the examples that are not read as they say; exit status 0 where there are none, else 1."""
    if sentence is not None:
        raise UsageError('recoupe patterns test takes no sentence; did you mean recoupe patterns try "..."?')
    own = _open(patterns)
    failed = False
    for code in _languages(language, own):
        examples = collect_examples(code, own)
        failures = 0
        for failure in find_failures(examples, code, own):
            failures += 1
            sys.stdout.buffer.write(f"{failure}\n".encode())
            sys.stdout.buffer.flush()
        told = f"{code}: {count(len(examples), 'example')}, {count(failures, 'failure')}"
        stderr_console().print(Text(told), soft_wrap=True)
        failed = failed or failures > 0
    return 1 if failed else 0


def run_patterns_try(sentence: str | None, *, language: str, patterns: Path | None) -> int:
    """Print what each layer sees in a sentence."""
    if sentence is None:
        raise UsageError('name the sentence in quotation marks: recoupe patterns try "..."')
    sys.stdout.buffer.write(explain_sentence(sentence, language, _open(patterns)).encode())
    sys.stdout.buffer.flush()
    return 0


def _open(patterns: Path | None) -> OwnFolder | None:
    return open_own_folder(patterns) if patterns is not None else None


def _languages(language: str | None, own: OwnFolder | None) -> tuple[str, ...]:
    if language is not None:
        return (find_language(language).code,)
    if own is not None:
        return own.languages()
    return tuple(code for code, language in load_languages().items() if is_installed(language))
