from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsed import parse_text

from recoupe.languages.calendar import FILE_NAME, load_calendar
from recoupe.languages.registry import load_languages
from recoupe.read.times import find_times, resolve_times
from recoupe.reading import Published, Time

WEDNESDAY = date(2019, 3, 27)
LANGUAGES = [
    language.code for language in load_languages().values() if (language.folder / FILE_NAME).exists()
]


def times_of(text: str, written: date = WEDNESDAY, language: str = "fr") -> tuple[Time, ...]:
    published = Published(earliest=written, latest=written, method="declared")
    return resolve_times(find_times(parse_text(text, language), load_calendar(language)), published)


def show(time: Time) -> str:
    if time.first_day is None or time.last_day is None:
        return f"{time.text} = {time.note or 'unknown'}"
    last = "" if time.last_day == time.first_day else f"..{time.last_day}"
    return f"{time.text} = {time.first_day}{last}"


def examples(language: str) -> list[object]:
    """Every example of a calendar, as (language, text, expected times)."""
    calendar = load_calendar(language)
    found = {}
    for loaded in calendar.forms:
        if loaded.form.means != "dateline":
            for example in loaded.form.examples:
                marked, _, days = example.partition(" = ")
                texts = re.findall(r"\[(.*?)\]", marked)
                expected = [
                    f"{text} = {day}" for text, day in zip(texts, days.split(", "), strict=bool(texts))
                ]
                found[re.sub(r"[\[\]]", "", marked)] = (expected, loaded.line)
    return [
        pytest.param(language, text, want, id=f"{language} line {line}")
        for text, (want, line) in found.items()
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"), [example for language in LANGUAGES for example in examples(language)]
)
def test_an_example_of_the_calendar_is_found(language: str, text: str, expected: list[str]) -> None:
    written = date.fromisoformat(load_calendar(language).words.example_day)
    found = [show(time) for time in times_of(text, written, language)]
    if expected:
        assert set(expected) <= set(found)
    else:
        assert found == []


