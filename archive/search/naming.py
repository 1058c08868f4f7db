"""From the name in a filter to the entities, outlets and tags it stands for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.prefix_range import prefix_range
from archive.results import WHOLE
from archive.search.office_and_place import parted
from archive.search.printing import quoted
from extraction.folding import fold_name
from extraction.offices.concepts import OfficeConcept, concept_of, named

if TYPE_CHECKING:
    from archive.results import FacetName, FacetValue
    from archive.search.tree import Named, NameField

UNKNOWN = "unknown"
"""`by:unknown`: quotes of which no one knows who said them."""

_KINDS = {"city": ("place",), "person": ("person",), "organisation": ("organisation",),
          "by": ("person", "organisation", "place")}  # fmt: skip
BITMAPS: dict[NameField, tuple[str, ...]] = {
    "city": ("city", "place"), "person": ("person",), "organisation": ("organisation",), "by": ("speaker",),
}  # fmt: skip
"""The kinds of bitmaps that hold the articles of what a filter means."""

_BY_UID = (
    "SELECT coalesce(r.id, e.id), e.kind FROM entities e LEFT JOIN entities r ON r.id = e.merged_into WHERE e.uid = ?"
)
_BY_NAME = """
SELECT DISTINCT coalesce(e.merged_into, e.id), e.kind FROM entity_names n JOIN entities e ON e.id = n.entity_id
WHERE n.fold >= ? AND n.fold <= ? AND n.kind <> 'derived'
"""
_BY_ADJECTIVE = """
SELECT DISTINCT coalesce(e.merged_into, e.id), e.kind FROM entity_names n JOIN entities e ON e.id = n.entity_id
WHERE n.fold = ? AND n.kind = 'derived'
"""
_TITLES = """
WITH RECURSIVE known (title) AS (
  SELECT min(title) FROM office_terms
  UNION ALL SELECT (SELECT min(title) FROM office_terms WHERE title > known.title) FROM known WHERE title IS NOT NULL
), said (title) AS (
  SELECT min(said_title) FROM quotes WHERE said_title IS NOT NULL
  UNION ALL SELECT (SELECT min(said_title) FROM quotes WHERE said_title > said.title)
  FROM said WHERE title IS NOT NULL
) SELECT title FROM known WHERE title IS NOT NULL UNION SELECT title FROM said WHERE title IS NOT NULL
"""
"""Jumps from title to title: a million offices have a few thousand."""

_OF_A_CITY = """
SELECT j.value FROM json_each(?) j WHERE EXISTS (
  SELECT 1 FROM office_terms t JOIN places p ON p.entity_id = t.place_id
  WHERE t.title = j.value AND t.organisation_id IS NULL AND p.kind = 'city'
) OR EXISTS (
  SELECT 1 FROM quotes q JOIN places p ON p.entity_id = q.said_place_id
  WHERE q.said_title = j.value AND p.kind = 'city'
)
"""
_HELD_OF = """
SELECT j.value FROM json_each(?1) j WHERE EXISTS (
  SELECT 1 FROM office_terms t JOIN entities p ON p.id = t.place_id
  WHERE t.title = j.value AND coalesce(p.merged_into, p.id) IN (SELECT value FROM json_each(?2))
) OR EXISTS (
  SELECT 1 FROM quotes q JOIN entities p ON p.id = q.said_place_id
  WHERE q.said_title = j.value AND coalesce(p.merged_into, p.id) IN (SELECT value FROM json_each(?2))
) ORDER BY j.key
"""
_LABELS = "SELECT e.label FROM json_each(?) j CROSS JOIN entities e ON e.id = j.value ORDER BY e.label"
_FIELDS: dict[FacetName, str] = {
    "city": "city", "person": "person", "organisation": "organisation", "year": "date", "language": "lang",
    "outlet": "outlet", "tag": "tag",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a filter by name means.

    Attributes:
        entities: ids of persons, organisations and cities.
        titles: of offices whose holders `by:` means as well, those that tell most first.
        of_a_city: titles among them whose holders are meant only where they hold them of a city (prezydent).
        places: ids of places; not empty where only those are meant who hold an office there (mayor of Leipzig).
    """

    entities: list[int]
    titles: list[str] = field(default_factory=list)
    of_a_city: frozenset[str] = frozenset()
    places: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.entities or self.titles)


