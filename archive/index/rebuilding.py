"""Keeps the index in its fastest form. Readers see the old one until a new one is complete."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from archive import state
from archive.index import bitmaps, frequent_words, ordinals, renewing, terms, words
from archive.index.stems import VERSION as STEM_VERSION
from archive.index.transactions import transaction
from extraction.folding import VERSION as FOLD_VERSION

_END = object()


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
        renew(connection)
        return
    with transaction(connection):
        _follow_stems(connection)
        bitmaps.follow_units(connection)
        words.tidy(connection)
        if frequent_words.outdated(connection):
            frequent_words.rebuild(connection)


def optimize(
    connection: sqlite3.Connection, progress: Callable[[int], None] = lambda _: None, *, anew: bool = False
) -> bool:
    """Brings the index into its fastest form: in date order, in one piece.

    May be interrupted at any time; the next call goes on where this one was.

    Args:
        connection: an archive that is open for writing, outside a transaction.
        progress: is told now and then how many articles are done.
        anew: make all anew, the vocabulary as well, whatever state it is in.

    Returns:
        Whether the index was made anew.
    """
    renewed = anew or outdated(connection) or renewing.unfinished(connection) or not ordinals.ordered(connection)
    if anew:
        rebuild(connection, progress)
    elif renewed:
        renew(connection, progress)
    with transaction(connection):
        _follow_stems(connection)
        bitmaps.follow_units(connection)
    joined = words.merge(connection)
    while True:
        with transaction(connection):
            if next(joined, _END) is _END:
                break
    if frequent_words.outdated(connection):
        with transaction(connection):
            frequent_words.rebuild(connection)
    return renewed


def _follow_stems(connection: sqlite3.Connection) -> None:
    if state.number(connection, "stem_version") != STEM_VERSION:
        terms.restem(connection)


def renew(connection: sqlite3.Connection, progress: Callable[[int], None] = lambda _: None) -> None:
    """Numbers the articles in date order and indexes them anew, in steps; with another folding in one transaction."""
    if state.number(connection, "fold_version") != FOLD_VERSION:
        rebuild(connection, progress)
    else:
        renewing.renew(connection, progress)


def rebuild(connection: sqlite3.Connection, progress: Callable[[int], None] = lambda _: None) -> None:
    """Numbers the articles in date order and makes index, vocabulary and bitmaps anew, in one transaction.

    When it is interrupted or the process ends, the archive stays as it was.

    Args:
        connection: an archive that is open for writing, outside a transaction.
        progress: is told now and then how many articles are done.
    """
    with transaction(connection):
        renewing.abandon(connection)
        ordinals.renumber(connection)
        terms.clear(connection)
        words.index_all(connection, terms.Vocabulary(connection), progress)
        frequent_words.rebuild(connection)
        bitmaps.replace(connection, bitmaps.collect(connection))
        state.put(connection, "fold_version", FOLD_VERSION)
        state.put(connection, "stem_version", STEM_VERSION)
