"""tantivy by itself on the index that jumelage made beside its archive; run by `search_peers` in a process of its own.

    python tantivy_peer.py INDEX_FOLDER < work.json

The work is `{"words": [...], "any": false, "repeats": 9}` for one query, or `{"typed": [[...], ...]}` for lines being
typed.
"""

from __future__ import annotations

import json
import statistics
import sys
import time

import tantivy

_FACETS = {"city": 20, "person": 20, "year": 1000}
_EXACT = 100_000


def main() -> None:
    """Does the work it is given and prints the times in milliseconds."""
    work = json.load(sys.stdin)
    index = tantivy.Index.open(sys.argv[1])
    schema, searcher = index.schema, index.searcher()
    processor: list[float] = []

    def timed(query: tantivy.Query, again: int) -> float:
        taken = []
        for _ in range(again):
            begin, busy = time.perf_counter(), time.process_time()
            searcher.search(query, limit=50, order_by_field="key", count=False)
            taken.append((time.perf_counter() - begin) * 1000)
            processor.append((time.process_time() - busy) * 1000)
        return min(taken)

    if "typed" in work:
        for *words, last in (words for words in work["typed"] if words):
            parts = [tantivy.Query.term_query(schema, "text", word) for word in words]
            parts.append(tantivy.Query.regex_query(schema, "text", f"{last}.*"))
            timed(tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts]), 1)
        processor.sort()
        print(json.dumps({"p50": statistics.median(processor), "p95": processor[int(len(processor) * 0.95)]}))
        return
    occur = tantivy.Occur.Should if work["any"] else tantivy.Occur.Must
    query = tantivy.Query.boolean_query(
        [(occur, tantivy.Query.term_query(schema, "text", word)) for word in work["words"]]
    )
    hits = timed(query, work["repeats"])
    facets = []
    for _ in range(work["repeats"]):
        begin = time.perf_counter()
        for name, size in _FACETS.items():
            searcher.aggregate(query, {name: {"terms": {"field": name, "size": size, "segment_size": _EXACT}}})
        facets.append((time.perf_counter() - begin) * 1000)
    print(json.dumps({"hits": hits, "facets": min(facets)}))


if __name__ == "__main__":
    main()
