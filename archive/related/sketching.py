"""Sketches of texts: a sample of their shingles, small enough to keep and to compare."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b

from extraction.folding import fold_words

SHINGLE_WORDS = 5
SAMPLED = 8
"""One shingle in so many is kept, chosen by its hash, so that the same shingle is kept in every text or in none."""

MOST_SHINGLES = 4000


def sketch(text: str) -> tuple[int, ...]:
    """The sampled shingles of a text as signed 64-bit numbers, sorted.

    Case, accents and punctuation make no difference.
    """
    words = fold_words(text)
    hashes: set[int] = set()
    for start in range(len(words) - SHINGLE_WORDS + 1):
        shingle = " ".join(words[start : start + SHINGLE_WORDS]).encode("utf-8", "surrogatepass")
        value = int.from_bytes(blake2b(shingle, digest_size=8).digest(), "big", signed=True)
        if value % SAMPLED == 0:
            hashes.add(value)
    return tuple(sorted(hashes)[:MOST_SHINGLES])


def packed(shingles: Sequence[int]) -> bytes:
    """A sketch as it is stored."""
    return array("q", shingles).tobytes()


def unpacked(stored: bytes) -> array[int]:
    """A sketch as it was."""
    shingles = array("q")
    shingles.frombytes(stored)
    return shingles
