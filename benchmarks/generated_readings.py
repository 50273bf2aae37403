"""Made-up readings: as many as one likes, each with its article, the same for the same seed.

Crises of a few countries follow one another over the years, so many that a day has as many articles however
many there are. Articles tell happenings of their crisis, in French or English; three in ten print another
one again, some have no date, some only relay an agency. No parser is needed, and all spans hold.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from recoupe.article import Article, article_id
from recoupe.ingest.fingerprint import fingerprint_text
from recoupe.languages.places import load_places
from recoupe.languages.world import load_world
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
    Status,
    Time,
)
from recoupe.timex import Timex

Told = tuple[Article, Reading]

FIRST_DAY = date(2015, 1, 1)
ARTICLES_PER_CRISIS = 300
DAYS_BETWEEN_CRISES = 5
LONGEST_CRISIS_DAYS = 60
COPIES, RELAYS, UNDATED = 0.3, 0.05, 0.03
MOSTLY = 0.9
"""How often the first country of a crisis is treated as the foe of the others."""

GREAT_POWERS = ("USA", "RUS", "CHN", "FRA", "GBR")
STATUSES: tuple[Status, ...] = ("actual",) * 7 + ("alleged", "negated", "future")


class Person(NamedTuple):
    """Somebody with an office in a country; `office` is the number of an entry."""

    name: str
    country: str
    office: int


class Happening(NamedTuple):
    """What a crisis consists of; `parties` are a country's code, a Person or a body's number and country."""

    act: int
    actor: Party
    recipient: Party
    day: date
    place: str
    number: int


Party = str | Person | tuple[int, str]


class Crisis(NamedTuple):
    """A few countries for some weeks, and what happens there."""

    countries: tuple[str, ...]
    first_day: date
    days: int
    happenings: tuple[Happening, ...]


class Words(NamedTuple):
    """What articles are made of."""

    table: dict[str, Any]
    states: dict[str, dict[str, str]]
    towns: dict[str, list[str]]
    persons: dict[str, list[Person]]
    outlets: list[str]


def generate(count: int, *, seed: int = 1911) -> Iterator[Told]:
    """So many articles with their readings, in the order of crises."""
    words = load_words()
    number = 0
    crisis_number = 0
    while number < count:
        random = Random(f"{seed} {crisis_number}")  # noqa: S311 - made-up data
        crisis = _make_crisis(random, words, crisis_number)
        printed: list[Told] = []
        for _ in range(
            min(random.randint(ARTICLES_PER_CRISIS // 2, ARTICLES_PER_CRISIS * 3 // 2), count - number)
        ):
            source = f"crisis-{crisis_number:04}/{number:07}.txt"
            if printed and random.random() < COPIES:
                made = _copy(random, words, random.choice(printed[-100:]), source)
            else:
                made = _Writer(random, words, crisis, source).write()
                printed.append(made)
            yield made
            number += 1
        crisis_number += 1


def load_words() -> Words:
    """The word lists, and the states, towns and outlets that the program's data know."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    for language in ("fr", "en"):
        table[language]["words"] = table[language]["words"].split()
    world = load_world()
    states = {
        code: {language: state.language[language].name[0] for language in ("fr", "en")}
        for code, state in sorted(world.states.items())
        if {"fr", "en"} <= set(state.language) and state.status == "member"
    }
    towns: dict[str, list[str]] = {code: [] for code in states}
    for places in load_places().places_by_name.values():
        for town in places[:1]:
            if town.country in towns:
                towns[town.country].append(town.name)
    states = {code: names for code, names in states.items() if len(towns[code]) > 3}
    towns = {code: sorted(set(towns[code]))[:40] for code in states}
    random = Random("persons")  # noqa: S311 - made-up data
    persons = {code: _make_persons(random, table, code) for code in states}
    outlets = sorted(outlet.names["all"][0] for outlet in world.outlets.values() if "all" in outlet.names)
    return Words(table, states, towns, persons, outlets)


