"""tantivy by itself on the index that jumelage made beside its archive; run by `search_peers` in a process of its own.

    python tantivy_peer.py INDEX_FOLDER PLAIN_FILE < work.json

The work is `{"whole": [expression, ...], "repeats": 3}` or `{"typed": [[word, ...], ...]}` for lines being typed, whose
last word is a beginning. An expression is `{"words": [word, ...]}` (that follow each other), `{"all": [expression,
...]}` or `{"any": [expression, ...]}`. Titles come from the plain SQLite file.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections.abc import Callable
from typing import Any

import tantivy

_FACETS = {"city": 20, "person": 20, "year": 1000}
_EXACT = 100_000
_TITLES = """
SELECT a.day, a.title FROM json_each(?) j CROSS JOIN article a ON a.id = j.value ORDER BY j.key
"""


class Peer:
    """An index, and the file that has the titles."""

    def __init__(self, folder: str, plain: str) -> None:
        index = tantivy.Index.open(folder)
        self._schema, self._searcher = index.schema, index.searcher()
        self._titles = sqlite3.connect(plain)

    def compile(self, expression: dict[str, Any]) -> tantivy.Query:
        """The query for an expression."""
        if words := expression.get("words"):
            if len(words) == 1:
                return tantivy.Query.term_query(self._schema, "text", words[0])
            return tantivy.Query.phrase_query(self._schema, "text", words)
        occur = tantivy.Occur.Must if "all" in expression else tantivy.Occur.Should
        parts = expression.get("all") or expression["any"]
        return tantivy.Query.boolean_query([(occur, self.compile(part)) for part in parts])

    def begun(self, words: list[str]) -> tantivy.Query:
        """The query for words of which the last is a beginning."""
        parts = [tantivy.Query.term_query(self._schema, "text", word) for word in words[:-1]]
        parts.append(tantivy.Query.regex_query(self._schema, "text", f"{words[-1]}.*"))
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])

    def newest(self, query: tantivy.Query) -> list[int]:
        """Which are the newest fifty."""
        found = self._searcher.search(query, limit=50, order_by_field="key", count=False)
        addresses = [address for _, address in found.hits]
        ordinals = self._searcher.fast_field_values("ordinal", addresses) if addresses else []
        return [int(ordinal) for ordinal in ordinals if ordinal is not None]

    def titles(self, query: tantivy.Query) -> list[tuple[str, str]]:
        """The newest fifty with their titles."""
        return self._titles.execute(_TITLES, (json.dumps(self.newest(query)),)).fetchall()

    def count(self, query: tantivy.Query) -> int:
        """How many articles match."""
        found = self._searcher.search(query, limit=1, count=True)
        return int(found.count or 0)  # type: ignore[attr-defined]

    def facets(self, query: tantivy.Query) -> None:
        """Twenty cities, twenty persons, all years."""
        for name, size in _FACETS.items():
            self._searcher.aggregate(query, {name: {"terms": {"field": name, "size": size, "segment_size": _EXACT}}})


def timed(work: Callable[[], object], repeats: int = 1) -> tuple[float, float]:
    """The shortest time by the clock and that of the processor, in milliseconds."""
    taken = []
    for _ in range(repeats):
        begin, busy = time.perf_counter(), time.process_time()
        work()
        taken.append(((time.perf_counter() - begin) * 1000, (time.process_time() - busy) * 1000))
    return min(taken)[0], min(each[1] for each in taken)


def main() -> None:
    """Does the work it is given and prints the times."""
    work = json.load(sys.stdin)
    peer = Peer(*sys.argv[1:3])
    answers: list[dict[str, float]] = [
        {name: timed(lambda ask=ask, words=words: ask(peer.begun(words)))[1]  # type: ignore[misc]
         for name, ask in (("ids", peer.newest), ("hits", peer.titles))}
        for words in work.get("typed", [])
    ]  # fmt: skip
    for expression in work.get("whole", []):
        query = peer.compile(expression)
        times = {
            name: timed(lambda ask=ask, query=query: ask(query), work["repeats"])[0]  # type: ignore[misc]
            for name, ask in (("ids", peer.newest), ("hits", peer.titles), ("facets", peer.facets))
        }
        answers.append({"count": peer.count(query), **times})
    print(json.dumps(answers))


if __name__ == "__main__":
    main()
