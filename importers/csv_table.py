"""Tables as text (CSV, TSV): one article a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from extraction.document import Document
from importers.encodings import decode
from importers.importer import ImportRefused, Match, Refusal, Source
from importers.limits import MEBIBYTE
from importers.records import choose_columns, record_document

_DELIMITERS = ",;\t|"
_SAMPLE = 1 << 18
_LARGEST_FIELD = 16 * MEBIBYTE
_UNDECODED = re.compile("[\udc80-\udcff]")


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
        lines = _Lines(text)
        rows = csv.reader(lines, delimiter=delimiter, strict=False)
        header = next(rows, None)
        heading = lines.taken()
        if not header:
            raise ImportRefused("the table has no rows: nothing to import")
        names = [name.strip() or f"column {number}" for number, name in enumerate(header, 1)]
        columns = choose_columns(names, source.columns)
        try:
            for row in rows:
                stretch = lines.taken()
                if any(row):
                    inside = source.inside(f"line {rows.line_num}")
                    yield _article(dict(zip(names, row, strict=False)), columns, heading + stretch, inside)
        except csv.Error as error:
            where = f"{source.name}!line {rows.line_num}"
            yield Refusal(where, f"the table cannot be read from here on ({error}): look for an open quotation mark")


@dataclass(slots=True)
class _Lines:
    """The lines of a table, and the bytes of those that make a row.

    What is kept of an article is its row below the heading of the table, as both stand in the file.
    """

    text: io.TextIOWrapper
    _read: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.text)
        self._read.append(line)
        return _UNDECODED.sub("\ufffd", line)

    def taken(self) -> bytes:
        """The bytes of the lines since the last call."""
        content = "".join(self._read).encode(self.text.encoding, "surrogateescape")
        self._read.clear()
        return content


def _article(record: dict[str, str], columns: dict[str, str], original: bytes, source: Source) -> Document | Refusal:
    try:
        return record_document(record, columns, original, source, "text/csv")
    except ImportRefused as refusal:
        return Refusal(source.name, str(refusal))


def _decoded(stream: BinaryIO) -> io.TextIOWrapper:
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    # Up to the last line end, so that no letter is cut in two.
    encoding = decode(sample[: sample.rfind(b"\n") + 1] or sample).encoding
    # What cannot be decoded is carried along, so that the bytes of a row can be told from its text.
    wrapped = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
    if wrapped.read(1) != "\ufeff":
        wrapped.seek(0)
    return wrapped


def _delimiter(text: io.TextIOWrapper) -> str:
    position = text.tell()
    first = text.readline(_SAMPLE)
    text.seek(position)
    return max(_DELIMITERS, key=first.count)
