"""Sketches of texts: a sample of their shingles, small enough to keep and to compare."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from hashlib import blake2b

from extraction.folding import fold_words

SHINGLE_WORDS = 5
SAMPLED = 8
"""One shingle in so many is kept, chosen by its hash, so that the same shingle is kept in every text or in none."""

MOST_SHINGLES = 4000

_SPACE = re.compile(b" ")


def sketch(text: str) -> tuple[int, ...]:
    """The sampled shingles of a text as signed 64-bit numbers, sorted.

    Case, accents and punctuation make no difference.
    """
    return sketch_of_words(" ".join(fold_words(text)))


def sketch_of_words(words: str) -> tuple[int, ...]:
    """The same from the folded words of a text, joined by single spaces."""
    content = words.encode("utf-8", "surrogatepass")
    starts = [0, *(match.end() for match in _SPACE.finditer(content))]
    ends = [*(start - 1 for start in starts[1:]), len(content)]
    hashes: set[bytes] = set()
    for start, end in zip(starts, ends[SHINGLE_WORDS - 1 :], strict=False):
        digest = blake2b(content[start:end], digest_size=8).digest()
        if digest[7] % SAMPLED == 0:
            hashes.add(digest)
    return tuple(sorted(int.from_bytes(digest, "big", signed=True) for digest in hashes)[:MOST_SHINGLES])


def packed(shingles: Sequence[int]) -> bytes:
    """A sketch as it is stored."""
    return array("q", shingles).tobytes()


def unpacked(stored: bytes) -> array[int]:
    """A sketch as it was."""
    shingles = array("q")
    shingles.frombytes(stored)
    return shingles
