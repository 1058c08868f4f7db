"""Decisions as rows of lists, and in words."""

from __future__ import annotations

from typing import Any

from archive.decisions.decision import Decision
from archive.decisions.history import Entry


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
        other = decision.value.get("into", decision.value.get("other", decision.value.get("label")))
        return f"{target.entity} → {other}" if isinstance(other, str) else target.entity
    if target.kind == "article":
        said = [part for name in ("field", "name", "value") if isinstance(part := decision.value.get(name), str)]
        return f"article {target.article}: {' '.join(said)}"
    where = f" in {target.article}" if target.article else ""
    words = f" “{target.exact}”" if target.exact else ""
    return f"{target.kind}{words}{where}"
