"""Tables that give a number for a word: large ones, that open at once and are read where they lie.

Words are kept as checksums of 32 bits of what `folding` makes of them, in order, so that a quarter of a million words
take little more than a megabyte; one unknown word in some 17,000 is taken for a known one. A file holds three arrays of
whole numbers with the lowest byte first: of 32 bits, for each upper half of a checksum where its lower halves
begin, and where the last of them end; of 16 bits, the lower halves; of 16 bits, their numbers.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path

from extraction import folding
from extraction.tries import map_file

_HALF_BITS = 16
_HALVES = 1 << _HALF_BITS
_LOWER = _HALVES - 1
_STARTS_BYTES = 4 * (_HALVES + 1)
_NUMBER_BYTES = 2


class WordTable:
    """A number for each word of a file that `write` has written."""

    def __init__(self, path: Path) -> None:
        """Open a file."""
        mapped = memoryview(map_file(path))
        self._starts = mapped[:_STARTS_BYTES].cast("I")
        self._count = self._starts[_HALVES]
        ends = _STARTS_BYTES + _NUMBER_BYTES * self._count
        self._halves = mapped[_STARTS_BYTES:ends].cast("H")
        self._numbers = mapped[ends:].cast("H")

    def __len__(self) -> int:
        return self._count

    def get(self, word: str) -> int | None:
        """The number of a word, in whatever spelling `folding` makes the same; None for an unknown word."""
        return self.find(folding.fold(word))

    def find(self, folded: str) -> int | None:
        """The number of a word that is folded already; None for an unknown word."""
        key = zlib.crc32(folded.encode())
        upper, lower = key >> _HALF_BITS, key & _LOWER
        first, last = self._starts[upper], self._starts[upper + 1]
        at = bisect_left(self._halves, lower, first, last)
        return self._numbers[at] if at < last and self._halves[at] == lower else None


def write(path: Path, numbers: Mapping[str, int]) -> None:
    """Write a table; the same numbers give the same bytes.

    Args:
        path: of the file.
        numbers: for each word, folded, a number below 65,536. Of words with one checksum the first is kept.
    """
    by_key: dict[int, int] = {}
    for word, number in numbers.items():
        by_key.setdefault(zlib.crc32(word.encode()), number)
    keys = sorted(by_key)
    sizes = [0] * (_HALVES + 1)
    for key in keys:
        sizes[(key >> _HALF_BITS) + 1] += 1
    parts = (
        array("I", accumulate(sizes)),
        array("H", (key & _LOWER for key in keys)),
        array("H", (by_key[key] for key in keys)),
    )
    path.write_bytes(b"".join(part.tobytes() for part in parts))
