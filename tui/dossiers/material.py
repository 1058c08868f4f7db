"""What is read from the archive for a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.records import (
        ArticleRecord,
        CompanionRecord,
        EntityRecord,
        EventRecord,
        Hit,
        ImportRunRecord,
        NameRecord,
        OfficeRecord,
        QuoteRecord,
        StatisticsRecord,
    )
    from archive.saved_searches import SavedSearch
    from tui.dossiers.anniversaries import Cities


@dataclass(frozen=True, slots=True)
class EntityMaterial:
    """About one city, person or organisation.

    Attributes:
        entity: which.
        filter: the filter that chooses it in a query line.
        names: all it is called.
        offices: held by the person, or of the city.
        cities: named together with it.
        persons: named together with it.
        events: dates in articles that name it.
        quotes: said by the person or by those who hold an office of the city.
        quote_count: how many there are in all.
        articles_by_year: of publication.
        first: the oldest article that names it, None when none does.
        last: the newest.
    """

    entity: EntityRecord
    filter: str
    names: Sequence[NameRecord]
    offices: Sequence[OfficeRecord]
    cities: Sequence[CompanionRecord]
    persons: Sequence[CompanionRecord]
    events: Sequence[EventRecord]
    quotes: Sequence[QuoteRecord]
    quote_count: int
    articles_by_year: Mapping[int, int]
    first: Hit | None
    last: Hit | None


@dataclass(frozen=True, slots=True)
class PairMaterial:
    """About two cities or two persons.

    Attributes:
        one: the first of them.
        other: the second.
        line: the query line that finds the articles that name both.
        hits: those articles, newest first.
        articles: the newest of them, and those of the events, with everything found in them.
        events: dates in articles that name both.
        offices: of the two cities.
    """

    one: EntityRecord
    other: EntityRecord
    line: str
    hits: Sequence[Hit]
    articles: Sequence[ArticleRecord]
    events: Sequence[EventRecord]
    offices: Sequence[OfficeRecord]


@dataclass(frozen=True, slots=True)
class HomeMaterial:
    """What is read for the home page.

    Attributes:
        statistics: of the archive.
        since: when the visit before this one began (UTC), empty when there was none.
        new: articles that came in or changed since then, the newest first; the first of them.
        new_count: how many there are in all.
        searches: saved ones.
        runs: the last imports.
        agreements: those of two cities that have an anniversary soon.
        cities: whose they are.
    """

    statistics: StatisticsRecord
    since: str
    new: Sequence[Hit]
    new_count: int
    searches: Sequence[SavedSearch]
    runs: Sequence[ImportRunRecord]
    agreements: Sequence[EventRecord]
    cities: Cities
