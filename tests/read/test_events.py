"""Who does what to whom: participants, status, dates and places of events in single sentences."""

from __future__ import annotations

from datetime import date

import pytest
from parsed import cast_of, parse_text

from recoupe.languages.event_patterns import load_event_patterns
from recoupe.languages.hedges import load_hedges
from recoupe.languages.saying import load_saying
from recoupe.read.events import find_events, states_taking_part
from recoupe.read.statements import Attributions, find_statements
from recoupe.reading import Event, Published, Time


def events_of(
    text: str, times: tuple[Time, ...] = (), published: Published | None = None
) -> tuple[Event, ...]:
    syntax, cast = parse_text(text), cast_of(text)
    said = Attributions(syntax, find_statements(syntax, cast, load_saying("fr")))
    patterns, hedges = load_event_patterns("fr"), load_hedges("fr")
    return find_events(syntax, cast, times, said.at, patterns, hedges, published or Published())


def event_of(text: str, event_type: str) -> Event:
    found = events_of(text)
    matching = [event for event in found if event.type == event_type]
    assert matching, f"no {event_type} in {[(e.type, e.trigger.text) for e in found]}"
    return matching[0]


def countries(text: str, ids: tuple[str, ...]) -> list[str]:
    by_id = {actor.id: actor for actor in cast_of(text).actors}
    return sorted({by_id[actor].country or actor for actor in ids})


SIDES = {
    "active": ("La Grèce soutient l'Albanie.", "SUPPORT", ["GRC"], ["ALB"]),
    "passive": ("L'Albanie est soutenue par la Grèce.", "SUPPORT", ["GRC"], ["ALB"]),
    "relative": ("La Grèce, qui soutient l'Albanie, se tait.", "SUPPORT", ["GRC"], ["ALB"]),
    "participle": ("L'Albanie, soutenue par la Grèce, se tait.", "SUPPORT", ["GRC"], ["ALB"]),
    "control": ("La Grèce continue de soutenir l'Albanie.", "SUPPORT", ["GRC"], ["ALB"]),
    "several": ("La Grèce et l'Italie soutiennent l'Albanie.", "SUPPORT", ["GRC", "ITA"], ["ALB"]),
    "noun with genitive": ("Le soutien de la Grèce à l'Albanie est total.", "SUPPORT", ["GRC"], ["ALB"]),
    "noun with adjective": ("Le soutien grec à l'Albanie est total.", "SUPPORT", ["GRC"], ["ALB"]),
    "noun with light verb": ("La Grèce a apporté son soutien à l'Albanie.", "SUPPORT", ["GRC"], ["ALB"]),
    "doer by par": ("L'annexion de la Syrie par la Turquie inquiète.", "COERCE", ["TUR"], ["SYR"]),
    "thing of an actor": ("La Grèce a attaqué l'ambassade de Turquie.", "ASSAULT", ["GRC"], ["TUR"]),
    "two sides": ("Les combats entre la Grèce et la Turquie continuent.", "ASSAULT", ["GRC", "TUR"], []),
    "indirect pronoun object": ("La Grèce a livré des armes à l'Albanie.", "AID", ["GRC"], ["ALB"]),
    "names joined": ("L'Inde et le Pakistan ont signé un traité.", "SUPPORT", ["IND", "PAK"], []),
    "one another": ("La Grèce et l'Italie se sont accusées.", "ACCUSE", ["GRC", "ITA"], []),
    "doer in a participle": (
        "L'Italie dénonce des crimes de guerre commis par l'armée grecque.",
        "ASSAULT",
        ["GRC"],
        [],
    ),
    "border with": ("La Grèce a fermé sa frontière avec la Turquie.", "COERCE", ["GRC"], ["TUR"]),
    "demand": ("La Grèce exhorte la Turquie à libérer le journaliste.", "REQUEST", ["GRC"], ["TUR"]),
}


@pytest.mark.parametrize(("text", "event_type", "actor", "recipient"), SIDES.values(), ids=SIDES.keys())
def test_both_sides_are_found(text: str, event_type: str, actor: list[str], recipient: list[str]) -> None:
    event = event_of(text, event_type)
    assert countries(text, event.actor) == actor
    assert countries(text, event.recipient) == recipient


