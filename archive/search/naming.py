"""From the name in a filter to the entities, outlets and tags it stands for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from archive.search.printing import quoted
from extraction.folding import fold_name

if TYPE_CHECKING:
    from archive.results import FacetName, FacetValue
    from archive.search.tree import Named, NameField

UNKNOWN = "unknown"
"""`by:unknown`: quotes of which no one knows who said them."""

_LAST = "\U0010ffff"
_KINDS = {"city": ("place",), "person": ("person",), "organisation": ("organisation",),
          "by": ("person", "organisation", "place")}  # fmt: skip
_BY_UID = (
    "SELECT coalesce(r.id, e.id), e.kind FROM entities e LEFT JOIN entities r ON r.id = e.merged_into WHERE e.uid = ?"
)
_BY_NAME = """
SELECT DISTINCT coalesce(e.merged_into, e.id), e.kind FROM entity_names n JOIN entities e ON e.id = n.entity_id
WHERE n.fold >= ? AND n.fold <= ? AND n.kind <> 'derived'
"""
_TITLES = """
WITH RECURSIVE known (title) AS (
  SELECT min(title) FROM office_terms
  UNION ALL SELECT (SELECT min(title) FROM office_terms WHERE title > known.title) FROM known WHERE title IS NOT NULL
) SELECT title FROM known WHERE title IS NOT NULL
"""
"""Jumps from title to title: a million offices have a few thousand."""

_LABELS = "SELECT e.label FROM json_each(?) j CROSS JOIN entities e ON e.id = j.value ORDER BY e.label"
_FIELDS: dict[FacetName, str] = {
    "city": "city", "person": "person", "organisation": "organisation", "year": "date", "language": "lang",
    "outlet": "outlet", "tag": "tag",
}  # fmt: skip


def resolve(connection: sqlite3.Connection, field: NameField, name: str) -> list[int]:
    """The ids of the entities that a filter means: by uid, else by any name, else by the beginning of a name.

    Several persons of one surname are all meant by it. Nothing that is known gives no ids.
    """
    return _exactly(connection, field, name) or _beginning(connection, field, name)


def speakers(connection: sqlite3.Connection, name: str) -> tuple[list[int], list[str]]:
    """Whom `by:` means: ids of entities, and titles of offices whose holders are meant as well.

    A uid means one alone. A name means those who bear it, else those whose names begin so. Where offices begin so,
    their holders are meant as well, be it that something or somebody is called Mayor.
    """
    found = _of_kind(connection.execute(_BY_UID, (name,)), "by")
    return (found, []) if found else (resolve(connection, "by", name), offices(connection, name))


def _exactly(connection: sqlite3.Connection, field: NameField, name: str) -> list[int]:
    fold = fold_name(name)
    for query, values in ((_BY_UID, (name,)), (_BY_NAME, (fold, fold))):
        if found := _of_kind(connection.execute(query, values), field):
            return found
    return []


def _beginning(connection: sqlite3.Connection, field: NameField, name: str) -> list[int]:
    fold = fold_name(name)
    return _of_kind(connection.execute(_BY_NAME, (fold, fold + _LAST)), field)


def _of_kind(rows: Iterable[tuple[int, str]], field: NameField) -> list[int]:
    return sorted({entity for entity, kind in rows if kind in _KINDS[field]})


def meant(connection: sqlite3.Connection, node: Named) -> tuple[list[str], list[str]]:
    """What a filter stands for: labels of entities, and titles of offices whose holders are meant."""
    if node.field == "by":
        ids, titles = speakers(connection, node.name)
    else:
        ids, titles = resolve(connection, node.field, node.name), []
    return [label for (label,) in connection.execute(_LABELS, (json.dumps(ids),))], titles


def offices(connection: sqlite3.Connection, name: str) -> list[str]:
    """The titles of offices that begin so, as the texts have them: Bürgermeister, Bürgermeisterin, mayor of Leipzig."""
    fold = fold_name(name)
    rows = connection.execute(_TITLES)
    return [title for (title,) in rows if fold and fold_name(title).startswith(fold)]


def outlets(connection: sqlite3.Connection, name: str) -> list[int]:
    """The ids of the outlets of a name, else of those whose names hold it."""
    fold = fold_name(name)
    query = "SELECT id FROM outlets WHERE fold = ?"
    found = [row[0] for row in connection.execute(query, (fold,))]
    return found or [row[0] for row in connection.execute("SELECT id FROM outlets WHERE instr(fold, ?)", (fold,))]


def filter_for(connection: sqlite3.Connection, facet: FacetName, value: FacetValue) -> str:
    """The filter that chooses a value of a facet: by its label where that means nothing else, else by its key."""
    field = _FIELDS[facet]
    if facet == "city" or facet == "person" or facet == "organisation":
        meant = resolve(connection, facet, value.label)
        unambiguous = meant and meant == resolve(connection, facet, value.key)
        return f"{field}:{quoted(value.label if unambiguous else value.key)}"
    return f"{field}:{quoted(value.key)}"
