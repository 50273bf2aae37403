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
from recoupe.languages.actors import ActorWords, load_actor_words
from recoupe.languages.calendar import Calendar, load_calendar
from recoupe.languages.event_patterns import EventPatterns, load_event_patterns
from recoupe.languages.hedges import Hedges, load_hedges
from recoupe.languages.labels import LabelWords, load_labels
from recoupe.languages.numbers import NumberWords, load_number_words
from recoupe.languages.own import OwnFolder
from recoupe.languages.registry import find_language
from recoupe.languages.saying import SayingWords, load_saying
from recoupe.read.cast import Cast
from recoupe.read.events import find_events, states_taking_part
from recoupe.read.mentions import find_cast
from recoupe.read.namings import find_namings
from recoupe.read.parse import parse
from recoupe.read.prepare import load_furniture, prepare
from recoupe.read.published import date_article
from recoupe.read.quantities import find_quantities
from recoupe.read.statements import Attributions, FoundStatement, find_statements
from recoupe.read.syntax import Syntax
from recoupe.read.times import find_times, resolve_times
from recoupe.reading import Actor, Event, Naming, Published, Quantity, Reading, Time
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

    actors: ActorWords
    calendar: Calendar
    numbers: NumberWords
    saying: SayingWords
    patterns: EventPatterns
    hedges: Hedges
    labels: LabelWords


class Layers(msgspec.Struct, frozen=True, kw_only=True):
    """What the layers found in one parsed article: a reading before it forgets the words and the syntax.

    `actors` are those of the cast, and the states that only an event brings in.
    """

    cast: Cast
    actors: tuple[Actor, ...]
    published: Published
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[FoundStatement, ...]
    events: tuple[Event, ...]
    namings: tuple[Naming, ...]


@lru_cache(maxsize=8)
def reader_key(language: str, own: OwnFolder | None = None) -> ReaderKey:
    """The key of readings made now with a project's data files. Raises UsageError for a language not read."""
    entry = find_language(language)
    data_version = hash_package_files(("languages",))
    return ReaderKey(
        reader_version=hash_package_files(_CODE),
        language_data_version=data_version if own is None else f"{data_version} {own.version}",
        model_version=f"{entry.model} {entry.model_version}",
    )


@lru_cache(maxsize=8)
def load_words(language: str, own: OwnFolder | None = None) -> LanguageWords:
    """All data of a language, with a project's own. Raises DataFileError where an entry is wrong."""
    return LanguageWords(
        actors=load_actor_words(language, own),
        calendar=load_calendar(language),
        numbers=load_number_words(language),
        saying=load_saying(language, own),
        patterns=load_event_patterns(language, own),
        hedges=load_hedges(language),
        labels=load_labels(language, own),
    )


def read_articles(articles: Iterable[Article], own: OwnFolder | None = None) -> Iterator[Reading]:
    """The reading of each article, in order. Neighbours in one language are parsed together."""
    for language, group in groupby(articles, key=lambda article: article.language):
        furniture = load_furniture(language)
        batch = list(group)
        prepared = ((article.text, prepare(article.text, furniture)) for article in batch)
        for article, syntax in zip(batch, parse(prepared, language), strict=True):
            yield read_syntax(article, syntax, own)


def read_syntax(article: Article, syntax: Syntax, own: OwnFolder | None = None) -> Reading:
    """The reading of one parsed article."""
    layers = find_layers(syntax, load_words(article.language, own), article.published)
    return Reading(
        doc=PurePath(article.source).name,
        language=article.language,
        published=layers.published,
        actors=layers.actors,
        times=layers.times,
        quantities=layers.quantities,
        statements=tuple(found.statement for found in layers.statements),
        events=layers.events,
        namings=layers.namings,
    )


def find_layers(syntax: Syntax, words: LanguageWords, published: Published) -> Layers:
    """What each layer finds in a parsed article; `published` is what is known of its day beforehand."""
    cast = find_cast(syntax, words.actors)
    found_times = find_times(syntax, words.calendar)
    dated = date_article(found_times, syntax, published)
    times = resolve_times(found_times, dated)
    statements = find_statements(syntax, cast, words.saying)
    said_by_at = Attributions(syntax, statements).at
    events = find_events(syntax, cast, times, said_by_at, words.patterns, words.hedges, dated)
    return Layers(
        cast=cast,
        actors=cast.actors + states_taking_part(syntax, cast, events),
        published=dated,
        times=times,
        quantities=find_quantities(syntax, words.numbers, found_times),
        statements=statements,
        events=events,
        namings=find_namings(syntax, cast, statements, words.labels),
    )


def read_text(
    text: str, *, published: date | str | None, language: str, own: OwnFolder | None = None
) -> Reading:
    """The reading of one text that comes from no file."""
    find_language(language)
    declared = declare_day(published) if published is not None else Published()
    article = Article(id=article_id(text), source="text", text=text, language=language, published=declared)
    return next(read_articles([article], own))


def declare_day(day: date | str) -> Published:
    """A day of writing that the user declares. Raises UsageError where the string is no ISO date."""
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day)
        except ValueError as error:
            raise UsageError(f'"{day}" is no day of the calendar; write it as 2019-03-27') from error
    return Published(earliest=day, latest=day, evidence=(day.isoformat(),), method="declared")
