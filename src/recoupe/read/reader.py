"""From articles to readings: the layers in their order, over batches of parsed articles.

Each layer is a function of the parsed article and of what the layers before it found; nothing here
knows a file, a database or another article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import PurePath

import msgspec

from recoupe.article import Article, article_id
from recoupe.errors import UsageError
from recoupe.languages.calendar import Calendar, load_calendar
from recoupe.languages.event_patterns import EventPatterns, load_event_patterns
from recoupe.languages.hedges import Hedges, load_hedges
from recoupe.languages.labels import LabelWords, load_labels
from recoupe.languages.numbers import NumberWords, load_number_words
from recoupe.languages.registry import find_language
from recoupe.languages.saying import SayingWords, load_saying
from recoupe.read.events import find_events, states_taking_part
from recoupe.read.mentions import find_cast
from recoupe.read.namings import find_namings
from recoupe.read.parse import parse
from recoupe.read.prepare import load_furniture, prepare
from recoupe.read.published import date_article
from recoupe.read.quantities import find_quantities
from recoupe.read.statements import Attributions, find_statements
from recoupe.read.syntax import Syntax
from recoupe.read.times import find_times, resolve_times
from recoupe.reading import Published, Reading
from recoupe.versions import hash_package_files

_CODE = (
    "article.py", "reading.py", "timex.py", "days.py", "redating.py", "names.py", "plover.py",
    "plover.toml", "read",
)  # fmt: skip


class ReaderKey(msgspec.Struct, frozen=True, kw_only=True):
    """What a reading depends on beside its article."""

    reader_version: str
    language_data_version: str
    model_version: str


class LanguageWords(msgspec.Struct, frozen=True, kw_only=True):
    """The data of one language that the layers ask."""

    calendar: Calendar
    numbers: NumberWords
    saying: SayingWords
    patterns: EventPatterns
    hedges: Hedges
    labels: LabelWords


@lru_cache(maxsize=8)
def reader_key(language: str) -> ReaderKey:
    """The key of readings made now. Raises UsageError for a language that is not read."""
    entry = find_language(language)
    return ReaderKey(
        reader_version=hash_package_files(_CODE),
        language_data_version=hash_package_files(("languages",)),
        model_version=f"{entry.model} {entry.model_version}",
    )


@lru_cache(maxsize=8)
def load_words(language: str) -> LanguageWords:
    """All data of a language. Raises DataFileError where an entry is wrong."""
    return LanguageWords(
        calendar=load_calendar(language),
        numbers=load_number_words(language),
        saying=load_saying(language),
        patterns=load_event_patterns(language),
        hedges=load_hedges(language),
        labels=load_labels(language),
    )


def read_articles(articles: Iterable[Article]) -> Iterator[Reading]:
    """The reading of each article, in order. Neighbours in one language are parsed together."""
    for language, group in groupby(articles, key=lambda article: article.language):
        furniture = load_furniture(language)
        batch = list(group)
        prepared = ((article.text, prepare(article.text, furniture)) for article in batch)
        for article, syntax in zip(batch, parse(prepared, language), strict=True):
            yield read_syntax(article, syntax)


def read_syntax(article: Article, syntax: Syntax) -> Reading:
    """The reading of one parsed article."""
    words = load_words(article.language)
    cast = find_cast(syntax)
    found_times = find_times(syntax, words.calendar)
    published = date_article(found_times, syntax, article.published)
    times = resolve_times(found_times, published)
    quantities = find_quantities(syntax, words.numbers, found_times)
    statements = find_statements(syntax, cast, words.saying)
    attributions = Attributions(syntax, statements)
    events = find_events(syntax, cast, times, attributions.at, words.patterns, words.hedges, published)
    namings = find_namings(syntax, cast, statements, words.labels)
    return Reading(
        doc=PurePath(article.source).name,
        language=article.language,
        published=published,
        actors=cast.actors + states_taking_part(syntax, cast, events),
        times=times,
        quantities=quantities,
        statements=tuple(found.statement for found in statements),
        events=events,
        namings=namings,
    )


def read_text(text: str, *, published: date | str | None, language: str) -> Reading:
    """The reading of one text that comes from no file."""
    find_language(language)
    declared = declare_day(published) if published is not None else Published()
    article = Article(id=article_id(text), source="text", text=text, language=language, published=declared)
    return next(read_articles([article]))


def declare_day(day: date | str) -> Published:
    """A day of writing that the user declares. Raises UsageError where the string is no ISO date."""
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day)
        except ValueError as error:
            raise UsageError(f'"{day}" is no day of the calendar; write it as 2019-03-27') from error
    return Published(earliest=day, latest=day, evidence=(day.isoformat(),), method="declared")
