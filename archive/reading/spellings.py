"""All names of some entities at once, for lists that are searched by name and for labels in another language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.errors import sqlite_errors

if TYPE_CHECKING:
    from archive.opening import Archive

_NAMES = """
SELECT e.uid, n.name, n.language, n.kind, p.geonames_id, e.label <> e.found_label
FROM json_each(?) j CROSS JOIN entities e ON e.uid = j.value
CROSS JOIN entities m ON m.id = e.id OR m.merged_into = e.id
CROSS JOIN entity_names n ON n.entity_id = m.id
LEFT JOIN places p ON p.entity_id = e.id
WHERE n.kind NOT IN ('inflected', 'derived', 'misspelling')
ORDER BY e.id, n.kind <> 'preferred', n.id
"""
_CITIES = "SELECT e.uid FROM places p JOIN entities e ON e.id = p.entity_id WHERE p.kind IN ('city', 'country')"


@dataclass(slots=True)
class Spellings:
    """What an entity is called.

    Attributes:
        names: in all languages, each once, the preferred one first.
        by_language: the names of each language in the order in which they came in.
        geonames_id: of a place, else None.
        renamed: a person gave it the name it has.
    """

    names: list[str] = field(default_factory=list)
    by_language: dict[str, list[str]] = field(default_factory=dict)
    geonames_id: int | None = None
    renamed: bool = False


def spellings(archive: Archive, uids: Sequence[str]) -> Mapping[str, Spellings]:
    """The names of some entities by uid, inflected forms left out; uids that are not there are left out."""
    found: dict[str, Spellings] = {}
    with sqlite_errors(archive.path):
        rows = archive.connection.execute(_NAMES, (json.dumps(list(uids)),))
        for uid, name, language, kind, geonames_id, renamed in rows:
            entry = found.setdefault(uid, Spellings(geonames_id=geonames_id, renamed=bool(renamed)))
            if name not in entry.names:
                entry.names.append(name)
            if language and kind in ("preferred", "variant", "exonym"):
                entry.by_language.setdefault(language, []).append(name)
    return found


def place_uids(archive: Archive) -> list[str]:
    """The uids of the cities and countries of the archive."""
    with sqlite_errors(archive.path):
        return [uid for (uid,) in archive.connection.execute(_CITIES)]
