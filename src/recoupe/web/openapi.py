"""The OpenAPI file of the app, made from its addresses and from the types of their records."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from recoupe import __version__
from recoupe.web.parameters import Parameter
from recoupe.web.places import Place
from recoupe.web.records import Problem

_PART = re.compile(r"\{(\w+)\}")
_REFERENCE = "#/components/schemas/{name}"
_FORM_TYPES: dict[str, dict[str, object]] = {
    "text": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "number": {"type": "integer", "minimum": 1},
    "file": {"type": "array", "items": {"type": "string", "format": "binary"}},
}

_PLAIN = {"text/plain": {"schema": {"type": "string"}}}
_PAGE = {"text/html": {"schema": {"type": "string"}}}
"""What forms answer with where JSON is not what is accepted."""

Document = dict[str, Any]


def describe_app(places: Iterable[Place]) -> Document:
    """The whole document (OpenAPI 3.1)."""
    described = [place for place in places if place.path != "/"]
    types = [place.answers for place in described]
    schemas, components = msgspec.json.schema_components([*types, Problem], ref_template=_REFERENCE)
    problem = schemas[-1]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "recoupe",
            "version": __version__,
            "description": (
                "A dossier, read only on this machine. Each page of the app gives its records as JSON at its"
                " address with .json. Changes are forms: they need the token that every page carries"
                ' (<meta name="token">) with its cookie, and answer with JSON where it is accepted.'
            ),
        },
        "paths": {
            _address(place): {
                "post" if place.change else "get": _operation(place, schema, problem),
            }
            for place, schema in zip(described, schemas[:-1], strict=True)
        },
        "components": {"schemas": components},
    }


def _address(place: Place) -> str:
    return place.path if place.change else f"{place.path}.json"


def _operation(place: Place, schema: Document, problem: Document) -> Document:
    view = place.view
    operation: Document = {
        "operationId": f"{view.__module__.rpartition('.')[2]}_{view.__name__}",
        "summary": (view.__doc__ or "").split("\n")[0].rstrip("."),
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in _PART.findall(place.path)
        ],
        "responses": {
            "200": {"description": "the records", "content": _json(schema)},
            **{
                code: {"description": why, "content": _json(problem)}
                for code, why in _refusals(place).items()
            },
            **{code: {"description": why, "content": _PLAIN} for code, why in _guarded(place).items()},
        },
    }
    if place.change:
        operation["requestBody"] = {"required": True, "content": _form(place.takes)}
        for answer in operation["responses"].values():
            answer["content"] |= _PAGE
        operation["responses"]["403"]["content"] |= _PLAIN
        operation["responses"]["303"] = {"description": "done; the page to go on to, where HTML is accepted"}
    else:
        operation["parameters"] += [_query(parameter) for parameter in place.takes]
    return operation


def _refusals(place: Place) -> dict[str, str]:
    found = {"400": "what is asked cannot be"}
    if place.change:
        found["403"] = "no token, or not from a page of the app"
    if "{" in place.path or place.takes:
        found["404"] = "there is no such record, name or page"
    return found


def _guarded(place: Place) -> dict[str, str]:
    """What is refused before the address is looked at, in a line of plain text."""
    found = {"414": "the address is too long", "421": "asked under a name that is none of this machine"}
    if place.change:
        found["413"] = "more bytes than are taken at once"
    return found


def _query(parameter: Parameter) -> Document:
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.describes,
        "required": parameter.required,
        "schema": _schema(parameter),
    }


def _form(parameters: tuple[Parameter, ...]) -> Document:
    has_files = any(parameter.form == "file" for parameter in parameters)
    schema = {
        "type": "object",
        "properties": {
            parameter.name: {**_schema(parameter), "description": parameter.describes}
            for parameter in parameters
        },
        "required": [parameter.name for parameter in parameters if parameter.required],
    }
    kind = "multipart/form-data" if has_files else "application/x-www-form-urlencoded"
    return {kind: {"schema": schema}}


def _schema(parameter: Parameter) -> Document:
    schema = dict(_FORM_TYPES[parameter.form])
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    if parameter.most is not None:
        schema["maximum"] = parameter.most
    return schema


def _json(schema: Document) -> Document:
    return {"application/json": {"schema": schema}}
