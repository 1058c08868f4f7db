"""Given names and frequent words, in bands: lists that tell a name from an ordinary word. Made by `resources`."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"

GIVEN_NAME_BANDS = (10_000, 1_000, 100, 0)
"""Least number of bearers in the source, for each band."""

FREQUENCY_BANDS = (1e-4, 3e-5, 1e-5, 3e-6, 1e-6, 3e-7, 1e-7)
"""Least share of running text, for each band."""


@cache
def given_names() -> Mapping[str, int]:
    """Band of each given name, folded; 0 is the most common."""
    return _read(DATA / "given_names.z")


@cache
def frequent_words(language: str) -> Mapping[str, int]:
    """Band of each frequent word of a language, folded; 0 is the most frequent. Empty for other languages."""
    path = DATA / f"words_{language}.z"
    return _read(path) if path.exists() else {}


def _read(path: Path) -> dict[str, int]:
    lines = zlib.decompress(path.read_bytes()).decode().split("\n")
    return {word: band for band, line in enumerate(lines) for word in line.split(" ") if word}
