"""The forms of one language that name a state, seat of power, bloc or medium, with their senses.

A lexicon maps every folded form to its senses; the layers that read a text ask it and decide by the
sentence which sense holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from recoupe.languages.world_files import (
    ALL_LANGUAGES,
    Gender,
    StateWords,
    WorldFiles,
)
from recoupe.names import fold_name, split_name
from recoupe.reading import ActorKind, Sector

Role = Literal["state", "capital", "seat", "demonym", "bloc", "body", "media", "region"]
SenseNumber = Literal["s", "p"]

# Which sense comes first where one form has several and nothing else decides: "Luxembourg" is the
# state before the town, "Brussels" the capital of Belgium and, by order of the files, then the union's.
_ROLE_ORDER: tuple[Role, ...] = ("state", "bloc", "body", "seat", "capital", "media", "region", "demonym")
_AGREEMENTS: Mapping[str, tuple[Gender | None, SenseNumber | None]] = {
    "ms": ("m", "s"), "fs": ("f", "s"), "mp": ("m", "p"), "fp": ("f", "p"),
    "s": (None, "s"), "p": (None, "p"), "any": (None, None),
}  # fmt: skip


class WorldSense(msgspec.Struct, frozen=True, kw_only=True):
    """One meaning of a form.

    `id` is the actor that the form names or can stand for: `rus` for Russie, Moscou, Kremlin and russes.
    `role` says how: a state, seat, bloc, body or medium always names it, a capital only where it acts,
    a demonym its people or government; a region is no actor and hides the state in its name.
    `historical`: of a state or bloc of the past. `homograph`: also an ordinary word or another name, so the
    sentence must agree. `form` is how the data file prints it; `needs_capital` where small letters do not
    count, `exact` where each of its capitals must be there.
    """

    role: Role
    id: str
    kind: ActorKind
    form: str
    country: str | None = None
    sector: Sector | None = None
    gender: Gender | None = None
    number: SenseNumber | None = None
    homograph: bool = False
    historical: bool = False
    needs_capital: bool = False
    exact: bool = False
    is_agency: bool = False

    def allows(self, printed: str) -> bool:
        """Whether the capitals of the printed words are those that this form needs."""
        if self.exact:
            pairs = zip(split_name(self.form), split_name(printed), strict=False)
            return all(_has_capitals_of(listed, word) for listed, word in pairs)
        return not self.needs_capital or any(char.isupper() for char in printed)


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All forms of one language, folded, with their senses, the likeliest first.

    `starts` are the first words of the forms (folded), `longest` the most words that a form has: what a
    search over a text needs to look at few places only.
    """

    language: str
    senses_by_form: Mapping[str, tuple[WorldSense, ...]]
    starts: frozenset[str]
    longest: int

    def find(self, printed: str) -> tuple[WorldSense, ...]:
        """The senses of words as an article prints them (accents, hyphens and quotes do not matter)."""
        senses = self.senses_by_form.get(fold_name(printed), ())
        return tuple(sense for sense in senses if sense.allows(printed))


def _has_capitals_of(listed: str, printed: str) -> bool:
    if len(listed) > 1 and listed.isupper():
        return printed.isupper()
    return printed[:1].isupper() or not listed[:1].isupper()


def build_lexicon(files: WorldFiles, language: str) -> Lexicon:
    """The lexicon of one language from the entries of the data files."""
    merged: dict[str, dict[tuple[Role, str], WorldSense]] = {}
    for sense in _senses(files, language):
        at_form = merged.setdefault(fold_name(sense.form), {})
        key = (sense.role, sense.id)
        at_form[key] = _merge(at_form[key], sense) if key in at_form else sense
    preferred = {
        (fold_name(form), state.lower()): place
        for shared, _line in files.shared
        if shared.language == language
        for form in shared.forms
        for place, state in enumerate(shared.states)
    }

    def order(form: str, sense: WorldSense) -> tuple[bool, int, int]:
        return (sense.historical, _ROLE_ORDER.index(sense.role), preferred.get((form, sense.id), 0))

    senses_by_form = {
        form: tuple(sorted(senses.values(), key=lambda sense: order(form, sense)))
        for form, senses in merged.items()
    }
    return Lexicon(
        language=language,
        senses_by_form=senses_by_form,
        starts=frozenset(form.split(" ", 1)[0] for form in senses_by_form),
        longest=max((form.count(" ") + 1 for form in senses_by_form), default=0),
    )


