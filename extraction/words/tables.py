"""Tables that give a number for a word: large ones, that open in milliseconds and take little room.

Words are kept as checksums of 32 bits of what `folding` makes of them, in order. So a quarter of a million words take
two megabytes of memory and need no dictionary to be built; one unknown word in some 17,000 is taken for a known one.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from pathlib import Path

from extraction import folding

_KEY_BYTES = 4
_NUMBER_BYTES = 2
_BUCKETS = 1 << 12
_BUCKET_SHIFT = 32 - 12


class WordTable:
    """A number for each word."""

    def __init__(self, keys: array[int], numbers: array[int]) -> None:
        """Keep what was read.

        Args:
            keys: checksums of the words, ascending.
            numbers: for each key its number.
        """
        self._keys = keys
        self._numbers = numbers
        # Where the keys with the same first bits begin: so near that few steps of a search are left.
        self._buckets = [bisect_left(keys, bucket << _BUCKET_SHIFT) for bucket in range(_BUCKETS + 1)]

    def __len__(self) -> int:
        return len(self._keys)

    def get(self, word: str) -> int | None:
        """The number of a word, in whatever spelling `folding` makes the same; None for an unknown word."""
        return self.find(folding.fold(word))

    def find(self, folded: str) -> int | None:
        """The number of a word that is folded already; None for an unknown word."""
        key = _key(folded)
        bucket = key >> _BUCKET_SHIFT
        at = bisect_left(self._keys, key, self._buckets[bucket], self._buckets[bucket + 1])
        return self._numbers[at] if at < len(self._keys) and self._keys[at] == key else None


def write(path: Path, numbers: Mapping[str, int]) -> None:
    """Write a table; the same numbers give the same bytes.

    Args:
        path: of the file.
        numbers: for each word, folded, a number below 65,536. Of words with one checksum the first is kept.
    """
    by_key: dict[int, int] = {}
    for word, number in numbers.items():
        by_key.setdefault(_key(word), number)
    keys = sorted(by_key)
    parts = (_packed(keys, _KEY_BYTES), _packed([by_key[key] for key in keys], _NUMBER_BYTES))
    path.write_bytes(zlib.compress(b"".join(parts), 9))


def read(path: Path) -> WordTable:
    """Read a table that `write` has written."""
    body = zlib.decompress(path.read_bytes())
    keys_end = len(body) // (_KEY_BYTES + _NUMBER_BYTES) * _KEY_BYTES
    return WordTable(_unpacked(body[:keys_end], "I", _KEY_BYTES), _unpacked(body[keys_end:], "H", _NUMBER_BYTES))


def _key(folded: str) -> int:
    return zlib.crc32(folded.encode())


def _packed(numbers: list[int], size: int) -> bytes:
    """Numbers as bytes: the lowest byte of all, then the next, since the highest ones of neighbours are alike."""
    whole = b"".join(number.to_bytes(size, "little") for number in numbers)
    return b"".join(whole[byte::size] for byte in range(size))


def _unpacked(packed: bytes, code: str, size: int) -> array[int]:
    count = len(packed) // size
    whole = bytearray(len(packed))
    for byte in range(size):
        whole[byte::size] = packed[byte * count : (byte + 1) * count]
    numbers = array(code)
    numbers.frombytes(whole)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
