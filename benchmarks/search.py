"""Measures search as it is typed, key by key, beside what others offer on the same articles and queries.

    python -m benchmarks.corpus 100000 /tmp/corpus/100k.db
    python -m benchmarks.search /tmp/corpus/100k.db --peers --results benchmarks/RESULTS.md

With --peers, Datasette is installed into an environment of its own beside the archive, and tantivy (the extra of that
name) makes its index there.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from archive.opening import open_archive
from archive.search import FileSearcher, QueryError
from benchmarks import search_peers
from benchmarks.measuring import Times, memory, milliseconds, quantile, table
from benchmarks.typed_queries import keystrokes, typed_queries

_LARGE = 200_000
"""Articles. Some peers answer in many seconds then, so that fewer whole queries are asked."""


def typed(path: Path, lines: list[str]) -> dict[str, Times]:
    """Types every line key by key: first 50 hits, count and the three facets after each key."""
    times = {name: Times() for name in ("hits", "count", "facets", "all")}
    with open_archive(path) as archive:
        searcher = FileSearcher(archive.connection)
        for line in lines:
            for text in keystrokes(line):
                try:
                    query = searcher.parse(text, typing=True)
                    times["hits"].measure(lambda query=query: searcher.list(query, limit=50))  # type: ignore[misc]
                    times["count"].measure(lambda query=query: searcher.count(query))  # type: ignore[misc]
                    times["facets"].measure(lambda query=query: searcher.facets(query, search_peers.FACETS))  # type: ignore[misc]
                except QueryError:
                    continue
                for kind in ("taken", "processor"):
                    parts = (getattr(times[name], kind)[-1] for name in ("hits", "count", "facets"))
                    getattr(times["all"], kind).append(sum(parts))
    return times


def cold(path: Path) -> dict[str, tuple[float, float]]:
    """The first query of a fresh process after the file was dropped from the cache of the system.

    Returns:
        For each step the milliseconds of the clock and of the processor.
    """
    descriptor = os.open(path, os.O_RDONLY)
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(descriptor)
    code = (
        "import sys, time; now = lambda: (time.perf_counter(), time.process_time()); times = [now()]\n"
        "from pathlib import Path; from archive.opening import open_archive; from archive.search import FileSearcher\n"
        "times.append(now()); archive = open_archive(Path(sys.argv[1]))\n"
        "searcher = FileSearcher(archive.connection); query = searcher.parse('jugendaustausch', typing=True)\n"
        "searcher.list(query); times.append(now()); searcher.count(query)\n"
        "searcher.facets(query, ['city', 'person', 'year']); times.append(now()); import json; print(json.dumps(times))"
    )
    done = subprocess.run([sys.executable, "-c", code, path], check=True, capture_output=True, text=True)
    times = json.loads(done.stdout)
    steps = ("imports", "open and hits", "count and facets")
    return {
        step: ((after[0] - before[0]) * 1000, (after[1] - before[1]) * 1000)
        for step, (before, after) in zip(steps, pairwise(times), strict=True)
    }


def main() -> None:
    """Measures and prints; appends to the results when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--results", type=Path, help="file that the tables are appended to")
    options = parser.parse_args()
    with open_archive(options.archive) as archive:
        articles = archive.connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    load = os.getloadavg()[0]
    report = [
        f"## Search, {articles:,} articles",
    ]
    report.append(
        f"{datetime.now(UTC):%Y-%m-%d %H:%M}, load {load:.1f} on {os.cpu_count()} cores. "
        f"Archive {options.archive.stat().st_size / 1e6:.0f} MB. Times in milliseconds."
    )
    first = cold(options.archive)
    print(f"{articles:,} articles, load {load:.1f}; first query: {first}", flush=True)
    lines = typed_queries(options.archive, options.queries)
    typed(options.archive, lines[:20])
    times = typed(options.archive, lines)
    rows = [
        (name, len(each.taken), *(milliseconds(quantile(kind, share)) for kind in (each.taken, each.processor)
                                  for share in (0.5, 0.95, 1)))
        for name, each in times.items()
    ]  # fmt: skip
    report.append(f"{len(lines)} queries typed key by key, warm:")
    report.append(table(["after each key", "keys", "p50", "p95", "longest", "processor p50", "p95", "longest"], rows))
    told = ", ".join(f"{name} {milliseconds(taken)} ({milliseconds(busy)})" for name, (taken, busy) in first.items())
    report.append(
        f"First query of a fresh process, file not in memory, by the clock (of the processor): {told}. "
        f"Most memory: {memory():.0f} MB."
    )
    print("\n\n".join(report), flush=True)
    if options.peers:
        most = 100 if articles <= _LARGE else 30
        report.append(search_peers.compare(options.archive, lines, times["hits"], most))
        print(report[-1])
    text = "\n\n".join(report)
    if options.results:
        with options.results.open("a", encoding="utf-8") as file:
            file.write(text + "\n\n")


if __name__ == "__main__":
    main()
