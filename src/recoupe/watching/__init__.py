"""Feeds asked again and again: what is new goes into the dossier, who fails is left in peace for a while."""

from __future__ import annotations

from .backoff import LONGEST_WAIT, after_answer, after_failure, is_due
from .duration import parse_duration
from .watch import Round, watch

__all__ = ["LONGEST_WAIT", "Round", "after_answer", "after_failure", "is_due", "parse_duration", "watch"]