STATUSES = {
    "actual": ("La Grèce a attaqué la Turquie.", "ASSAULT", "actual"),
    "future": ("La Grèce attaquera la Turquie.", "ASSAULT", "future"),
    "going to": ("La Grèce va attaquer la Turquie.", "ASSAULT", "future"),
    "conditional of hearsay": ("La Grèce aurait attaqué la Turquie.", "ASSAULT", "alleged"),
    "present conditional": ("La Grèce attaquerait la Turquie.", "ASSAULT", "conditional"),
    "possibility": ("La Grèce peut attaquer la Turquie.", "ASSAULT", "conditional"),
    "condition": ("Si la Grèce attaque la Turquie, tout change.", "ASSAULT", "conditional"),
    "in case of": ("La Turquie est prête en cas d'attaque.", "ASSAULT", "conditional"),
    "hypothetical": ("Une éventuelle attaque de la Grèce inquiète.", "ASSAULT", "conditional"),
    "negated": ("La Grèce n'a pas attaqué la Turquie.", "ASSAULT", "negated"),
    "no such noun": ("Aucune attaque n'a eu lieu.", "ASSAULT", "negated"),
    "denied": ("La Grèce a nié avoir attaqué la Turquie.", "ASSAULT", "negated"),
    "accused": ("La Turquie accuse la Grèce d'avoir attaqué la ville.", "ASSAULT", "alleged"),
    "alleged adjective": ("L'attaque présumée de la Grèce inquiète.", "ASSAULT", "alleged"),
    "question": ("La Grèce a-t-elle attaqué la Turquie ?", "ASSAULT", "conditional"),
    "attempted": ("La Grèce a tenté d'attaquer la Turquie.", "ASSAULT", "actual"),
}


@pytest.mark.parametrize(("text", "event_type", "status"), STATUSES.values(), ids=STATUSES.keys())
def test_status(text: str, event_type: str, status: str) -> None:
    assert event_of(text, event_type).status == status


CONVENTIONS = {
    "planned meeting": ("Le président turc Recep Erdogan recevra le roi Felipe.", "AGREE", "future"),
    "promised aid": ("La Grèce livrera des armes à l'Albanie.", "AGREE", "future"),
    "announced withdrawal": ("La Grèce va retirer ses troupes.", "CONCEDE", "future"),
    "announced in a noun": ("La Grèce a annoncé le retrait de ses troupes.", "CONCEDE", "future"),
    "own threat": ("« Nous attaquerons la Turquie », a déclaré la Grèce.", "THREATEN", "actual"),
}


@pytest.mark.parametrize(("text", "event_type", "status"), CONVENTIONS.values(), ids=CONVENTIONS.keys())
def test_what_is_still_to_come(text: str, event_type: str, status: str) -> None:
    assert event_of(text, event_type).status == status


def test_what_is_demanded_is_no_second_event() -> None:
    found = events_of("La Grèce appelle la Turquie à cesser les combats.")
    assert [(event.type, event.mode) for event in found] == [("REQUEST", "yield")]


def test_what_somebody_is_accused_of_is_a_second_event() -> None:
    found = events_of("La Turquie accuse la Grèce d'avoir attaqué la ville.")
    assert [event.type for event in found] == ["ACCUSE", "ASSAULT"]


def test_a_longer_phrase_leaves_its_words_to_no_other_pattern() -> None:
    found = events_of("La Grèce a lancé un ultimatum à la Turquie.")
    assert [event.type for event in found] == ["THREATEN"]


def test_a_purpose_of_the_same_kind_gives_the_deed_its_recipient() -> None:
    text = "La Grèce a organisé un coup d'État pour renverser le président turc Recep Erdogan."
    found = events_of(text)
    assert [event.type for event in found] == ["COERCE"]
    assert countries(text, found[0].recipient) == ["TUR"]


def test_who_reports_a_deed_done_to_his_own_side_charges_its_doer() -> None:
    event = event_of("La Turquie affirme que la Grèce a bombardé l'armée turque.", "ACCUSE")
    assert (event.actor, event.recipient, event.mode) == (("tur",), ("grc",), "allege")
    assert event.trigger.text == "affirme"


def test_a_verb_of_saying_behind_its_words_has_the_speaker_as_actor() -> None:
    text = "« Nous ne céderons pas », a averti le président turc Recep Erdogan."
    assert countries(text, event_of(text, "THREATEN").actor) == ["TUR"]


def test_an_event_has_the_speaker_of_its_statement() -> None:
    event = event_of("L'Italie affirme que la Grèce a attaqué la Turquie.", "ASSAULT")
    assert event.said_by == "ita"


def test_a_first_person_is_whoever_speaks() -> None:
    event = event_of("« Nous soutenons l'Albanie », a déclaré la Grèce.", "SUPPORT")
    assert event.actor == ("grc",)


