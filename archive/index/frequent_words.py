"""Bitmaps of the most frequent words, so that their articles need not be read from the index again and again.

A word in half of a million articles takes 105 ms to read from the index and 1 ms as a bitmap. They are made when the
index is made anew, and hold the articles up to `term_bitmaps_upto`; what came later is read from the index.
"""

from __future__ import annotations

import json
import sqlite3
from array import array

from pyroaring import BitMap

from archive import state

LEAST_ARTICLES = 20_000
"""Smaller archives do without: there the index answers as fast."""

LEAST_SHARE = 0.002
"""Of all articles. Rarer words are read from the index in a millisecond."""

FEWEST = 500
"""Articles; in smaller archives a word has to stand in more of them."""

_GROWTH = 0.1
_FREQUENT = "SELECT term FROM index_terms WHERE articles >= ?"
_ROWS = "SELECT json_group_array(rowid) FROM article_index WHERE article_index MATCH ?"


def outdated(connection: sqlite3.Connection) -> bool:
    """Whether so much came in since the bitmaps were made that they should be made anew."""
    last = state.number(connection, "last_ordinal")
    return last >= LEAST_ARTICLES and last - state.number(connection, "term_bitmaps_upto") > _GROWTH * last


def rebuild(connection: sqlite3.Connection) -> None:
    """Makes the bitmaps anew, within the transaction that is open and right after the index was made."""
    connection.execute("DELETE FROM term_bitmaps")
    last = state.number(connection, "last_ordinal")
    if last >= LEAST_ARTICLES:
        for (term,) in connection.execute(_FREQUENT, (max(FEWEST, int(last * LEAST_SHARE)),)).fetchall():
            rows = connection.execute(_ROWS, (f'"{term}"',)).fetchone()[0]
            bitmap = BitMap(array("I", json.loads(rows)))
            bitmap.run_optimize()
            connection.execute("INSERT INTO term_bitmaps VALUES (?, ?, ?)", (term, len(bitmap), bitmap.serialize()))
    state.put(connection, "term_bitmaps_upto", last if last >= LEAST_ARTICLES else 0)
