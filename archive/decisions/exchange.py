"""The journal as lines of JSON, for version control and for working in several places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.decisions import journal, rules
from archive.decisions.decision import Decision, Target
from archive.decisions.dependencies import conflicts
from archive.decisions.making import trying, writing
from archive.decisions.replay import Domain, replay
from archive.decisions.rules import DecisionRefusedError
from archive.errors import sqlite_errors
from archive.opening import Archive

_MADE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_TEXTS = (
    "uid", "made", "author", "verb", "kind", "article", "entity", "decision", "exact", "before", "after", "scope",
    "reason", "batch",
)  # fmt: skip
_FIELDS = frozenset({*_TEXTS, "occurrence", "value"})


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that was not loaded: its number from 1, what is wrong, what to do."""

    number: int
    what: str
    advice: str


@dataclass(slots=True)
class Loaded:
    """What came of loading a journal.

    Attributes:
        new: entries that were not known.
        known: entries that were.
        stale: uids of new ones that cannot be carried out on this archive.
        conflicts: pairs of an entry from here and a new one that settle the same differently; the later one holds.
        bad: lines that were left out.
    """

    new: int = 0
    known: int = 0
    stale: list[str] = field(default_factory=list)
    conflicts: list[tuple[Decision, Decision]] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)


def dump(archive: Archive) -> Iterator[dict[str, Any]]:
    """All entries in order, as objects with sorted keys; equal journals give equal lines."""
    with sqlite_errors(archive.path):
        for decision in journal.entries(archive.connection):
            fields = decision.fields() | {"uid": decision.uid}
            yield {name: fields[name] for name in sorted(fields)}


def load(archive: Archive, lines: Iterable[str | bytes], *, dry_run: bool = False) -> Loaded:
    """Add another journal to this one and carry it out; what is known already changes nothing.

    All good lines are loaded in one transaction; bad ones are left out and told.

    Args:
        archive: open for writing.
        lines: as `dump` gives them, in UTF-8.
        dry_run: only find out what would come of it.
    """
    loaded = Loaded()
    read = list(_read(lines, loaded))
    with (trying if dry_run else writing)(archive) as connection:
        ours = {decision.uid: decision for decision in journal.live(connection)}
        known = {decision.uid for decision in journal.entries(connection)}
        new = list({decision.uid: decision for decision in read if decision.uid not in known}.values())
        loaded.new, loaded.known = journal.append(connection, new), len(read) - len(new)
        undone = journal.mark_undone(connection)
        live = {decision.uid: decision for decision in journal.live(connection)}
        theirs = [decision for decision in new if decision.uid in live]
        still_ours = (decision for uid, decision in ours.items() if uid in live)
        loaded.conflicts = conflicts(still_ours, theirs)
        toggled = [found for uid in undone if (found := journal.entry(connection, uid)) and found.verb != "undo"]
        outcomes = replay(connection, Domain.of([*theirs, *toggled]))
        loaded.stale = [decision.uid for decision in theirs if outcomes.get(decision.uid) is not None]
    return loaded


def decision_from(fields: object) -> Decision:
    """Read an entry.

    Args:
        fields: an object as `dump` gives them; `uid` may be missing when the entry was written by hand.

    Raises:
        DecisionRefusedError: it is no decision, or was changed since it was made.
    """
    if not isinstance(fields, Mapping):
        raise DecisionRefusedError("not an object", "entry", "write one JSON object a line")
    unknown = fields.keys() - _FIELDS
    if unknown:
        raise DecisionRefusedError(f"unknown field {min(unknown)!r}", "entry", "was it made by a newer jumelage?")
    texts = {name: fields.get(name, "") for name in _TEXTS}
    for name, text in texts.items():
        if not isinstance(text, str):
            raise DecisionRefusedError(f"`{name}` is not text", "entry", "put it in quotation marks")
    if not _MADE.fullmatch(texts["made"]) or not texts["author"]:
        raise DecisionRefusedError("it does not say when and by whom", "entry", "give `made` and `author`")
    value, occurrence = fields.get("value", {}), fields.get("occurrence", 0)
    if not isinstance(value, Mapping) or not isinstance(occurrence, int) or occurrence < 0:
        raise DecisionRefusedError("`value` or `occurrence` is of the wrong type", "entry", "dump it anew")
    target = Target(texts["kind"], texts["article"], texts["entity"], texts["decision"], texts["exact"], occurrence,
                    texts["before"], texts["after"])  # fmt: skip
    decision = Decision(texts["made"], texts["author"], texts["verb"], target, dict(value), texts["scope"] or "this",
                        texts["reason"], texts["batch"])  # fmt: skip
    if texts["uid"] not in ("", decision.uid):
        raise DecisionRefusedError("it was changed since it was made", texts["uid"], "undo it and decide anew instead")
    rules.check(decision)
    return decision


def _read(lines: Iterable[str | bytes], loaded: Loaded) -> Iterator[Decision]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield decision_from(json.loads(line))
        except DecisionRefusedError as error:
            loaded.bad.append(BadLine(number, error.what, error.advice))
        except (ValueError, RecursionError) as error:
            loaded.bad.append(BadLine(number, f"not a line of JSON ({error})", "dump the journal anew"))
