"""Comparison of words: whether two mentions are told in the same terms."""

from __future__ import annotations

from recoupe.compare.event_mentions import EventMention
from recoupe.compare.texts import is_same_word, overlap


def same_trigger(left: EventMention, right: EventMention) -> float:
    """Both acts are named by words of one stem."""
    return 1.0 if is_same_word(left.trigger_stems, right.trigger_stems) else 0.0


def same_words(left: EventMention, right: EventMention) -> float:
    """The sentences share words: the share of the shorter sentence's stems that the longer one holds."""
    return overlap(left.stems, right.stems)
