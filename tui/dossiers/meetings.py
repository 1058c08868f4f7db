"""Who met whom: persons of two cities who are named in one article, best of all in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.reading.events import sentence_around

if TYPE_CHECKING:
    from archive.records import ArticleRecord, MentionRecord, OfficeRecord, Span


@dataclass(frozen=True, slots=True)
class Meeting:
    """Persons in office in two cities, named together.

    Attributes:
        article: uid.
        title: headline of the article.
        when: EDTF of a date named in the same sentence, else of publication, which may be empty.
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
    holders = {city: {o.person: o.title for o in offices if o.place == city} for city in (one, other)}
    found = (_meeting(article, holders[one], holders[other]) for article in articles)
    return [meeting for meeting in found if meeting is not None]


def _meeting(article: ArticleRecord, ones: Mapping[str, str], others: Mapping[str, str]) -> Meeting | None:
    of_one = [mention for mention in article.mentions if mention.entity in ones and mention.entity not in others]
    of_other = [mention for mention in article.mentions if mention.entity in others and mention.entity not in ones]
    if not of_one or not of_other:
        return None
    near = _in_one_sentence(article.text, of_one, of_other)
    shown = near or [of_one[0], of_other[0]]
    sentence = sentence_around(article.text, shown[0].span)
    dates = [date for date in article.dates if sentence[0] <= date.span[0] < sentence[1]]
    return Meeting(
        article.uid,
        article.title,
        dates[0].edtf if dates else article.published,
        bool(dates),
        _people(of_one, ones),
        _people(of_other, others),
        tuple(mention.span for mention in shown),
    )


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
