"""What an item of the review queue is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from archive.decisions.proposal import Proposal
from archive.decisions.review.wording import Part, Wording
from archive.reading.timeline import surroundings
from archive.records import Span

ReviewKind = Literal["name", "place", "merge", "speaker", "date", "event", "office", "related"]

_TEXTS = """
SELECT a.id, a.uid, a.title, a.published, v.text FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in an article that a question is about.

    Attributes:
        article: uid.
        title: headline.
        published: EDTF.
        span: the words in question.
        words: as they stand.
        context: the words around, on one line.
    """

    article: str
    title: str
    published: str
    span: Span
    words: str
    context: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer: what people read, and the decisions it stands for."""

    label: Part
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about a kind of thing, and what is answered.

    Attributes:
        question: whether it is of that kind.
        yes: that it is.
        no: that it is not.
    """

    question: Wording
    yes: Wording
    no: Wording


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A question with its answers.

    Attributes:
        kind: of question.
        key: the same question has the same key when the queue is asked for again.
        title: what it is about.
        question: to be answered with yes.
        count: how many places one answer settles.
        why: what led to it.
        evidence: some of the places.
        yes: what `y` does: the suggestion.
        no: what `n` does; None where there is no such answer.
        others: further answers to choose from.
    """

    kind: ReviewKind
    key: str
    title: str
    question: Wording
    count: int
    why: Part
    evidence: tuple[Evidence, ...]
    yes: Choice
    no: Choice | None = None
    others: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as far as evidence needs it."""

    uid: str
    title: str
    published: str
    text: str

    def evidence(self, span: Span) -> Evidence:
        """A place in it."""
        start, end = span
        context = surroundings(self.text, start, end)
        return Evidence(self.uid, self.title, self.published, span, self.text[start:end], context)


def texts(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, ArticleText]:
    """The texts of some articles, by row id."""
    rows = connection.execute(_TEXTS, (json.dumps(list(articles)),))
    return {article: ArticleText(*rest) for article, *rest in rows}
