"""What came of loading a journal, in words and as JSON."""

from __future__ import annotations

from typing import Any

import click

from archive.decisions.decision import Decision
from archive.decisions.exchange import Loaded
from archive.decisions.history import Entry
from cli.decision_rows import about, entry_row
from cli.display import one_line
from cli.failures import complain


def loaded_form(loaded: Loaded) -> dict[str, Any]:
    """The report for programs: of each conflict both sides, and which holds."""
    return {
        "new": loaded.new,
        "known": loaded.known,
        "stale": loaded.stale,
        "conflicts": [
            {"here": _row(ours), "loaded": _row(theirs), "holds": _later(ours, theirs).uid}
            for ours, theirs in loaded.conflicts
        ],
        "bad": [{"line": bad.number, "what": bad.what, "advice": bad.advice} for bad in loaded.bad],
    }


def print_loaded(loaded: Loaded) -> None:
    """The report for people."""
    click.echo(f"{loaded.new:,} new, {loaded.known:,} known already, {len(loaded.stale):,} stale here")
    if loaded.stale:
        click.echo("`jumelage decisions stale` lists what is stale, and what stands there now")
    for ours, theirs in loaded.conflicts:
        later = _later(ours, theirs)
        click.echo(one_line(f"conflict: {_side(ours)} here, {_side(theirs)} loaded: {later.author}'s holds"))
    if loaded.conflicts:
        click.echo("what is later holds: `jumelage decisions undo ID` takes one back")


def complain_of_bad_lines(loaded: Loaded, name: str) -> None:
    """Tell the lines that were left out."""
    for bad in loaded.bad:
        complain(f"{bad.what}: {name}:{bad.number}: {bad.advice}")


def _later(one: Decision, other: Decision) -> Decision:
    return max(one, other, key=lambda decision: (decision.made, decision.uid))


def _side(decision: Decision) -> str:
    return f"{decision.verb} {about(decision)} by {decision.author} on {decision.made[:10]} ({decision.uid[:12]})"


def _row(decision: Decision) -> dict[str, Any]:
    row = entry_row(Entry(decision, "live"))
    return {name: row[name] for name in ("uid", "made", "author", "verb", "about", "scope", "value", "reason")}
