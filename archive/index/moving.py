"""Gives articles whose date was corrected another place in the date order."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from archive.index import ordinals, words
from extraction.folding import fold_words

_ARTICLES = """
SELECT a.id, coalesce(a.published_from, ''), a.uid, a.ordinal, v.text FROM json_each(?) j
JOIN articles a ON a.id = j.value JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
"""
_QUOTES = """
SELECT q.article_id, q.number, q.text FROM json_each(?) j JOIN quotes q ON q.article_id = j.value ORDER BY 1, 2
"""


def move(connection: sqlite3.Connection, articles: Sequence[int]) -> None:
    """Puts articles where they belong in the date order, and indexes their words there.

    Their old places are retired, as when an article is changed. The bitmaps have to be brought up to date around it.

    Args:
        connection: within a transaction.
        articles: row ids of articles that have a place; some at most.
    """
    wanted = json.dumps(list(articles))
    rows = connection.execute(_ARTICLES, (wanted,)).fetchall()
    ordinals.retire(connection, [ordinal for *_, ordinal, _ in rows if ordinal is not None])
    connection.executemany(
        "UPDATE articles SET ordinal = NULL, sorts_after = NULL WHERE id = ?", [(article,) for article, *_ in rows]
    )
    given = ordinals.assign(connection, [((day, uid), article) for article, day, uid, *_ in rows])
    texts = {given[article]: " ".join(fold_words(text)) for article, *_, text in rows}
    words.add_articles(connection, sorted(texts.items()))
    quotes: dict[int, list[str]] = {}
    for article, number, text in connection.execute(_QUOTES, (wanted,)):
        quotes.setdefault(words.quote_row(given[article], number), []).extend(fold_words(text))
    words.add_quotes(connection, sorted((row, " ".join(quoted)) for row, quoted in quotes.items()))
