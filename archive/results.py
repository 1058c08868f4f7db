"""What a search gives: hits and facet counts. Apart from the other records, because a first search waits for it.

Named tuples, because a dataclass takes eight times as long to declare.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

FacetName = Literal["city", "person", "organisation", "year", "language", "outlet", "tag"]
Span = tuple[int, int]

WHOLE = "whole-"
"""Begins a period, as the key of a facet's value or behind `date:`, of which only dates count that name it as such."""


class Hit(NamedTuple):
    """One row of a result list.

    Attributes:
        ordinal: its place in the archive's date order; a higher one is newer.
        uid: the article.
        title: headline; of an article that has none its first words, in brackets as archivists supply a title.
        published: EDTF, empty when not known.
        language: ISO 639-1 code or `und`.
        outlet: who published it, empty when not known.
    """

    ordinal: int
    uid: str
    title: str
    published: str
    language: str
    outlet: str


class FacetValue(NamedTuple):
    """One value of a facet with the number of articles of the result that have it.

    Attributes:
        key: what a filter of a query names it by: an entity's uid, a year, a language code.
        label: what people read.
        count: articles.
    """

    key: str
    label: str
    count: int  # type: ignore[assignment] # hides a method of tuples that nobody asks of a value


class Facets(NamedTuple):
    """Counts for the values of each facet asked for, most frequent first (years: newest first)."""

    values: Mapping[FacetName, tuple[FacetValue, ...]]