def resolve(connection: sqlite3.Connection, field: NameField, name: str, *, exact: bool = False) -> list[int]:
    """The ids of the entities that a filter means: by uid, else by any name, else by the beginning of a name.

    Several persons of one surname are all meant by it. Nothing that is known gives no ids.
    """
    found = _exactly(connection, field, name)
    return found if found or exact else _beginning(connection, field, name)


def meant(connection: sqlite3.Connection, node: Named) -> Meant:
    """Whom a filter means; `Snapshot.meant` remembers it."""
    if node.field == "by":
        return _speakers(connection, node.name, exact=node.exact)
    return Meant(resolve(connection, node.field, node.name, exact=node.exact))


def _speakers(connection: sqlite3.Connection, name: str, *, exact: bool) -> Meant:
    """Whom `by:` means.

    A uid means one alone. A name means those who bear it, else those whose names begin so. Where offices begin so,
    their holders are meant as well, be it that something or somebody is called Mayor. A whole title that
    `extraction.offices.concepts` knows means the office in all languages instead, and no names that only begin so.
    A title with a place means those who hold that office there, unless the whole is somebody's name.

    Args:
        connection: to the archive.
        name: uid, name, title, or title and place.
        exact: only those who bear the name, and the title as it is.
    """
    if found := _of_kind(connection.execute(_BY_UID, (name,)), "by"):
        return Meant(found)
    concepts = () if exact else named(name)
    if concepts:
        return Meant(_exactly(connection, "by", name), *_conceived(connection, name, concepts))
    if not _exactly(connection, "by", name) and (held := _held_somewhere(connection, name, exact=exact)):
        return held
    return Meant(resolve(connection, "by", name, exact=exact), offices(connection, name, whole=exact))


def _conceived(
    connection: sqlite3.Connection, name: str, concepts: tuple[OfficeConcept, ...]
) -> tuple[list[str], frozenset[str]]:
    """The titles of the archive that mean some concepts, and those of them that do so only where held of a city."""
    ranked, of_a_city = _ranked(connection, name, concepts)
    held = frozenset(title for (title,) in connection.execute(_OF_A_CITY, (json.dumps([*of_a_city]),)))
    ranked.extend((of_a_city[title], title) for title in held)
    return [title for _, title in sorted(ranked)], held


def _ranked(
    connection: sqlite3.Connection, name: str, concepts: tuple[OfficeConcept, ...]
) -> tuple[list[tuple[int, str]], dict[str, int]]:
    """The titles of the archive that mean some concepts anywhere, and those that do so only of a city, with ranks."""
    fold = fold_name(name)
    ranked: list[tuple[int, str]] = []
    of_a_city: dict[str, int] = {}
    for title in _titles(connection):
        found = concept_of(title)
        folded = fold_name(title)
        if found and found[0] in concepts:
            ranked.append((found[1], title))
        elif not found and (limited := next((c for c in concepts if folded in c.of_a_city), None)):
            of_a_city[title] = limited.terms.index(folded) if folded in limited.terms else len(limited.terms)
        elif not found and _begins(folded, fold):
            ranked.append((0, title))
    return ranked, of_a_city


def _held_somewhere(connection: sqlite3.Connection, name: str, *, exact: bool) -> Meant | None:
    """Whom a title with a place means (mayor of Leipzig, Leipziger Oberbürgermeister); None when nobody."""
    for title, place, before in parted(name):
        titles = _as_title(connection, title, exact=exact)
        places = titles and _exactly(connection, "city", place)
        if before and titles and not places:
            places = _of_kind(connection.execute(_BY_ADJECTIVE, (fold_name(place),)), "city")
        if places:
            rows = connection.execute(_HELD_OF, (json.dumps(titles), json.dumps(places)))
            if held := [title for (title,) in rows]:
                return Meant([], held, places=places)
    return None


