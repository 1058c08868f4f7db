"""Asks whether words that extraction was not sure of are names at all; one answer holds for the whole archive."""

from __future__ import annotations

from collections.abc import Iterator

from archive.decisions import targets
from archive.decisions.proposal import Proposal
from archive.decisions.review.items import Asked, Choice, ReviewItem, texts
from archive.decisions.review.wording import Reason, wording
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


_KINDS = {
    "place": Asked(
        wording("Is “{words}” a place?"), wording("a place, everywhere"), wording("not a place, everywhere")
    ),
    "person": Asked(
        wording("Is “{words}” a person?"), wording("a person, everywhere"), wording("not a person, everywhere")
    ),
    "organisation": Asked(
        wording("Is “{words}” an organisation?"),
        wording("an organisation, everywhere"),
        wording("not an organisation, everywhere"),
    ),
}


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
            question=_KINDS[kind].question.of(words=words),
            count=places,
            why=Reason(why),
            evidence=tuple(read[article].evidence((start, end)) for article, start, end in rows),
            yes=Choice(_KINDS[kind].yes, (Proposal("confirm", target, {}, "everywhere"),)),
            no=Choice(_KINDS[kind].no, (Proposal("reject", target, {}, "everywhere"),)),
            others=tuple(
                Choice(_KINDS[other].yes, (Proposal("retype", target, {"kind": other}, "everywhere"),))
                for other in _KINDS
                if other != kind
            ),
        )
