"""The word indexes: of articles by ordinal, and of quotes by ordinal and number."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from extraction.folding import fold_words

if TYPE_CHECKING:
    from archive.index.terms import Vocabulary

QUOTES_PER_ARTICLE = 1024
"""Row id of a quote = ordinal of its article * this + its number; the words of later quotes join those of the last."""

_BATCH = 1000
_PAGES_MERGED = 1000


def quote_row(ordinal: int, number: int) -> int:
    """The row id of a quote in `quote_index`."""
    return ordinal * QUOTES_PER_ARTICLE + min(number, QUOTES_PER_ARTICLE - 1)


def add_articles(connection: sqlite3.Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Indexes articles: ordinal and folded words joined by spaces, in ascending order."""
    connection.executemany("INSERT INTO article_index (rowid, text) VALUES (?, ?)", texts)


def add_quotes(connection: sqlite3.Connection, quotes: Iterable[tuple[int, str]]) -> None:
    """Indexes quotes: row id and folded words joined by spaces, in ascending order."""
    connection.executemany("INSERT INTO quote_index (rowid, text) VALUES (?, ?)", quotes)


def remove_quote(connection: sqlite3.Connection, row: int, words: str) -> None:
    """Takes a quote out of the index that was added with exactly these words and has its row for itself."""
    connection.execute("INSERT INTO quote_index (quote_index, rowid, text) VALUES ('delete', ?, ?)", (row, words))


def tidy(connection: sqlite3.Connection) -> None:
    """Joins some of the pieces that an index of many small imports falls into; takes well under a second."""
    connection.execute("INSERT INTO article_index (article_index, rank) VALUES ('merge', 500)")
    connection.execute("INSERT INTO quote_index (quote_index, rank) VALUES ('merge', 100)")


def merge(connection: sqlite3.Connection) -> Iterator[None]:
    """Joins all pieces of both indexes, as far at a time as takes a moment; to be committed after each step."""
    for table in ("article_index", "quote_index"):
        pages = -_PAGES_MERGED  # less than nothing: begin to join all, however few they are
        while True:
            before = connection.total_changes
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (pages,))  # noqa: S608
            yield
            # SQLite counts the statement itself; two and more changes mean that something was joined.
            if connection.total_changes - before < 2:
                break
            pages = _PAGES_MERGED


def index_all(
    connection: sqlite3.Connection, vocabulary: Vocabulary, progress: Callable[[int], None] = lambda _: None
) -> None:
    """Empties both indexes and fills them from the texts, in the order of the ordinals.

    Args:
        connection: the archive, within a transaction.
        vocabulary: an empty one that the words are added to.
        progress: is told now and then how many articles are done.
    """
    connection.execute("INSERT INTO article_index (article_index) VALUES ('delete-all')")
    connection.execute("INSERT INTO quote_index (quote_index) VALUES ('delete-all')")
    done = 0
    while rows := connection.execute(_TEXTS, (done, done + _BATCH)).fetchall():
        folded = [(ordinal, language, " ".join(fold_words(text))) for ordinal, language, text in rows]
        add_articles(connection, [(ordinal, words) for ordinal, _, words in folded])
        vocabulary.add((language, words) for _, language, words in folded)
        quotes: dict[int, list[str]] = {}
        for ordinal, number, text in connection.execute(_QUOTES, (done, done + _BATCH)):
            quotes.setdefault(quote_row(ordinal, number), []).extend(fold_words(text))
        add_quotes(connection, [(row, " ".join(words)) for row, words in quotes.items()])
        done += _BATCH
        progress(min(done, rows[-1][0]))
    connection.execute("INSERT INTO article_index (article_index) VALUES ('optimize')")
    connection.execute("INSERT INTO quote_index (quote_index) VALUES ('optimize')")


_TEXTS = """
SELECT a.ordinal, a.language, v.text
FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
WHERE a.ordinal > ? AND a.ordinal <= ? ORDER BY a.ordinal
"""
_QUOTES = """
SELECT a.ordinal, q.number, q.text FROM articles a JOIN quotes q ON q.article_id = a.id
WHERE a.ordinal > ? AND a.ordinal <= ? AND q.state <> 'rejected' ORDER BY a.ordinal, q.number
"""