def _make_persons(random: Random, table: dict[str, Any], country: str) -> list[Person]:
    """Two holders for each office."""
    syllables, offices = table["syllables"].split(), len(table["office"])
    made = []
    for number in range(2 * offices):
        first, last = ("".join(random.choices(syllables, k=size)).capitalize() for size in (2, 3))
        made.append(Person(f"{first} {last}", country, number % offices))
    return made


def _make_crisis(random: Random, words: Words, number: int) -> Crisis:
    others = sorted(set(words.states) - set(GREAT_POWERS))
    countries = (*random.sample(others, 2), random.choice(GREAT_POWERS))
    first = FIRST_DAY + timedelta(days=number * DAYS_BETWEEN_CRISES)
    days = random.randint(10, LONGEST_CRISIS_DAYS)
    happenings = []
    for _ in range(random.randint(60, 120)):
        left, right = random.sample(countries, 2)
        hostile = countries[0] in (left, right) and random.random() < MOSTLY
        acts = [place for place, act in enumerate(words.table["act"]) if act["hostile"] == hostile]
        happenings.append(
            Happening(
                act=random.choice(acts),
                actor=_draw_party(random, words, left),
                recipient=_draw_party(random, words, right),
                day=first + timedelta(days=random.randrange(days)),
                place=random.choice(words.towns[countries[0]]),
                number=random.choice((12, 40, 87, 130, 200, 1500, 20000)) + random.randrange(9),
            )
        )
    return Crisis(countries, first, days, tuple(sorted(happenings, key=lambda one: one.day)))


def _draw_party(random: Random, words: Words, country: str) -> Party:
    kind = random.random()
    if kind < 0.45:
        return country
    if kind < 0.8:
        return random.choice(words.persons[country][: len(words.table["office"])])
    return random.randrange(len(words.table["body"])), country


def _copy(random: Random, words: Words, told: Told, source: str) -> Told:
    """The article in another outlet, on the same day or the next."""
    article, reading = told
    later = random.randrange(2)
    published = article.published
    if published.earliest is not None and published.latest is not None:
        move = timedelta(days=later)
        published = Published(
            earliest=published.earliest + move, latest=published.latest + move, method="declared"
        )
    outlet = random.choice(words.outlets)
    copied = Article(
        id=article_id(
            article.text, title=article.title, outlet=outlet, url=source, published=published.latest
        ),
        source=source,
        text=article.text,
        language=article.language,
        title=article.title,
        outlet=outlet,
        url=source,
        published=published,
        fingerprint=article.fingerprint,
    )
    return copied, reading


