"""tantivy on the same articles; run by `search_peers` with the Python of an environment that has it.

    python tantivy_peer.py PLAIN_FILE ARCHIVE INDEX_FOLDER < work.json

The work is `{"words": [...], "any": false}` for one query, or `{"typed": [[...], ...]}` for lines being typed.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import sys
import time
from pathlib import Path

import tantivy  # type: ignore[import-not-found, unused-ignore]

_FACETS = {"city": 20, "person": 20, "year": 1000}


def build(plain: Path, folder: Path) -> tuple[tantivy.Index, tantivy.Schema]:
    """Makes the index from the words and links of the plain file's source, or opens it."""
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("text", tokenizer_name="whitespace")
    for name in ("ordinal", *_FACETS):
        schema.add_unsigned_field(name, fast=True, stored=False)
    built = schema.build()
    if (folder / "meta.json").exists():
        return tantivy.Index.open(str(folder)), built
    folder.mkdir(exist_ok=True)
    index = tantivy.Index(built, path=str(folder))
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    texts = Path(plain).with_name("texts.txt")
    connection = sqlite3.connect(plain)
    numbers: dict[tuple[str, object], int] = {}
    links: dict[str, dict[int, list[int]]] = {}
    for name in _FACETS:
        links[name] = {}
        for article, label in connection.execute(f"SELECT article_id, label FROM {name}"):
            number = numbers.setdefault((name, label), len(numbers)) if name != "year" else label
            links[name].setdefault(article, []).append(number)
    with texts.open(encoding="utf-8") as lines:
        for ordinal, words in enumerate(lines, start=1):
            document = tantivy.Document()
            document.add_text("text", words.strip())
            document.add_unsigned("ordinal", ordinal)
            for name in _FACETS:
                for number in links[name].get(ordinal, ()):
                    document.add_unsigned(name, number)
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    return index, built


def main() -> None:
    """Does the work it is given and prints the times in milliseconds."""
    plain, _, folder = (Path(argument) for argument in sys.argv[1:])
    work = json.load(sys.stdin)
    index, schema = build(plain, folder)
    index.reload()
    searcher = index.searcher()

    processor: list[float] = []

    def timed(query: tantivy.Query, again: int) -> float:
        taken = []
        for _ in range(again):
            begin, busy = time.perf_counter(), time.process_time()
            searcher.search(query, limit=50, order_by_field="ordinal", count=False)
            taken.append((time.perf_counter() - begin) * 1000)
            processor.append((time.process_time() - busy) * 1000)
        return min(taken)

    if "typed" in work:
        for *words, last in (words for words in work["typed"] if words):
            parts = [tantivy.Query.term_query(schema, "text", word) for word in words]
            parts.append(tantivy.Query.regex_query(schema, "text", f"{last}.*"))
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
            timed(query, 1)
        processor.sort()
        print(json.dumps({"p50": statistics.median(processor), "p95": processor[int(len(processor) * 0.95)]}))
        return
    occur = tantivy.Occur.Should if work["any"] else tantivy.Occur.Must
    query = tantivy.Query.boolean_query(
        [(occur, tantivy.Query.term_query(schema, "text", word)) for word in work["words"]]
    )
    hits = timed(query, 9)
    facets = []
    for _ in range(9):
        begin = time.perf_counter()
        for name, size in _FACETS.items():
            searcher.aggregate(query, {name: {"terms": {"field": name, "size": size}}})
        facets.append((time.perf_counter() - begin) * 1000)
    print(json.dumps({"hits": hits, "facets": min(facets)}))


if __name__ == "__main__":
    main()
