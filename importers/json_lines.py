"""JSON lines: one article an object a line, any number of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from extraction.document import Document
from importers.importer import ImportRefused, Match, Refusal, Source
from importers.json_records import load_json, record_item
from importers.limits import readable_size
from importers.records import choose_columns


class JsonLines:
    """Reads `.jsonl` files."""

    name = "records (JSON lines)"
    media_types = ("application/jsonl", "application/x-ndjson")
    suffixes = (".jsonl", ".ndjson")
    container = True
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """The name."""
        opens = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
        return Match.NAMED if name.lower().endswith(self.suffixes) and opens else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document | Refusal]:
        """Read the lines."""
        limit = source.limits.member_bytes
        number = 0
        while line := stream.readline(limit + 1):
            number += 1
            inside = source.inside(f"line {number}")
            if len(line) > limit:
                raise ImportRefused(f"line {number} is larger than {readable_size(limit)}: it is no article")
            if line.strip():
                yield _article(line.strip(), inside)


def _article(line: bytes, source: Source) -> Document | Refusal:
    try:
        _, record = load_json(line)
        if not isinstance(record, dict):
            raise ImportRefused("it is no JSON object: nothing to import")
        return record_item(record, choose_columns(list(record), source.columns), source, line)
    except ImportRefused as refusal:
        return Refusal(source.name, str(refusal))
