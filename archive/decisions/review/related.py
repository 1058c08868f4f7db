"""Asks whether articles that seem to belong together do: reprints, rewrites, parts, translations."""

from __future__ import annotations

from collections.abc import Iterator

from archive.decisions import targets
from archive.decisions.proposal import Proposal
from archive.decisions.review.items import ArticleText, Asked, Choice, ReviewItem, texts
from archive.decisions.review.wording import Share, Wording, wording
from archive.opening import Archive
from archive.related.suggesting import RELATION_KINDS

_PAIRS = """
SELECT r.article_id, r.other_id, r.kind, r.score FROM article_relations r
JOIN articles a ON a.id = r.article_id JOIN articles b ON b.id = r.other_id
WHERE r.state = 'found' ORDER BY r.score DESC, a.uid, b.uid, r.kind LIMIT ? OFFSET ?
"""
_COUNT = "SELECT count(*) FROM article_relations WHERE state = 'found'"


_KINDS = {
    "reprint": Asked(
        wording("Is the first of these a reprint of the other?"),
        wording("a reprint of the other"),
        wording("not a reprint of the other"),
    ),
    "rewrite": Asked(
        wording("Is the first of these a rewritten version of the other?"),
        wording("a rewritten version of the other"),
        wording("not a rewritten version of the other"),
    ),
    "part": Asked(
        wording("Is the first of these a part of the other?"),
        wording("a part of the other"),
        wording("not a part of the other"),
    ),
    "translation": Asked(
        wording("Is the first of these a translation of the other?"),
        wording("a translation of the other"),
        wording("not a translation of the other"),
    ),
}


def count(archive: Archive) -> int:
    """How many questions there are."""
    (found,) = archive.connection.execute(_COUNT).fetchone()
    return int(found)


def items(archive: Archive, limit: int, offset: int) -> Iterator[ReviewItem]:
    """The questions, the surest first."""
    connection = archive.connection
    for article, other, kind, score in connection.execute(_PAIRS, (limit, offset)).fetchall():
        read = texts(connection, (article, other))
        one, two = read[article], read[other]
        rejected = _answers(one, two, kind, "rejected")
        yield ReviewItem(
            kind="related",
            key=f"related {kind} {one.uid} {two.uid}",
            title=f"{one.title} – {two.title}",
            question=_KINDS[kind].question,
            count=1,
            why=_why(kind, score),
            evidence=tuple(text.evidence((0, len(text.title))) for text in (one, two)),
            yes=Choice(_KINDS[kind].yes, _answers(one, two, kind, "confirmed")),
            no=Choice(_KINDS[kind].no, rejected),
            others=tuple(
                Choice(_KINDS[another].yes, (*rejected, *_answers(one, two, another, "confirmed")))
                for another in RELATION_KINDS
                if another != kind
            ),
        )


def _why(kind: str, score: float) -> Wording:
    if kind == "translation":
        return wording("{share} of what the one names is in the other", share=Share(score))
    return wording("{share} of the text is in both", share=Share(score))


def _answers(one: ArticleText, other: ArticleText, kind: str, answer: str) -> tuple[Proposal, ...]:
    target, value = targets.of_pair(one.uid, other.uid)
    return (Proposal("set", target, {"field": kind, "value": answer} | value),)
