from __future__ import annotations

from datetime import date

from recoupe.reading import Event, Published, Reading, Span, Time
from recoupe.redating import LATEST_DAY, redate
from recoupe.timex import Timex

TUESDAY = Timex(kind="date", weekday=1, direction="past")
TEXT = "Ils ont signé mardi."


def reading() -> Reading:
    time = Time(start=14, end=19, text="mardi", timex=TUESDAY)
    fixed = Time(start=0, end=3, text="Ils", first_day=date(1911, 7, 1), last_day=date(1911, 7, 1))
    trigger = Span(8, 13, "signé")
    return Reading(
        doc="a.txt",
        language="fr",
        times=(time, fixed),
        events=(
            Event(type="AGREE", trigger=trigger, time=Span(14, 19, "mardi"), dated_from="clause"),
            Event(type="AGREE", trigger=trigger, dated_from="published"),
            Event(type="AGREE", trigger=trigger),
        ),
    )


def published(first: str, last: str) -> Published:
    return Published(earliest=date.fromisoformat(first), latest=date.fromisoformat(last), method="inferred")


def test_times_follow_the_new_writing_day() -> None:
    time = redate(reading(), published("2019-04-30", "2019-04-30")).times[0]
    assert (time.first_day, time.last_day, time.note) == (date(2019, 4, 30), date(2019, 4, 30), "")


def test_a_range_of_writing_days_counts_from_its_latest_and_says_so() -> None:
    time = redate(reading(), published("2019-04-02", "2019-04-30")).times[0]
    assert (time.first_day, time.note) == (date(2019, 4, 30), LATEST_DAY)


def test_a_range_that_makes_no_difference_leaves_no_note() -> None:
    assert redate(reading(), published("2019-04-24", "2019-04-26")).times[0].note == ""


def test_times_without_a_meaning_stay_as_they_are() -> None:
    assert redate(reading(), published("2019-04-30", "2019-04-30")).times[1] == reading().times[1]


def test_events_follow_the_time_that_dates_them() -> None:
    by_time, by_writing_day, undated = redate(reading(), published("2019-04-24", "2019-04-26")).events
    assert by_time.first_day == by_time.last_day == date(2019, 4, 23)
    assert by_writing_day.first_day == by_writing_day.last_day == date(2019, 4, 26)
    assert undated.first_day is None


def test_what_is_undated_again_loses_its_days() -> None:
    dated = redate(reading(), published("2019-04-30", "2019-04-30"))
    assert redate(dated, Published()).times[0].first_day is None
    assert redate(dated, Published()).events[0].first_day is None


def test_redating_twice_is_redating_once() -> None:
    once = redate(reading(), published("2019-04-24", "2019-04-26"))
    assert redate(once, once.published) == once
