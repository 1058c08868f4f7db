"""The articles as a replay needs them: the text that is shown, and where the words of decisions are in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from archive.decisions import anchoring
from archive.decisions.decision import Decision
from archive.decisions.stale import NO_WORDS, Stale

_TEXTS_KEPT = 64


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article with the text of its shown version."""

    id: int
    uid: str
    text: str


class ShownArticles:
    """Looks articles up by uid and decisions' words in them, while the texts do not change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._places: dict[str, anchoring.Span | Stale] = {}
        self.get = lru_cache(maxsize=_TEXTS_KEPT)(self._get)

    def locate(self, decision: Decision, article: ShownArticle) -> anchoring.Span | Stale:
        """Where the words of a decision are in its article, or why they are not."""
        known = self._places.get(decision.uid)
        if known is None:
            found = anchoring.find(decision.target, article.text)
            known = Stale(NO_WORDS, found.now) if isinstance(found, anchoring.Vanished) else found
        return known

    def locate_all(self, decisions: Iterable[Decision]) -> None:
        """Locate many decisions, article by article, so that each text is read and folded once."""
        with_words = [decision for decision in decisions if decision.target.article and decision.target.exact]
        for decision in sorted(with_words, key=lambda decision: decision.target.article):
            article = self.get(decision.target.article)
            if article is not None:
                self._places[decision.uid] = self.locate(decision, article)

    def _get(self, uid: str) -> ShownArticle | None:
        row = self._connection.execute(
            "SELECT a.id, a.uid, v.text FROM articles a"
            " JOIN article_versions v ON v.article_id = a.id AND v.number = a.version WHERE a.uid = ?",
            (uid,),
        ).fetchone()
        return ShownArticle(*row) if row else None
