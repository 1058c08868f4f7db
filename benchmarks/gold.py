"""Measures extraction against outside gold sets and prints one table, peers beside it.

    python -m benchmarks.gold [--gold FOLDER] [--only entities/de] [--predictions FOLDER] [--markdown FILE]

`--gold` is a folder with `quotes/`, `entities/`, `places/`, `dates/` (files `NAME.dev.jsonl`) and the programs
`score_quotes.py`, `score_entities.py`, `score_places.py` and `score_dates.py`, which are called, not copied; without
the option it is `$JUMELAGE_GOLD` or `../shared/gold`. Peers' figures are in `peers.toml`. Taggers that were trained on
sentences of these sets must not be measured here; those of the package were not.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from extraction.extractor import Extractor
from extraction.findings import Findings

_DEFAULT = Path("../shared/gold")
_TASKS = ("entities", "places", "dates", "quotes")
_ENTITY_TYPES = {"person": "PER", "place": "LOC", "organisation": "ORG"}
_QUOTE_TYPES = {"direct": "Direct", "indirect": "Indirect"}
_SPEAKER_KINDS = {"name": "name", "pronoun": "pronoun", "office": "role", "group": "role", "unknown": "none"}

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: one measure of one set, in per cent."""

    set: str
    measure: str
    value: float | None
    count: int | None = None


def main() -> None:
    """Run extraction over every set, score it, print the table."""
    parser = argparse.ArgumentParser(description="Measure extraction against outside gold sets.")
    parser.add_argument("--gold", type=Path, default=Path(os.environ.get("JUMELAGE_GOLD", _DEFAULT)))
    parser.add_argument("--only", default="", help="only sets whose name begins so, for example entities/de")
    parser.add_argument("--predictions", type=Path, help="keep the predictions in this folder")
    parser.add_argument("--markdown", type=Path, help="also write the table to this file")
    arguments = parser.parse_args()
    if not (arguments.gold / "entities").is_dir():
        sys.exit(f"benchmarks.gold: no gold sets: {arguments.gold}: say with --gold where they are")
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.predictions or Path(scratch)
        rows = list(measure(arguments.gold, folder, arguments.only))
    table = render(rows, _peers())
    print(table)
    if arguments.markdown:
        arguments.markdown.write_text(table + "\n", encoding="utf-8")


def measure(gold: Path, folder: Path, only: str) -> Iterator[Row]:
    """Predict and score every set.

    Args:
        gold: folder of the gold sets.
        folder: where the predictions are written.
        only: beginning of the names of the sets wanted.
    """
    extractor = Extractor.load()
    for task in _TASKS:
        for path in sorted((gold / task).glob("*.dev.jsonl")):
            name = f"{task}/{path.name.removesuffix('.dev.jsonl')}"
            if not name.startswith(only):
                continue
            predictions = folder / f"{name.replace('/', '.')}.jsonl"
            folder.mkdir(parents=True, exist_ok=True)
            with path.open(encoding="utf-8") as lines, predictions.open("w", encoding="utf-8") as out:
                for line in lines:
                    json.dump(_predict(extractor, json.loads(line)), out, ensure_ascii=False)
                    out.write("\n")
            yield from _rows(name, gold / f"score_{task}.py", path, predictions)


def _predict(extractor: Extractor, document: Record) -> Record:
    text, title = document["text"], document.get("title") or ""
    title_end = len(title) if title and text.startswith(title) else 0
    _, found = extractor.find(
        text,
        language=document["lang"],
        published=_day(document.get("dct") or document.get("date")),
        title_end=title_end,
    )
    return {"id": document["id"], **prediction(found)}


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def prediction(found: Findings) -> Record:
    """Findings in the form the scorers read."""
    return {
        "entities": [
            {"start": m.span.start, "end": m.span.end, "type": _ENTITY_TYPES[m.kind], "norm": m.lemma}
            for m in found.mentions
            if m.usage == "name"
        ],
        "toponyms": list(_toponyms(found)),
        "dates": [
            {"start": written.span.start, "end": written.span.end, "value": written.edtf}
            for date_found in found.dates
            for written in date_found.written
        ],
        "quotes": list(_quotes(found)),
    }


def _toponyms(found: Findings) -> Iterator[Record]:
    for mention in found.mentions:
        if mention.kind == "place":
            place = found.entities[mention.entity].place if mention.entity is not None else None
            where = {"geonameid": place.geonames_id, "lat": place.latitude, "lon": place.longitude} if place else {}
            yield {"start": mention.span.start, "end": mention.span.end, **where}


