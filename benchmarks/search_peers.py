"""What others take for the same articles: plain FTS5 with facets in SQL, Datasette, tantivy, ripgrep.

Each peer is asked for the very articles that our query finds: the words it stood for, forms and names included, are
given to it as an expression of its own, so that it need not widen anything. Every engine runs in one process that has
answered before; ours forgets what it found before each query, since none of the others remembers. Datasette runs in an
environment of its own; tantivy is asked without us on the index that `--engine tantivy` uses.
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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.opening import open_archive
from archive.records import FacetName
from archive.search import FileSearcher, expressions
from archive.search.engines import EngineError, derived_index, open_searcher
from archive.search.query import Query
from archive.search.snapshot import Snapshot
from archive.search.tree import And, Node, Or, Word
from benchmarks.measuring import Times, milliseconds, quantile, table
from benchmarks.peer_files import datasette_environment, plain_file, texts_file
from benchmarks.typed_queries import keystrokes
from extraction.folding import fold_words

FACETS: tuple[FacetName, ...] = ("city", "person", "year")
_REPEATS = 3
_PATIENCE = 4000.0
"""Milliseconds after which a query is not asked again."""

_SHARES = ((0.1, 1.01, "10 % of the articles and more"), (0.01, 0.1, "1 to 10 %"), (0.0, 0.01, "fewer"))
_WHAT_IS_ASKED = """every engine finds the same articles. Hits = newest 50 with titles, facets = 20 cities, 20 persons,
all years, page = hits, count and facets:"""
_WHAT_IS_COMPARED = """How many times as long as ours they take: the ratio of the medians and of the 95th percentiles
over all queries, and, by how many articles a query finds, the median of the ratios of single queries:"""
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
_COUNT = "SELECT count(*) FROM search WHERE search MATCH ?"

Work = Mapping[str, Callable[[], object]]


@dataclass(slots=True)
class Question:
    """A query line that is asked of everyone.

    Attributes:
        line: as typed.
        articles: how many it finds.
        expression: of FTS5, that finds the same.
        words: the same for `tantivy_peer`.
        times: milliseconds, by engine and kind of work.
    """

    line: str
    articles: int
    expression: str
    words: dict[str, Any]
    times: dict[tuple[str, str], float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Bar:
    """A comparison: what `theirs` takes, as a multiple of what `ours` takes; at least `least` of it is wished for."""

    name: str
    theirs: tuple[str, str]
    ours: tuple[str, str]
    least: float


_BARS = (
    _Bar("Datasette, facet page", ("Datasette", "page"), ("jumelage", "page"), 20),
    _Bar("Datasette, newest 50", ("Datasette", "hits"), ("jumelage", "hits"), 20),
    _Bar("FTS5, facets in SQL", ("FTS5", "facets"), ("jumelage", "facets"), 50),
    _Bar("FTS5, newest 50 by date", ("FTS5", "hits"), ("jumelage", "hits"), 1),
    _Bar("tantivy, newest 50 with titles", ("tantivy", "hits"), ("jumelage", "hits"), 1 / 3),
    _Bar("tantivy, newest 50, numbers only", ("tantivy", "ids"), ("jumelage", "hits"), 1 / 3),
    _Bar("tantivy, facets", ("tantivy", "facets"), ("jumelage", "facets"), 1 / 3),
)


def compare(archive: Path, lines: Sequence[str], ours_typed: Times, most: int) -> str:
    """Measures all peers that can be had and says beside each how many times ours it takes.

    Args:
        archive: the file measured.
        lines: queries that are typed; those of words alone are asked whole of everyone.
        ours_typed: how long the hits took us after each key.
        most: how many whole queries at most.
    """
    folder = archive.parent / f"{archive.stem}.peers"
    folder.mkdir(exist_ok=True)
    plain = plain_file(archive, folder)
    index = _tantivy_index(archive)
    with open_archive(archive) as opened:
        searcher = FileSearcher(opened.connection)
        total = searcher.count(searcher.parse(""))
        questions = _evenly(_questions(opened.connection, searcher, lines), most)
        _ask_jumelage("jumelage", searcher, questions)
        if index is not None:
            _ask_jumelage("jumelage --engine tantivy", open_searcher(opened, "tantivy"), questions)
    _ask_fts5(plain, questions)
    if index is not None:
        _ask_tantivy(index, plain, questions)
    python = datasette_environment(folder)
    if python is not None:
        with _datasette(python, plain) as address:
            _ask_datasette(address, questions)
    parts = [
        f"{len(questions)} whole queries of words, best of {_REPEATS} each; {_WHAT_IS_ASKED}",
        _table_of_times(questions),
        _WHAT_IS_COMPARED,
        _table_of_ratios(questions, total),
        _ripgrep(texts_file(archive, folder), questions),
    ]
    if index is not None:
        parts.append(_typed(index, plain, lines, ours_typed))
    return "\n\n".join(parts)


def _questions(connection: sqlite3.Connection, searcher: FileSearcher, lines: Sequence[str]) -> list[Question]:
    """Those of the lines that consist of words, AND and OR, and find anything."""
    snapshot = Snapshot(connection)
    found = []
    for line in dict.fromkeys(lines):
        query = searcher.parse(line)
        expression = expressions.whole(query.tree, snapshot.widened) if _plain(query.tree) else None
        if expression is not None and (count := searcher.count(query)):
            found.append(Question(line, count, expression, _words(query.tree, snapshot)))
    return found


def _evenly(questions: list[Question], most: int) -> list[Question]:
    """Some of the questions, from all parts of the list: its first part is made of frequent words."""
    if len(questions) <= most:
        return questions
    return [questions[place * len(questions) // most] for place in range(most)]


def _plain(node: Node) -> bool:
    if isinstance(node, And | Or):
        return all(map(_plain, node.parts))
    return isinstance(node, Word) and node.form == "forms"


def _words(node: Node, snapshot: Snapshot) -> dict[str, Any]:
    match node:
        case And(parts):
            return {"all": [_words(part, snapshot) for part in parts]}
        case Or(parts):
            return {"any": [_words(part, snapshot) for part in parts]}
        case Word():
            return {"any": [{"words": list(tokens)} for tokens in snapshot.widened(node).alternatives]}
    raise ValueError(f"no plain words: {node}")


def _measure(engine: str, question: Question, work: Work, before: Callable[[], object] = lambda: None) -> None:
    """Does each kind of work up to three times and notes the shortest time."""
    for kind, ask in work.items():
        times = Times()
        while len(times.taken) < _REPEATS and sum(times.taken) < _PATIENCE:
            before()
            times.measure(ask)
        question.times[engine, kind] = times.best


def _ask_jumelage(engine: str, searcher: FileSearcher, questions: Sequence[Question]) -> None:
    def page(query: Query) -> None:
        searcher.list(query)
        searcher.count(query)
        searcher.facets(query, FACETS)

    def forget() -> None:
        with searcher._reading() as snapshot:  # noqa: SLF001 - nothing but a benchmark wants to be slow
            snapshot.results.clear()
            snapshot._widened.clear()  # noqa: SLF001

    for question in questions:
        page(searcher.parse(question.line))
    for question in questions:
        query = searcher.parse(question.line)
        work = {
            "hits": lambda query=query: searcher.list(query),
            "facets": lambda query=query: searcher.facets(query, FACETS),
            "page": lambda query=query: page(query),
        }
        _measure(engine, question, work, forget)


def _ask_fts5(path: Path, questions: Sequence[Question]) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA cache_size = -65536")

    def facets(expression: str) -> None:
        for facet in ("city", "person", "year"):
            connection.execute(_FACET.format(facet=facet), (expression,)).fetchall()

    for question in questions:
        asked = (question.expression,)
        found = connection.execute(_COUNT, asked).fetchone()[0]
        if found != question.articles:
            raise AssertionError(f"{question.line}: FTS5 finds {found:,} articles, jumelage {question.articles:,}")
        work = {
            "hits": lambda asked=asked: connection.execute(_NEWEST_BY_DAY, asked).fetchall(),
            "facets": lambda asked=asked: facets(*asked),
        }
        _measure("FTS5", question, work)
        newest = {"hits": lambda asked=asked: connection.execute(_NEWEST, asked).fetchall()}
        _measure("FTS5, rowid in date order", question, newest)
    connection.close()


def _tantivy_index(archive: Path) -> Path | None:
    """The folder of the tantivy index of the archive, made where it is not; None when tantivy is not installed."""
    try:
        with open_archive(archive) as opened:
            index = derived_index(opened)
            index.catch_up(opened.connection)
            return index.folder
    except EngineError:
        return None


def _tantivy(folder: Path, plain: Path, work: Mapping[str, object]) -> list[dict[str, float]]:
    command: list[str | Path] = [sys.executable, Path(__file__).with_name("tantivy_peer.py"), folder, plain]
    done = subprocess.run(command, input=json.dumps(work), stdout=subprocess.PIPE, text=True, check=True)
    answer: list[dict[str, float]] = json.loads(done.stdout)
    return answer


def _ask_tantivy(folder: Path, plain: Path, questions: Sequence[Question]) -> None:
    work = {"whole": [question.words for question in questions], "repeats": _REPEATS}
    for question, answer in zip(questions, _tantivy(folder, plain, work), strict=True):
        if answer["count"] != question.articles:
            raise AssertionError(f"{question.line}: tantivy finds {answer['count']:,}, jumelage {question.articles:,}")
        question.times.update({("tantivy", kind): answer[kind] for kind in ("ids", "hits", "facets")})


@contextmanager
def _datasette(python: Path, plain: Path) -> Iterator[str]:
    """A Datasette server of our own: its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command: list[str | Path] = [python, "-m", "datasette", plain, "-p", str(port)]
    for setting in ("sql_time_limit_ms", "facet_time_limit_ms", "facet_suggest_time_limit_ms"):
        command += ["--setting", setting, "1" if "suggest" in setting else "120000"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _get(f"http://127.0.0.1:{port}/-/versions.json", patience=60)
        yield f"http://127.0.0.1:{port}/plain/article.json?"
    finally:
        server.terminate()
        server.wait()


def _ask_datasette(address: str, questions: Sequence[Question]) -> None:
    """The newest fifty of a search, and its page with count and three facets, both as JSON: its HTML takes longer."""
    arrays = [("_facet_array", name) for name in ("cities", "persons", "years")]
    bare = [("_nofacet", "1"), ("_nocount", "1")]
    for question in questions:
        search = [
            ("_search", question.expression), ("_searchmode", "raw"), ("_fts_table", "search"), ("_fts_pk", "id"),
            ("_sort_desc", "id"), ("_size", "50"), ("_nosuggest", "1"),
        ]  # fmt: skip
        hits, page = (address + urllib.parse.urlencode([*search, *more]) for more in (bare, arrays))
        work = {"hits": lambda hits=hits: _get(hits), "page": lambda page=page: _get(page)}
        _measure("Datasette", question, work)


def _get(address: str, patience: float = 0) -> bytes:
    end = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(address, timeout=300) as answer:
                content: bytes = answer.read()
                return content
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def _table_of_times(questions: Sequence[Question]) -> str:
    engines = dict.fromkeys(engine for question in questions for engine, _ in question.times)
    heads = ["engine", *(f"{kind} {share}" for kind in ("hits", "facets", "page") for share in ("p50", "p95"))]
    rows = []
    for engine in engines:
        row = [engine]
        for kind in ("hits", "facets", "page"):
            times = [question.times[engine, kind] for question in questions if (engine, kind) in question.times]
            row += [milliseconds(quantile(times, share)) if times else "" for share in (0.5, 0.95)]
        rows.append(row)
    return table(heads, rows)


def _table_of_ratios(questions: Sequence[Question], total: int) -> str:
    rows = []
    for bar in _BARS:
        asked = [question for question in questions if bar.theirs in question.times]
        if not asked:
            continue
        row = [bar.name, f"{bar.least:.2g}"]
        for share in (0.5, 0.95):
            theirs, ours = (quantile([each.times[side] for each in asked], share) for side in (bar.theirs, bar.ours))
            row.append(f"{theirs / ours:.3g}")
        within = sum(each.times[bar.theirs] >= bar.least * each.times[bar.ours] for each in asked)
        row.append(f"{within} of {len(asked)}")
        for least, most, _ in _SHARES:
            ratios = [
                each.times[bar.theirs] / each.times[bar.ours]
                for each in asked
                if least * total <= each.articles < most * total
            ]
            row.append(f"{quantile(ratios, 0.5):.3g}" if ratios else "")
        rows.append(row)
    counts = [
        sum(least * total <= question.articles < most * total for question in questions) for least, most, _ in _SHARES
    ]
    shares = [f"{name} ({count} queries)" for (_, _, name), count in zip(_SHARES, counts, strict=True)]
    return table(["beside", "wished for", "at p50", "at p95", "queries that reach it", *shares], rows)


def _ripgrep(texts: Path, questions: Sequence[Question]) -> str:
    """The floor: counting the lines of one text file that hold a word."""
    ripgrep = shutil.which("rg") or shutil.which("grep")
    single = [question for question in questions if " " not in question.line][:5]
    if ripgrep is None or not single:
        return "ripgrep is not installed."
    times = Times()
    for question in single:
        command = [ripgrep, "-c", "-i", "-w", question.line, str(texts)]
        times.measure(lambda command=command: subprocess.run(command, capture_output=True, check=False))  # type: ignore[misc]
    name = Path(ripgrep).name
    return f"The floor, {name} counting the lines of all texts with a word: median {milliseconds(times.median)}."


def _typed(index: Path, plain: Path, lines: Sequence[str], ours: Times) -> str:
    asked = [_begun(text) for line in lines for text in keystrokes(line)]
    answers = _tantivy(index, plain, {"typed": [words for words in asked if words]})
    told = []
    for kind, what in (("hits", "with titles"), ("ids", "numbers only")):
        theirs = [answer[kind] for answer in answers]
        pairs = [(quantile(theirs, share), quantile(ours.processor, share)) for share in (0.5, 0.95)]
        told.append(
            f"{what}: p50 {milliseconds(pairs[0][0])}, p95 {milliseconds(pairs[1][0])}, of which ours is "
            f"{pairs[0][1] / pairs[0][0]:.2g} and {pairs[1][1] / pairs[1][0]:.2g} times"
        )
    return (
        "The same keys in tantivy (exact prefix of the last word, no forms, names, filters), time of the processor; "
        + "; ".join(told)
        + "."
    )


def _begun(text: str) -> list[str]:
    """The words of a line that is being typed, the last of which is a beginning."""
    return [word for part in text.split() if ":" not in part for word in fold_words(part)]
