"""The journal in the archive: writing entries, reading them in order, and which of them are undone.

Entries are ordered by time and uid. Journals of several people are therefore merged as sets: whoever has the same
entries has the same order.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from archive import clock
from archive.decisions.decision import Decision, Target

# The indexes of `decisions` leave out empty values, so a query that is to use one says that it wants none (`<> ''`).
_INSERT = """
INSERT OR IGNORE INTO decisions (uid, made, author, verb, target_kind, article_uid, entity_uid, undoes, exact, fold,
  occurrence, text_before, text_after, value, scope, reason, batch)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SELECT = """
SELECT d.made, d.author, d.verb, d.target_kind, d.article_uid, d.entity_uid, d.undoes, d.exact, d.occurrence,
  d.text_before, d.text_after, d.value, d.scope, d.reason, d.batch
FROM decisions d
"""
_NEWEST = """
SELECT s.state, s.explanation, s.text_now, d.made, d.author, d.verb, d.target_kind, d.article_uid, d.entity_uid,
  d.undoes, d.exact, d.occurrence, d.text_before, d.text_after, d.value, d.scope, d.reason, d.batch
FROM decisions d LEFT JOIN decision_states s ON s.decision_id = d.id
WHERE {condition} ORDER BY d.made DESC, d.uid DESC LIMIT ?
"""
_NOT_UNDONE = "d.id NOT IN (SELECT decision_id FROM decision_states WHERE state = 'undone')"
_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"


def next_moment(connection: sqlite3.Connection) -> str:
    """The time for a new entry: now, but always later than the last entry, also when the clock was set back."""
    moment = datetime.strptime(clock.now(), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    last = connection.execute("SELECT max(made) FROM decisions").fetchone()[0]
    if last:
        moment = max(moment, datetime.strptime(last, _FORMAT).replace(tzinfo=UTC) + timedelta(microseconds=1))
    return moment.strftime(_FORMAT)


def append(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> int:
    """Write entries that are not there yet, within the transaction that is open, and give how many they were."""
    before = connection.total_changes
    connection.executemany(_INSERT, (_row(decision) for decision in decisions))
    return connection.total_changes - before


def entries(connection: sqlite3.Connection) -> Iterator[Decision]:
    """All entries in order."""
    return _select(connection, "TRUE")


def entry(connection: sqlite3.Connection, uid: str) -> Decision | None:
    """The entry with a uid."""
    return next(_select(connection, "d.uid = ?", uid), None)


def live(connection: sqlite3.Connection, condition: str = "TRUE", *values: object) -> Iterator[Decision]:
    """The entries that are carried out, in order: all but undone ones and the undos themselves.

    Args:
        connection: the archive.
        condition: SQL about the row `d` of decisions.
        values: its parameters.
    """
    return _select(connection, f"d.verb <> 'undo' AND {_NOT_UNDONE} AND ({condition})", *values)


def where(connection: sqlite3.Connection, condition: str, *values: object) -> Iterator[Decision]:
    """The entries that meet a condition, in order; as `live`, with undone ones and undos."""
    return _select(connection, condition, *values)


def newest(
    connection: sqlite3.Connection, condition: str, *values: object, limit: int | None = None
) -> Iterator[tuple[Decision, str | None, str, str | None]]:
    """The entries that meet a condition, newest first, each with what became of it.

    Args:
        connection: the archive.
        condition: SQL about the row `d` of decisions.
        values: its parameters.
        limit: how many at most; the rest of the journal is not read then.

    Returns:
        The entry; `undone`, `stale` or None when it simply holds; why it is stale, or the uid of the undo; what stands
        in the place of its words now.
    """
    rows = connection.execute(_NEWEST.format(condition=condition), (*values, -1 if limit is None else limit))
    return ((_decision(row), state, explanation or "", now) for state, explanation, now, *row in rows)


def undone(connection: sqlite3.Connection) -> dict[str, str]:
    """Which entries are undone: their uid to the uid of the undo.

    An undo that was undone itself (a redo) does not count.
    """
    gone: dict[str, str] = {}
    undos = connection.execute("SELECT uid, undoes FROM decisions WHERE verb = 'undo' ORDER BY made DESC, uid DESC")
    for uid, undoes in undos:
        if uid not in gone:
            gone.setdefault(undoes, uid)
    return gone


def mark_undone(connection: sqlite3.Connection) -> set[str]:
    """Bring the states up to date with the undos in the journal; gives the uids whose state changed."""
    now = undone(connection)
    rows = connection.execute(
        "SELECT d.uid, s.explanation FROM decision_states s JOIN decisions d ON d.id = s.decision_id"
        " WHERE s.state = 'undone'"
    )
    before: dict[str, str] = dict(rows)
    connection.executemany(
        "DELETE FROM decision_states WHERE decision_id = (SELECT id FROM decisions WHERE uid = ?)",
        [(uid,) for uid in before.keys() - now.keys()],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO decision_states (decision_id, state, explanation)"
        " SELECT id, 'undone', ? FROM decisions WHERE uid = ?",
        [(undo, uid) for uid, undo in now.items() if before.get(uid) != undo],
    )
    return before.keys() ^ now.keys()


def _select(connection: sqlite3.Connection, condition: str, *values: object) -> Iterator[Decision]:
    rows = connection.execute(f"{_SELECT} WHERE {condition} ORDER BY d.made, d.uid", values)
    return (_decision(row) for row in rows.fetchall())


def _row(decision: Decision) -> tuple[object, ...]:
    target = decision.target
    value = json.dumps(dict(decision.value), ensure_ascii=False, sort_keys=True)
    return (
        decision.uid, decision.made, decision.author, decision.verb, target.kind, target.article, target.entity,
        target.decision, target.exact, target.fold, target.occurrence, target.before, target.after, value,
        decision.scope, decision.reason, decision.batch,
    )  # fmt: skip


def _decision(row: Sequence[Any]) -> Decision:
    made, author, verb, kind, article, entity, undoes, exact, occurrence, before, after, value, *rest = row
    target = Target(kind, article, entity, undoes, exact, occurrence, before, after)
    return Decision(made, author, verb, target, json.loads(value), *rest)