def _quotes(found: Findings) -> Iterator[Record]:
    for quote in found.quotes:
        speaker = found.entities[quote.speaker_entity].name if quote.speaker_entity is not None else None
        yield {
            "type": _QUOTE_TYPES[quote.type],
            "quote_spans": [list(segment) for segment in quote.segments],
            "speaker_spans": [list(quote.speaker)] if quote.speaker else [],
            "cue_spans": [list(quote.cue)] if quote.cue else [],
            "speaker_kind": _SPEAKER_KINDS[quote.basis],
            **({"speaker_name": speaker} if speaker else {}),
        }


def _rows(name: str, scorer: Path, gold: Path, predictions: Path) -> Iterator[Row]:
    task = name.partition("/")[0]
    if task == "places":
        yield from _place_rows(name, _score(scorer, gold, predictions), "all")
        yield from _place_rows(name, _score(scorer, gold, predictions, "--only", "city"), "city")
        return
    result = _score(scorer, gold, predictions)
    if task == "entities":
        yield from _entity_rows(name, result)
    elif task == "dates":
        yield from _date_rows(name, result)
    else:
        yield from _quote_rows(name, result)


def _score(scorer: Path, gold: Path, predictions: Path, *options: str) -> Record:
    command = [sys.executable, str(scorer), str(gold), str(predictions), "--json", *options]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def _entity_rows(name: str, result: Record) -> Iterator[Row]:
    for kind in ("PER", "LOC", "ORG"):
        scores = result["strict"][kind]
        yield Row(name, f"{kind} strict F1", scores["f1"], scores["gold"])
        yield Row(name, f"{kind} precision", scores["p"])
        yield Row(name, f"{kind} recall", scores["r"])
    if "norm_accuracy" in result:
        yield Row(name, "base forms right", result["norm_accuracy"]["accuracy"], result["norm_accuracy"]["n"])
    if "city_recall" in result:
        yield Row(name, "city recall", result["city_recall"]["recall"], result["city_recall"]["n"])


def _place_rows(name: str, result: Record, kind: str) -> Iterator[Row]:
    scores = result["kinds"].get("ALL" if kind == "all" else kind)
    if scores:
        yield Row(name, f"{kind} end161", scores["end161"], scores["gold"])
        yield Row(name, f"{kind} precision", result["precision"])
        yield Row(name, f"{kind} recall", scores["recall"])
        yield Row(name, f"{kind} acc161 of found", scores["acc161"])


def _date_rows(name: str, result: Record) -> Iterator[Row]:
    yield Row(name, "span F1", result["overlap"]["f1"], result["gold"])
    yield Row(name, "span precision", result["overlap"]["p"])
    yield Row(name, "span recall", result["overlap"]["r"])
    for group in ("ABSOLUTE", "RELATIVE"):
        if group in result["kinds"]:
            scores = result["kinds"][group]
            yield Row(name, f"{group.lower()}: value right of found", scores["value"], scores["gold"])


def _quote_rows(name: str, result: Record) -> Iterator[Row]:
    for kind, label in (("Direct", "direct"), ("ALL", "all")):
        scores = result["types"].get(kind)
        if not scores:
            continue
        yield Row(name, f"{label} F1", scores["iou80"]["f1"], scores["gold"])
        yield Row(name, f"{label} precision", scores["iou80"]["p"])
        if scores.get("speaker"):
            yield Row(name, f"{label} speaker accuracy", scores["speaker"]["strict"])
            yield Row(name, f"{label} joint F1", scores["joint_either"]["f1"])


def _peers() -> Mapping[tuple[str, str], list[str]]:
    figures = tomllib.loads(Path(__file__).with_name("peers.toml").read_text(encoding="utf-8"))["figure"]
    peers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for figure in figures:
        peers[figure["set"], figure["measure"]].append(f"{figure['value']} ({figure['peer']}; {figure['source']})")
    return peers


def render(rows: list[Row], peers: Mapping[tuple[str, str], list[str]]) -> str:
    """The table in Markdown."""
    lines = ["| set | measure | n | jumelage | peers |", "|---|---|---:|---:|---|"]
    for row in rows:
        value = "–" if row.value is None else f"{100 * row.value:.1f}"
        count = "" if row.count is None else str(row.count)
        lines.append(
            f"| {row.set} | {row.measure} | {count} | {value} | {'; '.join(peers.get((row.set, row.measure), []))} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
