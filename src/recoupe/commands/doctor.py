"""`recoupe doctor`: what is installed, and what is missing."""

from __future__ import annotations

import sys
from typing import Literal

import msgspec

_MARKS = {"ok": "✓", "missing": "✗", "wrong": "✗"}


def doctor(*, format: Literal["table", "json"] = "table") -> int:  # noqa: A002  (the option's name)
    """Say what is installed and what is missing; status 1 where something needed is.

    Parameters
    ----------
    format
        A table for people or JSON for programs.
    """
    from recoupe.checkup import check_up, is_well  # noqa: PLC0415

    findings = check_up()
    if format == "json":
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(findings), indent=1).decode() + "\n")
    else:
        width = max(len(finding.what) for finding in findings)
        for finding in findings:
            mark = _MARKS[finding.state] if finding.is_needed or finding.state == "ok" else "–"
            told = " ".join(
                part for part in (finding.detail, finding.way_out and f"→ {finding.way_out}") if part
            )
            sys.stdout.buffer.write(f"{mark} {finding.what.ljust(width)}  {told}".rstrip().encode() + b"\n")
    return 0 if is_well(findings) else 1
