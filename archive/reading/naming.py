"""From a name or uid that a person gave to the entities it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from archive.errors import NotInArchiveError
from extraction.folding import fold_name

if TYPE_CHECKING:
    from archive.opening import Archive

_BY_NAME = """
SELECT DISTINCT coalesce(e.merged_into, e.id) FROM entity_names n JOIN entities e ON e.id = n.entity_id
WHERE n.fold = ?
"""


def entity_ids(archive: Archive, name: str, kinds: Sequence[str]) -> list[int]:
    """The ids of the entities that a name or uid stands for, in no order.

    A surname stands for all persons of that surname; a full name only for its own.

    Args:
        archive: where.
        name: uid, or any name in any spelling.
        kinds: place, person, organisation.

    Raises:
        NotInArchiveError: there is none.
    """
    connection = archive.connection
    found = connection.execute("SELECT coalesce(merged_into, id) FROM entities WHERE uid = ?", (name,)).fetchall()
    found = found or connection.execute(_BY_NAME, (fold_name(name),)).fetchall()
    ids = [
        int(entity)
        for (entity,) in found
        if connection.execute("SELECT kind FROM entities WHERE id = ?", (entity,)).fetchone()[0] in kinds
    ]
    if not ids:
        raise NotInArchiveError("there is no such name in the archive", name, "look it up with `jumelage persons`")
    return ids
