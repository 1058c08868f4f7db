"""What a decision costs in a large archive, and whether it is there after the process was killed.

    python -m benchmarks.corpus 100000 /tmp/corpus/100k.db
    python -m benchmarks.decisions /tmp/corpus/100k.db

Works on a copy beside the archive, which is removed at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archive.checking import check
from archive.decisions import targets
from archive.decisions.anchoring import anchor
from archive.decisions.decision import Decision, Target, Value, Verb
from archive.decisions.exchange import decision_from, load
from archive.decisions.history import log
from archive.decisions.journal import append
from archive.decisions.making import Proposal, decide, undo
from archive.opening import Archive, open_archive
from archive.search import FileSearcher
from benchmarks.measuring import Times, milliseconds, table

LINES = 50_000
_NAMES = """
SELECT s.text, count(*) AS mentions FROM surface_forms s JOIN mentions m ON m.surface_id = s.id
WHERE m.kind = 'place' AND m.state = 'found' GROUP BY s.fold HAVING mentions <= 40000
ORDER BY abs(mentions - 20000) LIMIT 1
"""
_MENTIONS = """
SELECT a.uid, m.kind, v.text, m.starts, m.ends FROM mentions m JOIN articles a ON a.id = m.article_id
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
WHERE a.id % 7 = 0 ORDER BY a.id LIMIT ?
"""
_PLAIN_UPDATE = """
UPDATE found_mentions SET confidence = 1.0 - confidence
WHERE kind = 'place' AND surface_id IN (SELECT id FROM surface_forms WHERE text = ?)
"""
_KILLED = """
import os, signal, sys
from pathlib import Path
from archive.decisions import targets
from archive.decisions.making import Proposal, decide
from archive.opening import open_archive
archive = open_archive(Path(sys.argv[1]), write=True)
decide(archive, Proposal("reject", targets.of_name_everywhere("place", sys.argv[2]), {}, "everywhere"), author="killed")
os.kill(os.getpid(), signal.SIGKILL)
"""


def everywhere(path: Path, words: str, rounds: int) -> tuple[Times, Times]:
    """Reject a name everywhere and read the facets again; then take it back. Several times."""
    shown, undone = Times(), Times()
    with open_archive(path, write=True) as archive, open_archive(path) as reader:
        searcher = FileSearcher(reader.connection)
        proposal = Proposal("reject", targets.of_name_everywhere("place", words), {}, "everywhere")

        def see() -> None:
            decide(archive, proposal, author="benchmark")
            searcher.facets(searcher.parse(""), ["city", "person", "year"])

        for _ in range(rounds):
            shown.measure(see)
            undone.measure(lambda: undo(archive, author="benchmark"))
    return shown, undone


def plain_update(path: Path, words: str, rounds: int) -> Times:
    """Write a column of the mentions of a name in one statement, on the disk at its end: what SQLite takes at least."""
    times = Times()
    with open_archive(path, write=True) as archive:
        connection = archive.connection

        def update() -> None:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_PLAIN_UPDATE, (words,))
            connection.execute("COMMIT")

        for _ in range(rounds):
            times.measure(update)
    return times


def plain_insert(path: Path, lines: list[str]) -> Times:
    """Read the lines of a journal and insert them as rows that nothing follows from."""
    times = Times()
    with open_archive(path, write=True) as archive:
        connection = archive.connection

        def insert() -> None:
            connection.execute("BEGIN IMMEDIATE")
            append(connection, [decision_from(json.loads(line)) for line in lines])
            connection.execute("ROLLBACK")

        times.measure(insert)
    return times


def survives_kill(path: Path, words: str) -> bool:
    """Whether a decision is there, and carried out, when the process was killed right after it was made."""
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path), words], check=False)
    with open_archive(path, write=True) as archive:
        kept = done.returncode == -signal.SIGKILL and bool(log(archive, author="killed"))
        count = archive.connection.execute(
            "SELECT count(*) FROM mentions m JOIN surface_forms s ON s.id = m.surface_id"
            " WHERE s.text = ? AND m.kind = 'place' AND m.state <> 'rejected'", (words,)
        ).fetchone()[0]  # fmt: skip
        undo(archive, author="killed")
        return kept and count == 0


def journal(archive: Archive, count: int) -> Iterator[str]:
    """A journal of as many decisions: most about single names, the others about names everywhere and entities."""
    chance = random.Random(1)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    entities = [uid for (uid,) in archive.connection.execute("SELECT uid FROM entities ORDER BY uid LIMIT 20000")]
    for uid, kind, text, starts, ends in archive.connection.execute(_MENTIONS, (count,)).fetchall():
        moment += timedelta(seconds=1)
        made = moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        dice = chance.random()
        if dice < 0.8:
            verb: Verb = "confirm" if dice < 0.5 else "reject"
            decision = _decision(made, verb, anchor(kind, uid, text, (starts, ends)))
        elif dice < 0.82:
            target = targets.of_name_everywhere(kind, text[starts:ends])
            decision = Decision(made, "benchmark", "confirm", target, {}, "everywhere")
        elif dice < 0.92:
            entity = targets.of_entity(chance.choice(entities))
            decision = _decision(made, "add-name", entity, {"name": f"Name {moment:%H%M%S}", "language": "de"})
        else:
            tag = {"field": "tag", "name": f"Tag {chance.randint(1, 50)}", "value": True}
            decision = _decision(made, "set", targets.of_article(uid), tag)
        yield json.dumps(decision.fields() | {"uid": decision.uid})


def _decision(made: str, verb: Verb, target: Target, value: Value | None = None) -> Decision:
    return Decision(made, "benchmark", verb, target, value or {})


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="Cost of decisions in a large archive")
    parser.add_argument("archive", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    copy = arguments.archive.with_name(f"{arguments.archive.stem}-decisions-{os.getpid()}.db")
    shutil.copy(arguments.archive, copy)
    try:
        with open_archive(copy) as archive:
            words, mentions = archive.connection.execute(_NAMES).fetchone()
            lines = list(journal(archive, LINES))
        plain = plain_update(copy, words, arguments.rounds)
        shown, undone = everywhere(copy, words, arguments.rounds)
        killed = survives_kill(copy, words)
        inserted = plain_insert(copy, lines)
        begin, busy = time.perf_counter(), time.process_time()
        with open_archive(copy, write=True) as archive:
            loaded = load(archive, lines)
            seconds, processor = time.perf_counter() - begin, time.process_time() - busy
            problems = list(check(archive))
        rows = [
            (f"reject a name of {mentions:,} mentions everywhere, until facets show it, ms",
             milliseconds(shown.median), milliseconds(shown.best), milliseconds(min(shown.processor)), "300"),
            (f"for comparison: UPDATE {mentions:,} mentions SET one column, ms",
             milliseconds(plain.median), milliseconds(plain.best), milliseconds(min(plain.processor)), ""),
            ("take it back, ms", milliseconds(undone.median), milliseconds(undone.best),
             milliseconds(min(undone.processor)), ""),
            ("there after kill -9", "yes" if killed else "NO", "", "", "yes"),
            (f"load a journal of {loaded.new:,} lines, s", f"{seconds:.1f}", "", f"{processor:.1f}", "60"),
            ("for comparison: read the lines and insert them, nothing carried out, s",
             f"{inserted.best / 1000:.1f}", "", f"{min(inserted.processor) / 1000:.1f}", ""),
            ("problems found by the check", len(problems), "", "", "0"),
        ]  # fmt: skip
        print(table(("what", "median", "best", "best, processor", "bar"), rows))
    finally:
        for path in copy.parent.glob(f"{copy.name}*"):
            path.unlink()


if __name__ == "__main__":
    main()
