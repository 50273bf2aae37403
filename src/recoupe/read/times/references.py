"""What relative expressions count from when it is not the writing day: another time of the same text."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from recoupe.read.syntax import Syntax
from recoupe.read.times.meaning import TIME_AROUND, TIME_BEFORE, has_day
from recoupe.timex import Timex

_LONGEST_COMPLEMENT = 25
"""Words within which the complement of "five years after" names its own date."""


class Draft(msgspec.Struct):
    """An expression on its way: words `[first, last)`, meaning, and what its form says it means."""

    first: int
    last: int
    timex: Timex
    means: str


CLOCK = "clock"
"""What a time of day means; with the day that the text names before, it is a time of that day."""


def fill_bases(
    drafts: Sequence[Draft], syntax: Syntax, complement_openers: frozenset[str] = frozenset()
) -> list[Draft]:
    """The expressions with the times that they count from; those whose base is not named mean nothing.

    `complement_openers` are the words that must open what "ten days after" counts from; empty for none.
    """
    found: list[Draft] = []
    for number, draft in enumerate(drafts):
        timex = draft.timex
        if draft.means == CLOCK:
            found.append(_clock_of_day(draft, found, syntax))
            continue
        base = _placeholder(timex)
        if base is not None:
            known = None
            governed = base is TIME_AROUND and _governs_complement(syntax, draft, complement_openers)
            if governed:
                known = _inside_complement(drafts, number, syntax)
            else:
                known = _named_before(found, draft, _placed_unit_is_day(timex), syntax)
            if known is None:
                found.append(Draft(draft.first, draft.last, timex, "nothing"))
                continue
            timex = _with_base(timex, known)
        elif _is_deictic(timex):
            timex = _inside_quotation(timex, draft, drafts, syntax)
        found.append(replace_timex(draft, timex))
    return found


def replace_timex(draft: Draft, timex: Timex) -> Draft:
    """The same expression with another meaning."""
    return Draft(draft.first, draft.last, timex, draft.means)


def _placeholder(timex: Timex) -> Timex | None:
    for inner in (timex, timex.first, timex.last):
        if inner is not None and inner.kind == "shift":
            if inner.base == TIME_BEFORE:
                return TIME_BEFORE
            if inner.base == TIME_AROUND:
                return TIME_AROUND
    return None


def _with_base(timex: Timex, base: Timex) -> Timex:
    def settle(inner: Timex | None) -> Timex | None:
        waits = inner is not None and inner.kind == "shift" and inner.base in (TIME_BEFORE, TIME_AROUND)
        return replace(inner, base=base) if inner is not None and waits else inner

    if timex.kind == "range":
        return replace(timex, first=settle(timex.first), last=settle(timex.last))
    return replace(timex, base=base)


def _placed_unit_is_day(timex: Timex) -> bool:
    return timex.kind == "shift" and timex.unit == "day"


def _named_before(found: list[Draft], draft: Draft, needs_day: bool, syntax: Syntax) -> Timex | None:
    """The last time named before in its paragraph; from the first sentence on also in the one before."""
    paragraph = _paragraph(syntax, draft.first)
    sentence = syntax.words[draft.first].sentence
    opens = sentence == 0 or _paragraph(syntax, syntax.sentences[sentence - 1].first) != paragraph
    for earlier in reversed(found):
        if paragraph - _paragraph(syntax, earlier.first) > opens:
            return None
        if earlier.means in ("clock", "dateline", "nothing"):
            continue
        timex = earlier.timex
        if timex.kind == "range":
            inner = timex.last or timex.first
            if inner is None:
                continue
            timex = inner
        if not needs_day or has_day(timex):
            return timex
    return None


def _clock_of_day(draft: Draft, found: list[Draft], syntax: Syntax) -> Draft:
    """A time of day as a time of the day named before it, if there is one."""
    day = _named_before(found, draft, True, syntax)
    if day is None:
        return draft
    return Draft(draft.first, draft.last, Timex(kind="shift", base=day, clock=draft.timex.clock), "shift")


def _paragraph(syntax: Syntax, word: int) -> int:
    return syntax.sentences[syntax.words[word].sentence].paragraph


def _governs_complement(syntax: Syntax, draft: Draft, openers: frozenset[str]) -> bool:
    """Whether "after" has a complement ("after the conference") instead of standing alone."""
    if (
        draft.last >= len(syntax.words)
        or syntax.words[draft.last].sentence != syntax.words[draft.first].sentence
    ):
        return False
    following = syntax.words[draft.last]
    if openers:
        return following.lower in openers
    return following.pos in ("DET", "NOUN", "PROPN", "ADP", "NUM", "AUX") or following.morph.form == "Inf"


def _inside_complement(drafts: Sequence[Draft], number: int, syntax: Syntax) -> Timex | None:
    draft = drafts[number]
    sentence = syntax.words[draft.first].sentence
    for later in drafts[number + 1 :]:
        too_far = later.first - draft.last > _LONGEST_COMPLEMENT
        if too_far or syntax.words[later.first].sentence != sentence:
            return None
        if later.means in ("date", "same") and _placeholder(later.timex) is None:
            return later.timex
    return None


def _is_deictic(timex: Timex) -> bool:
    return timex.kind == "shift" and timex.unit == "day" and timex.base is None and abs(timex.count) <= 2


def _inside_quotation(timex: Timex, draft: Draft, drafts: Sequence[Draft], syntax: Syntax) -> Timex:
    """ "Today" in a quotation is the day on which its sentence says that it was said."""
    quotation = syntax.quotation_at(syntax.words[draft.first].start)
    if quotation is None:
        return timex
    sentence = syntax.words[draft.first].sentence
    for other in drafts:
        start = syntax.words[other.first].start
        outside = not quotation.start <= start < quotation.end
        same_sentence = syntax.words[other.first].sentence == sentence
        if outside and same_sentence and other.means in ("date", "same") and has_day(other.timex):
            return replace(timex, base=other.timex)
    return timex