def _as_title(connection: sqlite3.Connection, title: str, *, exact: bool) -> list[str]:
    """The titles of the archive that a whole title means, in all languages where it is known in them."""
    concepts = () if exact else named(title)
    if not concepts:
        return offices(connection, title, whole=True)
    ranked, of_a_city = _ranked(connection, title, concepts)
    return [each for _, each in sorted([*ranked, *((rank, each) for each, rank in of_a_city.items())])]


def _begins(title: str, words: str) -> bool:
    return title == words or title.startswith(words + " ")


def _exactly(connection: sqlite3.Connection, field: NameField, name: str) -> list[int]:
    fold = fold_name(name)
    for query, values in ((_BY_UID, (name,)), (_BY_NAME, (fold, fold))):
        if found := _of_kind(connection.execute(query, values), field):
            return found
    return []


def _beginning(connection: sqlite3.Connection, field: NameField, name: str) -> list[int]:
    fold = fold_name(name)
    return _of_kind(connection.execute(_BY_NAME, prefix_range(fold)), field)


def _of_kind(rows: Iterable[tuple[int, str]], field: NameField) -> list[int]:
    return sorted({entity for entity, kind in rows if kind in _KINDS[field]})


def labels(connection: sqlite3.Connection, entities: list[int]) -> list[str]:
    """What entities are called, in the order of the alphabet."""
    return [label for (label,) in connection.execute(_LABELS, (json.dumps(entities),))]


def is_unknown(node: Named) -> bool:
    """Whether a filter means quotes of nobody that is known."""
    return node.field == "by" and node.name.casefold() == UNKNOWN


def offices(connection: sqlite3.Connection, name: str, *, whole: bool = False) -> list[str]:
    """The titles of offices that begin so, as the texts have them: Bürgermeister, Bürgermeisterin, mayor of Leipzig.

    Args:
        connection: to the archive.
        name: beginning of the title.
        whole: its last word may not go on: Bürgermeister, but not Bürgermeisterin.
    """
    fold = fold_name(name)
    folds = ((title, fold_name(title)) for title in _titles(connection))
    return [title for title, known in folds if fold and (_begins(known, fold) if whole else known.startswith(fold))]


def _titles(connection: sqlite3.Connection) -> list[str]:
    return [title for (title,) in connection.execute(_TITLES)]


def outlets(connection: sqlite3.Connection, name: str) -> list[int]:
    """The ids of the outlets of a name, else of those whose names hold it."""
    fold = fold_name(name)
    query = "SELECT id FROM outlets WHERE fold = ?"
    found = [row[0] for row in connection.execute(query, (fold,))]
    return found or [row[0] for row in connection.execute("SELECT id FROM outlets WHERE instr(fold, ?)", (fold,))]


def tags(connection: sqlite3.Connection, name: str) -> list[int]:
    """The ids of the tags of a name."""
    return [row[0] for row in connection.execute("SELECT id FROM tags WHERE fold = ?", (fold_name(name),))]


def filter_for(connection: sqlite3.Connection, facet: FacetName, value: FacetValue) -> str:
    """The filter that chooses a value of a facet: by its label where that means nothing else, else by its key."""
    field = _FIELDS[facet]
    if facet == "city" or facet == "person" or facet == "organisation":
        meant = resolve(connection, facet, value.label)
        unambiguous = meant and meant == resolve(connection, facet, value.key)
        return f"{field}:{quoted(value.label if unambiguous else value.key)}"
    if facet == "year" and not value.key.startswith(WHOLE):
        # What the dates of the texts were counted for, not all that may fall into it.
        return f"{field}:={quoted(value.key)}"
    return f"{field}:{quoted(value.key)}"
