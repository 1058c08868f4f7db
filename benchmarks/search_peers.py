"""What others take for the same articles: plain FTS5 with facets in SQL, Datasette, tantivy, ripgrep.

Each gets the same folded words and the same links to cities, persons and years. Datasette runs in a virtual environment
of its own, made beside the archive; tantivy is asked without us on the index that `--engine tantivy` uses.
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

from archive.opening import open_archive
from archive.search import parse
from archive.search.engines import EngineError, derived_index, open_searcher
from archive.search.tree import And, Node, Or, Word
from benchmarks.measuring import Times, milliseconds, quantile, table
from benchmarks.typed_queries import keystrokes
from extraction.folding import fold_words

Single = dict[str, tuple[int, Times, Times]]

_PLAIN = """
CREATE TABLE article (id INTEGER PRIMARY KEY, day TEXT, title TEXT, cities TEXT, persons TEXT, years TEXT);
CREATE VIRTUAL TABLE search USING fts5 (text, content = '', tokenize = 'ascii');
CREATE TABLE city (article_id INTEGER, label TEXT);
CREATE TABLE person (article_id INTEGER, label TEXT);
CREATE TABLE year (article_id INTEGER, label INTEGER);
"""
_COPY = """
INSERT INTO city SELECT a.ordinal, e.label FROM archive.article_entities x
  JOIN archive.articles a ON a.id = x.article_id JOIN archive.entities e ON e.id = x.entity_id WHERE e.kind = 'place';
INSERT INTO person SELECT a.ordinal, e.label FROM archive.article_entities x
  JOIN archive.articles a ON a.id = x.article_id JOIN archive.entities e ON e.id = x.entity_id WHERE e.kind = 'person';
INSERT INTO year SELECT DISTINCT a.ordinal, CAST(substr(d.earliest, 1, 4) AS INTEGER)
  FROM archive.date_mentions d JOIN archive.articles a ON a.id = d.article_id WHERE d.earliest IS NOT NULL;
CREATE INDEX city_article ON city (article_id, label);
CREATE INDEX person_article ON person (article_id, label);
CREATE INDEX year_article ON year (article_id, label);
INSERT INTO article SELECT a.ordinal, a.published, a.title,
  (SELECT json_group_array(label) FROM city WHERE article_id = a.ordinal),
  (SELECT json_group_array(label) FROM person WHERE article_id = a.ordinal),
  (SELECT json_group_array(label) FROM year WHERE article_id = a.ordinal) FROM archive.articles a ORDER BY a.ordinal;
CREATE INDEX article_day ON article (day);
"""
_COPY_INDEX = """
DELETE FROM search_{part};
INSERT INTO search_{part} SELECT * FROM archive.article_index_{part};
"""
"""The plain index is ours: the same words in the same order, which would take as long to make again as ours took."""

_TEXTS = """
SELECT v.text FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = a.version ORDER BY a.ordinal
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


def compare(archive: Path, lines: list[str], ours_typed: Times, ours: Single, repeats: int) -> str:
    """Measures all peers that can be had and says beside each how many times ours it takes.

    Args:
        archive: the file measured.
        lines: queries that are typed.
        ours_typed: how long the hits took us after each key.
        ours: how long some whole queries took us.
        repeats: how often each peer answers each.
    """
    folder = archive.parent / f"{archive.stem}.peers"
    folder.mkdir(exist_ok=True)
    plain = _plain_file(archive, folder)
    texts = _texts_file(archive, folder)
    index = _tantivy_index(archive)
    rows: list[tuple[str, ...]] = []
    for line, (count, hits, facets) in ours.items():
        rows.append((f"`{line}` ({count:,})", "jumelage", milliseconds(hits.best), milliseconds(facets.best), ""))
        rows += _plain_rows(plain, line, hits, facets, repeats)
        if index is not None:
            rows += _engine_rows(archive, line, hits, facets, repeats)
            rows += _tantivy_rows(index, line, hits, facets, repeats)
        rows += _datasette_rows(folder, plain, line, hits, facets, repeats)
        rows += _ripgrep_rows(texts, line, hits)
    parts = [
        f"Whole queries, best of {repeats}; hits = newest 50 with titles, facets = 20 cities, 20 persons, all years:",
        table(["query (articles)", "engine", "hits", "facets", "times ours (hits, facets)"], rows),
    ]
    if index is not None:
        typed = _tantivy(index, {"typed": [_prefix_query(text) for line in lines for text in keystrokes(line)]})
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
    unfinished = folder / "plain.new.db"
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished, isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA page_size = 8192; PRAGMA cache_size = -400000;" + _PLAIN
    )
    connection.execute("ATTACH ? AS archive", (str(archive),))
    parts = "".join(_COPY_INDEX.format(part=part) for part in ("data", "idx", "docsize", "config"))
    connection.executescript("BEGIN;" + _COPY + parts + "COMMIT;")
    connection.close()
    unfinished.replace(path)
    return path


