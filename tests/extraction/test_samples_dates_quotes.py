"""Dates and quotes of the sample articles, held against what their authors meant."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extraction.document import Document
from extraction.extractor import Extractor
from extraction.findings import DateMention, Findings, Quote
from importers.importer import Source
from importers.registry import read_all

ROOT = Path(__file__).parents[2]


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


@dataclass
class Tally:
    """What was meant, what was found of it, and how much of that is right."""

    dates: int = 0
    dates_found: int = 0
    dates_right: int = 0
    kinds_right: int = 0
    dates_given: int = 0
    direct: int = 0
    direct_found: int = 0
    direct_given: int = 0
    speakers_right: int = 0
    indirect: int = 0
    indirect_found: int = 0
    indirect_given: int = 0
    named_things_quoted: list[str] = field(default_factory=list)


@cache
def tally() -> Tally:
    extractor = Extractor.load()
    found = Tally()
    for meant in tomllib.loads((ROOT / "tests/data/samples_gold.toml").read_text(encoding="utf-8"))["article"]:
        path = ROOT / "samples" / meant["file"]
        read = read_all(io.BytesIO(path.read_bytes()), Source(str(path)))
        document = next(item for item in read if isinstance(item, Document))
        article, findings = extractor.extract(document)
        count_dates(found, meant["dates"], article.text, findings.dates)
        count_quotes(found, meant, article.text, findings)
    return found


def count_dates(found: Tally, meant: list[Mapping[str, Any]], text: str, given: tuple[DateMention, ...]) -> None:
    found.dates += len(meant)
    found.dates_given += len(given)
    left = list(given)
    for date in meant:
        wanted = plain(date["text"])
        words = ((mention, plain(text[mention.span.start : mention.span.end])) for mention in left)
        hit = next((mention for mention, said in words if said and (said in wanted or wanted in said)), None)
        if hit is not None:
            left.remove(hit)
            found.dates_found += 1
            found.dates_right += hit.edtf == date["edtf"]
            found.kinds_right += hit.kind == date["kind"]


def count_quotes(found: Tally, meant: Mapping[str, Any], text: str, findings: Findings) -> None:
    left = list(findings.quotes)
    found.direct_given += sum(quote.type == "direct" for quote in left)
    found.indirect_given += sum(quote.type == "indirect" for quote in left)
    for quote in meant["quotes"]:
        hit = next((other for other in left if other.type == quote["type"] and is_quote(text, other, quote)), None)
        if hit is not None:
            left.remove(hit)
        if quote["type"] == "indirect":
            found.indirect += 1
            found.indirect_found += hit is not None
            continue
        found.direct += 1
        if hit is not None:
            found.direct_found += 1
            name = "" if hit.speaker_entity is None else findings.entities[hit.speaker_entity].name
            found.speakers_right += name.rpartition(" ")[2] == quote["speaker"].rpartition(" ")[2]
    things = {plain(thing) for thing in meant.get("not_quotes", [])}
    said = (
        text[quote.segments[0].start : quote.segments[-1].end] for quote in findings.quotes if quote.type == "direct"
    )
    found.named_things_quoted += [words for words in said if plain(words) in things]


def is_quote(text: str, quote: Quote, meant: Mapping[str, Any]) -> bool:
    first, last = quote.segments[0], quote.segments[-1]
    starts = plain(text[first.start : first.end]).startswith(plain(meant["starts"]))
    return starts and plain(text[last.start : last.end]).endswith(plain(meant["ends"]))


@pytest.mark.parametrize(
    ("part", "whole", "floor"),
    [
        ("dates_found", "dates", 0.98),
        ("dates_right", "dates_found", 0.94),
        ("kinds_right", "dates_found", 0.84),
        ("dates_found", "dates_given", 0.95),
        ("direct_found", "direct", 0.97),
        ("direct_found", "direct_given", 0.97),
        ("speakers_right", "direct_found", 0.93),
        ("indirect_found", "indirect", 0.80),
        ("indirect_found", "indirect_given", 0.84),
    ],
)
def test_most_of_what_the_authors_meant_is_found_and_little_else(part: str, whole: str, floor: float) -> None:
    assert getattr(tally(), part) >= floor * getattr(tally(), whole)


def test_no_title_or_name_in_quotation_marks_is_taken_for_speech() -> None:
    assert tally().named_things_quoted == []


def test_whom_a_city_gives_its_name_is_the_holder_of_its_office() -> None:
    path = ROOT / "samples/de/2006-antrittsbesuch-bruenn.md"
    document = next(
        item for item in read_all(io.BytesIO(path.read_bytes()), Source(str(path))) if isinstance(item, Document)
    )
    article, findings = Extractor.load().extract(document)
    joked = next(quote for quote in findings.quotes if quote.cue and article.text[slice(*quote.cue)] == "scherzte")
    assert joked.speaker is not None
    assert joked.speaker_entity is not None
    assert article.text[slice(*joked.speaker)] == "die Leipzigerin"
    assert findings.entities[joked.speaker_entity].name == "Katharina Vossberg"
