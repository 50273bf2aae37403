"""Country codes of other formats, by ISO 3166 alpha-3."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

CODES_FILE = Path(__file__).with_name("country_codes.tsv")


class CountryCodes(msgspec.Struct, frozen=True):
    """The codes of one country; empty where a scheme has none."""

    alpha_2: str
    fips: str
    cameo: str


@lru_cache(maxsize=1)
def load_country_codes() -> dict[str, CountryCodes]:
    """The codes of all countries by ISO 3166 alpha-3."""
    codes = {}
    for line in CODES_FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            alpha_3, alpha_2, fips, cameo = line.split("\t")
            codes[alpha_3] = CountryCodes(alpha_2, fips, cameo or alpha_3)
    return codes
