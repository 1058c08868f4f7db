"""Writes the word lists of `extraction/data`: given names, and how frequent words are in each language.

    pip install nomquamgender==0.1.4 names==0.3.0 faker==40.54.0 wordfreq==3.1.1
    python -m resources.word_lists

Sources: `nomquamgender` (MIT; given names that at least six of its sources have), `names` (MIT; surnames of the United
States census of 1990, public domain), `faker` (MIT; given names and surnames of European countries), `wordfreq` (data
CC BY-SA 4.0). A list has one line for each band of frequency, most frequent first, its words folded and parted by
spaces.
"""

from __future__ import annotations

import argparse
import importlib
import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path

from extraction import folding, languages
from extraction.word_lists import FREQUENCY_BANDS, GIVEN_NAME_BANDS, SURNAME_BANDS, Gender, given_name_code

_LOCALES = (
    "de_DE", "de_AT", "de_CH", "pl_PL", "uk_UA", "en_GB", "en_US", "fr_FR", "fr_CH", "cs_CZ", "it_IT", "es_ES", "ru_RU",
    "sk_SK", "sl_SI", "hu_HU", "nl_NL", "nl_BE", "hr_HR", "ro_RO", "bg_BG", "lt_LT", "lv_LV", "tr_TR", "pt_PT", "sv_SE",
    "no_NO", "da_DK", "fi_FI",
)  # fmt: skip
_BAND_OF_A_SHORT_LIST = 1
_SHORTEST_NAME = 2
_DOUBT = 0.1
_FEWEST_SOURCES = 6
_FEWEST_BEARERS = 20


def main() -> None:
    """Write every list."""
    parser = argparse.ArgumentParser(description="Build the word lists.")
    parser.add_argument("--output", type=Path, default=Path("extraction/data"))
    folder: Path = parser.parse_args().output
    _write(folder / "given_names.z", _given_names())
    _write(folder / "surnames.z", _surnames())
    for code in languages.CODES:
        _write(folder / f"words_{code}.z", _words(code))


def _given_names() -> list[list[str]]:
    source = resources.files("nomquamgender").joinpath("name_data.json").read_text(encoding="utf-8")
    best: dict[str, int] = {}
    for name, (sources, bearers, female, *_) in json.loads(source).items():
        if sources >= _FEWEST_SOURCES and bearers >= _FEWEST_BEARERS and name.isalpha() and len(name) > 1:
            band = next(index for index, least in enumerate(GIVEN_NAME_BANDS) if bearers >= least)
            gender = Gender.FEMALE if female > 1 - _DOUBT else Gender.MALE if female < _DOUBT else Gender.UNKNOWN
            _keep_best(best, name, given_name_code(band, gender))
    for kind, gender in (("_male", Gender.MALE), ("_female", Gender.FEMALE)):
        for name in _made_up("first_names", (kind,)):
            best.setdefault(folding.fold(name), given_name_code(_BAND_OF_A_SHORT_LIST, gender))
    return _by_band(best, len(GIVEN_NAME_BANDS) * len(Gender))


def _surnames() -> list[list[str]]:
    best: dict[str, int] = {}
    source = resources.files("names").joinpath("dist.all.last").read_text(encoding="utf-8")
    for line in source.splitlines():
        name, percent, *_ = line.split()
        band = next(index for index, least in enumerate(SURNAME_BANDS) if float(percent) / 100 >= least)
        _keep_best(best, name, band)
    for name in _made_up("last_names", ("", "_male", "_female")):
        _keep_best(best, name, _BAND_OF_A_SHORT_LIST)
    return _by_band(best, len(SURNAME_BANDS))


def _made_up(kind: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """Names that `faker` makes persons up from, in the countries whose names are met here."""
    for place in _LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{place}").Provider
        for suffix in suffixes:
            for name in getattr(provider, kind + suffix, ()):
                if name.isalpha() and len(name) > _SHORTEST_NAME:
                    yield name


def _keep_best(best: dict[str, int], name: str, band: int) -> None:
    folded = folding.fold(name)
    best[folded] = min(best.get(folded, band), band)


def _by_band(best: Mapping[str, int], count: int) -> list[list[str]]:
    return [sorted(name for name, band in best.items() if band == index) for index in range(count)]


def _words(code: str) -> list[list[str]]:
    frequencies = importlib.import_module("wordfreq").get_frequency_dict(code, "best")
    best: dict[str, float] = {}
    for word, frequency in frequencies.items():
        folded = folding.fold(word)
        if word.isalpha():
            best[folded] = max(best.get(folded, 0.0), frequency)
    bands: dict[int, list[str]] = defaultdict(list)
    for word, frequency in best.items():
        for index, least in enumerate(FREQUENCY_BANDS):
            if frequency >= least:
                bands[index].append(word)
                break
    return [sorted(bands[index]) for index in range(len(FREQUENCY_BANDS))]


def _write(path: Path, bands: list[list[str]]) -> None:
    path.write_bytes(zlib.compress("\n".join(" ".join(band) for band in bands).encode(), 9))
    print(f"{path}: {sum(map(len, bands))} words, {path.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
