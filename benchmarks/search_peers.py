"""What others take for the same articles: plain FTS5 with facets in SQL, Datasette, tantivy, ripgrep.

Each gets the same folded words and the same links to cities, persons and years. Datasette and tantivy run in a virtual
environment of their own, made beside the archive.
"""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

from archive.search import parse
from archive.search.tree import And, Node, Or, Word
from benchmarks.measuring import Times, milliseconds, quantile, table
from benchmarks.typed_queries import keystrokes
from extraction.folding import fold_words

Single = dict[str, tuple[int, Times, Times]]

_PLAIN = """
CREATE TABLE article (id INTEGER PRIMARY KEY, day TEXT, title TEXT);
CREATE VIRTUAL TABLE search USING fts5 (text, content = '', tokenize = 'ascii');
CREATE TABLE city (article_id INTEGER, label TEXT);
CREATE TABLE person (article_id INTEGER, label TEXT);
CREATE TABLE year (article_id INTEGER, label INTEGER);
"""
_COPY = """
INSERT INTO article SELECT ordinal, published, title FROM archive.articles;
INSERT INTO city SELECT a.ordinal, e.label FROM archive.article_entities x
  JOIN archive.articles a ON a.id = x.article_id JOIN archive.entities e ON e.id = x.entity_id WHERE e.kind = 'place';
INSERT INTO person SELECT a.ordinal, e.label FROM archive.article_entities x
  JOIN archive.articles a ON a.id = x.article_id JOIN archive.entities e ON e.id = x.entity_id WHERE e.kind = 'person';
INSERT INTO year SELECT DISTINCT a.ordinal, CAST(substr(d.earliest, 1, 4) AS INTEGER)
  FROM archive.date_mentions d JOIN archive.articles a ON a.id = d.article_id WHERE d.earliest IS NOT NULL;
CREATE INDEX city_article ON city (article_id, label);
CREATE INDEX person_article ON person (article_id, label);
CREATE INDEX year_article ON year (article_id, label);
"""
_TEXTS = """
SELECT a.ordinal, v.text FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
ORDER BY a.ordinal
"""
_NEWEST = """
SELECT a.day, a.title FROM (SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50) s
JOIN article a ON a.id = s.rowid
"""
_NEWEST_BY_DAY = """
SELECT a.day, a.title FROM search s JOIN article a ON a.id = s.rowid WHERE search MATCH ? ORDER BY a.day DESC LIMIT 50
"""
_FACET = """
SELECT x.label, count(*) FROM (SELECT rowid FROM search WHERE search MATCH ?) s
CROSS JOIN {facet} x ON x.article_id = s.rowid
GROUP BY 1 ORDER BY 2 DESC LIMIT 20
"""


def compare(archive: Path, lines: list[str], ours_typed: Times, ours: Single) -> str:
    """Measures all peers that can be had and says beside each how many times ours it takes."""
    folder = archive.parent / f"{archive.stem}.peers"
    folder.mkdir(exist_ok=True)
    plain = _plain_file(archive, folder)
    rows: list[tuple[str, ...]] = []
    for line, (count, hits, facets) in ours.items():
        rows.append((f"`{line}` ({count:,})", "jumelage", milliseconds(hits.best), milliseconds(facets.best), ""))
        rows += _plain_rows(plain, line, hits, facets)
        rows += _tantivy_rows(archive, folder, line, hits, facets)
        rows += _datasette_rows(folder, plain, line, hits, facets)
        rows += _ripgrep_rows(folder, line, hits)
    parts = [
        "Whole queries, best of nine; hits = newest 50 with titles, facets = 20 cities, 20 persons, all years:",
        table(["query (articles)", "engine", "hits", "facets", "times ours (hits, facets)"], rows),
    ]
    typed = _tantivy(archive, folder, {"typed": [_prefix_query(text) for line in lines for text in keystrokes(line)]})
    if typed is not None:
        p50, p95 = quantile(ours_typed.processor, 0.5), quantile(ours_typed.processor, 0.95)
        parts.append(
            "The same keys in tantivy (exact prefix of the last word, no forms, names, titles), time of the processor: "
            f"p50 {milliseconds(typed['p50'])}, p95 {milliseconds(typed['p95'])}; ours {milliseconds(p50)} and "
            f"{milliseconds(p95)}, that is {p50 / typed['p50']:.1f} and {p95 / typed['p95']:.2f} times as long."
        )
    return "\n\n".join(parts)


def _expression(node: Node) -> str:
    """A query of plain words as an FTS5 expression, without anything that jumelage adds."""
    match node:
        case Word(text):
            return " + ".join(f'"{word}"' for word in fold_words(text))
        case And(parts):
            return "(" + " AND ".join(map(_expression, parts)) + ")"
        case Or(parts):
            return "(" + " OR ".join(map(_expression, parts)) + ")"
    raise ValueError(f"no plain words: {node}")


def _prefix_query(text: str) -> list[str]:
    """The words of a line that is being typed, the last of which is a beginning."""
    return [word for part in text.split() if ":" not in part for word in fold_words(part)]


def _times(ours: Times, theirs: Times) -> str:
    return f"{theirs.best / ours.best:.1f}"


