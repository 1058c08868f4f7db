"""Carries decisions out: a new one on what is shown, others by a replay of all that concern the same things.

What is shown is always what extraction found with all live decisions carried out in the order of the journal. As
decisions about different names, articles and entities do not touch each other, only a *domain* has to be replayed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.decisions import journal, publication_effects
from archive.decisions.article_effects import ArticleEffects
from archive.decisions.date_effects import DateEffects
from archive.decisions.decision import NAMES, Decision
from archive.decisions.derived import ChangedNames, refresh_speakers
from archive.decisions.entity_effects import replay_entity, replay_merges
from archive.decisions.name_effects import NameEffects
from archive.decisions.quote_effects import QuoteEffects
from archive.decisions.shown_articles import ShownArticles
from archive.decisions.stale import NO_ARTICLE, Outcomes
from archive.index import moving, refreshing

_ABOUT_ARTICLES = """
d.article_uid <> '' AND d.article_uid IN (SELECT value FROM json_each(?))
AND d.target_kind IN ('quote', 'date', 'office', 'article')
"""
_NEW_ENTITIES = """
SELECT e.uid, EXISTS (SELECT 1 FROM decisions d WHERE d.entity_uid = e.uid AND d.entity_uid <> '' AND d.verb = 'merge')
FROM entities e WHERE e.id > ? AND EXISTS (SELECT 1 FROM decisions d WHERE d.entity_uid = e.uid AND d.entity_uid <> '')
"""


@dataclass(slots=True)
class Domain:
    """What has to be replayed.

    Attributes:
        folds: the mentions of these folded words in all articles.
        named: uids of articles: all mentions in them.
        articles: uids of articles: quotes, dates, offices, and what was said of the article.
        entities: uids: labels, names, kinds.
        merges: which entities are one.
    """

    folds: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    merges: bool = False

    def add(self, decision: Decision) -> None:
        """Widen it by what a decision concerns."""
        target = decision.target
        if decision.verb in {"merge", "not-same"}:
            self.merges = True
        elif decision.verb == "split":
            self.folds.update(decision.value.get("names", ()))
            self.named.update(decision.value.get("articles", ()))
        elif target.kind == "entity":
            self.entities.add(target.entity)
        elif target.kind in NAMES and decision.scope == "everywhere":
            self.folds.add(target.fold)
        elif target.kind in NAMES:
            self.named.add(target.article)
        elif target.article:
            self.articles.add(target.article)

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Domain:
        """What some decisions concern."""
        domain = cls()
        for decision in decisions:
            domain.add(decision)
        return domain


def carry_out(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> Outcomes:
    """Carry out decisions that were just appended to the journal, within the transaction that is open.

    Returns:
        For each decision, by uid, None or why it could not be carried out.
    """
    about_names: list[Decision] = []
    rest: list[Decision] = []
    for decision in decisions:
        (about_names if decision.verb == "split" or decision.target.kind in NAMES else rest).append(decision)
    return _run(connection, Domain.of(rest), about_names)


def replay(connection: sqlite3.Connection, domain: Domain) -> Outcomes:
    """Replay the journal on a domain, within the transaction that is open."""
    return _run(connection, domain, [])


def _run(connection: sqlite3.Connection, domain: Domain, new_about_names: list[Decision]) -> Outcomes:
    articles = ShownArticles(connection)
    changed = ChangedNames(connection)
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM entities").fetchone()
    outcomes = _replay_domain(connection, articles, changed, domain, new_about_names)
    # A decision that comes later in the order may have made an entity about which earlier ones decide.
    while made := entities_decided_about(connection, newer_than=last):
        (last,) = connection.execute("SELECT max(id) FROM entities").fetchone()
        outcomes |= _replay_domain(connection, articles, changed, made, [])
    _note_outcomes(connection, outcomes)
    return outcomes


def entities_decided_about(connection: sqlite3.Connection, *, newer_than: int) -> Domain | None:
    """What has to be replayed because entities came into the archive; None when nobody decided about them.

    Args:
        connection: the archive.
        newer_than: row id of the last entity that was there before.
    """
    found = dict(connection.execute(_NEW_ENTITIES, (newer_than,)))
    return Domain(entities=set(found), merges=any(found.values())) if found else None


def _replay_domain(
    connection: sqlite3.Connection,
    articles: ShownArticles,
    changed: ChangedNames,
    domain: Domain,
    new_about_names: list[Decision],
) -> Outcomes:
    outcomes: Outcomes = {}
    speakers = _replay_entities(connection, changed, domain)
    outcomes |= _replay_names(NameEffects(connection, articles), articles, domain, new_about_names)
    changed.apply()
    refresh_speakers(connection, speakers)
    shown = [article for article in map(articles.get, domain.articles) if article is not None]
    with refreshing.changing(connection, [article.id for article in shown]):
        days = {article: publication_effects.day(connection, article) for article in shown}
        outcomes |= _replay_articles(connection, articles, domain.articles)
        moved = [article.id for article, was in days.items() if publication_effects.day(connection, article) != was]
        if moved:
            moving.move(connection, moved)
    return outcomes


def _replay_names(
    names: NameEffects, articles: ShownArticles, domain: Domain, new_about_names: list[Decision]
) -> Outcomes:
    outcomes: Outcomes = {}
    if domain.folds or domain.named:
        names.reset(domain.folds, domain.named)
        concerned = names.concerned()
        articles.locate_all(concerned)
        outcomes |= {decision.uid: names.carry_out(decision) for decision in concerned}
    return outcomes | {decision.uid: names.carry_out(decision) for decision in new_about_names}


def _replay_entities(connection: sqlite3.Connection, changed: ChangedNames, domain: Domain) -> set[int]:
    """Replay what was decided about entities; gives the row ids of those whose quotes count for another one now."""
    for uid in domain.entities:
        before = connection.execute("SELECT id, kind FROM entities WHERE uid = ?", (uid,)).fetchone()
        replay_entity(connection, uid)
        after = connection.execute("SELECT id, kind FROM entities WHERE uid = ?", (uid,)).fetchone()
        if before != after:
            changed.note_retyped(after[0])
    if not domain.merges:
        return set()
    moves = replay_merges(connection)
    speakers = set()
    for entity, (before, now) in moves.items():
        changed.note_moved(entity, before, now)
        speakers |= {known for known in (entity, before, now) if known is not None}
    if moves:
        # A split also parts what is merged into the entity that is split.
        for split in journal.live(connection, "d.verb = 'split'"):
            domain.add(split)
    return speakers


def _replay_articles(connection: sqlite3.Connection, articles: ShownArticles, uids: set[str]) -> Outcomes:
    """Replay what was decided about the quotes, dates and offices of articles, and about articles."""
    about_articles = ArticleEffects(connection, articles)
    effects: dict[str, QuoteEffects | DateEffects | ArticleEffects] = {
        "quote": QuoteEffects(connection, articles),
        "date": DateEffects(connection, articles),
        "article": about_articles,
        "office": about_articles,
    }
    for uid in uids:
        article = articles.get(uid)
        if article is not None:
            for kind in ("quote", "date", "article"):
                effects[kind].reset(article)
    outcomes: Outcomes = {}
    decisions = list(journal.live(connection, _ABOUT_ARTICLES, json.dumps(list(uids))))
    articles.locate_all(decisions)
    for decision in decisions:
        article = articles.get(decision.target.article)
        effect = effects[decision.target.kind]
        outcomes[decision.uid] = NO_ARTICLE if article is None else effect.carry_out(decision, article)
    return outcomes


def _note_outcomes(connection: sqlite3.Connection, outcomes: Outcomes) -> None:
    connection.executemany(
        "DELETE FROM decision_states WHERE state = 'stale' AND decision_id = (SELECT id FROM decisions WHERE uid = ?)",
        [(uid,) for uid in outcomes],
    )
    connection.executemany(
        "INSERT INTO decision_states (decision_id, state, explanation, text_now)"
        " SELECT id, 'stale', ?, ? FROM decisions WHERE uid = ?",
        [(stale.explanation, stale.now, uid) for uid, stale in outcomes.items() if stale is not None],
    )
