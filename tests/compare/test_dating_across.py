from __future__ import annotations

from datetime import date

import msgspec
from compare_builders import Says, Told, article

from recoupe.compare import compare
from recoupe.comparison import DossierArticle
from recoupe.reading import Span
from recoupe.timex import Timex

THIS_31_JANUARY = ("Ce 31 janvier", Timex(kind="date", month=1, day=31, near=True))
SAYS = Says(
    "Ce 31 janvier, Anna Alvo et Boris Bord ont accusé Remi Rebelle.",
    "accusé", "ACCUSE", ["anna", "boris"], ["rebel"],
)  # fmt: skip


def dated(told: Told, *others: Told) -> DossierArticle:
    all_told = [told, *others]
    found = compare([one for one, _ in all_told], [reading for _, reading in all_told])
    return next(one for one in found.articles if one.id == told[0].id)


def undated(timex: tuple[str, Timex] = THIS_31_JANUARY) -> Told:
    return article(SAYS, source="undated.txt", times=[timex])


def neighbour(day: date, *actors: str) -> Told:
    says = Says(f"Le {day}, il accuse.", "accuse", "ACCUSE", actors[:1], actors[1:])
    return article(says, day=day, source=f"{day}.txt")


def test_articles_about_the_same_people_settle_the_year() -> None:
    found = dated(undated(), neighbour(date(2019, 3, 27), "anna", "rebel"))
    assert (found.published.earliest, found.published.latest) == (date(2019, 1, 31), date(2019, 2, 3))
    assert found.published.method == "inferred"
    assert [place.text for place in found.published.evidence] == ["Ce 31 janvier"]


def test_the_words_of_the_other_article_are_evidence() -> None:
    made, reading = neighbour(date(2019, 3, 27), "anna", "rebel")
    words = Span(0, 13, made.text[:13])
    published = msgspec.structs.replace(reading.published, spans=(words,), method="declared")
    other = (msgspec.structs.replace(made, published=published), reading)
    found = dated(undated(), other)
    assert [place.article for place in found.published.evidence] == [found.id, made.id]


def test_the_nearest_year_counts() -> None:
    told = [neighbour(date(2015, 6, 1), "anna", "rebel"), neighbour(date(2020, 2, 10), "anna", "rebel")]
    assert dated(undated(), *told).published.earliest == date(2020, 1, 31)


def test_one_shared_person_settles_nothing() -> None:
    found = dated(undated(), neighbour(date(2019, 3, 27), "anna", "ccc"))
    assert (found.published.earliest, found.published.method) == (None, "unknown")


def test_without_a_day_and_month_the_date_stays_unknown() -> None:
    monday = ("Ce 31 janvier", Timex(kind="date", weekday=0, near=True))
    assert dated(undated(monday), neighbour(date(2019, 3, 27), "anna", "rebel")).published.latest is None


def test_a_weekday_that_does_not_agree_excludes_a_year() -> None:
    friday = ("Ce 31 janvier", Timex(kind="date", month=1, day=31, weekday=4, near=True))
    near = neighbour(date(2019, 3, 27), "anna", "rebel")  # a Thursday in 2019, a Friday in 2020
    assert dated(undated(friday), near).published.earliest is None
    assert dated(undated(friday), neighbour(date(2019, 9, 27), "anna", "rebel")).published.earliest == date(
        2020, 1, 31
    )


def test_yesterday_with_its_date_gives_the_day_itself() -> None:
    yesterday = ("Ce 31 janvier", Timex(kind="date", month=1, day=31, offset=-1))
    found = dated(undated(yesterday), neighbour(date(2019, 3, 27), "anna", "rebel"))
    assert (found.published.earliest, found.published.latest) == (date(2019, 2, 1), date(2019, 2, 1))


def test_events_get_their_days_with_the_article() -> None:
    made, reading = undated()
    event = msgspec.structs.replace(reading.events[0], time=Span(0, 13, "Ce 31 janvier"))
    told = (made, msgspec.structs.replace(reading, events=(event,)))
    other = neighbour(date(2019, 3, 27), "anna", "rebel")
    found = compare([told[0], other[0]], [told[1], other[1]])
    (mine,) = (event for event in found.timeline if event.evidence.article == made.id)
    assert mine.first_day == date(2019, 1, 31)


def test_a_declared_date_is_never_overruled() -> None:
    declared = article(SAYS, day=date(2012, 1, 31), source="declared.txt", times=[THIS_31_JANUARY])
    found = dated(declared, neighbour(date(2019, 3, 27), "anna", "rebel"))
    assert (found.published.earliest, found.published.method) == (date(2012, 1, 31), "declared")