def _texts_file(archive: Path, folder: Path) -> Path:
    """All texts, one a line."""
    path = folder / "texts.txt"
    if not path.exists():
        with open_archive(archive) as source, path.open("w", encoding="utf-8") as texts:
            for (text,) in source.connection.execute(_TEXTS):
                texts.write(text.replace("\n", " ") + "\n")
    return path


def _plain_rows(path: Path, line: str, hits: Times, facets: Times, repeats: int) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA cache_size = -65536")
    expression = _expression(parse(line).tree)
    by_rowid, by_day, counted = Times(), Times(), Times()
    for _ in range(repeats):
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


def _tantivy_index(archive: Path) -> Path | None:
    """The folder of the tantivy index of the archive, made where it is not; None when tantivy is not installed."""
    try:
        with open_archive(archive) as opened:
            index = derived_index(opened)
            index.catch_up(opened.connection)
            return index.folder
    except EngineError:
        return None


def _engine_rows(archive: Path, line: str, hits: Times, facets: Times, repeats: int) -> list[tuple[str, ...]]:
    """Our own tantivy engine: with forms, names and titles, and facets as the file counts them."""
    newest, counted = Times(), Times()
    with open_archive(archive) as opened:
        searcher = open_searcher(opened, "tantivy")
        searcher.count(searcher.parse(""))
        query = searcher.parse(line)
        for _ in range(repeats):
            newest.measure(lambda: searcher.list(query))
            counted.measure(lambda: searcher.facets(query, ["city", "person", "year"]))
    ratios = f"{_times(hits, newest)}, {_times(facets, counted)}"
    return [("", "jumelage --engine tantivy", milliseconds(newest.best), milliseconds(counted.best), ratios)]


def _tantivy(folder: Path, work: dict[str, object]) -> dict[str, float]:
    script = Path(__file__).with_name("tantivy_peer.py")
    done = subprocess.run(
        [sys.executable, script, folder], input=json.dumps(work), capture_output=True, text=True, check=True
    )
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def _tantivy_rows(folder: Path, line: str, hits: Times, facets: Times, repeats: int) -> list[tuple[str, ...]]:
    words = [fold_words(part)[0] for part in line.split() if part != "OR"]
    found = _tantivy(folder, {"words": words, "any": " OR " in line, "repeats": repeats})
    ratios = f"{found['hits'] / hits.best:.1f}, {found['facets'] / facets.best:.1f}"
    return [("", "tantivy", milliseconds(found["hits"]), milliseconds(found["facets"]), ratios)]


def _environment(folder: Path) -> Path | None:
    """Python of an environment that has Datasette, None when it cannot be had."""
    python = folder.parent / "peers-environment" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python.parent.parent], check=True)
        install: list[str | Path] = [python, "-m", "pip", "install", "-q", "datasette>=0.65"]
        if subprocess.run(install, check=False).returncode:
            return None
    return python


def _datasette_rows(
    folder: Path, plain: Path, line: str, hits: Times, facets: Times, repeats: int
) -> list[tuple[str, ...]]:
    """The newest fifty of a search and its page with three facets, from a Datasette server of our own."""
    python = _environment(folder)
    if python is None:
        return []
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command: list[str | Path] = [python, "-m", "datasette", plain, "-p", str(port)]
    for setting in ("sql_time_limit_ms", "facet_time_limit_ms", "facet_suggest_time_limit_ms"):
        command += ["--setting", setting, "1" if "suggest" in setting else "120000"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    search = [
        ("_search", _expression(parse(line).tree)), ("_searchmode", "raw"), ("_fts_table", "search"),
        ("_fts_pk", "id"), ("_sort_desc", "id"), ("_size", "50"), ("_nosuggest", "1"),
    ]  # fmt: skip
    page = f"http://127.0.0.1:{port}/plain/article.json?"
    arrays = [("_facet_array", name) for name in ("cities", "persons", "years")]
    newest, counted = Times(), Times()
    try:
        _get(f"http://127.0.0.1:{port}/-/versions.json", patience=60)
        for _ in range(min(repeats, 3)):
            newest.measure(lambda: _get(page + urllib.parse.urlencode([*search, ("_nofacet", "1"), ("_nocount", "1")])))
            counted.measure(lambda: _get(page + urllib.parse.urlencode(search + arrays)))
    finally:
        server.terminate()
        server.wait()
    ratios = f"{_times(hits, newest)}, {_times(facets, counted)}"
    return [("", "Datasette, facet page", milliseconds(newest.best), milliseconds(counted.best), ratios)]


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


def _ripgrep_rows(texts: Path, line: str, hits: Times) -> list[tuple[str, ...]]:
    """The floor: counting the lines of one text file that hold a word."""
    ripgrep = shutil.which("rg") or shutil.which("grep")
    if ripgrep is None or " " in line:
        return []
    counted = Times()
    counted.measure(lambda: subprocess.run([ripgrep, "-c", "-i", "-w", line, texts], capture_output=True, check=False))
    return [("", f"{Path(ripgrep).name} (count only)", milliseconds(counted.best), "", _times(hits, counted))]