class _Writer:
    """One article on its way: text that grows, and what is read in it."""

    def __init__(self, random: Random, words: Words, crisis: Crisis, source: str) -> None:
        self.random, self.words, self.crisis, self.source = random, words, crisis, source
        self.language = random.choice(("fr", "en"))
        self.table = words.table[self.language]
        self.text = ""
        self.mentions: dict[str, tuple[Party, list[Mention]]] = {}
        self.offices: dict[str, Office] = {}
        self.events: list[Event] = []
        self.times: list[Time] = []
        self.quantities: list[Quantity] = []
        self.statements: list[Statement] = []
        self.namings: list[Naming] = []
        self.nameless: list[Actor] = []

    def write(self) -> Told:
        """The article and its reading."""
        day = self.crisis.first_day + timedelta(days=self.random.randrange(self.crisis.days))
        recent = [one for one in self.crisis.happenings if -4 <= (one.day - day).days <= 0]
        recent = recent or list(self.crisis.happenings[:5])
        for happening in self.random.sample(recent, min(len(recent), self.random.randint(3, 6))):
            self._tell(happening)
            if self.random.random() < 0.4:
                self.text += "\n\n"
        for _ in range(self.random.randint(1, 3)):
            self._state()
        if self.random.random() < 0.4:
            self._call()
        if self.random.random() < 0.3:
            self._tell_nameless()
        if self.random.random() < RELAYS:
            self.text += self.table["agency_line"]
        return self._finish(day)

    def _tell(self, happening: Happening) -> None:
        act = self.words.table["act"][happening.act]
        dated = self.random.random() < 0.6
        month = self.table["months"][happening.day.month - 1]
        parts = {
            "day": f"{happening.day.day} {month}"
            if self.language == "fr"
            else f"{month} {happening.day.day}",
            "verb": act[self.language],
            "place": happening.place,
            "words": self._some_words(),
        }
        spans, sentence = self._sentence(
            "dated" if dated else "event", parts, {"actor": happening.actor, "recipient": happening.recipient}
        )
        time = spans.get("day")
        if time is not None:
            timex = Timex(kind="date", month=happening.day.month, day=happening.day.day)
            self.times.append(
                Time(
                    start=time.start, end=time.end, text=time.text,
                    first_day=happening.day, last_day=happening.day, timex=timex,
                )
            )  # fmt: skip
        self.events.append(
            Event(
                type=act["type"],
                mode=act.get("mode"),
                trigger=spans["verb"],
                actor=(_reader_id(happening.actor),),
                recipient=(_reader_id(happening.recipient),),
                first_day=happening.day,
                last_day=happening.day,
                place=happening.place,
                status=self.random.choice(STATUSES),
                sentence=sentence,
                time=time,
                dated_from="clause" if dated else "published",
            )
        )
        if "counted" in act:
            self._count(act["counted"][self.language], happening.number)

    def _count(self, thing: str, number: int) -> None:
        told = number if self.random.random() < 0.7 else number * self.random.randint(2, 5)
        spans, _ = self._sentence(
            "counted", {"number": str(told), "thing": thing, "words": self._some_words()}, {}
        )
        place = spans["number"]
        self.quantities.append(
            Quantity(start=place.start, end=place.end, text=place.text, value=told, of=thing)
        )

    def _state(self) -> None:
        speaker = self.random.choice(self.words.persons[self.random.choice(self.crisis.countries)][:4])
        kind = self.random.choice(("said", "said", "said", "denied"))
        spans, sentence = self._sentence(kind, {"words": self._some_words()}, {"speaker": speaker})
        cue = self.table["cues"][kind == "denied"]
        start = sentence.start + sentence.text.index(cue)
        self.statements.append(
            Statement(
                speaker=_reader_id(speaker),
                kind="indirect",
                content=spans["words"],
                cue=Span(start, start + len(cue), cue),
            )
        )

    def _call(self) -> None:
        who = self.random.choice(self.words.persons[self.crisis.countries[0]][:2])
        label = self.random.choice(self.words.table["label"])
        spans, _ = self._sentence(
            "called", {"label": label[self.language], "words": self._some_words()}, {"actor": who}
        )
        place = spans["label"]
        by = "outlet"
        if self.statements and self.random.random() < 0.5:
            by = self.statements[0].speaker
        self.namings.append(
            Naming(
                actor=_reader_id(who),
                start=place.start,
                end=place.end,
                text=place.text,
                by=by,
                slant=label["slant"],
            )
        )

    def _tell_nameless(self) -> None:
        _, sentence = self._sentence("nameless", {"words": self._some_words()}, {})
        for number, name in enumerate(self.table["nameless_actors"]):
            start = sentence.start + sentence.text.index(name)
            self.nameless.append(
                Actor(
                    id=name.replace(" ", "-"),
                    name=name,
                    kind="person" if number else "group",
                    country=self.crisis.countries[0] if number else None,
                    country_from="words" if number else None,
                    sector="GOV" if number else "MIL",
                    mentions=(Mention(start, start + len(name), name),),
                )
            )

    def _some_words(self) -> str:
        return " ".join(self.random.choices(self.table["words"], k=self.random.randint(5, 12)))

    def _sentence(
        self, kind: str, parts: dict[str, str], parties: dict[str, Party]
    ) -> tuple[dict[str, Span], Span]:
        """The sentence made of a template, appended; the places of its parts, parties noted as mentioned."""
        if self.text and not self.text.endswith("\n"):
            self.text += " "
        first = len(self.text)
        spans: dict[str, Span] = {}
        for piece in self.table[kind].replace("{", "\0{").replace("}", "}\0").split("\0"):
            name = piece.strip("{}")
            if not piece.startswith("{"):
                self.text += piece
            elif name in parties:
                self._mention(parties[name])
            else:
                start = len(self.text)
                self.text += parts[name]
                spans[name] = Span(start, len(self.text), parts[name])
        return spans, Span(first, len(self.text), self.text[first:])

    def _mention(self, party: Party) -> None:
        reader_id = _reader_id(party)
        known = reader_id in self.mentions
        if isinstance(party, Person) and not known and self.random.random() < 0.5:
            title = self.words.table["office"][party.office]
            start = len(self.text)
            words = title[self.language]
            self.text += f"{words} "
            self.offices[reader_id] = Office(
                title=words, country=party.country, sector=title["sector"],
                evidence=Span(start, start + len(words), words),
            )  # fmt: skip
        name = self._name(party)
        if isinstance(party, Person) and known:
            name = name.split()[-1]
        mention = Mention(len(self.text), len(self.text) + len(name), name)
        self.text += name
        self.mentions.setdefault(reader_id, (party, []))[1].append(mention)

    def _name(self, party: Party) -> str:
        if isinstance(party, Person):
            return party.name
        if isinstance(party, str):
            return self.words.states[party][self.language]
        body, country = party
        names = {"country": self.words.states[country][self.language], "place": self.words.towns[country][0]}
        return str(self.words.table["body"][body][self.language].format(**names))

    def _actors(self) -> Iterator[Actor]:
        for reader_id, (party, mentions) in self.mentions.items():
            if isinstance(party, Person):
                office = self.words.table["office"][party.office]
                told = self.offices.get(reader_id)
                surname = self.random.random() < 0.1  # called by surname alone
                yield Actor(
                    id=reader_id, name=party.name.split()[-1] if surname else party.name, kind="person",
                    country=party.country if told else None, country_from="words" if told else None,
                    sector=office["sector"], mentions=tuple(mentions), offices=(told,) if told else (),
                )  # fmt: skip
            elif isinstance(party, str):
                yield Actor(
                    id=reader_id, name=self._name(party), kind="state", country=party, country_from="words",
                    sector="GOV", mentions=tuple(mentions),
                )  # fmt: skip
            else:
                body = self.words.table["body"][party[0]]
                yield Actor(
                    id=reader_id, name=self._name(party), kind=body["kind"], country=party[1],
                    country_from="words", sector=body["sector"], mentions=tuple(mentions),
                )  # fmt: skip
        yield from self.nameless

    def _finish(self, day: date) -> Told:
        outlet = self.random.choice(self.words.outlets)
        published = Published(earliest=day, latest=day, method="declared")
        if self.random.random() < UNDATED:
            published = Published()
            self._undate()
        title = " ".join(self.text.split()[:8])
        article = Article(
            id=article_id(self.text, title=title, outlet=outlet, url=self.source, published=published.latest),
            source=self.source,
            text=self.text,
            language=self.language,
            title=title,
            outlet=outlet,
            url=self.source,
            published=published,
            fingerprint=fingerprint_text(self.text),
        )
        reading = Reading(
            doc=self.source,
            language=self.language,
            published=published,
            actors=tuple(self._actors()),
            times=tuple(self.times),
            quantities=tuple(self.quantities),
            statements=tuple(self.statements),
            events=tuple(self.events),
            namings=tuple(self.namings),
        )
        return article, reading

    def _undate(self) -> None:
        """An article without a date has days and months without a year."""
        self.times = [
            Time(start=time.start, end=time.end, text=time.text, timex=time.timex) for time in self.times
        ]
        self.events = [_without_days(event) for event in self.events]


def _without_days(event: Event) -> Event:
    return Event(
        type=event.type, mode=event.mode, trigger=event.trigger, actor=event.actor, recipient=event.recipient,
        place=event.place, status=event.status, sentence=event.sentence, time=event.time,
        dated_from="clause" if event.time else None,
    )  # fmt: skip


def _reader_id(party: Party) -> str:
    if isinstance(party, Person):
        return party.name.lower().replace(" ", "-")
    if isinstance(party, str):
        return party
    return f"body-{party[0]}-{party[1]}"


def digest(told: Sequence[Told]) -> str:
    """A hash of some articles, to see that the same were made."""
    return hashlib.sha256("\n".join(article.id for article, _ in told).encode()).hexdigest()[:16]
