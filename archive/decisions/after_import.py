"""Carries decisions out on articles that were just written: imported, changed, or searched for names anew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from archive import state
from archive.decisions import journal
from archive.decisions.relation_effects import NO_OTHER_ARTICLE
from archive.decisions.replay import Domain, entities_decided_about, replay
from archive.decisions.stale import NO_ENTITY

_BY_ARTICLE = """
d.article_uid <> '' AND d.article_uid IN (SELECT a.uid FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value)
"""
_NAMED_EVERYWHERE = """
SELECT DISTINCT a.uid FROM json_each(?) j CROSS JOIN mentions m ON m.article_id = j.value
JOIN surface_forms s ON s.id = m.surface_id JOIN articles a ON a.id = m.article_id
WHERE EXISTS (SELECT 1 FROM decisions d WHERE d.fold = s.fold AND d.fold <> '' AND d.scope = 'everywhere')
"""
_OF_SPLIT_ENTITIES = """
SELECT DISTINCT a.uid FROM json_each(?) j CROSS JOIN mentions m ON m.article_id = j.value
JOIN articles a ON a.id = m.article_id JOIN entities e ON e.id = m.entity_id
LEFT JOIN entities r ON r.id = e.merged_into
WHERE EXISTS (
  SELECT 1 FROM decisions d WHERE d.verb = 'split' AND d.entity_uid <> '' AND d.entity_uid IN (e.uid, r.uid))
"""
_WAITING = """
d.id IN (SELECT s.decision_id FROM decision_states s WHERE s.state = 'stale' AND s.explanation IN (?, ?))
"""


def decide_anew(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Carry out all live decisions that concern articles whose findings were just written.

    Belongs into the transaction that wrote them, after the index was brought up to date: who reads the archive never
    sees what extraction found without what people decided about it.

    Args:
        connection: the archive.
        articles: row ids.
    """
    if connection.execute("SELECT 1 FROM decisions LIMIT 1").fetchone() is None:
        return
    wanted = json.dumps(list(articles))
    domain = Domain.of(journal.live(connection, _BY_ARTICLE, wanted))
    for query in (_NAMED_EVERYWHERE, _OF_SPLIT_ENTITIES):
        domain.named.update(uid for (uid,) in connection.execute(query, (wanted,)))
    came = entities_decided_about(connection, newer_than=state.number(connection, "decided_entities"))
    if came is not None:
        domain.entities |= came.entities
        domain.merges = domain.merges or came.merges
    for decision in journal.live(connection, _WAITING, NO_ENTITY.explanation, NO_OTHER_ARTICLE.explanation):
        domain.add(decision)
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM entities").fetchone()
    state.put(connection, "decided_entities", last)
    if domain != Domain():
        replay(connection, domain)
