"""The OpenAPI file says what the app does: every address, what it takes, what it gives."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from web_server import ask

from recoupe.web.openapi import describe_app
from recoupe.web.routes import PLACES

DOCUMENT = describe_app(PLACES)
READ = [place for place in PLACES if not place.change and place.path != "/"]


def address_in(path: str, parts: dict[str, str]) -> str:
    for name, value in parts.items():
        path = path.replace(f"{{{name}}}", value)
    return path


@pytest.fixture(scope="module")
def parts(base: str) -> dict[str, str]:
    """An id of each kind of record."""
    lists = {
        "event": "timeline",
        "actor": "actors",
        "statement": "statements",
        "story": "stories",
        "disagreement": "disagreements",
        "article": "articles",
    }
    return {name: json.loads(ask(base, f"/{path}.json").text)[0]["id"] for name, path in lists.items()}


def check(instance: object, schema: dict[str, Any]) -> None:
    whole = {**schema, "components": DOCUMENT["components"]}
    jsonschema.Draft202012Validator(whole).validate(instance)


def test_the_app_serves_the_document(base: str) -> None:
    assert json.loads(ask(base, "/openapi.json").text) == json.loads(json.dumps(DOCUMENT))


def test_every_address_is_described_once() -> None:
    expected = {place.path if place.change else f"{place.path}.json" for place in PLACES if place.path != "/"}
    assert set(DOCUMENT["paths"]) == expected
    operations = [one["operationId"] for path in DOCUMENT["paths"].values() for one in path.values()]
    assert len(operations) == len(set(operations))
    assert all(one["summary"] for path in DOCUMENT["paths"].values() for one in path.values())


@pytest.mark.parametrize("place", READ, ids=lambda place: place.path)
def test_every_answer_has_the_described_form(base: str, parts: dict[str, str], place: Any) -> None:
    operation = DOCUMENT["paths"][f"{place.path}.json"]["get"]
    answer = ask(base, f"{address_in(place.path, parts)}.json")
    assert answer.status == 200
    check(json.loads(answer.text), operation["responses"]["200"]["content"]["application/json"]["schema"])


@pytest.mark.parametrize(
    ("place", "parameter"),
    [(place, parameter) for place in READ for parameter in place.takes if parameter.choices],
    ids=lambda each: getattr(each, "path", getattr(each, "name", "")),
)
def test_every_choice_described_is_taken_and_no_other(
    base: str, parts: dict[str, str], place: Any, parameter: Any
) -> None:
    path = address_in(place.path, parts)
    statuses = {ask(base, f"{path}.json?{parameter.name}={value}").status for value in parameter.choices}
    assert statuses == {200}
    refused = ask(base, f"{path}.json?{parameter.name}=no-such-choice")
    assert refused.status == 400
    schema = DOCUMENT["paths"][f"{place.path}.json"]["get"]["responses"]["400"]
    check(json.loads(refused.text), schema["content"]["application/json"]["schema"])


@pytest.mark.parametrize("value", ["0", "-1", "x", "1000001"])
def test_a_page_that_cannot_be_is_refused_in_the_described_form(base: str, value: str) -> None:
    answer = ask(base, f"/timeline.json?page={value}")
    assert answer.status == 400 and set(json.loads(answer.text)) == {"error"}


@pytest.mark.parametrize("path", [place.path for place in READ if "{" in place.path])
def test_an_unknown_record_is_not_found_in_the_described_form(base: str, path: str) -> None:
    unknown = dict.fromkeys(("event", "actor", "statement", "story", "disagreement", "article"), "nowhere")
    answer = ask(base, f"{address_in(path, unknown)}.json")
    assert answer.status == 404 and set(json.loads(answer.text)) == {"error"}
