"""The vocabulary of the archive: every word of the index, in how many articles it stands, its stems and trigrams.

A query is widened with it before the index is asked: to the forms of a word (by stem), to compounds (by trigrams,
which cost 3 % of the file on the vocabulary and five times the index on the texts), to completions and corrections.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable

from archive import state
from archive.index.stems import VERSION as STEM_VERSION
from archive.index.stems import stem

_COUNT = """
INSERT INTO index_terms (term, articles) VALUES (?, ?)
ON CONFLICT (term) DO UPDATE SET articles = articles + excluded.articles
"""
_STEM = """
INSERT OR IGNORE INTO index_stems (language, stem, term_id)
SELECT ?2, ?3, id FROM index_terms WHERE term = ?1
"""
_HELD = "SELECT s.language, t.id, t.term FROM index_stems s JOIN index_terms t ON t.id = s.term_id"
_TRIGRAMS = "INSERT INTO index_trigrams (rowid, term) SELECT id, term FROM index_terms WHERE id > ?"
_REMEMBERED = 1_000_000


class Vocabulary:
    """Adds the words of articles; remembers which words were stemmed in which language lately."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._stemmed: dict[str, set[str]] = defaultdict(set)

    def forget(self) -> None:
        """Empties the memory, because a transaction was rolled back or another process wrote."""
        self._stemmed.clear()

    def add(self, articles: Iterable[tuple[str, str]]) -> None:
        """Adds articles, within the transaction that is open.

        Args:
            articles: language and folded words joined by spaces, of each.
        """
        counts: Counter[str] = Counter()
        new: dict[str, set[str]] = defaultdict(set)
        for language, words in articles:
            distinct = set(words.split(" "))
            distinct.discard("")
            counts.update(distinct)
            new[language] |= distinct
        last = self._connection.execute("SELECT coalesce(max(id), 0) FROM index_terms").fetchone()[0]
        self._connection.executemany(_COUNT, sorted(counts.items()))
        self._connection.execute(_TRIGRAMS, (last,))
        for language, words_of_language in sorted(new.items()):
            unknown = sorted(words_of_language - self._stemmed[language])
            stems = ((word, language, stem(word, language)) for word in unknown)
            self._connection.executemany(_STEM, [row for row in stems if row[2] is not None])
            if sum(map(len, self._stemmed.values())) < _REMEMBERED:
                self._stemmed[language].update(unknown)


def restem(connection: sqlite3.Connection) -> None:
    """Makes the stems of all words anew, within the transaction that is open."""
    held = connection.execute(_HELD).fetchall()
    connection.execute("DELETE FROM index_stems")
    stems = ((language, stem(term, language), term_id) for language, term_id, term in held)
    connection.executemany("INSERT OR IGNORE INTO index_stems VALUES (?, ?, ?)", [row for row in stems if row[1]])
    state.put(connection, "stem_version", STEM_VERSION)


def recount(connection: sqlite3.Connection) -> None:
    """Counts anew in how many articles each word stands, from the index itself; words that are gone count 0."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_of_index USING fts5vocab(main, article_index, row)"
    )
    connection.execute("UPDATE index_terms SET articles = 0")
    connection.execute(
        "UPDATE index_terms SET articles = w.doc FROM temp.words_of_index w WHERE w.term = index_terms.term"
    )


def clear(connection: sqlite3.Connection) -> None:
    """Empties the vocabulary, before all articles are added anew."""
    connection.execute("DELETE FROM index_stems")
    connection.execute("DELETE FROM index_terms")
    connection.execute("INSERT INTO index_trigrams (index_trigrams) VALUES ('delete-all')")
