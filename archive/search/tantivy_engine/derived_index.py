"""The index beside the file: made, caught up, and opened."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import tantivy
from pyroaring import BitMap

from archive import state
from archive.errors import ArchiveError
from archive.index import changes, ordinals
from archive.index.bitmaps import Key
from archive.search.tantivy_engine.placing import folder_of
from extraction.folding import VERSION as FOLD_VERSION
from extraction.folding import fold_words

NUMBERS = ("city", "place", "person", "organisation", "speaker", "outlet", "year", "month", "published")
"""Fields that hold ids or dates, several for an article; named as the kinds of bitmaps are."""

NAMES = ("language", "has")
"""Fields that hold words of a fixed list."""

_LAYOUT = 1
"""Raised when the fields of a document change: an index of another layout is made anew."""

_SLAB = 50_000
_MEMORY = 128_000_000
_POSITION = "position.json"
_TURNS = threading.Lock()
"""The threads of a process make and catch up an index one after another; another process is not waited for."""
_TEXTS = """
SELECT a.ordinal, coalesce(a.sorts_after, 0), coalesce(a.published_from, ''), a.uid, v.text
FROM json_each(?) j CROSS JOIN articles a ON a.ordinal = j.value
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
"""
_IDENTITY = """
SELECT coalesce((SELECT started FROM import_runs ORDER BY id LIMIT 1), '') || ' '
  || coalesce((SELECT uid FROM articles ORDER BY id LIMIT 1), '')
"""


@dataclass(frozen=True, slots=True)
class _Position:
    """What of which archive the index holds: articles up to an ordinal, as they were at a change."""

    archive: str
    layout: int
    fold_version: int
    generation: int
    number: int
    upto: int


def sort_key(ordinal: int, after: int, day: str, uid: str) -> int:
    """A number that is higher for newer articles, also where an article came in late.

    Args:
        ordinal: of the article.
        after: the ordinal it follows in the date order, 0 in the sorted part.
        day: its first possible day, empty when it has none.
        uid: of the article.
    """
    if not after:
        return ordinal << 36
    year, month, in_month = (int(part) for part in day.split("-")) if day else (0, 0, 0)
    return after << 36 | (1 + year * 372 + month * 31 + in_month) << 14 | int(uid[:4], 16) >> 2


def schema() -> tantivy.Schema:
    """The fields of a document, which is one article."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="whitespace")
    for name in NAMES:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("ordinal", "key", *NUMBERS):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    return builder.build()


