"""Actor dictionaries of PETRARCH, PETRARCH2 and TABARI (`.actors`), with CAMEO codes, to `actors.toml`.

    NICOLAS_MADURO_  ; a comment
    +MADURO_MOROS_
        [VENELI <20121001] [VENGOV 20130305-20181231] [VEN]

`+` is another name of the actor above. A code in brackets holds always, or before (<), after (>) or between
days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec

from recoupe.correcting import add_actors
from recoupe.corrections import ActorCorrection, load_corrections
from recoupe.errors import SourceError
from recoupe.imports.report import ImportReport, Refusal
from recoupe.imports.sheets import read_file
from recoupe.ingest.decoding import decode_bytes
from recoupe.ingest.limits import Limits
from recoupe.languages.files import load_entries
from recoupe.languages.world import load_world
from recoupe.names import fold_name
from recoupe.reading import Sector

AGENTS_FILE = Path(__file__).with_name("cameo_agents.toml")

_COMMENT = re.compile(r"[;#].*|<!--.*?-->")
_BRACKET = re.compile(r"\[([^\]]*)\]")
_DAYS = re.compile(r"([<>]?)\s*(\d{6,8})(?:\s*-\s*(\d{6,8}))?")
_WORD = re.compile(r"[^\s\-]+")


class CameoAgent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sector that an agent code stands for."""

    agent: str
    sector: Sector


class DatedCode(msgspec.Struct, frozen=True):
    """A CAMEO actor code and the closed range of days for which it holds; None: no bound on that side."""

    code: str
    first_day: date | None = None
    last_day: date | None = None


class DictionaryActor(msgspec.Struct, frozen=True, kw_only=True):
    """One actor of a dictionary, with the line at which it begins."""

    line: int
    names: tuple[str, ...]
    codes: tuple[DatedCode, ...]


@lru_cache(maxsize=1)
def load_agents(path: Path = AGENTS_FILE) -> Mapping[str, Sector]:
    """The sector of each agent code."""
    return {entry.agent: entry.sector for entry, _line in load_entries(path, "agent", CameoAgent)}


def import_actor_dictionary(files: Sequence[Path], output: Path, *, day: date | None = None) -> ImportReport:
    """The actors of dictionaries, added to an `actors.toml`; whoever has an entry there already keeps it.

    With a `day`, an actor's code of that day counts. Without one, only what all its codes agree on: a
    minister who became leader of the opposition keeps the country and has no sector.
    """
    taken = set(load_corrections(output).by_name) if output.exists() else set()
    entries: list[ActorCorrection] = []
    refused: list[Refusal] = []
    for path in files:
        for actor in read_dictionary(path):
            names = {fold_name(name): name for name in actor.names if fold_name(name)}
            free = [name for folded, name in names.items() if folded not in taken]
            place = f"{path}, line {actor.line}"
            if not free or free[0] != actor.names[0]:
                refused.append(Refusal(place, f'"{actor.names[0]}" has an entry already, which stays'))
                continue
            country, sector = _described(actor.codes, day)
            if country is None and sector is None:
                refused.append(Refusal(place, f'"{actor.names[0]}": its codes give no country and no sector'))
                continue
            taken.update(names)
            entries.append(
                ActorCorrection(name=free[0], also=tuple(free[1:]), country=country, sector=sector)
            )
    if entries:
        add_actors(output, entries)
    return ImportReport(written=output, taken=len(entries), refused=tuple(refused))


def read_dictionary(path: Path) -> Iterator[DictionaryActor]:
    """The actors of one dictionary, in its order. Raises SourceError where it has none or cannot be read."""
    data = read_file(path, Limits())
    names: list[str] = []
    codes: list[DatedCode] = []
    begun, found = 0, False
    for number, raw in enumerate(decode_bytes(str(path), data).text.splitlines(), start=1):
        line = _COMMENT.sub("", raw).rstrip()
        words = _BRACKET.sub("", line).strip()
        is_other_name = words.startswith("+")
        if words and not is_other_name and not line[0].isspace():
            if codes:
                found = True
                yield DictionaryActor(line=begun, names=tuple(names), codes=tuple(codes))
            names, codes, begun = [_name(words)], [], number
        elif is_other_name:
            names.append(_name(words[1:]))
        if names:
            codes.extend(_code(inside) for inside in _BRACKET.findall(line) if inside.strip())
    if codes:
        found = True
        yield DictionaryActor(line=begun, names=tuple(names), codes=tuple(codes))
    if not found:
        raise SourceError(
            str(path),
            "holds no actors",
            "an actor is a name and a code in brackets: NICOLAS_MADURO_ [VENGOV]",
        )


def _name(words: str) -> str:
    """NICOLAS_MADURO_ as it is written in articles; names that have small letters stay as they are."""
    plain = " ".join(words.replace("_", " ").split())
    if plain != plain.upper():
        return plain
    return _WORD.sub(lambda word: word[0][0] + word[0][1:].lower(), plain)


def _code(inside: str) -> DatedCode:
    code, _, rest = inside.strip().partition(" ")
    days = _DAYS.search(rest)
    if days is None:
        return DatedCode(code)
    sign, first, last = days.groups()
    if sign == "<":
        return DatedCode(code, None, _day(first))
    return DatedCode(code, _day(first), _day(last) if last else None)


def _day(digits: str) -> date | None:
    """A day as YYYYMMDD, or YYMMDD of the twentieth century as TABARI wrote it; None where it is none."""
    try:
        return date.fromisoformat(digits if len(digits) == 8 else f"19{digits}")
    except ValueError:
        return None


def _described(codes: Sequence[DatedCode], day: date | None) -> tuple[str | None, Sector | None]:
    """The country and sector that the codes give: that of the day, else what all agree on."""
    counted = [code for code in codes if code.code.strip("-~")]
    if day is not None:
        dated = [code for code in counted if _holds(code, day)]
        always = [code for code in counted if code.first_day is None and code.last_day is None]
        counted = (dated or always)[:1]
    meant = [_meaning(code.code) for code in counted]
    countries = {country for country, _sector in meant}
    sectors = {sector for _country, sector in meant}
    return (
        countries.pop() if len(countries) == 1 else None,
        sectors.pop() if len(sectors) == 1 else None,
    )


def _holds(code: DatedCode, day: date) -> bool:
    if code.first_day is None and code.last_day is None:
        return False
    return (code.first_day is None or code.first_day <= day) and (
        code.last_day is None or day <= code.last_day
    )


def _meaning(code: str) -> tuple[str | None, Sector | None]:
    parts = [code[at : at + 3] for at in range(0, len(code), 3)]
    country = parts[0] if parts and parts[0] in load_world().states else None
    agents = load_agents()
    return country, next((agents[part] for part in parts if part in agents), None)
