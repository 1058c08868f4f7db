"""Decisions as rows of lists, and in words."""

from __future__ import annotations

from typing import Any

from archive.decisions.decision import Decision, Value
from archive.decisions.history import Entry
from archive.decisions.reasons import Reason
from cli.tables import Column

_NOTE_SHOWN = 40
DECISION_COLUMNS = (
    Column("made", "made (UTC)", fixed=True, first=19),
    Column("author", "by"),
    Column("verb", "what", fixed=True),
    Column("about", "about"),
    Column("scope", "where", fixed=True),
    Column("state", "state", fixed=True),
    Column("reason", "why"),
    Column("uid", "decision", fixed=True, first=12),
)
"""The columns of a list of decisions."""


def entry_row(entry: Entry) -> dict[str, Any]:
    """An entry of the journal: who decided what about what, when and why, and what became of it."""
    decision = entry.decision
    return {
        "uid": decision.uid,
        "made": decision.made,
        "author": decision.author,
        "verb": decision.verb,
        "about": about(decision),
        "scope": decision.scope,
        "value": dict(decision.value),
        "reason": decision.reason,
        "state": entry.state,
        "undone_by": entry.undone_by or None,
        "explanation": entry.explanation or None,
        "before": decision.target.exact or None,
        "now": entry.text_now,
    }


def about(decision: Decision) -> str:
    """What a decision is about, in a few words."""
    target = decision.target
    if target.kind == "decision":
        return target.decision
    if target.kind == "entity":
        if decision.verb == "set":
            return f"{target.entity}: {_said(decision.value)}"
        told = ("into", "other", "entity", "label", "name", "kind")
        other = next((decision.value[name] for name in told if name in decision.value), None)
        return f"{target.entity} → {other}" if isinstance(other, str) else target.entity
    if target.kind == "article":
        return f"article {target.article}: {_said(decision.value)}"
    where = f" in {target.article}" if target.article else ""
    words = f" “{target.exact}”" if target.exact else ""
    return f"{target.kind}{words}{where}"


def _said(value: Value) -> str:
    """What is said of an article or an entity: the field, what it is now, or that it is nothing."""
    field, to = value["field"], value["value"]
    if field == "tag":
        return f"tag {value['name']}" if to else f"tag {value['name']} taken away"
    if field == "note":
        return f"note “{to[:_NOTE_SHOWN]}…”" if to and len(to) > _NOTE_SHOWN else f"note “{to}”" if to else "no note"
    other = f" {value['name']}" if "name" in value else ""
    return f"{field}{other}: {to or 'unknown' if field == 'published' else to or 'none'}"


def reason_row(reason: Reason) -> dict[str, Any]:
    """What extraction found, what is shown of it, and why."""
    return {
        "kind": reason.kind,
        "words": reason.words,
        "means": reason.means or None,
        "state": reason.state,
        "confidence": round(reason.confidence, 2),
        "places": reason.count,
        "span": list(reason.span) if reason.span else None,
        "why": reason.why,
    }
