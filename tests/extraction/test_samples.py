"""Persons and cities of the sample articles, against what their authors meant: floors that hold."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from extraction.extractor import Extractor

ROOT = Path(__file__).resolve().parents[2]
CODE_PAGES = {"de": "cp1252", "pl": "cp1250", "uk": "cp1251"}
FRONT_MATTER = re.compile(r"^---\n.*?\n---\n", re.DOTALL)


def text_of(path: Path, language: str) -> str:
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode(CODE_PAGES[language])
    return FRONT_MATTER.sub("", re.sub(r"[*#]+", "", text.replace("\r\n", "\n")))


@pytest.fixture(scope="module")
def tallies(extractor: Extractor) -> dict[str, tuple[float, float]]:
    """Precision and recall of person names and of cities, each counted once an article."""
    gold = tomllib.loads((ROOT / "tests/data/samples_gold.toml").read_text(encoding="utf-8"))["article"]
    right, found, meant = {"persons": 0, "cities": 0}, {"persons": 0, "cities": 0}, {"persons": 0, "cities": 0}
    for article in gold:
        text = text_of(ROOT / "samples" / article["file"], article["language"])
        _, findings = extractor.find(text, language=article["language"], published=None)
        places = [entity.place for entity in findings.entities if entity.kind == "place"]
        sets = {
            "persons": (
                {entity.name for entity in findings.entities if entity.kind == "person"},
                {person["name"] for person in article["persons"]},
            ),
            "cities": ({place.name for place in places if place and place.kind == "city"}, set(article["cities"])),
        }
        for kind, (ours, theirs) in sets.items():
            right[kind] += len(ours & theirs)
            found[kind] += len(ours)
            meant[kind] += len(theirs)
    return {kind: (right[kind] / found[kind], right[kind] / meant[kind]) for kind in right}


def test_persons_of_the_samples_are_found_and_few_others(tallies: dict[str, tuple[float, float]]) -> None:
    precision, recall = tallies["persons"]
    assert precision >= 0.92
    assert recall >= 0.94


def test_cities_of_the_samples_are_found_and_few_others(tallies: dict[str, tuple[float, float]]) -> None:
    precision, recall = tallies["cities"]
    assert precision >= 0.95
    assert recall >= 0.95
