"""Carries out decisions about entities: their label, kind, names, and which of them are one."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from archive.decisions import journal
from archive.decisions.article_effects import write_note
from archive.decisions.decision import NAMES, Decision, Value
from archive.decisions.stale import NO_ENTITY, Stale
from extraction.folding import fold_name

Outcomes = dict[str, Stale | None]
"""For each decision, by uid, None or why it could not be carried out."""

Moves = dict[int, tuple[int | None, int | None]]
"""For each entity, by row id, the one it was merged into before and the one it is merged into now."""

_ADDED_SCHEMES = ("gnd", "viaf")


def ensure_entity(connection: sqlite3.Connection, value: Value) -> int | None:
    """The row of the entity that a decision names; it is made when the decision says enough of it.

    Args:
        connection: the archive.
        value: of the decision: `entity` is the uid; with a `label` it can be made, with `place` (the columns of
            `places`) as a place of the gazetteer.

    Returns:
        Its row id, None when it is not there and cannot be made.
    """
    uid = str(value.get("entity", ""))
    row = connection.execute("SELECT id FROM entities WHERE uid = ?", (uid,)).fetchone()
    if row:
        return int(row[0])
    kind, label = found_kind(uid), value.get("label")
    if kind not in NAMES or not label:
        return None
    place = value.get("place") or {}
    made = connection.execute(
        "INSERT INTO entities (uid, kind, label, found_label, disambiguation) VALUES (?, ?, ?, ?, ?)",
        (uid, kind, label, label, place.get("country", "")),
    )
    entity = int(made.lastrowid or 0)
    _insert_name(connection, entity, {"name": label, "kind": "preferred"})
    if place:
        _add_place(connection, entity, place)
    return entity


def found_kind(uid: str) -> str:
    """The kind that an entity had when it was first found; its uid begins with it."""
    return uid.partition("-")[0]


def replay_entity(connection: sqlite3.Connection, uid: str) -> Outcomes:
    """Set an entity back to what was found and carry out the live decisions about it, but for merges and splits."""
    decisions = list(journal.live(connection, "d.entity_uid = ? AND d.target_kind = 'entity'", uid))
    decisions = [decision for decision in decisions if decision.verb in _EFFECTS]
    row = connection.execute("SELECT id FROM entities WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        return {decision.uid: NO_ENTITY for decision in decisions}
    entity = int(row[0])
    _reset(connection, entity, uid)
    for decision in decisions:
        _EFFECTS[decision.verb](connection, entity, decision)
    return {decision.uid: None for decision in decisions}


def replay_merges(connection: sqlite3.Connection) -> tuple[Moves, Outcomes]:
    """Work out anew into which entity each merged one goes, and write what is different.

    Returns:
        The entities that moved, and what became of each merge.
    """
    outcomes: Outcomes = {}
    parents: dict[str, str] = {}
    for decision in journal.live(connection, "d.verb = 'merge'"):
        one, other = _root(parents, decision.target.entity), _root(parents, str(decision.value.get("into", "")))
        known = _exists(connection, decision.target.entity) and _exists(connection, other)
        outcomes[decision.uid] = None if known else NO_ENTITY
        if known and one != other:
            parents[one] = other
    roots = {uid: _root(parents, uid) for uid in parents}
    ids = {uid: _id(connection, uid) for uid in roots.keys() | set(roots.values())}
    now: dict[int, int | None] = {ids[uid]: ids[root] for uid, root in roots.items()}
    before: dict[int, int | None] = dict(
        connection.execute("SELECT id, merged_into FROM entities WHERE merged_into IS NOT NULL")
    )
    changed = {
        entity: (before.get(entity), now.get(entity))
        for entity in before.keys() | now.keys()
        if before.get(entity) != now.get(entity)
    }
    connection.executemany(
        "UPDATE entities SET merged_into = ? WHERE id = ?", [(new, entity) for entity, (_, new) in changed.items()]
    )
    return changed, outcomes


def _root(parents: Mapping[str, str], uid: str) -> str:
    while uid in parents:
        uid = parents[uid]
    return uid


def _exists(connection: sqlite3.Connection, uid: str) -> bool:
    return connection.execute("SELECT 1 FROM entities WHERE uid = ?", (uid,)).fetchone() is not None


def _id(connection: sqlite3.Connection, uid: str) -> int:
    return int(connection.execute("SELECT id FROM entities WHERE uid = ?", (uid,)).fetchone()[0])


def _reset(connection: sqlite3.Connection, entity: int, uid: str) -> None:
    country = connection.execute("SELECT country FROM places WHERE entity_id = ?", (entity,)).fetchone()
    connection.execute(
        "UPDATE entities SET label = found_label, kind = ?, disambiguation = ? WHERE id = ?",
        (found_kind(uid), country[0] if country else "", entity),
    )
    connection.execute("DELETE FROM entity_names WHERE entity_id = ? AND origin = 'person'", (entity,))
    connection.executemany(
        "DELETE FROM entity_identifiers WHERE entity_id = ? AND scheme = ?",
        [(entity, scheme) for scheme in _ADDED_SCHEMES],
    )
    connection.execute("DELETE FROM notes WHERE entity_uid = ?", (uid,))


def _rename(connection: sqlite3.Connection, entity: int, decision: Decision) -> None:
    label = decision.value["label"]
    connection.execute("UPDATE entities SET label = ? WHERE id = ?", (label, entity))
    _insert_name(connection, entity, {"name": label, "kind": "preferred"})


def _add_name(connection: sqlite3.Connection, entity: int, decision: Decision) -> None:
    _insert_name(connection, entity, decision.value)


def _insert_name(connection: sqlite3.Connection, entity: int, value: Value) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO entity_names (entity_id, name, fold, language, kind, origin)"
        " VALUES (?, ?, ?, ?, ?, 'person')",
        (entity, value["name"], fold_name(value["name"]), value.get("language", ""), value.get("kind", "variant")),
    )


def _retype(connection: sqlite3.Connection, entity: int, decision: Decision) -> None:
    connection.execute("UPDATE entities SET kind = ? WHERE id = ?", (decision.value["kind"], entity))


def _set(connection: sqlite3.Connection, entity: int, decision: Decision) -> None:
    field, value = decision.value["field"], decision.value["value"]
    if field == "disambiguation":
        connection.execute("UPDATE entities SET disambiguation = ? WHERE id = ?", (value or "", entity))
    elif field == "note":
        write_note(connection, decision, entity_uid=decision.target.entity)
    elif field in _ADDED_SCHEMES:
        connection.execute("DELETE FROM entity_identifiers WHERE entity_id = ? AND scheme = ?", (entity, field))
        if value:
            connection.execute("INSERT INTO entity_identifiers VALUES (?, ?, ?)", (entity, field, value))


_EFFECTS = {"rename": _rename, "add-name": _add_name, "retype": _retype, "set": _set}


def _add_place(connection: sqlite3.Connection, entity: int, place: Mapping[str, Any]) -> None:
    columns = ("geonames_id", "kind", "country", "latitude", "longitude", "population")
    connection.execute(
        "INSERT OR IGNORE INTO places VALUES (?, ?, ?, ?, ?, ?, ?)", (entity, *(place[column] for column in columns))
    )
    connection.execute(
        "INSERT OR IGNORE INTO entity_identifiers VALUES (?, 'geonames', ?)", (entity, str(place["geonames_id"]))
    )
