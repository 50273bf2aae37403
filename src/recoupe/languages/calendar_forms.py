"""Forms of calendar expressions: how the lines of `calendar.toml` are written, and what they compile to.

A form is a row of words and places. `a|b` is either word, `{day}` a place that the text fills,
`{first=point}` a place with a name of its own, `x?` may be missing, `(x y)?` may be missing together,
`<de|en>` at the beginning must stand there but is not part of the expression.
"""

from __future__ import annotations

import re

import msgspec

SLOTS = frozenset({
    "weekday", "month", "season", "holiday", "part", "daypart", "unit", "ordinal", "deictic",
    "day", "lone_day", "year", "short_year", "lone_year", "decade", "century", "number", "numeric",
    "iso_month", "clock", "basic", "point",
})  # fmt: skip
"""What can fill a place: words of the tables, numbers of a shape, or other expressions."""

_TOKEN = re.compile(r"\{(?:(\w+)=)?(\w+)\}|<([^<>\s]+)>|([()?])|([^\s(){}<>?]+)")


class Literal(msgspec.Struct, frozen=True):
    """One of some words."""

    words: frozenset[str]


class Slot(msgspec.Struct, frozen=True):
    """A place that the text fills; `name` is where its value goes."""

    slot: str
    name: str


class Group(msgspec.Struct, frozen=True):
    """Items that may be missing together."""

    items: tuple[Item, ...]


Item = Literal | Slot | Group


class CompiledForm(msgspec.Struct, frozen=True):
    """A form as items; `context` are words that must stand just before it, without belonging to it."""

    items: tuple[Item, ...]
    context: frozenset[str]


def compile_form(text: str) -> CompiledForm:
    """The items of a form. Raises ValueError, saying what is wrong with it."""
    tokens = list(_tokens(text))
    context: frozenset[str] = frozenset()
    if tokens and tokens[0][0] == "context":
        context = frozenset(tokens.pop(0)[1].split("|"))
    items, rest = _compile(tokens, 0)
    if rest != len(tokens):
        raise ValueError(f'"{text}" closes a bracket that it does not open')
    if not items:
        raise ValueError("a form needs at least one word")
    return CompiledForm(items, context)


def first_items(items: tuple[Item, ...]) -> list[Literal | Slot]:
    """The words and places with which some items can begin."""
    found: list[Literal | Slot] = []
    for item in items:
        if isinstance(item, Group):
            found.extend(first_items(item.items))
        else:
            found.append(item)
            return found
    return found


def places(items: tuple[Item, ...]) -> list[str]:
    """What the places of a form can be filled with, in order."""
    found: list[str] = []
    for item in items:
        if isinstance(item, Slot):
            found.append(item.slot)
        elif isinstance(item, Group):
            found.extend(places(item.items))
    return found


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if text[at : match.start()].strip():
            raise ValueError(f'"{text[at : match.start()].strip()}" in "{text}" cannot be read')
        at = match.end()
        name, slot, context, sign, words = match.groups()
        if slot:
            if slot not in SLOTS:
                raise ValueError(f'"{{{slot}}}" is no place; there are {", ".join(sorted(SLOTS))}')
            found.append(("slot", f"{name or slot}={slot}"))
        elif context:
            found.append(("context", context))
        else:
            found.append(("sign", sign) if sign else ("words", words))
    if text[at:].strip():
        raise ValueError(f'"{text[at:].strip()}" in "{text}" cannot be read')
    return found


def _compile(tokens: list[tuple[str, str]], at: int) -> tuple[tuple[Item, ...], int]:
    items: list[Item] = []
    while at < len(tokens):
        kind, value = tokens[at]
        at += 1
        if kind == "sign" and value == ")":
            return tuple(items), at - 1
        if kind == "sign" and value == "?":
            if not items:
                raise ValueError('"?" must follow a word, a place or a bracket')
            last = items.pop()
            items.append(last if isinstance(last, Group) else Group((last,)))
        elif kind == "sign":
            inner, at = _compile(tokens, at)
            if at >= len(tokens) or tokens[at : at + 2] != [("sign", ")"), ("sign", "?")]:
                raise ValueError('a bracket must close with ")?"')
            at += 2
            items.append(Group(inner))
        elif kind == "slot":
            name, _, slot = value.partition("=")
            items.append(Slot(slot, name))
        elif kind == "words":
            items.append(Literal(frozenset(value.split("|"))))
        else:
            raise ValueError("words in <> must stand at the beginning")
    return tuple(items), at
