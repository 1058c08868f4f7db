"""Asks whether articles that seem to belong together do: reprints, rewrites, parts, translations."""

from __future__ import annotations

from collections.abc import Iterator

from archive.decisions import targets
from archive.decisions.proposal import Proposal
from archive.decisions.review.items import ArticleText, Choice, ReviewItem, texts
from archive.opening import Archive
from archive.related.suggesting import RELATION_KINDS

_PAIRS = """
SELECT r.article_id, r.other_id, r.kind, r.score FROM article_relations r
JOIN articles a ON a.id = r.article_id JOIN articles b ON b.id = r.other_id
WHERE r.state = 'found' ORDER BY r.score DESC, a.uid, b.uid, r.kind LIMIT ? OFFSET ?
"""
_COUNT = "SELECT count(*) FROM article_relations WHERE state = 'found'"
_CALLED = {
    "reprint": "a reprint of the other",
    "rewrite": "a rewritten version of the other",
    "part": "a part of the other",
    "translation": "a translation of the other",
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
            question=f"Is the first of these {_CALLED[kind]}?",
            count=1,
            why=f"{score:.0%} of " + ("what the one names is in the other" if kind == "translation" else "the text is"
                                      " in both"),
            evidence=tuple(text.evidence((0, len(text.title))) for text in (one, two)),
            yes=Choice(_CALLED[kind], _answers(one, two, kind, "confirmed")),
            no=Choice(f"not {_CALLED[kind]}", rejected),
            others=tuple(
                Choice(_CALLED[another], (*rejected, *_answers(one, two, another, "confirmed")))
                for another in RELATION_KINDS
                if another != kind
            ),
        )  # fmt: skip


def _answers(one: ArticleText, other: ArticleText, kind: str, answer: str) -> tuple[Proposal, ...]:
    target, value = targets.of_pair(one.uid, other.uid)
    return (Proposal("set", target, {"field": kind, "value": answer} | value),)
