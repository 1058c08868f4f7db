"""Carries out decisions about entities: their label, kind, names, and which of them are one."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from archive.decisions import journal
from archive.decisions.article_effects import write_note
from archive.decisions.decision import NAMES, Decision, Value
from extraction.folding import fold_name

Moves = dict[int, tuple[int | None, int | None]]
"""For each entity, by row id, the one it was merged into before and the one it is merged into now."""

_ADDED_SCHEMES = ("gnd", "viaf")
_PLACE = ("geonames_id", "kind", "country", "latitude", "longitude", "population")


def ensure_entity(connection: sqlite3.Connection, uid: str, value: Value) -> int | None:
    """The row of an entity that a decision names; it is made when the decision says enough of it.

    Args:
        connection: the archive.
        uid: of the entity.
        value: of the decision: with a `label` the entity can be made, with `place` (the columns of `places`) as a
            place of the gazetteer.

    Returns:
        Its row id, None when it is not there and cannot be made.
    """
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
    _insert_name(connection, entity, {"name": label, "kind": "preferred"}, origin="found")
    if place:
        _add_place(connection, entity, place)
    return entity


def described(connection: sqlite3.Connection, uid: str) -> dict[str, Any] | None:
    """What a decision has to say of an entity so that `ensure_entity` can make it elsewhere; None if it is not here."""
    row = connection.execute("SELECT id, found_label FROM entities WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        return None
    entity, label = row
    place = connection.execute(
        "SELECT geonames_id, kind, country, latitude, longitude, population FROM places WHERE entity_id = ?", (entity,)
    ).fetchone()
    return {"label": label} | ({"place": dict(zip(_PLACE, place, strict=True))} if place else {})


def found_kind(uid: str) -> str:
    """The kind that an entity had when it was first found; its uid begins with it."""
    return uid.partition("-")[0]


def replay_entity(connection: sqlite3.Connection, uid: str) -> None:
    """Set an entity back to what was found and carry out the live decisions about it, but for merges and splits.

    An entity that is not in the archive is passed over: it is decided about when it comes.
    """
    row = connection.execute("SELECT id FROM entities WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        return
    entity = int(row[0])
    _reset(connection, entity, uid)
    for decision in journal.live(
        connection, "d.entity_uid = ? AND d.entity_uid <> '' AND d.target_kind = 'entity'", uid
    ):
        if decision.verb in _EFFECTS:
            _EFFECTS[decision.verb](connection, entity, decision)


def replay_merges(connection: sqlite3.Connection) -> Moves:
    """Work out anew into which entity each merged one goes, write what is different, and give what moved.

    Merged entities that are not in the archive are made, so that it does not matter what it once held. Of a merge and
    a later word that the two are not the same, the later holds.
    """
    merges: dict[frozenset[str], Decision] = {}
    for decision in journal.live(connection, "d.verb IN ('merge', 'not-same')"):
        pair = frozenset((decision.target.entity, str(decision.value.get("into", decision.value.get("other")))))
        merges.pop(pair, None)
        if decision.verb == "merge":
            merges[pair] = decision
    parents: dict[str, str] = {}
    descriptions: dict[str, Value] = {}
    for decision in merges.values():
        merged, into = decision.target.entity, str(decision.value["into"])
        for uid, description in ((into, decision.value), (merged, decision.value.get("merged", {}))):
            descriptions[uid] = descriptions.get(uid) or description
        one, other = _root(parents, merged), _root(parents, into)
        if one != other:
            parents[one] = other
    now: dict[int, int | None] = {}
    for uid in parents:
        root = _root(parents, uid)
        entity = ensure_entity(connection, uid, descriptions[uid])
        if entity is not None:
            now[entity] = ensure_entity(connection, root, descriptions[root])
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
    return changed


def _root(parents: Mapping[str, str], uid: str) -> str:
    while uid in parents:
        uid = parents[uid]
    return uid


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


def _insert_name(connection: sqlite3.Connection, entity: int, value: Value, *, origin: str = "person") -> None:
    connection.execute(
        "INSERT OR IGNORE INTO entity_names (entity_id, name, fold, language, kind, origin) VALUES (?, ?, ?, ?, ?, ?)",
        (entity, value["name"], fold_name(value["name"]), value.get("language", ""), value.get("kind", "variant"),
         origin),
    )  # fmt: skip


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
    connection.execute(
        "INSERT OR IGNORE INTO places VALUES (?, ?, ?, ?, ?, ?, ?)", (entity, *(place[column] for column in _PLACE))
    )
    connection.execute(
        "INSERT OR IGNORE INTO entity_identifiers VALUES (?, 'geonames', ?)", (entity, str(place["geonames_id"]))
    )