def test_a_pronoun_is_whoever_was_the_subject_one_sentence_before() -> None:
    event = event_of("La Grèce est en crise. Elle a attaqué la Turquie.", "ASSAULT")
    assert event.actor == ("grc",)


def test_a_deed_named_again_has_the_same_parties() -> None:
    text = "La Grèce a mené un coup d'État contre l'Albanie. Depuis le coup d'État, tout est calme."
    assert [(event.actor, event.recipient) for event in events_of(text)] == [(("grc",), ("alb",))] * 2


def test_a_verdict_on_a_deed_is_directed_at_its_doer() -> None:
    event = event_of("L'Italie condamne l'attaque de la Grèce contre la Turquie.", "ACCUSE")
    assert (event.actor, event.recipient) == (("ita",), ("grc",))


def test_every_actor_of_an_event_is_in_the_cast_or_a_state_that_takes_part() -> None:
    text = "Deux avions russes ont bombardé une ville."
    states = states_taking_part(parse_text(text), cast_of(text), events_of(text))
    known = {actor.id for actor in (*cast_of(text).actors, *states)}
    assert all(set(event.actor + event.recipient) <= known for event in events_of(text))


def test_a_state_named_as_a_place_takes_part_where_it_is_acted_upon() -> None:
    text = "Des soldats ont incendié un village érythréen."
    (state,) = states_taking_part(parse_text(text), cast_of(text), events_of(text))
    assert (state.id, state.country, state.kind) == ("eri", "ERI", "state")
    assert [mention.text for mention in state.mentions] == ["érythréen"]


def test_an_event_says_where_it_was_found() -> None:
    text = "La Grèce soutient l'Albanie. Elle proteste."
    event = event_of(text, "SUPPORT")
    assert event.trigger.text == text[event.trigger.start : event.trigger.end] == "soutient"
    assert event.sentence is not None and event.sentence.text == "La Grèce soutient l'Albanie."
    assert event.pattern is not None and event.pattern.startswith("fr/events/support.toml:")


def test_an_event_stands_where_its_clause_says() -> None:
    assert event_of("L'armée grecque a attaqué les rebelles à Salonique.", "ASSAULT").place == "Salonique"


# dates

DAY, OTHER_DAY = date(2021, 3, 2), date(2021, 3, 4)


def time_in(text: str, words: str, day: date) -> Time:
    start = text.index(words)
    return Time(start=start, end=start + len(words), text=words, first_day=day, last_day=day)


def test_an_event_has_the_time_of_its_clause() -> None:
    text = "La Grèce a attaqué la Turquie mardi, et l'Italie a condamné l'attaque jeudi."
    times = (time_in(text, "mardi", DAY), time_in(text, "jeudi", OTHER_DAY))
    found = {event.type: event for event in events_of(text, times) if event.trigger.text != "attaque"}
    assert (found["ASSAULT"].first_day, found["ASSAULT"].dated_from) == (DAY, "clause")
    assert (found["ACCUSE"].first_day, found["ACCUSE"].dated_from) == (OTHER_DAY, "clause")


def test_an_undated_event_takes_the_day_of_the_lead_and_says_so() -> None:
    text = "La Grèce a attaqué la Turquie mardi.\nLe climat est tendu.\nL'Italie a condamné la Grèce."
    event = next(e for e in events_of(text, (time_in(text, "mardi", DAY),)) if e.type == "ACCUSE")
    assert (event.first_day, event.dated_from) == (DAY, "lead")


def test_an_undated_account_dates_its_news_by_the_day_of_writing() -> None:
    published = Published(earliest=DAY, latest=DAY, method="declared")
    event = events_of("La Grèce a attaqué la Turquie.", (), published)[0]
    assert (event.first_day, event.dated_from, event.time) == (DAY, "published", None)


def test_a_plan_takes_no_day_from_elsewhere() -> None:
    text = "La Grèce a attaqué la Turquie mardi.\nL'Italie attaquera la Grèce."
    future = next(e for e in events_of(text, (time_in(text, "mardi", DAY),)) if e.status == "future")
    assert (future.first_day, future.dated_from) == (None, None)


def test_who_tells_an_arrest_is_not_arrested() -> None:
    text = "Six Colombiens ont été arrêtés, a annoncé le ministre de l'Intérieur Juan Zapata."
    assert countries(text, event_of(text, "COERCE").recipient) == ["COL"]


def test_a_deed_after_which_something_is_decreed_is_not_done_by_who_decrees() -> None:
    text = "Le président péruvien a décrété le couvre-feu après l'assassinat d'un candidat."
    assert event_of(text, "ASSAULT").actor == ()
