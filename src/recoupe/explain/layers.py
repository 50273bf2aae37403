"""What each layer sees in a sentence: for whoever wonders why a pattern does or does not match."""

from __future__ import annotations

from recoupe.explain.events import explain_event, quote
from recoupe.ingest.printable import printable_line
from recoupe.languages.own import OwnFolder
from recoupe.languages.registry import find_language
from recoupe.read.parse import parse
from recoupe.read.prepare import load_furniture, prepare
from recoupe.read.reader import Layers, find_layers, load_words
from recoupe.read.syntax import Syntax
from recoupe.reading import Published, Span

_LIMIT_CHARS = 200


def explain_sentence(sentence: str, language: str, own: OwnFolder | None = None) -> str:
    """What the layers see, a part of the text each, from words to namings; ends in a line break.

    Raises UsageError for a language that is not read, DataFileError where an entry is wrong.
    """
    find_language(language)
    words = load_words(language, own)
    syntax = next(parse([(sentence, prepare(sentence, load_furniture(language)))], language))
    layers = find_layers(syntax, words, Published())
    parts = {
        "words": _words(syntax),
        "mentions": _mentions(syntax, layers),
        "times": _times(layers),
        "quantities": _quantities(layers),
        "statements": _statements(layers),
        "events": _events(layers),
        "namings": _namings(layers),
    }
    return "\n".join(line for title, lines in parts.items() for line in [title, *(lines or ["  none"]), ""])


def _words(syntax: Syntax) -> list[str]:
    """A line a word: as printed, lemma, part of speech, and its role under its head."""
    rows = [
        (
            printable_line(word.text, _LIMIT_CHARS),
            word.lemma,
            word.pos,
            word.role if word.head == word.i else f"{word.role} of {syntax.words[word.head].text}",
        )
        for word in syntax.words
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    return ["  " + "  ".join([*map(str.ljust, row, widths), row[3]]) for row in rows]


def _mentions(syntax: Syntax, layers: Layers) -> list[str]:
    names = _names(layers)
    found = [
        f"  {quote(syntax.span(mention.first, mention.last))}: {names[mention.actor]},"
        f" {', '.join(filter(None, (mention.form, mention.kind, mention.country, mention.sector)))}"
        for mention in layers.cast.mentions
    ]
    places = [
        f"  {quote(syntax.span(word, word + 1))}: a place in {state.upper()}"
        for word, state in sorted(layers.cast.places.items())
    ]
    return found + places


def _times(layers: Layers) -> list[str]:
    """The expressions; most need the day of writing, which a sentence does not have."""
    return [
        f"  {quote(Span(time.start, time.end, time.text))}: "
        + (f"{time.first_day} to {time.last_day}" if time.first_day else "as from the day of writing")
        for time in layers.times
    ]


def _quantities(layers: Layers) -> list[str]:
    return [
        f"  {quote(Span(found.start, found.end, found.text))}: "
        + " ".join(str(part) for part in (found.value, found.unit, found.of) if part is not None)
        for found in layers.quantities
    ]


def _statements(layers: Layers) -> list[str]:
    names = _names(layers)
    lines = []
    for found in layers.statements:
        told = found.statement
        cue = f" by {quote(told.cue)}" if told.cue is not None else ""
        distance = ", kept at a distance" if found.hearsay else ""
        who = names.get(told.speaker, told.speaker)
        lines.append(f"  {who}{cue}, {told.kind}{distance}: {quote(told.content)}")
    return lines


def _events(layers: Layers) -> list[str]:
    statements = [found.statement for found in layers.statements]
    lines: list[str] = []
    for event in layers.events:
        # The sentence itself, the second line, has just been given by the user.
        first, *rest = explain_event(event, layers.actors, statements)
        lines += [first, *(rest[1:] if event.sentence is not None else rest)]
    return lines


def _namings(layers: Layers) -> list[str]:
    names = _names(layers)
    return [
        f"  {quote(Span(naming.start, naming.end, naming.text))}: {naming.slant},"
        f" on {names.get(naming.actor, naming.actor)}, by {names.get(naming.by, naming.by)}"
        for naming in layers.namings
    ]


def _names(layers: Layers) -> dict[str, str]:
    return {actor.id: f"{printable_line(actor.name, _LIMIT_CHARS)} ({actor.id})" for actor in layers.actors}
