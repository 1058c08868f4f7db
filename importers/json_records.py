"""JSON: one article an object, in a list, under some key, or alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from extraction.document import Document
from importers.encodings import decode
from importers.importer import ImportRefused, Match, Refusal, Source
from importers.limits import readable_size
from importers.records import choose_columns, record_document


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
        records = _records(load_json(content))
        if not records:
            raise ImportRefused("there is no object with a text in it: nothing to import")
        names = list(dict.fromkeys(name for record in records[:100] for name in record))
        columns = choose_columns(names, source.columns)
        for number, record in enumerate(records, 1):
            yield record_item(record, columns, source.inside(str(number)))


def load_json(content: bytes) -> Any:  # noqa: ANN401 - JSON
    """Parse JSON.

    Raises:
        ImportRefused: it is not well-formed, nested too deeply, or has a number of more digits than Python reads.
    """
    try:
        return json.loads(decode(content).text)
    except RecursionError as error:
        raise ImportRefused("its JSON is nested too deeply: nothing was read") from error
    except ValueError as error:
        raise ImportRefused(f"its JSON is damaged ({error}): save it anew") from error


def record_item(
    record: dict[str, Any], columns: dict[str, str], source: Source, original: bytes | None = None
) -> Document | Refusal:
    """The article of a JSON object, or why there is none."""
    kept = original or json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
    try:
        return record_document(record, columns, kept, source, "application/json")
    except ImportRefused as refusal:
        return Refusal(source.name, str(refusal))


def _records(data: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON
    """The objects of a list; of an object the longest list of objects in it; else the object alone."""
    if isinstance(data, list):
        return [item for item in data if isinstance(item, dict)]
    if not isinstance(data, dict):
        return []
    lists = [value for value in data.values() if isinstance(value, list) and any(isinstance(v, dict) for v in value)]
    has_text = any(isinstance(value, str) and len(value) > 500 for value in data.values())
    if lists and not has_text:
        return _records(max(lists, key=len))
    return [data]
