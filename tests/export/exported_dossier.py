"""A dossier whose words are hard to count: emoji before them, combining marks in them, lines inside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from recoupe.article import Article, article_id
from recoupe.compare import compare
from recoupe.reading import (
    Actor,
    Event,
    Mention,
    Naming,
    Office,
    Published,
    Quantity,
    Reading,
    Span,
    Statement,
    Time,
)
from recoupe.store import Dossier, ReaderKey, StoredReading

DAY = date(2019, 3, 27)
TEXT = (
    "🔴🚨 Le pre\u0301sident Nicolás Maduro a reçu à Moscou, mercredi, le ministre Serguei\u0308 Lavrov.\n\n"
    "« Nous tiendrons 💪\njusqu’au bout », a déclaré\tM. Maduro ; ce =dictateur= a envoyé 2 000 soldats"
    " & <b>cent</b> chars."
)
OTHER = "Maduro met Lavrov in Moscow on Wednesday, 27 March. He backed him."


class Key:
    """What made the readings."""

    reader_version = "1"
    language_data_version = "1"
    model_version = "none"


KEY: ReaderKey = Key()


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def mention(words: str, text: str = TEXT) -> Mention:
    found = span(words, text)
    return Mention(found.start, found.end, found.text)


def make_event(kind: str, trigger: str, *, text: str = TEXT, **fields: object) -> Event:
    known = {"actor": ("maduro",), "recipient": ("lavrov",), "first_day": DAY, "last_day": DAY, **fields}
    sentence = span(text.split("\n", maxsplit=1)[0], text)
    return Event(type=kind, trigger=span(trigger, text), sentence=sentence, **known)  # type: ignore[arg-type]


def actors(text: str, *names: tuple[str, str, str, str]) -> tuple[Actor, ...]:
    return tuple(
        Actor(
            id=key,
            name=name,
            kind="person",
            country=country,
            sector="GOV",
            mentions=(mention(words, text),),
            offices=(Office(title="ministre", country=country, sector="GOV", evidence=span(words, text)),),
        )
        for key, name, words, country in names
    )


READING = Reading(
    doc="alerte",
    language="fr",
    published=Published(earliest=DAY, latest=DAY, method="declared"),
    actors=actors(
        TEXT,
        ("maduro", "Nicolás Maduro", "Nicolás Maduro", "VEN"),
        ("lavrov", "Serguei\u0308 Lavrov", "Serguei\u0308 Lavrov", "RUS"),
    ),
    times=(Time(start=49, end=57, text="mercredi", first_day=DAY, last_day=DAY),),
    quantities=(
        Quantity(start=span("2 000").start, end=span("2 000").end, text="2 000", value=2000, of="soldats"),
    ),
    statements=(
        Statement(
            speaker="maduro",
            kind="direct",
            cue=span("a déclaré"),
            content=span("Nous tiendrons 💪\njusqu’au bout"),
        ),
    ),
    events=(
        make_event("CONSULT", "a reçu", mode="visit", place="Moscou"),
        make_event("MOBILIZE", "a envoyé", recipient=(), status="alleged", place="Caracas"),
        make_event("ASSAULT", "tiendrons", status="negated"),
    ),
    namings=(
        Naming(
            actor="maduro",
            start=span("=dictateur=").start,
            end=span("=dictateur=").end,
            text="=dictateur=",
            by="outlet",
            slant="delegitimising",
        ),
    ),
)  # fmt: skip
OTHER_READING = Reading(
    doc="met",
    language="en",
    published=Published(earliest=DAY, latest=DAY, method="declared"),
    actors=actors(
        OTHER, ("maduro", "Nicolás Maduro", "Maduro", "VEN"), ("lavrov", "Lavrov", "Lavrov", "RUS")
    ),
    events=(
        make_event("CONSULT", "met", text=OTHER, place="Moscow"),
        make_event("SUPPORT", "backed", text=OTHER),
    ),
)


def make_article(text: str, source: str, language: str, outlet: str, title: str) -> Article:
    published = Published(earliest=DAY, latest=DAY, method="declared")
    return Article(
        id=article_id(
            text, title=title, outlet=outlet, url=f"https://press.example/{language}", published=DAY
        ),
        source=source,
        text=text,
        language=language,
        title=title,
        outlet=outlet,
        url=f"https://press.example/{language}",
        published=published,
    )


ARTICLES = (
    make_article(TEXT, "dossier/alerte rouge 🔴.txt", "fr", "=Le Phare", "🔴 Alerte"),
    make_article(OTHER, "dossier/met.txt", "en", "The Herald", "@Maduro"),
)


def write_dossier(path: Path) -> Path:
    """The two articles with their readings, compared, in a dossier file."""
    readings = (READING, OTHER_READING)
    with Dossier.create_or_open(path) as dossier:
        dossier.add_articles(ARTICLES)
        dossier.add_readings(
            StoredReading(article=article.id, key=KEY, reading=reading)
            for article, reading in zip(ARTICLES, readings, strict=True)
        )
        pairs = dossier.read_articles()
        found = compare([article for article, _ in pairs], [reading for _, reading in pairs])
        dossier.replace_findings(found)
    return path
