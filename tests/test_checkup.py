"""`recoupe doctor` finds what is there, names what is not, and says how to mend it."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from recoupe import checkup
from recoupe.checkup import Finding, check_up, is_well


def test_here_everything_that_is_needed_is_found() -> None:
    findings = {finding.what: finding for finding in check_up()}
    assert is_well(tuple(findings.values()))
    for what in ("Python", "recoupe", "spacy", "SQLite FTS5", "parser of fr", "parser of en"):
        assert findings[what].state == "ok" and findings[what].detail


def test_an_extra_that_is_missing_is_no_fault_but_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup, "requires", lambda _: ["no-such-thing>=1 ; extra == 'excel'"])
    (finding,) = [one for one in check_up() if one.what == "no-such-thing"]
    assert (finding.state, finding.is_needed) == ("missing", False)
    assert finding.way_out == 'pip install "recoupe[excel]"'
    assert is_well((finding,))


def test_a_needed_package_that_is_missing_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup, "requires", lambda _: ["no-such-thing<2,>=1"])
    findings = check_up()
    assert not is_well(findings)
    assert Finding(what="no-such-thing", state="missing", way_out="pip install no-such-thing") in findings


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_knows_the_commands(shell: str) -> None:
    command = [sys.executable, "-m", "recoupe", "completion", shell]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "export" in printed and "disagreements" in printed


def test_the_bash_completion_is_a_script_that_bash_takes() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "recoupe", "completion", "bash"], capture_output=True, check=True
    ).stdout
    assert subprocess.run(["bash", "-n"], input=printed, check=False).returncode == 0


def test_programs_get_json() -> None:
    command = [sys.executable, "-m", "recoupe", "doctor", "--format", "json"]
    printed = subprocess.run(command, capture_output=True, check=True).stdout
    assert {one["what"] for one in msgspec.json.decode(printed)} >= {"Python", "SQLite"}
