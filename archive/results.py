"""What a search gives: hits and facet counts. Apart from the other records, because a first search waits for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FacetName = Literal["city", "person", "organisation", "year", "language", "outlet", "tag"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of a result list.

    Attributes:
        ordinal: its place in the archive's date order; a higher one is newer.
        uid: the article.
        title: headline.
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


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with the number of articles of the result that have it.

    Attributes:
        key: what a filter of a query names it by: an entity's uid, a year, a language code.
        label: what people read.
        count: articles.
    """

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts for the values of each facet asked for, most frequent first (years: newest first)."""

    values: Mapping[FacetName, tuple[FacetValue, ...]]
