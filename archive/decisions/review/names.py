"""Asks whether words that extraction was not sure of are names at all; one answer holds for the whole archive."""

from __future__ import annotations

from collections.abc import Iterator

from archive.decisions import targets
from archive.decisions.proposal import Proposal
from archive.decisions.review.items import Choice, ReviewItem, texts
from archive.opening import Archive

_UNSURE = 0.6
_ARTICLES_SHOWN = 3
_GROUPS = """
SELECT m.kind, s.fold, count(*), min(s.text), min(m.why)
FROM mentions m JOIN surface_forms s ON s.id = m.surface_id
WHERE m.state = 'found' AND m.confidence < ? AND s.fold <> ''
GROUP BY m.kind, s.fold ORDER BY count(*) DESC, s.fold, m.kind LIMIT ? OFFSET ?
"""
_COUNT = """
SELECT count(DISTINCT m.kind || s.fold) FROM mentions m JOIN surface_forms s ON s.id = m.surface_id
WHERE m.state = 'found' AND m.confidence < ? AND s.fold <> ''
"""
_PLACES = """
SELECT m.article_id, m.starts, m.ends FROM surface_forms s JOIN mentions m ON m.surface_id = s.id
WHERE s.fold = ? AND m.kind = ? AND m.state = 'found' ORDER BY m.article_id DESC, m.starts LIMIT ?
"""
_CALLED = {"place": "a place", "person": "a person", "organisation": "an organisation"}


def count(archive: Archive) -> int:
    """How many questions there are."""
    (found,) = archive.connection.execute(_COUNT, (_UNSURE,)).fetchone()
    return int(found)


def items(archive: Archive, limit: int, offset: int) -> Iterator[ReviewItem]:
    """The questions, those of most places first."""
    connection = archive.connection
    for kind, fold, places, words, why in connection.execute(_GROUPS, (_UNSURE, limit, offset)).fetchall():
        target = targets.of_name_everywhere(kind, words)
        rows = connection.execute(_PLACES, (fold, kind, _ARTICLES_SHOWN)).fetchall()
        read = texts(connection, {article for article, *_ in rows})
        yield ReviewItem(
            kind="name",
            key=f"name {kind} {fold}",
            title=words,
            question=f"Is “{words}” {_CALLED[kind]}?",
            count=places,
            why=why,
            evidence=tuple(read[article].evidence((start, end)) for article, start, end in rows),
            yes=Choice(f"{_CALLED[kind]}, everywhere", (Proposal("confirm", target, {}, "everywhere"),)),
            no=Choice(f"not {_CALLED[kind]}, everywhere", (Proposal("reject", target, {}, "everywhere"),)),
            others=tuple(
                Choice(f"{_CALLED[other]}, everywhere", (Proposal("retype", target, {"kind": other}, "everywhere"),))
                for other in _CALLED
                if other != kind
            ),
        )