SENTENCES = {
    "a plan told in the past looks both ways": (
        "Le vice-président devait recevoir mardi la délégation.", ["mardi = 2019-03-26"],
    ),
    "a planned meeting is to come": (
        "La rencontre est prévue le 16 juillet.", ["le 16 juillet = 2019-07-16"],
    ),
    "what is reported happened": (
        "Il aurait quitté le pays dimanche, selon l'agence.", ["dimanche = 2019-03-24"],
    ),
    "a call is for a day to come": (
        "Le syndicat a appelé à manifester samedi.", ["samedi = 2019-03-30"],
    ),
    "a night between two days": (
        "La gare a été bombardée dans la nuit de dimanche à lundi.",
        ["dans la nuit de dimanche à lundi = 2019-03-24..2019-03-25"],
    ),
    "a day named in the sentence dates today in its quotation": (
        "Le 3 février, le roi a déclaré : « Aujourd'hui, nous sommes libres. »",
        ["Le 3 février = 2019-02-03", "Aujourd'hui = 2019-02-03"],
    ),
    "the next day counts from the day named before": (
        "Le pont a sauté le 5 mars. Le lendemain, les troupes sont entrées.",
        ["le 5 mars = 2019-03-05", "Le lendemain = 2019-03-06"],
    ),
    "a time of day belongs to the day named before": (
        "Jeudi 7 mars, la séance s'est ouverte. Elle a été levée à 18 h 30.",
        ["Jeudi 7 mars = 2019-03-07", "18 h 30 = 2019-03-07"],
    ),
    "a time of day alone is none": ("Elle a été levée à 18 h 30.", []),
    "an impossible date is kept": ("Il est né le 31 février.", ["le 31 février = impossible"]),
    "a movement is no date": ("Le Mouvement du 23 mars a pris la ville.", []),
    "a numbered resolution is no year": ("La résolution 1973 autorise la force.", []),
    "a counted thing is no year": ("Il a envoyé 2000 soldats à la frontière.", []),
    "a general is no month": ("Le général Juin a pris le commandement.", []),
    "a weekly market is no day": ("Le marché a lieu le jeudi.", []),
    "after with a complement and no date is none": (
        "Trois ans après avoir sauvé le régime, il recommence.", [],
    ),
    "two feasts": (
        "Élu à Pâques 2018, il démissionnera à la Toussaint.",
        ["à Pâques 2018 = 2018-04-01", "à la Toussaint = 2019-11-01"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_a_careful_reader_would_say(text: str, expected: list[str]) -> None:
    assert [show(time) for time in times_of(text)] == expected


ENGLISH = {
    "a modal is no month": ("The 27 may leave in secret.", []),
    "soldiers are no day of the month": (
        "In March two soldiers deserted.", ["In March = 2019-03-01..2019-03-31"],
    ),
    "two days of one month": (
        "The vote will be held from May 3 to 5.", ["from May 3 to 5 = 2019-05-03..2019-05-05"],
    ),
    "a numeric date that could be two is none": ("The file bears the date 03/04/2018.", []),
    "a numeric date with a number over twelve": (
        "The file bears the date 12/25/2018.", ["12/25/2018 = 2018-12-25"],
    ),
    "a year before its noun": ("The 2011 uprising failed.", ["2011 = 2011-01-01..2011-12-31"]),
    "a numbered resolution is no year": ("Resolution 1973 authorises force.", []),
    "a counted thing is no year": ("He sent 2000 soldiers to the border.", []),
    "a weekly market is no day": ("The market is held every Thursday.", []),
    "the next day counts from the day named before": (
        "The bridge fell on March 5. The next day the troops entered.",
        ["March 5 = 2019-03-05", "The next day = 2019-03-06"],
    ),
}  # fmt: skip


@pytest.mark.skipif("en" not in LANGUAGES, reason="English is not read yet")
@pytest.mark.parametrize(("text", "expected"), ENGLISH.values(), ids=ENGLISH.keys())
def test_a_careful_reader_of_english_would_say(text: str, expected: list[str]) -> None:
    assert [show(time) for time in times_of(text, language="en")] == expected


@pytest.mark.skipif("en" not in LANGUAGES, reason="English is not read yet")
def test_an_hour_after_noon_is_one_of_the_afternoon() -> None:
    (time,) = times_of("He arrived on Tuesday at 3 p.m. with his men.", language="en")
    assert time.timex is not None
    assert time.timex.clock == "15:00"


def test_a_weekday_that_contradicts_its_date_is_marked() -> None:
    (time,) = times_of("Le traité a été signé lundi 26 mars.")
    assert (time.first_day, time.note) == (date(2019, 3, 26), "weekday")


def test_without_a_writing_day_only_absolute_dates_have_days() -> None:
    found = find_times(parse_text("Né en 1911, il est mort hier."), load_calendar("fr"))
    born, died = resolve_times(found, Published())
    assert (born.first_day, born.last_day) == (date(1911, 1, 1), date(1911, 12, 31))
    assert died.first_day is None
    assert died.timex is not None


FRAGMENTS = st.sampled_from(
    ["mardi", "27", "mars", "2019", "hier", "du", "au", "depuis", "le", "la", "en", "dernier", "semaine",
     "à", "15", "h", "deux", "jours", "après", ",", ".", "« ", " »", "31", "février", "entre",
     "et", "12/05/2019"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(FRAGMENTS, min_size=1, max_size=14))
def test_any_words_give_ordered_times_whose_text_stands_there(fragments: list[str]) -> None:
    text = " ".join(fragments)
    previous = 0
    for time in times_of(text):
        assert time.text == text[time.start : time.end]
        assert previous <= time.start < time.end
        previous = time.end
        if time.first_day is not None and time.last_day is not None:
            assert time.first_day <= time.last_day
