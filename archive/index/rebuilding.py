"""Makes the whole index anew, in date order. Readers see the old one until the new one is complete."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from archive import state
from archive.index import bitmaps, frequent_words, ordinals, terms, words
from extraction.folding import VERSION as FOLD_VERSION


def outdated(connection: sqlite3.Connection) -> bool:
    """Whether the index was made with another folding, or is so far out of order that it should be made anew."""
    made_with = state.number(connection, "fold_version")
    return made_with != FOLD_VERSION or ordinals.disordered(connection)


def keep_up(connection: sqlite3.Connection) -> None:
    """What an import does at its end: makes anew only what is too far behind, and tidies the rest a little.

    Args:
        connection: an archive that is open for writing, outside a transaction.
    """
    if outdated(connection):
        rebuild(connection, thorough=False)
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        words.tidy(connection)
        if frequent_words.outdated(connection):
            frequent_words.rebuild(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def rebuild(
    connection: sqlite3.Connection, progress: Callable[[int], None] = lambda _: None, *, thorough: bool = True
) -> None:
    """Numbers the articles in date order and makes index and bitmaps anew, in one transaction.

    When it is interrupted or the process ends, the archive stays as it was.

    Args:
        connection: an archive that is open for writing, outside a transaction.
        progress: is told now and then how many articles are done.
        thorough: make the vocabulary anew as well, whose stems take as long as all the rest.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        ordinals.renumber(connection)
        vocabulary = None
        if thorough or state.number(connection, "fold_version") != FOLD_VERSION:
            terms.clear(connection)
            vocabulary = terms.Vocabulary(connection)
        words.index_all(connection, vocabulary, progress)
        frequent_words.rebuild(connection)
        bitmaps.replace(connection, bitmaps.collect(connection))
        state.put(connection, "fold_version", FOLD_VERSION)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