def _plain_file(archive: Path, folder: Path) -> Path:
    path = folder / "plain.db"
    if path.exists():
        return path
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA page_size = 8192;" + _PLAIN)
    connection.execute("ATTACH ? AS archive", (str(archive),))
    connection.executescript("BEGIN;" + _COPY + "COMMIT;")
    with (
        sqlite3.connect(f"{archive.absolute().as_uri()}?mode=ro", uri=True) as source,
        (folder / "texts.txt").open("w", encoding="utf-8") as texts,
    ):
        rows = source.execute(_TEXTS)
        connection.execute("BEGIN")
        while batch := rows.fetchmany(5000):
            folded = [(ordinal, " ".join(fold_words(text))) for ordinal, text in batch]
            connection.executemany("INSERT INTO search (rowid, text) VALUES (?, ?)", folded)
            texts.writelines(f"{words}\n" for _, words in folded)
        connection.execute("COMMIT")
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    connection.close()
    return path


def _plain_rows(path: Path, line: str, hits: Times, facets: Times) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA cache_size = -65536")
    expression = _expression(parse(line).tree)
    by_rowid, by_day, counted = Times(), Times(), Times()
    for _ in range(9):
        by_rowid.measure(lambda: connection.execute(_NEWEST, (expression,)).fetchall())
        by_day.measure(lambda: connection.execute(_NEWEST_BY_DAY, (expression,)).fetchall())
        counted.measure(
            lambda: [
                connection.execute(_FACET.format(facet=facet), (expression,)).fetchall()
                for facet in ("city", "person", "year")
            ]
        )
    connection.close()
    return [
        ("", "FTS5, ORDER BY date", milliseconds(by_day.best), milliseconds(counted.best),
         f"{_times(hits, by_day)}, {_times(facets, counted)}"),
        ("", "FTS5, rowid in date order", milliseconds(by_rowid.best), "", _times(hits, by_rowid)),
    ]  # fmt: skip


def _environment(folder: Path) -> Path | None:
    """Python of an environment that has Datasette and tantivy, None when they cannot be had."""
    python = folder.parent / "peers-environment" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python.parent.parent], check=True)
        install: list[str | Path] = [python, "-m", "pip", "install", "-q", "tantivy>=0.25", "datasette>=0.65"]
        if subprocess.run(install, check=False).returncode:
            return None
    return python


def _tantivy(archive: Path, folder: Path, work: dict[str, object]) -> dict[str, float] | None:
    python = _environment(folder)
    if python is None:
        return None
    script = Path(__file__).with_name("tantivy_peer.py")
    command: list[str | Path] = [python, script, folder / "plain.db", archive, folder / "tantivy"]
    done = subprocess.run(command, input=json.dumps(work), capture_output=True, text=True, check=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def _tantivy_rows(archive: Path, folder: Path, line: str, hits: Times, facets: Times) -> list[tuple[str, ...]]:
    words = [fold_words(part)[0] for part in line.split() if part != "OR"]
    found = _tantivy(archive, folder, {"words": words, "any": " OR " in line})
    if found is None:
        return []
    ratios = f"{found['hits'] / hits.best:.1f}, {found['facets'] / facets.best:.1f}"
    return [("", "tantivy", milliseconds(found["hits"]), milliseconds(found["facets"]), ratios)]


def _datasette_rows(folder: Path, plain: Path, line: str, hits: Times, facets: Times) -> list[tuple[str, ...]]:
    """The page of a search and the JSON of three facets, from a Datasette server of our own on this machine."""
    python = _environment(folder)
    if python is None:
        return []
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command: list[str | Path] = [
        python,
        "-m",
        "datasette",
        plain,
        "-p",
        str(port),
        "--setting",
        "sql_time_limit_ms",
        "60000",
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        expression = _expression(parse(line).tree)
        base = f"http://127.0.0.1:{port}/plain.json?_shape=objects&"
        newest, counted = Times(), Times()
        _get(base + urllib.parse.urlencode({"sql": "SELECT 1"}), patience=30)
        for _ in range(9):
            newest.measure(
                lambda: _get(base + urllib.parse.urlencode({"sql": _NEWEST_BY_DAY.replace("?", ":q"), "q": expression}))
            )
            counted.measure(
                lambda: [
                    _get(
                        base
                        + urllib.parse.urlencode(
                            {"sql": _FACET.format(facet=facet).replace("?", ":q"), "q": expression}
                        )
                    )
                    for facet in ("city", "person", "year")
                ]
            )
    finally:
        server.terminate()
        server.wait()
    ratios = f"{_times(hits, newest)}, {_times(facets, counted)}"
    return [("", "Datasette", milliseconds(newest.best), milliseconds(counted.best), ratios)]


def _get(address: str, patience: float = 0) -> bytes:
    end = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(address, timeout=120) as answer:
                content: bytes = answer.read()
                return content
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def _ripgrep_rows(folder: Path, line: str, hits: Times) -> list[tuple[str, ...]]:
    """The floor: counting the lines of one text file that hold a word."""
    ripgrep = shutil.which("rg") or shutil.which("grep")
    if ripgrep is None or " " in line:
        return []
    texts = folder / "texts.txt"
    counted = Times()
    for _ in range(3):
        counted.measure(
            lambda: subprocess.run([ripgrep, "-c", "-w", fold_words(line)[0], texts], capture_output=True, check=False)
        )
    return [("", f"{Path(ripgrep).name} (count only)", milliseconds(counted.best), "", _times(hits, counted))]
