"""Places, persons and organisations as rows that people change in a spreadsheet, and the changes as decisions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.decisions import targets
from archive.decisions.proposal import Proposal
from archive.errors import sqlite_errors
from archive.opening import Archive

COLUMNS = ("uid", "kind", "label", "disambiguation", "merged_into", "names", "gnd", "viaf", "articles")
"""The columns; `articles` is for orientation, `names` are parted by ` | `, each with its language if one was given."""

_SEPARATOR = " | "
_ENTITIES = """
SELECT e.id, e.uid, e.kind, e.label, e.disambiguation, coalesce(r.uid, ''),
  (SELECT count(*) FROM article_entities x WHERE x.entity_id = e.id)
FROM entities e LEFT JOIN entities r ON r.id = e.merged_into
WHERE EXISTS (SELECT 1 FROM article_entities x WHERE x.entity_id = coalesce(e.merged_into, e.id)) ORDER BY e.uid
"""
_NAMES = "SELECT DISTINCT name, language FROM entity_names WHERE entity_id = ? AND origin = 'person' ORDER BY 1, 2"
_IDENTIFIERS = "SELECT scheme, value FROM entity_identifiers WHERE entity_id = ?"


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that was changed: what it was, what it is to be, and the decision that makes it so."""

    uid: str
    column: str
    was: str
    becomes: str
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row or cell that cannot be taken over: its number from 1, what is wrong, what to do."""

    number: int
    what: str
    advice: str


def rows(archive: Archive) -> Iterator[dict[str, str]]:
    """All entities that articles name, by uid; merged ones with what they were merged into."""
    with sqlite_errors(archive.path):
        connection = archive.connection
        for entity, uid, kind, label, disambiguation, into, articles in connection.execute(_ENTITIES).fetchall():
            identifiers = dict(connection.execute(_IDENTIFIERS, (entity,)))
            yield {
                "uid": uid,
                "kind": kind,
                "label": label,
                "disambiguation": disambiguation,
                "merged_into": into,
                "names": _SEPARATOR.join(_added_names(connection, entity)),
                "gnd": identifiers.get("gnd", ""),
                "viaf": identifiers.get("viaf", ""),
                "articles": str(articles),
            }


def changes(archive: Archive, edited: Iterator[Mapping[str, str]]) -> tuple[list[Change], list[BadRow]]:
    """What was changed in the rows, as decisions that are not made yet.

    A row or column that is missing changes nothing: only what stands there counts.

    Args:
        archive: where the rows came from, as it is now.
        edited: rows by column.
    """
    known = {row["uid"]: row for row in rows(archive)}
    found: list[Change] = []
    bad: list[BadRow] = []
    for number, row in enumerate(edited, start=1):
        uid = (row.get("uid") or "").strip()
        if uid not in known:
            bad.append(BadRow(number, f"there is no entity {uid or '(empty)'}", "leave the column `uid` as it is"))
            continue
        for column in COLUMNS[1:-1]:
            was, becomes = known[uid][column], (row.get(column) or "").strip()
            if column not in row or row[column] is None or was == becomes:
                continue
            proposals = _proposals(uid, column, was, becomes, known)
            if isinstance(proposals, str):
                bad.append(BadRow(number, f"{column} of {uid} cannot be changed so", proposals))
                continue
            found.extend(Change(uid, column, was, becomes, proposal) for proposal in proposals)
    return found, bad


def _proposals(uid: str, column: str, was: str, becomes: str, known: Mapping[str, object]) -> list[Proposal] | str:
    """The decisions that change a cell, or what to do instead."""
    target = targets.of_entity(uid)
    if column in {"disambiguation", "gnd", "viaf"}:
        return [Proposal("set", target, {"field": column, "value": becomes or None})]
    if column == "names":
        return _new_names(uid, was, becomes)
    if not becomes:
        return "undo the merge with `jumelage decisions undo`" if column == "merged_into" else "write something there"
    if column == "label":
        return [Proposal("rename", target, {"label": becomes})]
    if column == "kind":
        kinds = ("place", "person", "organisation")
        return [Proposal("retype", target, {"kind": becomes})] if becomes in kinds else f"use one of {', '.join(kinds)}"
    if becomes == uid or becomes not in known:
        return "give the uid of another row"
    if was:
        return "undo the first merge with `jumelage decisions undo`"
    return [Proposal("merge", target, {"into": becomes})]


def _new_names(uid: str, was: str, becomes: str) -> list[Proposal] | str:
    before, after = ([part.strip() for part in cell.split("|") if part.strip()] for cell in (was, becomes))
    if set(before) - set(after):
        return "undo a name with `jumelage decisions undo`"
    return [
        Proposal("add-name", targets.of_entity(uid), _name_value(name))
        for name in dict.fromkeys(after)
        if name not in before
    ]


def _name_value(cell: str) -> dict[str, str]:
    """`uk: Краків` or just a name."""
    language, colon, name = cell.partition(":")
    if colon and name.strip() and len(language.strip()) in {2, 3} and language.strip().isalpha():
        return {"name": name.strip(), "language": language.strip().lower()}
    return {"name": cell}


def _added_names(connection: sqlite3.Connection, entity: int) -> list[str]:
    """The names that people added, as they are written in a cell."""
    return [f"{language}: {name}" if language else name for name, language in connection.execute(_NAMES, (entity,))]
