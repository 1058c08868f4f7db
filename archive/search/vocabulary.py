"""Looks words up in the vocabulary of the archive."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from archive.index.stems import stem, stemmed_languages
from archive.prefix_range import prefix_range

Term = tuple[str, int]
"""A folded word and in how many articles it stands."""

_FREQUENCIES = """
SELECT t.term, t.articles FROM json_each(?) j CROSS JOIN index_terms t ON t.term = j.value WHERE t.articles > 0
"""
_COMPLETIONS = """
SELECT term, articles FROM index_terms WHERE term >= ? AND term < ? AND articles > 0
ORDER BY articles DESC, term LIMIT ?
"""
_FREQUENT_COMPLETIONS = """
SELECT term, articles FROM term_bitmaps WHERE term >= ? AND term < ? ORDER BY articles DESC, term LIMIT ?
"""
_LANGUAGES = """
SELECT language FROM json_each(?2) l CROSS JOIN index_terms t ON t.term = ?1
CROSS JOIN index_stems s ON s.language = json_extract(l.value, '$[0]') AND s.stem = json_extract(l.value, '$[1]')
  AND s.term_id = t.id
"""
_FORMS = """
SELECT DISTINCT t.term, t.articles FROM json_each(?) l
CROSS JOIN index_stems s ON s.language = json_extract(l.value, '$[0]') AND s.stem = json_extract(l.value, '$[1]')
CROSS JOIN index_terms t ON t.id = s.term_id WHERE t.articles > 0 ORDER BY t.articles DESC, t.term
"""
_CONTAINING = """
SELECT t.term, t.articles FROM index_trigrams g CROSS JOIN index_terms t ON t.id = g.rowid
WHERE index_trigrams MATCH ? AND t.articles > 0 ORDER BY t.articles DESC, t.term
"""
_MORE_CONTAIN = """
SELECT count(*) FROM (SELECT 1 FROM index_trigrams WHERE index_trigrams MATCH ? LIMIT ?)
"""
_FREQUENT_CONTAINING = "SELECT term, articles FROM term_bitmaps WHERE instr(term, ?) ORDER BY articles DESC, term"


def frequencies(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """In how many articles words stand; words that stand in none are left out."""
    return dict(connection.execute(_FREQUENCIES, (json.dumps(list(words)),)).fetchall())


def completions(connection: sqlite3.Connection, prefix: str, limit: int) -> list[Term]:
    """The most frequent words that begin so."""
    # The words of which a bitmap is kept are the most frequent of all: a fiftieth of those that begin with a letter.
    found = connection.execute(_FREQUENT_COMPLETIONS, (*prefix_range(prefix), limit)).fetchall()
    if len(found) == limit:
        return found
    return connection.execute(_COMPLETIONS, (*prefix_range(prefix), limit)).fetchall()


def containing(connection: sqlite3.Connection, part: str) -> list[Term]:
    """The words that hold a part of three letters or more, the most frequent first."""
    return connection.execute(_CONTAINING, (f'"{part}"',)).fetchall()


def more_contain(connection: sqlite3.Connection, part: str, most: int) -> bool:
    """Whether more words than some hold a part of three letters or more."""
    return bool(connection.execute(_MORE_CONTAIN, (f'"{part}"', most + 1)).fetchone()[0] > most)


def frequent_containing(connection: sqlite3.Connection, part: str) -> list[Term]:
    """The words with a bitmap of their own that hold a part, the most frequent first."""
    return connection.execute(_FREQUENT_CONTAINING, (part,)).fetchall()


def forms(connection: sqlite3.Connection, word: str) -> list[Term]:
    """The words with the same stem, the most frequent first.

    Stems are compared in the languages in which the word itself occurs in the archive; in all of them when it occurs
    in none.
    """
    stems = [(language, found) for language in stemmed_languages() if (found := stem(word, language)) is not None]
    if not stems:
        return []
    own = {language for (language,) in connection.execute(_LANGUAGES, (word, json.dumps(stems)))}
    chosen = [pair for pair in stems if not own or pair[0] in own]
    return connection.execute(_FORMS, (json.dumps(chosen),)).fetchall()