def _merge(left: WorldSense, right: WorldSense) -> WorldSense:
    """One sense for two forms that fold alike: what they do not share is left open, today comes first."""
    return msgspec.structs.replace(
        left,
        gender=left.gender if left.gender == right.gender else None,
        number=left.number if left.number == right.number else None,
        homograph=left.homograph and right.homograph,
        historical=left.historical and right.historical,
        needs_capital=left.needs_capital and right.needs_capital,
        exact=left.exact and right.exact,
    )


def _senses(files: WorldFiles, language: str) -> Iterator[WorldSense]:
    for state, _line in files.states:
        yield from _state_senses(state.iso3, state.language[language])
    for former, _line in files.former:
        yield from _state_senses(former.iso3, former.language[language], historical=True)
    for seat, _line in files.seats:
        base = WorldSense(
            role="seat",
            id=seat.country.lower(),
            kind="state",
            form="",
            country=seat.country,
            sector=seat.sector,
        )
        yield from _named_senses(base, seat.names, seat.homographs, language)
    for body, _line in files.bodies:
        base = WorldSense(
            role="body", id=body.id, kind="body", form="", country=body.country, sector=body.sector
        )
        yield from _named_senses(base, body.names, body.homographs, language)
    for bloc, _line in files.blocs:
        base = WorldSense(
            role=bloc.kind,
            id=bloc.id,
            kind=bloc.kind,
            form="",
            sector=bloc.sector,
            historical=bloc.historical,
        )
        yield from _named_senses(base, bloc.names, bloc.homographs, language)
        town = msgspec.structs.replace(base, role="capital")
        yield from _named_senses(town, bloc.towns, bloc.homographs, language)
    for outlet, _line in files.outlets:
        base = WorldSense(
            role="media", id=outlet.id, kind="media", form="", country=outlet.country, sector="MED",
            is_agency=outlet.agency,
        )  # fmt: skip
        yield from _named_senses(base, outlet.names, outlet.homographs, language)
    for region, _line in files.regions:
        base = WorldSense(role="region", id=region.id, kind="bloc", form="", country=region.country)
        yield from _named_senses(base, region.names, region.homographs, language)


def _state_senses(iso3: str, words: StateWords, *, historical: bool = False) -> Iterator[WorldSense]:
    base = WorldSense(
        role="state",
        id=iso3.lower(),
        kind="state",
        form="",
        country=iso3,
        sector="GOV",
        historical=historical,
    )
    number: SenseNumber = "p" if words.plural else "s"
    usual, *others = words.name
    yield _with_form(base, usual, words.homographs, gender=words.gender, number=number)
    for form in others:
        yield _with_form(base, form, words.homographs)
    for form in words.capital:
        yield _with_form(msgspec.structs.replace(base, role="capital"), form, words.homographs)
    demonym = msgspec.structs.replace(base, role="demonym")
    for agreement, forms in words.demonym.by_agreement().items():
        gender, agreed = _AGREEMENTS[agreement]
        for form in forms:
            yield _with_form(demonym, form, words.homographs, gender=gender, number=agreed)


def _named_senses(
    base: WorldSense, names: Mapping[str, tuple[str, ...]], homographs: Iterable[str], language: str
) -> Iterator[WorldSense]:
    for form in (*names.get(language, ()), *names.get(ALL_LANGUAGES, ())):
        yield _with_form(base, form, homographs)


def _with_form(
    base: WorldSense,
    form: str,
    homographs: Iterable[str],
    *,
    gender: Gender | None = None,
    number: SenseNumber | None = None,
) -> WorldSense:
    is_abbreviation = form.isupper()
    homograph = form in homographs
    return msgspec.structs.replace(
        base,
        form=form,
        gender=gender,
        number=number,
        homograph=homograph,
        needs_capital=not form.islower(),
        exact=homograph or is_abbreviation,
    )
