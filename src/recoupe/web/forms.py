"""What a form brings: its fields and files, within limits that are told before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from starlette.datastructures import UploadFile
from starlette.requests import Request

from recoupe.web.uploads import Upload

MOST_FIELDS = 200
MOST_FILES = 500
LARGEST_FIELD_BYTES = 1_000_000


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a form by name (the last of several of one name) and its files."""

    fields: Mapping[str, str]
    uploads: tuple[Upload, ...]


async def read_form(request: Request) -> Form:
    """The form of a request, wholly read."""
    fields: dict[str, str] = {}
    uploads: list[Upload] = []
    async with request.form(
        max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_FIELD_BYTES
    ) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                uploads.append(Upload(field=name, name=value.filename or "", content=await value.read()))
            else:
                fields[name] = value
    return Form(fields=fields, uploads=tuple(uploads))
