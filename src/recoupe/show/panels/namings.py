"""Who calls whom what: a matrix of actors and of the outlets and speakers that name them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from recoupe.comparison import DossierNaming
from recoupe.reading import OUTLET, Slant
from recoupe.show.index import DossierIndex, Name, Words, short_source


class Namer(msgspec.Struct, frozen=True):
    """Who puts a label on somebody: an outlet in its own voice, or a speaker (`is_outlet` False)."""

    name: Name
    is_outlet: bool


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """One label with every place where it stands."""

    text: str
    slant: Slant
    words: tuple[Words, ...]


class NamingRow(msgspec.Struct, frozen=True, kw_only=True):
    """One actor; a cell for each namer of the matrix, empty where it puts no label on the actor."""

    actor: Name
    cells: tuple[tuple[Label, ...], ...]


class Namings(msgspec.Struct, frozen=True, kw_only=True):
    """The matrix: outlets before speakers, those with most labels first."""

    namers: tuple[Namer, ...]
    rows: tuple[NamingRow, ...]


def namings_panel(namings: tuple[DossierNaming, ...], index: DossierIndex) -> Namings:
    """The matrix of these namings."""
    cells: dict[tuple[str, Namer], list[DossierNaming]] = defaultdict(list)
    for naming in namings:
        cells[naming.actor, namer_of(naming, index)].append(naming)
    by_namer = Counter({namer: 0 for _, namer in cells})
    by_actor: Counter[str] = Counter()
    for (actor, namer), found in cells.items():
        by_namer[namer] += len(found)
        by_actor[actor] += len(found)
    namers = sorted(by_namer, key=lambda namer: (not namer.is_outlet, -by_namer[namer], namer.name.text))
    actors = sorted(by_actor, key=lambda actor: (-by_actor[actor], actor))
    return Namings(
        namers=tuple(namers),
        rows=tuple(
            NamingRow(
                actor=index.name(actor) or Name(None, actor),
                cells=tuple(group_labels(cells.get((actor, namer), ()), index) for namer in namers),
            )
            for actor in actors
        ),
    )


def namer_of(naming: DossierNaming, index: DossierIndex) -> Namer:
    """The outlet of a naming that its article makes in its own voice (the file where that has none)."""
    if naming.by == OUTLET:
        outlet = naming.outlet or short_source(naming.evidence.source)
        return Namer(Name(None, outlet), is_outlet=True)
    return Namer(index.name(naming.by) or Name(None, ""), is_outlet=False)


def group_labels(namings: Iterable[DossierNaming], index: DossierIndex) -> tuple[Label, ...]:
    """The labels, each once (capital letters aside), with all its places."""
    groups: dict[tuple[str, Slant], list[DossierNaming]] = defaultdict(list)
    for naming in namings:
        groups[naming.text.casefold(), naming.slant].append(naming)
    return tuple(
        Label(
            text=found[0].text,
            slant=slant,
            words=tuple(index.words(naming.evidence) for naming in found),
        )
        for (_, slant), found in groups.items()
    )
