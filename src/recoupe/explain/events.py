"""Events explained: for each the pattern that found it, and the words that filled it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.ingest.printable import printable_line
from recoupe.reading import UNNAMED, Actor, Event, Filler, Reading, Span, Statement

_LIMIT_CHARS = 400
_DATED_FROM = {
    "clause": "in its clause",
    "sentence": "in its sentence",
    "paragraph": "in its paragraph",
    "lead": "in the lead",
    "published": "the day of writing",
}


def explain_reading(reading: Reading) -> str:
    """All events of a reading, a block of lines each, in text order; ends in a line break."""
    lines = [reading.doc]
    for event in reading.events:
        lines += ["", *explain_event(event, reading.actors, reading.statements)]
    if not reading.events:
        lines += ["", "  no events"]
    return "\n".join(lines) + "\n"


def explain_event(event: Event, actors: Sequence[Actor], statements: Sequence[Statement]) -> Iterator[str]:
    """The lines on one event: what it is and by which pattern, its sentence, then what filled it."""
    names = {actor.id: actor.name for actor in actors}
    mode = f" {event.mode}" if event.mode else ""
    yield f"  {event.type}{mode}  by {event.pattern or 'no pattern'}"
    if event.sentence is not None:
        yield f"    {printable_line(event.sentence.text, _LIMIT_CHARS)}"
    yield _line("trigger", quote(event.trigger))
    yield from _parties("actor", event.actor, event.actor_words, names)
    yield from _parties("recipient", event.recipient, event.recipient_words, names)
    yield _line("time", _time(event))
    yield _line("place", printable_line(event.place, _LIMIT_CHARS) if event.place else "not said")
    yield _line("status", _status(event))
    yield _line("said by", _said_by(event, names, statements))


def _line(label: str, text: str) -> str:
    return f"    {label:<11}{text}"


def quote(span: Span | Filler) -> str:
    """The words of a span in quotation marks, and the code point at which they begin."""
    return f'"{printable_line(span.text, _LIMIT_CHARS)}" at {span.start}'


def _parties(
    label: str, ids: Sequence[str], fillers: Sequence[Filler], names: dict[str, str]
) -> Iterator[str]:
    by_actor = {filler.actor: filler for filler in fillers}
    if not ids:
        yield _line(label, "nobody named")
    for actor in ids:
        filler = by_actor.get(actor)
        name = f"{printable_line(names.get(actor, actor), _LIMIT_CHARS)} ({actor})"
        if filler is None:
            yield _line(label, f"{name}: from another event of the article")
        else:
            place = f"{filler.place}: " if filler.place else "elsewhere in the sentence: "
            yield _line(label, f"{name}: {place}{quote(filler)}")


def _time(event: Event) -> str:
    if event.dated_from is None and event.first_day is None:
        return "not said"
    days = str(event.first_day or "unknown day")
    if event.last_day != event.first_day:
        days += f" to {event.last_day}"
    origin = _DATED_FROM.get(event.dated_from or "", "")
    words = [quote(event.time)] if event.time is not None else []
    return f"{days}: " + ", ".join([*words, *([origin] if origin else [])])


def _status(event: Event) -> str:
    if event.status_words is not None:
        return f"{event.status}: {quote(event.status_words)}"
    return event.status if event.status == "actual" else f"{event.status}: its pattern says so"


def _said_by(event: Event, names: dict[str, str], statements: Sequence[Statement]) -> str:
    if event.said_by is None:
        return "the article itself"
    who = "an unnamed source" if event.said_by == UNNAMED else names.get(event.said_by, event.said_by)
    cue = _cue_of(event, statements)
    return printable_line(who, _LIMIT_CHARS) + (f": {quote(cue)}" if cue is not None else "")


def _cue_of(event: Event, statements: Sequence[Statement]) -> Span | None:
    """The cue of the innermost statement of that speaker that holds the trigger."""
    holding = [
        statement
        for statement in statements
        if statement.speaker == event.said_by
        and statement.content.start <= event.trigger.start < statement.content.end
    ]
    innermost = min(holding, key=lambda s: s.content.end - s.content.start, default=None)
    return innermost.cue if innermost is not None else None
