"""Which decisions rest on which, and which contradict each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from archive.decisions import journal
from archive.decisions.decision import Decision

_NAMING = """
d.entity_uid = ?1 OR json_extract(d.value, '$.entity') = ?1 OR json_extract(d.value, '$.into') = ?1
OR json_extract(d.value, '$.other') = ?1
"""
_GROUP = """
SELECT g.uid FROM entities e JOIN entities g
  ON g.id = coalesce(e.merged_into, e.id) OR g.merged_into = coalesce(e.merged_into, e.id)
WHERE e.uid = ?
"""


def dependents(connection: sqlite3.Connection, decision: Decision) -> list[Decision]:
    """The live decisions that make no sense without one: about what it made, or about what it marked."""
    found: dict[str, Decision] = {}
    if decision.verb == "split" or decision.value.get("new"):
        for other in journal.live(connection, _NAMING, decision.value["entity"]):
            found[other.uid] = other
    if decision.verb == "mark":
        target = decision.target
        same_words = (
            "d.article_uid = ? AND d.article_uid <> '' AND d.target_kind = ? AND d.fold = ? AND d.occurrence = ?"
        )
        values = (target.article, target.kind, target.fold, target.occurrence)
        found |= {other.uid: other for other in journal.live(connection, same_words, *values)}
    found.pop(decision.uid, None)
    return [other for other in found.values() if other.made > decision.made]


def kept_apart(connection: sqlite3.Connection, one: str, other: str) -> Decision | None:
    """The live decision by which two entities, or what is merged with them, are not the same, if there is one."""
    groups = [_merged_with(connection, uid) for uid in (one, other)]
    for decision in journal.live(connection, "d.verb = 'not-same'"):
        first, second = decision.target.entity, decision.value["other"]
        if (first in groups[0] and second in groups[1]) or (first in groups[1] and second in groups[0]):
            return decision
    return None


def _merged_with(connection: sqlite3.Connection, uid: str) -> set[str]:
    return {uid} | {found for (found,) in connection.execute(_GROUP, (uid,))}


def subject(decision: Decision) -> tuple[str, ...] | None:
    """What a decision settles: two that settle the same differently contradict each other. None: it cannot be.

    Adding a name or a tag contradicts nothing; neither does an undo.
    """
    target, value = decision.target, decision.value
    if decision.verb in {"merge", "not-same"}:
        return ("same", *sorted((target.entity, str(value.get("into", value.get("other"))))))
    if decision.verb in {"rename", "retype"} and target.kind == "entity":
        return (decision.verb, target.entity)
    if decision.verb == "set":
        return ("set", target.article, target.entity, target.fold, str(target.occurrence), str(value.get("field")),
                str(value.get("name", "")))  # fmt: skip
    if decision.verb == "speaker":
        return ("speaker", target.article, target.fold, str(target.occurrence))
    if decision.verb in {"confirm", "reject", "link", "unlink", "retype", "mark", "unmark"}:
        return ("words", target.kind, decision.scope, target.article, target.fold, str(target.occurrence))
    return None


def answer(decision: Decision) -> tuple[str, ...]:
    """How a decision settles its subject, for comparison with others on the same."""
    verb = "link" if decision.verb in {"confirm", "mark"} and "entity" in decision.value else decision.verb
    told = ("entity", "kind", "label", "value", "date") if verb != "merge" else ()
    return (verb, *(f"{name}={decision.value[name]}" for name in told if name in decision.value and verb != "confirm"))


def conflicts(ours: Iterator[Decision], theirs: list[Decision]) -> list[tuple[Decision, Decision]]:
    """Pairs of decisions, one of each side, that settle the same thing differently."""
    settled: dict[tuple[str, ...], Decision] = {}
    for decision in ours:
        key = subject(decision)
        if key:
            settled[key] = decision
    found = []
    for decision in theirs:
        key = subject(decision)
        other = settled.get(key) if key else None
        if other is not None and other.uid != decision.uid and answer(other) != answer(decision):
            found.append((other, decision))
    return found
