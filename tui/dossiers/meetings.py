"""Who met whom: persons of two cities who are named in one article, best of all in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.reading.events import sentence_around

if TYPE_CHECKING:
    from archive.records import ArticleRecord, DateRecord, MentionRecord, OfficeRecord, Span

_HAPPENING = ("event", "planned")


@dataclass(frozen=True, slots=True)
class Meeting:
    """Persons in office in two cities, named together.

    Attributes:
        article: uid.
        title: headline of the article.
        when: EDTF of a date on which something happens in the sentence that names both, else of publication, which may
            be empty.
        dated: whether the sentence names the date.
        ones: persons of the one city, each with the office.
        others: persons of the other.
        spans: where they are named.
    """

    article: str
    title: str
    when: str
    dated: bool
    ones: tuple[str, ...]
    others: tuple[str, ...]
    spans: tuple[Span, ...]


def meetings(articles: Sequence[ArticleRecord], offices: Sequence[OfficeRecord], one: str, other: str) -> list[Meeting]:
    """The meetings that articles tell of, in the order of the articles.

    Args:
        articles: that name both cities.
        offices: of both cities.
        one: uid of a city.
        other: uid of the other city.
    """
    of_city = {city: [office for office in offices if office.place == city] for city in (one, other)}
    found = (_meeting(article, *(_titles(of_city[city], article.uid) for city in (one, other))) for article in articles)
    return [meeting for meeting in found if meeting is not None]


def _titles(offices: Sequence[OfficeRecord], article: str) -> dict[str, str]:
    """What each holder of an office is called: in this article where it says so, else as most articles do."""
    everywhere: dict[str, Counter[str]] = {}
    for office in offices:
        everywhere.setdefault(office.person, Counter())[office.title] += 1
    titles = {person: counted.most_common(1)[0][0] for person, counted in everywhere.items()}
    return titles | {office.person: office.title for office in reversed(offices) if office.article == article}


def _meeting(article: ArticleRecord, ones: Mapping[str, str], others: Mapping[str, str]) -> Meeting | None:
    of_one = [mention for mention in article.mentions if mention.entity in ones and mention.entity not in others]
    of_other = [mention for mention in article.mentions if mention.entity in others and mention.entity not in ones]
    if not of_one or not of_other:
        return None
    near = _in_one_sentence(article.text, of_one, of_other)
    shown = near or [of_one[0], of_other[0]]
    dates = _dates_around(article, shown[0].span) if near else []
    return Meeting(
        article.uid,
        article.title,
        dates[0].edtf if dates else article.published,
        bool(dates),
        _people(of_one, ones),
        _people(of_other, others),
        tuple(mention.span for mention in shown),
    )


def _dates_around(article: ArticleRecord, span: Span) -> list[DateRecord]:
    """Dates on which something happens, in the sentence around a place; when a partnership began is none of them."""
    start, end = sentence_around(article.text, span)
    return [date for date in article.dates if date.kind in _HAPPENING and start <= date.span[0] < end]


def _in_one_sentence(
    text: str, ones: Sequence[MentionRecord], others: Sequence[MentionRecord]
) -> list[MentionRecord] | None:
    for mention in ones:
        start, end = sentence_around(text, mention.span)
        for another in others:
            if start <= another.span[0] < end:
                return sorted((mention, another), key=lambda named: named.span)
    return None


def _people(mentions: Sequence[MentionRecord], offices: Mapping[str, str]) -> tuple[str, ...]:
    people = {mention.entity: f"{mention.label} ({offices[mention.entity]})" for mention in mentions if mention.entity}
    return tuple(people.values())
