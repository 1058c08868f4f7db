"""Makes decisions: writes them into the journal and carries them out, in one transaction each."""

from __future__ import annotations

import getpass
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from archive.decisions import journal, rules
from archive.decisions.decision import Decision, Target, Value
from archive.decisions.dependencies import dependents, kept_apart
from archive.decisions.entity_effects import described
from archive.decisions.proposal import Proposal
from archive.decisions.replay import Domain, carry_out, replay
from archive.decisions.rules import DecisionRefusedError
from archive.errors import ArchiveForbiddenError, sqlite_errors
from archive.opening import Archive

__all__ = ["Proposal", "decide", "redo", "resolved", "undo", "whoami", "writing"]


def decide(archive: Archive, *proposals: Proposal, reason: str = "", author: str | None = None) -> list[Decision]:
    """Decide something; several proposals are one step for `undo`.

    When this returns, the decisions are on the disk and what is shown is up to date.

    Args:
        archive: open for writing.
        proposals: what to decide.
        reason: why, in the person's words.
        author: who, by default `$JUMELAGE_AUTHOR` or the name of the login.

    Raises:
        DecisionRefusedError: a proposal makes no sense, or two entities that were told apart are to be merged.
        ArchiveError: the archive cannot be written.
    """
    who = author or whoami()
    with writing(archive) as connection:
        batch = ""
        made = []
        for proposal in proposals:
            moment = journal.next_moment(connection)
            batch = batch or (moment if len(proposals) > 1 else "")
            decision = resolved(connection, proposal, moment, who, reason, batch)
            _check_not_apart(connection, decision)
            journal.append(connection, [decision])
            made.append(decision)
        carry_out(connection, made)
    return made


def undo(archive: Archive, uid: str | None = None, *, reason: str = "", author: str | None = None) -> list[Decision]:
    """Take back a decision, in any session and order.

    Args:
        archive: open for writing.
        uid: of the decision; None for the last step of the author that is not undone.
        reason: why.
        author: who takes it back.

    Returns:
        The decisions taken back; none when there is nothing left to undo.

    Raises:
        DecisionRefusedError: there is no such decision, it is undone already, or others rest on it.
    """
    who = author or whoami()
    with writing(archive) as connection:
        wanted = _last_step(connection, who) if uid is None else [_live(connection, uid)]
        for decision in reversed(wanted):
            resting = [other for other in dependents(connection, decision) if other not in wanted]
            if resting:
                raise DecisionRefusedError(
                    f"{len(resting)} later decisions rest on it",
                    f"decision {decision.uid}",
                    f"undo {', '.join(other.uid for other in resting[:3])} first",
                )
        _take_back(connection, wanted, who, reason)
    return wanted


def redo(archive: Archive, *, author: str | None = None) -> list[Decision]:
    """Take back the last undo of the author, unless something was decided since.

    Returns:
        The decisions that hold again; none when there is nothing to redo.
    """
    who = author or whoami()
    with writing(archive) as connection:
        undos = _last_undos(connection, who)
        again = [found for entry in undos if (found := journal.entry(connection, entry.target.decision))]
        _take_back(connection, undos, who, "")
    return again


def whoami() -> str:
    """Who decides: `$JUMELAGE_AUTHOR`, else the name of the login."""
    try:
        return os.environ.get("JUMELAGE_AUTHOR") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def resolved(
    connection: sqlite3.Connection, proposal: Proposal, made: str, author: str, reason: str = "", batch: str = ""
) -> Decision:
    """The decision that a proposal becomes: with what it takes to make the entity it names in another archive.

    Raises:
        DecisionRefusedError: it makes no sense, or names an entity that is nowhere.
    """
    value = dict(proposal.value)
    decision = Decision(made, author, proposal.verb, proposal.target, value, proposal.scope, reason, batch)
    rules.check(decision)
    uid = value.get("into", value.get("entity"))
    if uid and "label" not in value:
        value |= _description(connection, str(uid), "give its label to make it")
    if proposal.verb == "merge" and "merged" not in value:
        value["merged"] = _description(connection, proposal.target.entity, "look its id up with `jumelage persons`")
    return replace(decision, value=value)


@contextmanager
def writing(archive: Archive) -> Iterator[sqlite3.Connection]:
    """A transaction that is on the disk when it ends."""
    if archive.read_only:
        raise ArchiveForbiddenError("the archive is open for reading only", str(archive.path), "open it for writing")
    connection = archive.connection
    with sqlite_errors(archive.path):
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def trying(archive: Archive) -> Iterator[sqlite3.Connection]:
    """A transaction that leaves nothing behind; readers do not notice it."""
    connection = archive.connection
    with sqlite_errors(archive.path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        finally:
            connection.execute("ROLLBACK")


def _description(connection: sqlite3.Connection, uid: str, advice: str) -> Value:
    found = described(connection, uid)
    if found is None:
        raise DecisionRefusedError("there is no such entity", uid, advice)
    return found


def _check_not_apart(connection: sqlite3.Connection, decision: Decision) -> None:
    if decision.verb != "merge":
        return
    apart = kept_apart(connection, decision.target.entity, decision.value["into"])
    if apart:
        raise DecisionRefusedError(
            "the two were told apart", f"by {apart.author} on {apart.made[:10]}", f"undo {apart.uid} first"
        )


def _live(connection: sqlite3.Connection, uid: str) -> Decision:
    found = journal.entry(connection, uid)
    if found is None:
        raise DecisionRefusedError("there is no such decision", uid, "look it up with `jumelage decisions log`")
    if uid in journal.undone(connection):
        raise DecisionRefusedError("it is undone already", f"decision {uid}", "nothing has to be done")
    return found


def _last_step(connection: sqlite3.Connection, author: str) -> list[Decision]:
    """The last live decision of an author with those made by the same key."""
    last = connection.execute(
        "SELECT uid, batch FROM decisions WHERE author = ? AND verb <> 'undo'"
        " AND id NOT IN (SELECT decision_id FROM decision_states WHERE state = 'undone')"
        " ORDER BY made DESC, uid DESC LIMIT 1",
        (author,),
    ).fetchone()
    if last is None:
        return []
    uid, batch = last
    if batch:
        return list(journal.live(connection, "d.batch = ? AND d.batch <> '' AND d.author = ?", batch, author))
    return list(journal.live(connection, "d.uid = ?", uid))


def _last_undos(connection: sqlite3.Connection, author: str) -> list[Decision]:
    """The undos of one step that can be redone: live, of decisions, and with nothing decided after them."""
    gone = journal.undone(connection)
    recent = list(journal.where(connection, "d.author = ?", author))
    undone_here = {entry.uid for entry in recent if entry.verb == "undo"}
    step: list[Decision] = []
    for entry in reversed(recent):
        if entry.verb != "undo":
            if entry.uid not in gone:
                break
            continue
        if entry.uid in gone or entry.target.decision in undone_here:
            continue
        if step and (not step[0].batch or entry.batch != step[0].batch):
            break
        step.append(entry)
    return step


def _take_back(connection: sqlite3.Connection, decisions: Sequence[Decision], author: str, reason: str) -> None:
    batch = ""
    for decision in decisions:
        moment = journal.next_moment(connection)
        batch = batch or (moment if len(decisions) > 1 else "")
        target = Target("decision", decision=decision.uid)
        journal.append(connection, [Decision(moment, author, "undo", target, {}, "this", reason, batch)])
    changed = journal.mark_undone(connection)
    toggled = [found for uid in changed if (found := journal.entry(connection, uid)) and found.verb != "undo"]
    replay(connection, Domain.of(toggled))
