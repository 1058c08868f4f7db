"""Clusters of words that keep the same company in English news and encyclopedias: what a rare name is like.

A name that no list has is often met there, in texts of any country: the words around it tell whether it is a person's,
a town's or a company's. Made by `resources.word_clusters`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from extraction.words.tables import WordTable

DATA = Path(__file__).parents[1] / "data" / "word_clusters.table"
_NUMBER_BITS = 10


class Cluster(NamedTuple):
    """Where a word belongs.

    Attributes:
        number: of its cluster.
        family: of clusters that are alike.
    """

    number: int
    family: int


def cluster_code(cluster: Cluster) -> int:
    """A cluster as one number, as the file has it."""
    return cluster.family << _NUMBER_BITS | cluster.number


def cluster_of(folded: str) -> Cluster | None:
    """The cluster of a word that is folded; None for an unknown one."""
    code = _table().find(folded)
    return None if code is None else _cluster(code)


@cache
def _cluster(code: int) -> Cluster:
    return Cluster(code & (1 << _NUMBER_BITS) - 1, code >> _NUMBER_BITS)


@cache
def _table() -> WordTable:
    return WordTable(DATA)
