"""JSON: one article an object, in a list, under some key, or alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from extraction.document import Document
from importers.encodings import decode
from importers.importer import ImportRefused, Match, Refusal, Source
from importers.limits import readable_size
from importers.records import choose_columns, record_document

_DECODER = json.JSONDecoder()
_SOMETHING = re.compile(r"[^ \t\r\n]")


class JsonRecords:
    """Reads `.json` files."""

    name = "records (JSON)"
    media_types = ("application/json", "application/feed+json", "application/ld+json")
    suffixes = (".json",)
    container = True
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """An opening bracket, and the name."""
        opens = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["} or head[:2] in {b"\xff\xfe", b"\xfe\xff"}
        return Match.NAMED if name.lower().endswith(self.suffixes) and opens else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document | Refusal]:
        """Read the objects."""
        limit = source.limits.member_bytes
        content = stream.read(limit + 1)
        if len(content) > limit:
            raise ImportRefused(f"it is larger than {readable_size(limit)}: save it as JSON lines, which have no limit")
        text, data = load_json(content)
        records = _records(data, text, 0)
        if not records:
            raise ImportRefused("there is no object with a text in it: nothing to import")
        names = list(dict.fromkeys(name for record, _ in records[:100] for name in record))
        columns = choose_columns(names, source.columns)
        for number, (record, stretch) in enumerate(records, 1):
            original = stretch.encode("utf-8", "surrogatepass")
            yield record_item(record, columns, source.inside(str(number)), original)


def load_json(content: bytes) -> tuple[str, Any]:
    """Parse JSON.

    Returns:
        It as text, and what it says.

    Raises:
        ImportRefused: it is not well-formed, nested too deeply, or has a number of more digits than Python reads.
    """
    try:
        text = decode(content).text
        return text, json.loads(text)
    except RecursionError as error:
        raise ImportRefused("its JSON is nested too deeply: nothing was read") from error
    except ValueError as error:
        raise ImportRefused(f"its JSON is damaged ({error}): save it anew") from error


def record_item(record: dict[str, Any], columns: dict[str, str], source: Source, original: bytes) -> Document | Refusal:
    """The article of a JSON object, or why there is none."""
    try:
        return record_document(record, columns, original, source, "application/json")
    except ImportRefused as refusal:
        return Refusal(source.name, str(refusal))


def _records(data: Any, text: str, start: int) -> list[tuple[dict[str, Any], str]]:  # noqa: ANN401 - JSON
    """The objects of a list; of an object the longest list of objects in it; else the object alone.

    Each with the text it is written with, which begins at `start` for all of the data.
    """
    if isinstance(data, list):
        return [(item, text[begin:end]) for item, begin, end in _inside(text, start) if isinstance(item, dict)]
    if not isinstance(data, dict):
        return []
    lists = [value for value in data.values() if isinstance(value, list) and any(isinstance(v, dict) for v in value)]
    has_text = any(isinstance(value, str) and len(value) > 500 for value in data.values())
    if not lists or has_text:
        _, end = _DECODER.raw_decode(text, _next(text, start))
        return [(data, text[_next(text, start) : end])]
    longest = max(lists, key=len)
    return next(_records(longest, text, begin) for value, begin, _ in _inside(text, start) if value == longest)


def _inside(text: str, start: int) -> Iterator[tuple[Any, int, int]]:
    """What stands in a list, or the values of an object, with its beginning and end; the text is well-formed."""
    position = _next(text, start)
    is_object = text[position] == "{"
    position = _next(text, position + 1)
    while text[position] not in "]}":
        if is_object:
            _, position = _DECODER.raw_decode(text, position)
            position = _next(text, _next(text, position) + 1)
        value, end = _DECODER.raw_decode(text, position)
        yield value, position, end
        position = _next(text, end)
        if text[position] == ",":
            position = _next(text, position + 1)


def _next(text: str, position: int) -> int:
    """The place of the next character that is no white space."""
    found = _SOMETHING.search(text, position)
    return found.start() if found else len(text)
