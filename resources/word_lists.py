"""Writes the word lists of `extraction/data`: given names, and how frequent words are in each language.

    pip install nomquamgender==0.1.4 wordfreq==3.1.1
    python -m resources.word_lists

Sources: `nomquamgender` (MIT; names that at least six of its sources have), `wordfreq` (data CC BY-SA 4.0). A word list
has one line for each band of frequency, most frequent first, its words folded and parted by spaces.
"""

from __future__ import annotations

import argparse
import importlib
import json
import zlib
from collections import defaultdict
from importlib import resources
from pathlib import Path

from extraction import folding, languages
from extraction.word_lists import FREQUENCY_BANDS, GIVEN_NAME_BANDS

_FEWEST_SOURCES = 6
_FEWEST_BEARERS = 20


def main() -> None:
    """Write every list."""
    parser = argparse.ArgumentParser(description="Build the word lists.")
    parser.add_argument("--output", type=Path, default=Path("extraction/data"))
    folder: Path = parser.parse_args().output
    _write(folder / "given_names.z", _given_names())
    for code in languages.CODES:
        _write(folder / f"words_{code}.z", _words(code))


def _given_names() -> list[list[str]]:
    source = resources.files("nomquamgender").joinpath("name_data.json").read_text(encoding="utf-8")
    bands: dict[int, list[str]] = defaultdict(list)
    for name, (sources, bearers, *_) in json.loads(source).items():
        if sources >= _FEWEST_SOURCES and bearers >= _FEWEST_BEARERS and name.isalpha() and len(name) > 1:
            band = next(index for index, least in enumerate(GIVEN_NAME_BANDS) if bearers >= least)
            bands[band].append(folding.fold(name))
    return [sorted(set(bands[index])) for index in range(len(GIVEN_NAME_BANDS))]


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
