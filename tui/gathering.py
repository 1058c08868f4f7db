"""Reading together what a page shows; runs in the fetching thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pyroaring import BitMap

from archive import reading
from archive.chronicle import only_pair
from archive.reading.events import without_dateline
from archive.records import (
    ArticleRecord,
    EntityRecord,
    EventRecord,
    FacetName,
    FacetValue,
    Hit,
    TimelineRecord,
)
from archive.results import WHOLE
from archive.saved_searches import saved_searches
from archive.search.periods import asked_period
from tui.dossiers.agreements import speaks_of_agreement
from tui.dossiers.anniversaries import has_one_soon
from tui.dossiers.material import EntityMaterial, HomeMaterial, PairMaterial
from tui.dossiers.timeline import TimelineMaterial
from tui.wording import formats

if TYPE_CHECKING:
    from datetime import date

    from archive.search import Query
    from tui.archive_access.thread import Holdings
    from tui.travel.destinations import TimelinePage

COMPANIONS = 30
EVENTS = 300
NEWS = 20
RUNS = 5
VALUES = 5000
EVERYBODY = 20_000
QUOTES = 300
_UNDATED = 200
"""How far from the end the oldest article with a date is looked for."""
PAIR_ARTICLES = 200
"""Most articles of a pair that are read whole, to see who met whom."""

_FACETS: Mapping[str, FacetName] = {"place": "city", "person": "person", "organisation": "organisation"}


def gather_entity(holdings: Holdings, uid: str) -> EntityMaterial:
    """Everything for the page of a city, person or organisation.

    Raises:
        NotInArchiveError: there is no such entity.
    """
    archive, searcher = holdings.archive, holdings.searcher
    entity = reading.entity(archive, uid)
    place = entity.kind == "place"
    line = _filter(holdings, entity)
    ordinals = searcher.ordinals(searcher.parse(line))
    newest, oldest = _ends(holdings, ordinals)
    by, office_place = (None, entity.uid) if place else (entity.uid, None)
    return EntityMaterial(
        entity=entity,
        filter=line,
        names=reading.names(archive, entity.uid),
        offices=reading.offices(archive, **{"place" if place else "person": entity.uid}),
        cities=reading.companions(archive, entity.uid, "city", limit=COMPANIONS),
        persons=reading.companions(archive, entity.uid, "person", limit=COMPANIONS),
        events=reading.events(archive, [entity.uid], limit=EVENTS),
        quotes=reading.quotes(archive, by=by, office_place=office_place, limit=QUOTES),
        quote_count=reading.count_quotes(archive, by=by, office_place=office_place),
        articles_by_year=_by_year(holdings, ordinals),
        first=oldest,
        last=newest,
    )


def gather_pair(holdings: Holdings, one: str, other: str) -> PairMaterial:
    """Everything for the page of two cities or two persons.

    Raises:
        NotInArchiveError: there is no such entity.
    """
    archive, searcher = holdings.archive, holdings.searcher
    entities = [reading.entity(archive, uid) for uid in (one, other)]
    line = " ".join(_filter(holdings, entity) for entity in entities)
    hits = searcher.hits(searcher.ordinals(searcher.parse(line)))
    events = reading.events(archive, [entity.uid for entity in entities], limit=EVENTS)
    read = dict.fromkeys([*(hit.uid for hit in hits[:PAIR_ARTICLES]), *(event.article for event in events)])
    return PairMaterial(
        one=entities[0],
        other=entities[1],
        line=line,
        hits=hits,
        articles=[reading.article(archive, uid) for uid in read],
        events=events,
        offices=[office for entity in entities for office in reading.offices(archive, place=entity.uid)],
    )


def all_values(holdings: Holdings, facet: FacetName, query: Query | None = None) -> Sequence[FacetValue]:
    """All values of a facet in a result, or in the whole archive, most frequent first."""
    asked = query if query is not None else holdings.searcher.parse("")
    values = holdings.searcher.facets(asked, [facet], VALUES).values.get(facet, ())
    if facet == "year":
        return [FacetValue(value.key, formats.edtf(value.label), value.count) for value in values]
    return values


def everybody(holdings: Holdings, kind: str) -> Sequence[FacetValue]:
    """All places, persons or organisations of the archive, those of most articles first."""
    if kind == "place":
        found = reading.entities(holdings.archive, "place", limit=EVERYBODY)
        return [FacetValue(entity.uid, _told_apart(entity), entity.articles) for entity in found]
    facet = _FACETS[kind]
    asked = holdings.searcher.parse("")
    return holdings.searcher.facets(asked, [facet], EVERYBODY).values.get(facet, ())


def _told_apart(entity: EntityRecord) -> str:
    return f"{entity.label}, {entity.disambiguation}" if entity.disambiguation else entity.label


def persons_near(article: ArticleRecord, offset: int) -> list[FacetValue]:
    """The persons whom an article names, those named nearest to a place of its text first."""
    nearest: dict[str, tuple[int, str]] = {}
    for mention in article.mentions:
        if mention.kind == "person" and mention.entity is not None:
            distance = abs(mention.span[0] - offset)
            nearest[mention.entity] = min(
                nearest.get(mention.entity, (distance, mention.label)), (distance, mention.label)
            )
    counts = {entity.uid: entity.articles for entity in article.entities}
    ranked = sorted(nearest.items(), key=lambda item: (item[1], item[0]))
    return [FacetValue(uid, label, max(1, counts.get(uid, 1))) for uid, (_, label) in ranked]


def _filter(holdings: Holdings, entity: EntityRecord) -> str:
    value = FacetValue(entity.uid, entity.label, entity.articles)
    return holdings.searcher.filter_for(_FACETS[entity.kind], value)


def _ends(holdings: Holdings, ordinals: Sequence[int]) -> tuple[Hit | None, Hit | None]:
    """The newest and the oldest of some articles that are in date order; those without a date stand at its end."""
    if not ordinals:
        return None, None
    newest, *oldest = holdings.searcher.hits([ordinals[0], *ordinals[-_UNDATED:]])
    return newest, next((hit for hit in reversed(oldest) if hit.published), oldest[-1] if oldest else newest)


def _by_year(holdings: Holdings, ordinals: Sequence[int]) -> dict[int, int]:
    """How many of some articles were published in which year."""
    articles = BitMap(ordinals)
    decades = reading.periods(holdings.archive, basis="published", articles=articles)
    return {
        int(year.period): year.articles
        for decade in decades
        for year in reading.periods(holdings.archive, basis="published", within=decade.period, articles=articles)
    }


def gather_timeline(holdings: Holdings, page: TimelinePage) -> TimelineMaterial:
    """The periods within a period, and the dates in it; of a decade with parts and of all time only the periods.

    Raises:
        QueryError: the line of the page cannot be read.
    """
    archive, searcher = holdings.archive, holdings.searcher
    articles = BitMap(searcher.ordinals(searcher.parse(page.line))) if page.line else None
    periods = (
        []
        if page.whole
        else reading.periods(archive, basis=page.basis, within=page.within, articles=articles, kind=page.kind)
    )
    if not page.within or (page.within.endswith("X") and not page.whole) or page.basis != "named":
        return TimelineMaterial(periods)
    asked = asked_period((WHOLE if page.whole else "=") + page.within.replace("/", ".."))
    dates = reading.timeline(archive, articles=articles, kind=page.kind or None, limit=EVENTS, asked=[asked])
    return TimelineMaterial(periods, dates)


def gather_home(holdings: Holdings, visit: tuple[str, int] | None, today: date) -> HomeMaterial:
    """What is in the archive, what is new, and what can be celebrated soon.

    Args:
        holdings: the archive.
        visit: when the visit before this one began and the revision the archive had then.
        today: the day from which anniversaries are counted.
    """
    archive, searcher = holdings.archive, holdings.searcher
    new = reading.articles_since(archive, visit[1]) if visit is not None else BitMap()
    agreements = _agreements(holdings, today)
    return HomeMaterial(
        statistics=reading.statistics(archive),
        since=visit[0] if visit is not None else "",
        new=searcher.hits(sorted(new, reverse=True)[:NEWS]),
        new_count=len(new),
        searches=saved_searches(archive, searcher),
        runs=reading.import_runs(archive, limit=RUNS),
        agreements=list(agreements),
        cities={(event.article, event.date.span): cities for event, cities in agreements.items()},
    )


def _agreements(holdings: Holdings, today: date) -> dict[EventRecord, tuple[tuple[str, str], ...]]:
    """The agreements that have an anniversary soon, and the two cities whose each for certain is."""
    archive = holdings.archive
    dated = [_as_event(record) for record in reading.timeline(archive, kind="founding")]
    near = [event for event in dated if has_one_soon(event, today)]
    articles = {uid: reading.article(archive, uid) for uid in {event.article for event in near}}
    found = {}
    for event in near:
        article = articles[event.article]
        told = _in_its_sentence(event, article)
        pair = only_pair(article, event.date.span) if speaks_of_agreement(told) else None
        if pair is not None:
            labels = {entity.uid: entity.label for entity in article.entities}
            found[told] = tuple((uid, labels[uid]) for uid in pair)
    return found


def _in_its_sentence(event: EventRecord, article: ArticleRecord) -> EventRecord:
    """An event in the words of its sentence instead of those around its date."""
    sentence = reading.sentence_around(article.text, event.date.span, article.language)
    datelines = [date.span for date in article.dates if date.kind == "publication"]
    told = without_dateline(article.text, sentence, datelines)
    return replace(event, sentence=told, text=" ".join(article.text[slice(*told)].split("\n")))


def _as_event(record: TimelineRecord) -> EventRecord:
    return EventRecord(
        record.article, record.title, record.published, record.date, record.date.span, record.context, together=True
    )
