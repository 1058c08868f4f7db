"""Entities, their names and the surface forms of mentions, each stored once.

Places are one by GeoNames id; persons and organisations one by folded name. An unresolved place keeps an entity of its
own, apart from the places it may be. No two are joined here because they look alike: that is a decision of people.
"""

from __future__ import annotations

import sqlite3

from archive.writing.identity import entity_uid
from extraction.findings import Article, Entity, Findings, Mention, Place
from extraction.folding import fold_name

_CACHED = 100_000

NameRow = tuple[int, str, str, str, str]
"""A row of entity_names: entity id, name, fold, language, kind."""


_RELABEL = """
UPDATE entities SET label = CASE WHEN label = found_label THEN ?1 ELSE label END, found_label = ?1 WHERE id = ?2
"""


class Authorities:
    """Ids of entities and surface forms, looked up or made.

    They stay valid as long as no one else writes, then `forget` has to be called. Names and surface forms that are
    new wait in lists until `flush`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._entities: dict[str, int] = {}
        self._surfaces: dict[str, int] = {}
        self._labels: dict[int, str] = {}
        self._names: set[NameRow] = set()
        self._new_names: list[NameRow] = []
        self._new_surfaces: list[tuple[int, str, str]] = []
        self._next_surface = 0

    def begin(self) -> None:
        """Starts a transaction: keeps the caches small and the ids right."""
        for cache in (self._entities, self._surfaces, self._labels, self._names):
            if len(cache) > _CACHED:
                cache.clear()
        row = self._connection.execute("SELECT coalesce(max(id), 0) + 1 FROM surface_forms").fetchone()
        self._next_surface = row[0]

    def forget(self) -> None:
        """Empties the caches, because a transaction was rolled back or another process wrote."""
        for cache in (self._entities, self._surfaces, self._labels, self._names):
            cache.clear()
        self._new_names.clear()
        self._new_surfaces.clear()

    def flush(self) -> None:
        """Writes the names and surface forms that are new."""
        self._connection.executemany("INSERT INTO surface_forms VALUES (?, ?, ?)", self._new_surfaces)
        self._connection.executemany(
            "INSERT OR IGNORE INTO entity_names (entity_id, name, fold, language, kind) VALUES (?, ?, ?, ?, ?)",
            self._new_names,
        )
        self._new_names.clear()
        self._new_surfaces.clear()

    def surface(self, text: str) -> int:
        """The id of a surface form."""
        found = self._surfaces.get(text)
        if found is None:
            row = self._connection.execute("SELECT id FROM surface_forms WHERE text = ?", (text,)).fetchone()
            if row is None:
                found = self._next_surface
                self._next_surface += 1
                self._new_surfaces.append((found, text, fold_name(text)))
            else:
                found = int(row[0])
            self._surfaces[text] = found
        return found

    def entity(self, entity: Entity) -> int:
        """The id of an entity; makes it with its place, identifiers and names where it is new."""
        uid = entity_uid(entity)
        found = self._entities.get(uid)
        if found is None:
            row = self._connection.execute("SELECT id FROM entities WHERE uid = ?", (uid,)).fetchone()
            found = self._make(uid, entity) if row is None else int(row[0])
            self._entities[uid] = found
        self._name(found, entity.name, "", "preferred" if entity.place is None else "variant")
        if entity.place is None:
            self._relabel(found, entity.name)
        for name in entity.alternatives:
            self._name(found, name, "", "variant")
        if entity.abbreviation:
            self._name(found, entity.abbreviation, "", "abbreviation")
        return found

    def place(self, place: Place) -> int:
        """The id of a place of the gazetteer."""
        return self.entity(Entity("place", place.name, place))

    def names_of(self, article: Article, findings: Findings, ids: list[int | None]) -> None:
        """Notes under which names an article mentions its entities.

        Args:
            article: the article.
            findings: what was found in it.
            ids: for each of its entities the id, None for those that nothing refers to.
        """
        for mention in findings.mentions:
            entity = ids[mention.entity] if mention.entity is not None else None
            if entity is None or mention.entity is None:
                continue
            known = findings.entities[mention.entity]
            surface = article.text[mention.span.start : mention.span.end]
            self._name(entity, surface, article.language, _name_kind(known, mention, surface))
            if mention.usage == "name" and mention.lemma:
                self._name(entity, mention.lemma, article.language, _name_kind(known, mention, mention.lemma))

    def _relabel(self, entity: int, name: str) -> None:
        """Takes a better spelling of the same name as label, whichever came first; a name given by people stays."""
        label = self._labels.get(entity)
        if label is None:
            row = self._connection.execute("SELECT found_label FROM entities WHERE id = ?", (entity,)).fetchone()
            label = str(row[0])
        if name != label and _label_rank(name) > _label_rank(label):
            label = name
            self._connection.execute(_RELABEL, (name, entity))
        self._labels[entity] = label

    def _make(self, uid: str, entity: Entity) -> int:
        place = entity.place
        label = place.name if place else entity.name
        row = self._connection.execute(
            "INSERT INTO entities (uid, kind, label, found_label, disambiguation) VALUES (?, ?, ?, ?, ?)",
            (uid, entity.kind, label, label, place.country if place else ""),
        )
        made = int(row.lastrowid or 0)
        if place:
            self._connection.execute(
                "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?)",
                (made, place.geonames_id, place.kind, place.country, place.latitude, place.longitude, place.population),
            )
            identifiers = [("geonames", str(place.geonames_id))]
            identifiers += [("wikidata", place.wikidata)] if place.wikidata else []
            self._connection.executemany(
                "INSERT INTO entity_identifiers VALUES (?, ?, ?)", [(made, *identifier) for identifier in identifiers]
            )
            self._name(made, place.name, "", "preferred")
        elif entity.kind == "person" and " " in entity.name:
            self._name(made, entity.name.rpartition(" ")[2], "", "short")
        return made

    def _name(self, entity: int, name: str, language: str, kind: str) -> None:
        row = (entity, name, fold_name(name), language, kind)
        if name and row not in self._names:
            self._names.add(row)
            self._new_names.append(row)


def _label_rank(name: str) -> tuple[int, bool, list[int]]:
    """Ranks spellings of one name: marks are lost more often than added, capitals are set for headlines."""
    return sum(not character.isascii() for character in name), not name.isupper(), [-ord(letter) for letter in name]


def _name_kind(entity: Entity, mention: Mention, name: str) -> str:
    """What kind of name of an entity a form is that a text uses for it."""
    if mention.usage == "derived":
        return "derived"
    words = fold_name(name)
    known = fold_name(entity.name)
    if entity.kind == "person" and words.count(" ") < known.count(" "):
        return "short"
    if entity.abbreviation and words == fold_name(entity.abbreviation):
        return "abbreviation"
    return "variant" if words in {known, fold_name(mention.lemma)} else "inflected"
