"""Tables of SQLite files: one article a row. Only tables are read, never views: a view can be made to run for ever."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import BinaryIO
from urllib.request import pathname2url

from extraction.document import Document
from importers.importer import Columns, ImportRefused, Match, Refusal, Source
from importers.records import choose_columns, record_document

_MAGIC = b"SQLite format 3\0"
_OWN_APPLICATION = b"JuMe"
_CHUNK = 1 << 20


class SqliteTable:
    """Reads `.sqlite` and `.db` files of other programs."""

    name = "table (SQLite)"
    media_types = ("application/vnd.sqlite3", "application/x-sqlite3")
    suffixes = (".sqlite", ".sqlite3", ".db")
    container = True
    text = False

    def sniff(self, head: bytes, name: str) -> Match:  # noqa: ARG002 - the signature is enough
        """The signature."""
        return Match.CERTAIN if head.startswith(_MAGIC) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document | Refusal]:
        """Read the rows of the table that holds articles."""
        try:
            with _opened(stream, source) as connection:
                _check_whole(connection)
                table, names, columns = _chosen_table(connection, source.columns)
                quoted = table.replace('"', '""')
                for number, row in enumerate(connection.execute(f'SELECT * FROM "{quoted}"'), 1):  # noqa: S608 - quoted
                    yield _article(dict(zip(names, row, strict=True)), columns, source.inside(f"{table} {number}"))
        except (sqlite3.Error, OverflowError) as error:
            raise ImportRefused(f"the SQLite file is damaged ({error}): export the table as CSV") from error


@contextmanager
def _opened(stream: BinaryIO, source: Source) -> Iterator[sqlite3.Connection]:
    """Open a copy for reading: the file may be in use, and SQLite needs a name."""
    with tempfile.NamedTemporaryFile(suffix=".sqlite") as copy:
        while chunk := stream.read(_CHUNK):
            copy.write(chunk)
        copy.flush()
        address = f"file:{pathname2url(copy.name)}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, source.limits.member_bytes)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.text_factory = lambda content: content.decode("utf-8", "replace")
            yield connection


def _check_whole(connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'article_versions'").fetchone()[0]:
        raise ImportRefused("it is an archive of jumelage itself: open it with --archive")
    # Damaged pages can be read without any error, and give nothing.
    problem = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if problem != "ok":
        raise ImportRefused(f"the SQLite file is damaged ({problem[:80]}): export the table as CSV")


def _chosen_table(connection: sqlite3.Connection, chosen: Columns) -> tuple[str, list[str], dict[str, str]]:
    """The table to read: the one that was named, else the first whose columns make an article."""
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
            " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        )
    ]
    if chosen.table is not None and chosen.table not in tables:
        raise ImportRefused(f"there is no table {chosen.table!r}: the tables are {', '.join(tables[:20])}")
    reasons: list[str] = []
    for table in [chosen.table] if chosen.table else tables:
        quoted = table.replace('"', '""')
        names = [row[1] for row in connection.execute(f'PRAGMA table_info("{quoted}")')]
        try:
            columns = choose_columns(names, chosen)
        except ImportRefused as refusal:
            reasons.append(str(refusal))
            continue
        if "text" in columns or chosen.table:
            return table, names, columns
    if len(reasons) == 1:
        raise ImportRefused(reasons[0])
    raise ImportRefused(f"no table holds articles (the tables are {', '.join(tables[:20])}): name one with --table")


def _article(record: dict[str, object], columns: dict[str, str], source: Source) -> Document | Refusal:
    plain = {name: value.hex() if isinstance(value, bytes) else value for name, value in record.items()}
    original = json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace")
    try:
        return record_document(record, columns, original, source, "application/json")
    except ImportRefused as refusal:
        return Refusal(source.name, str(refusal))
