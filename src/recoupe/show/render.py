"""The templates and our own stylesheet and script, and what every template is given beside its panel."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from recoupe.show.addresses import Addresses
from recoupe.show.index import short_source
from recoupe.show.pictures.network import draw_network
from recoupe.show.pictures.voices import draw_voices
from recoupe.show.wording import Country, Days, Key, Wording

SHOW_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The environment of all templates: everything is escaped, a missing value is an error."""
    environment = Environment(
        loader=PackageLoader("recoupe.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["file_name"] = short_source
    return environment


def panel_context(wording: Wording, addresses: Addresses) -> dict[str, Any]:
    """What the templates of panels need besides their panel.

    `t` says a text by its key, `word` days or codes, `country` a state by its code, `attr` an attribute,
    `inside` the content of an element that can hold no other; `draw_network` and `draw_voices` make pictures
    of a panel's records.
    """
    return {
        "t": wording.text,
        "word": wording.word,
        "code": wording.code,
        "country": wording.country,
        "country_word": Country,
        "key_of": wording.key_of,
        "attr": wording.attribute,
        "inside": wording.inside,
        "inside_word": wording.inside_word,
        "key": Key,
        "days": Days,
        "address": addresses,
        "is_filtered": False,
        "most_rows": None,
        "draw_network": draw_network,
        "draw_voices": draw_voices,
    }


@lru_cache(maxsize=4)
def own_file(name: str) -> str:
    """The text of one of our own files (`style.css`, `page.js`)."""
    return (SHOW_FOLDER / name).read_text(encoding="utf-8")


def policy_hash(text: str) -> str:
    """How a Content-Security-Policy names an inline style or script: its SHA-256."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def embed_json(value: object) -> Markup:
    """JSON that can stand inside a script element, whatever its texts say."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  every character that could end the script element is escaped above
