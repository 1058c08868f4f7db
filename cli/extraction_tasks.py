"""The lines that `extract --jsonl` reads: one text to look through each."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from datetime import date
from typing import Any

_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?", re.ASCII | re.DOTALL)
_YEAR_OR_MONTH = re.compile(r"\d{4}(?:-\d\d)?", re.ASCII)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Task:
    """A text to look through, as a line of JSON gives it."""

    id: str | int | None
    text: str
    language: str | None
    published: date | None
    title_end: int


class BadLineError(Exception):
    """A line that is not a task."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}: {advice}")
        self.what = what
        self.advice = advice


def read_task(line: bytes, language: str | None, published: date | None) -> Task:
    """Read one line.

    Args:
        line: one JSON object.
        language: used where it names none.
        published: used where it names none.

    Raises:
        BadLineError: it is not an object of the form asked for.
    """
    try:
        fields = json.loads(line.removeprefix(BOM_UTF8))
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"not a line of JSON ({error})", "write one object a line, in UTF-8") from None
    if not isinstance(fields, dict):
        raise BadLineError("not a JSON object", 'write {"id": …, "text": …}')
    identifier, text = fields.get("id"), fields.get("text")
    if not isinstance(identifier, (str, int)) or not isinstance(text, str):
        raise BadLineError('"id" or "text" is missing', '"text" is a string, "id" a string or a number')
    title = _optional_string(fields, "title") or ""
    return Task(
        id=identifier,
        text=_LONE_SURROGATE.sub("\ufffd", text),
        language=_optional_string(fields, "lang") or language,
        published=day(_optional_string(fields, "date")) or published,
        title_end=len(title) if text.startswith(title) else 0,
    )


def _optional_string(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise BadLineError(f'"{key}" is not a string', f'give "{key}" as a string or leave it out')
    return value or None


def day(words: str | None) -> date | None:
    """The day of publication; a year or a month alone gives none, since relative dates need the day.

    Raises:
        BadLineError: it is no date at all.
    """
    if words is None or _YEAR_OR_MONTH.fullmatch(words):
        return None
    try:
        if not _WHOLE_DAY.fullmatch(words):
            raise ValueError
        return date.fromisoformat(words[:10])
    except ValueError:
        raise BadLineError(f"{words!r} is not a date", "write it as YYYY-MM-DD") from None
