"""How much of a text the search finds, against a full scan: compounds, beginnings, and spellings without marks.

    python -m benchmarks.recall FOLDER

FOLDER holds texts as `*.txt`, or JSON lines with `text`, in any depth; German ones are best for the compounds.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from archive import reading
from archive.opening import create
from archive.search import FileSearcher
from archive.writing import Writer
from benchmarks.measuring import table
from extraction.document import Document
from extraction.findings import Article, Findings
from extraction.folding import fold_words

_QUERIES = {
    "*bürgermeister": lambda word: word.endswith("burgermeister"),
    "*bürgermeister*": lambda word: "burgermeister" in word,
    "partnerschaft*": lambda word: word.startswith("partnerschaft"),
    "*partnerschaft*": lambda word: "partnerschaft" in word,
    "*strasse": lambda word: word.endswith("strasse"),
    "*jugend*": lambda word: "jugend" in word,
    "haus*": lambda word: word.startswith("haus"),
    "*amt": lambda word: word.endswith("amt"),
    "lodz": lambda word: word == "lodz",
    "strasse": lambda word: word == "strasse",
    "soren": lambda word: word == "soren",
    "munchen": lambda word: word in {"munchen"},
    "muenchen": lambda word: word in {"munchen", "muenchen"},
    "duesseldorf": lambda word: word in {"dusseldorf", "duesseldorf"},
}


def texts(folder: Path) -> Iterator[str]:
    """All texts below a folder."""
    for path in sorted(folder.rglob("*.txt")):
        yield path.read_text(encoding="utf-8", errors="replace")
    for path in sorted(folder.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line).get("text")
            if isinstance(text, str) and text.strip():
                yield text


def main() -> None:
    """Puts the texts into an archive and compares what is found with what a full scan finds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as place, create(Path(place) / "archive.db") as archive:
        writer = Writer(archive)
        writer.begin_run("recall")
        words: dict[str, set[str]] = {}
        for number, text in enumerate(dict.fromkeys(texts(folder))):
            document = Document("", text, f"{number}\n{text}".encode(), "text/plain", f"{number}.txt", "de")
            article = Article("", text, "de", "declared", None)
            words[writer.add(document, article, Findings("none"), path=f"{number}.txt").uid] = set(fold_words(text))
        writer.finish_run()
        searcher = FileSearcher(archive.connection)
        rows = []
        for line, wanted in _QUERIES.items():
            expected = {uid for uid, held in words.items() if any(map(wanted, held))}
            found = {hit.uid for hit in searcher.hits(searcher.ordinals(searcher.parse(line)))}
            right = len(found & expected)
            recall = f"{right / len(expected):.2f}" if expected else "-"
            rows.append((f"`{line}`", len(expected), len(found), recall))
        print(f"{reading.statistics(archive).articles:,} texts")
        print(table(["query", "full scan", "found", "recall"], rows))


if __name__ == "__main__":
    main()