class DerivedIndex:
    """The tantivy index of one archive.

    Args:
        archive: path of the archive file.

    Raises:
        ArchiveError: the folder cannot be made, or what is in it cannot be opened.
    """

    def __init__(self, archive: Path) -> None:
        self.folder = folder_of(archive)
        self.schema = schema()
        try:
            with _TURNS:
                self._index = self._open()
        except (OSError, ValueError) as error:
            advice = "delete the folder and run `jumelage optimize --engine tantivy`"
            raise ArchiveError(f"the tantivy index cannot be opened ({error})", str(self.folder), advice) from error

    def _open(self) -> tantivy.Index:
        position = self._position()
        if self.folder.exists() and (position is None or position.layout != _LAYOUT):
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(self.schema, path=str(self.folder))
        if self._position() is None:  # who comes next is not to take a new index for a broken one
            self._keep(_Position("", _LAYOUT, FOLD_VERSION, 0, 0, 0))
        return index

    def searcher(self) -> tantivy.Searcher:
        """A searcher of the last state that was committed, by this process or another."""
        self._index.reload()
        return self._index.searcher()

    def behind(self, connection: sqlite3.Connection) -> int:
        """How many articles of the archive the index lacks or holds in an older state."""
        return len(self._missing(connection, self._current(connection)))

    def catch_up(self, connection: sqlite3.Connection, progress: Callable[[int], None] = lambda _: None) -> bool:
        """Brings the index up to the state of the archive, from where it was left, be it from nothing.

        Each fifty thousand articles are committed, so that an interruption loses no more than those.

        Args:
            connection: to the archive; nothing is written to it.
            progress: is told now and then how many articles are done.

        Returns:
            False when another process is at it.
        """
        with _TURNS:
            return self._catch_up(connection, progress)

    def _catch_up(self, connection: sqlite3.Connection, progress: Callable[[int], None]) -> bool:
        at = self._current(connection)
        missing = self._missing(connection, at)
        target = changes.position(connection).number
        last = state.number(connection, "last_ordinal")
        if not missing and (at.number, at.upto) == (target, last) and self._position() == at:
            return True
        try:
            writer = self._index.writer(_MEMORY, 1)
        except ValueError:
            return False
        if self._position() != at:
            writer.delete_all_documents()
        else:
            outdated = (missing & BitMap(range(at.upto + 1))).to_array().tolist()
            writer.delete_documents_by_query(tantivy.Query.term_set_query(self.schema, "ordinal", outdated))
        done = 0
        dead = ordinals.dead(connection)
        waiting = missing - dead
        while waiting:
            slab = waiting[:_SLAB]
            for document in _documents(connection, slab):
                writer.add_document(document)
            waiting -= slab
            done += len(slab)
            # What came later than the change that the index stands at is done first and again when it is interrupted.
            if waiting and waiting[0] > at.upto:
                writer.commit()
                at = _Position(at.archive, _LAYOUT, FOLD_VERSION, at.generation, at.number, max(slab[-1], at.upto))
                self._keep(at)
            progress(done)
        writer.commit()
        self._keep(_Position(at.archive, _LAYOUT, FOLD_VERSION, at.generation, target, last))
        writer.wait_merging_threads()
        return True

    def _missing(self, connection: sqlite3.Connection, at: _Position) -> BitMap:
        changed = changes.since(connection, at.number)
        later = BitMap(range(at.upto + 1, state.number(connection, "last_ordinal") + 1))
        return (changed | later) - (ordinals.dead(connection) & later)

    def _current(self, connection: sqlite3.Connection) -> _Position:
        """How far the index is in following this archive as it is now; at nothing where it follows another."""
        archive = connection.execute(_IDENTITY).fetchone()[0]
        now = changes.position(connection)
        kept = self._position()
        if (
            kept is not None
            and (kept.archive, kept.fold_version, kept.generation) == (archive, FOLD_VERSION, now.generation)
            and kept.number <= now.number
        ):
            return kept
        return _Position(archive, _LAYOUT, FOLD_VERSION, now.generation, now.number, 0)

    def _position(self) -> _Position | None:
        try:
            return _Position(**json.loads((self.folder / _POSITION).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def _keep(self, position: _Position) -> None:
        unfinished = self.folder / (_POSITION + ".new")
        unfinished.write_text(json.dumps(asdict(position)), encoding="utf-8")
        unfinished.replace(self.folder / _POSITION)


def _documents(connection: sqlite3.Connection, wanted: BitMap) -> Iterator[tantivy.Document]:
    values = _values(connection, wanted)
    for ordinal, after, day, uid, text in connection.execute(_TEXTS, (json.dumps(wanted.to_array().tolist()),)):
        document = tantivy.Document()
        document.add_text("text", " ".join(fold_words(text)))
        document.add_unsigned("ordinal", ordinal)
        document.add_unsigned("key", sort_key(ordinal, after, day, uid))
        for kind, value in values[ordinal]:
            if isinstance(value, int):
                document.add_unsigned(kind, value)
            else:
                document.add_text(kind, value)
        yield document


def _values(connection: sqlite3.Connection, wanted: BitMap) -> dict[int, list[Key]]:
    """What the bitmaps of the archive say of some articles."""
    found: dict[int, list[Key]] = defaultdict(list)
    for kind, value, content in connection.execute("SELECT kind, value, bitmap FROM facet_bitmaps"):
        for ordinal in BitMap.deserialize(content) & wanted:
            found[ordinal].append((kind, value))
    return found
