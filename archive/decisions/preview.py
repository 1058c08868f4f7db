"""What decisions would change, found out by carrying them out and rolling back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from archive.decisions import journal
from archive.decisions.decision import Decision
from archive.decisions.making import Proposal, resolved, trying
from archive.decisions.replay import carry_out
from archive.errors import sqlite_errors
from archive.opening import Archive
from archive.reading.entities import by_id
from archive.records import EntityRecord

_CONCERNED = "SELECT DISTINCT entity_id FROM temp.changed_names"
_ARTICLES = "SELECT count(DISTINCT article_id) FROM temp.changed_names"
_SHOWN = """
SELECT DISTINCT coalesce(e.merged_into, e.id) FROM json_each(?) j JOIN entities e ON e.id = j.value ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change.

    Attributes:
        before: the entities concerned as they are now.
        after: those that would be left of them, as they would be.
        articles: number of articles in which a name would change.
    """

    before: tuple[EntityRecord, ...]
    after: tuple[EntityRecord, ...]
    articles: int


def preview(archive: Archive, *proposals: Proposal) -> Preview:
    """Find out what some decisions would change, without making them.

    Args:
        archive: open for writing; readers do not notice.
        proposals: the decisions.

    Raises:
        DecisionRefusedError: a proposal makes no sense.
    """
    with trying(archive) as connection:
        carry_out(connection, _appended(connection, proposals))
        concerned = json.dumps([entity for (entity,) in connection.execute(_CONCERNED)])
        (articles,) = connection.execute(_ARTICLES).fetchone()
        after = _records(connection, concerned)
    with sqlite_errors(archive.path):
        return Preview(_records(connection, concerned), after, articles)


def _appended(connection: sqlite3.Connection, proposals: Sequence[Proposal]) -> list[Decision]:
    made = []
    for proposal in proposals:
        moment = journal.next_moment(connection)
        decision = resolved(connection, proposal, moment, "preview")
        journal.append(connection, [decision])
        made.append(decision)
    return made


def _records(connection: sqlite3.Connection, concerned: str) -> tuple[EntityRecord, ...]:
    shown = [entity for (entity,) in connection.execute(_SHOWN, (concerned,))]
    return tuple(record for record in by_id(connection, shown) if record.articles)
