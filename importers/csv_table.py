"""Tables as text (CSV, TSV): one article a row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from extraction.document import Document
from importers.encodings import decode
from importers.importer import ImportRefused, Match, Refusal, Source
from importers.limits import MEBIBYTE
from importers.records import choose_columns, record_document

_DELIMITERS = ",;\t|"
_SAMPLE = 1 << 18
_LARGEST_FIELD = 16 * MEBIBYTE


class CsvTable:
    """Reads `.csv` and `.tsv` files."""

    name = "table (CSV)"
    media_types = ("text/csv", "text/tab-separated-values")
    suffixes = (".csv", ".tsv")
    container = True
    text = False

    def sniff(self, head: bytes, name: str) -> Match:  # noqa: ARG002 - any text can be CSV
        """Only the name tells it from plain text."""
        return Match.NAMED if name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document | Refusal]:
        """Read the rows."""
        text = _decoded(stream)
        delimiter = source.columns.delimiter or _delimiter(text)
        csv.field_size_limit(_LARGEST_FIELD)
        rows = csv.reader(text, delimiter=delimiter, strict=False)
        header = next(rows, None)
        if not header:
            raise ImportRefused("the table has no rows: nothing to import")
        names = [name.strip() or f"column {number}" for number, name in enumerate(header, 1)]
        columns = choose_columns(names, source.columns)
        try:
            for row in rows:
                if any(row):
                    yield _article(dict(zip(names, row, strict=False)), columns, source, rows.line_num)
        except csv.Error as error:
            where = f"{source.name}!line {rows.line_num}"
            yield Refusal(where, f"the table cannot be read from here on ({error}): look for an open quotation mark")


def _article(record: dict[str, str], columns: dict[str, str], source: Source, line: int) -> Document | Refusal:
    inside = source.inside(f"line {line}")
    original = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
    try:
        return record_document(record, columns, original, inside, "application/json")
    except ImportRefused as refusal:
        return Refusal(inside.name, str(refusal))


def _decoded(stream: BinaryIO) -> io.TextIOWrapper:
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    # Up to the last line end, so that no letter is cut in two.
    encoding = decode(sample[: sample.rfind(b"\n") + 1] or sample).encoding
    wrapped = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    if wrapped.read(1) != "\ufeff":
        wrapped.seek(0)
    return wrapped


def _delimiter(text: io.TextIOWrapper) -> str:
    position = text.tell()
    first = text.readline(_SAMPLE)
    text.seek(position)
    return max(_DELIMITERS, key=first.count)
