"""How well articles are read from web pages: text, title and date against a gold standard, and the library alone.

    python -m benchmarks.pages FOLDER

FOLDER holds `manifest.jsonl`, one object a line with `id`, `file` (gzipped HTML), `url` and `gold` (`title`, `date`,
and `paragraphs`, or the segments `with` and `without` that must and must not be in the text).
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import htmldate
import trafilatura

from importers.html_page import HtmlPage
from importers.importer import Source

PRESS = re.compile(
    r"presse|press|kommun|stadt|gemeinde|verein|\.gov|rathaus|landkreis|uni-|ministeri|bund\.de|\bum\.|urzad"
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a page."""

    title: str
    text: str
    day: str
    basis: str


@dataclass(slots=True)
class Score:
    """Sums over pages."""

    text: list[float] = field(default_factory=list)
    segments: Counter[str] = field(default_factory=Counter)
    title: dict[str, list[bool]] = field(default_factory=lambda: {"news": [], "press": []})
    day: list[bool] = field(default_factory=list)
    bases: Counter[tuple[str, bool]] = field(default_factory=Counter)
    seconds: float = 0.0
    """Of the processor: the machine may have other things to do."""
    wrong: list[str] = field(default_factory=list)


def ours(page: bytes, url: str) -> Reading:
    """The importer."""
    document = next(HtmlPage().read(io.BytesIO(page), Source(url, url=url)))
    published = document.publication
    return Reading(
        document.title, document.text, published.edtf if published else "", published.basis if published else ""
    )


def library_alone(page: bytes, url: str) -> Reading:
    """Trafilatura as it comes, with its metadata."""
    found = trafilatura.bare_extraction(page, url=url, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict):
        return Reading("", "", "", "")
    return Reading(found.title or "", found.text or "", found.date or "", "")


def measure(pages: Iterable[tuple[dict[str, Any], bytes]], read: Callable[[bytes, str], Reading]) -> Score:
    """Read all pages and compare with what is true."""
    score = Score()
    for entry, page in pages:
        began = time.process_time()
        reading = read(page, entry["url"])
        score.seconds += time.process_time() - began
        gold = entry["gold"]
        if gold.get("paragraphs"):
            score.text.append(_f1(_words(" ".join(gold["paragraphs"])), _words(reading.text)))
        for segment in gold.get("with") or ():
            score.segments["found" if _in(segment, reading) else "missed"] += 1
        for segment in gold.get("without") or ():
            score.segments["wrongly" if _in(segment, reading) else "left out"] += 1
        if gold.get("title"):
            kind = "press" if _is_press(entry) else "news"
            score.title[kind].append(_folded(gold["title"]) == _folded(reading.title))
            if not score.title[kind][-1]:
                score.wrong.append(f"title {entry['id']}: {reading.title!r} for {gold['title']!r}")
        if gold.get("date"):
            right = reading.day == gold["date"]
            score.day.append(right)
            score.bases[reading.basis, right] += 1
            if not right:
                score.wrong.append(f"date {entry['id']}: {reading.day} ({reading.basis}) for {gold['date']}")
        if gold.get("paragraphs") and score.text[-1] < 0.8:
            score.wrong.append(f"text {entry['id']}: F1 {score.text[-1]:.2f}")
    return score


def _is_press(entry: dict[str, Any]) -> bool:
    if entry.get("kind"):
        return str(entry["kind"]).startswith("press")
    return not entry["id"].startswith("fundus") and bool(PRESS.search(urlsplit(entry["url"]).netloc))


def _in(segment: str, reading: Reading) -> bool:
    return _folded(segment) in _folded(f"{reading.title} {reading.text}")


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _f1(gold: Counter[str], found: Counter[str]) -> float:
    common = (gold & found).total()
    return 2 * common / (gold.total() + found.total()) if common else 0.0


def report(name: str, score: Score) -> str:
    """One line of the table."""
    counts = score.segments
    found, missed, wrongly = counts["found"], counts["missed"], counts["wrongly"]
    segments = 2 * found / (2 * found + missed + wrongly) if found else 0.0
    news, press = score.title["news"], score.title["press"]
    pages = max(len(score.day), len(news) + len(press), 1)
    return (
        f"{name:<14} text F1 {_percent(score.text)}  segments F1 {100 * segments:5.1f}  "
        f"title news {_percent(news)} ({len(news)}) press {_percent(press)} ({len(press)})  "
        f"date {_percent(score.day)} ({len(score.day)})  {pages / score.seconds:5.1f} pages/s"
    )


def _percent(values: list[float] | list[bool]) -> str:
    return f"{100 * sum(values) / len(values):5.1f}" if values else "    –"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list what was read wrongly")
    chosen = parser.parse_args()
    lines = (chosen.folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    pages = [(entry, gzip.decompress((chosen.folder / entry["file"]).read_bytes())) for entry in entries]
    library_alone(pages[0][1], pages[0][0]["url"])
    print(f"{len(pages)} pages, trafilatura {trafilatura.__version__}, htmldate {htmldate.__version__}")
    for name, read in (("jumelage", ours), ("trafilatura", library_alone)):
        score = measure(pages, read)
        print(report(name, score))
        if score.bases and name == "jumelage":
            print(
                "  dates by basis (right, wrong):",
                {
                    basis or "none": (score.bases[basis, True], score.bases[basis, False])
                    for basis in sorted({key[0] for key in score.bases})
                },
            )
        if chosen.wrong and name == "jumelage":
            print("\n".join(f"  {line}" for line in score.wrong))


if __name__ == "__main__":
    main()
