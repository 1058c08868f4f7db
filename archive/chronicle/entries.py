"""Picks the sentences that tell of dated events out of articles, and joins those that tell of the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.fuzz import token_set_ratio

from archive.chronicle.agreement_words import is_of_agreement
from archive.chronicle.city_pairs import CityMentions
from archive.chronicle.meeting_words import tells_of_visit
from archive.reading.events import without_dateline
from archive.reading.sentences import sentence_around
from archive.records import ArticleRecord, DateRecord, Span
from extraction.folding import fold

_KINDS = frozenset({"event", "founding", "planned", "cancelled"})
_ALIKE = 85.0
"""Per cent of shared words from which two sentences of one date count as the same report: a reprint or a short form of
it, not a second event of that day."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article that tells of an event, and where in it: what a footnote says.

    Attributes:
        article: uid.
        title: headline.
        published: EDTF, empty when not known.
        outlet: who published it, empty when not known.
        url: address, may be empty.
        sentence: where the sentence stands in the article's text.
    """

    article: str
    title: str
    published: str
    outlet: str
    url: str
    sentence: Span


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of an event, and all articles that tell it so.

    Attributes:
        sentence: the fullest.
        planned: whether the event is told of as to come.
        sources: the articles.
        cancelled: whether the event is called off, or put off from that date.
    """

    sentence: str
    planned: bool
    sources: tuple[Source, ...]
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told of one date, as exact as the texts name it.

    Attributes:
        edtf: the date.
        earliest: its first day (ISO), its last one where the beginning is open.
        tellings: in the order in which they were published.
    """

    edtf: str
    earliest: str
    tellings: tuple[Telling, ...]


_Told = tuple[DateRecord, str, Source]


def entries(articles: Iterable[ArticleRecord], about: Sequence[Set[str]] = ()) -> tuple[Entry, ...]:
    """The chronicle of some articles, oldest date first.

    Dates of events, foundings and plans count, also of plans that came to nothing, and those of agreements of several
    cities asked about; those of offices and of publication do not, nor those in headlines.

    Args:
        articles: to tell from.
        about: groups of uids of entities. The paragraph of a date together with the headline has to name one of each
            group: what an article tells elsewhere is about something else. Of several cities only what is told of them
            and of no other: the treaty of one of them with a third is none of theirs.
    """
    found = sorted((told for article in articles for told in _dated_sentences(article, about)), key=_order)
    by_date = groupby(found, key=lambda told: _order(told)[:2])
    return tuple(Entry(edtf, first, _joined(list(told))) for (first, edtf), told in by_date)


def _order(told: _Told) -> tuple[str, str, str, str, Span]:
    date, _, source = told
    return date.earliest or date.latest or "", date.edtf, source.published, source.article, source.sentence


def dates_told(article: ArticleRecord, about: Sequence[Set[str]] = ()) -> list[DateRecord]:
    """The dates of an article that a chronicle tells.

    Args:
        article: which.
        about: what is asked about, as in `entries`.
    """
    headline = len(article.title)
    cities = _asked_about(article, about)
    return [
        date
        for date in article.dates
        if date.kind != "publication" and date.span[0] >= headline and (date.earliest or date.latest)
        if _is_about(article, date, about, cities)
    ]


def _dated_sentences(article: ArticleRecord, about: Sequence[Set[str]]) -> Iterator[_Told]:
    told: set[tuple[Span, str]] = set()
    datelines = [date.span for date in article.dates if date.kind == "publication"]
    for date in dates_told(article, about):
        sentence = sentence_around(article.text, date.span, article.language)
        if (sentence, date.edtf) in told:
            continue
        told.add((sentence, date.edtf))
        shown = without_dateline(article.text, sentence, datelines)
        words = " ".join(article.text[slice(*shown)].split())
        source = Source(article.uid, article.title, article.published, article.outlet, article.url, shown)
        yield date, words, source


def _asked_about(article: ArticleRecord, about: Sequence[Set[str]]) -> CityMentions | None:
    """Where an article names the cities that are asked about; None where these are not several."""
    places = {entity.uid for entity in article.entities if entity.kind == "place"}
    cities = [group for group in about if group & places]
    return CityMentions(article, cities) if len(cities) > 1 else None


def _is_about(article: ArticleRecord, date: DateRecord, about: Sequence[Set[str]], cities: CityMentions | None) -> bool:
    """Whether a date is told of what is asked about, and not that of other cities; of an agreement for certain.

    So is that of a visit of two cities, be it that its paragraph names but one.
    """
    sentence = sentence_around(article.text, date.span, article.language)
    words = article.text[slice(*sentence)]
    at = (date.span[0] - sentence[0], date.span[1] - sentence[0])
    if cities is not None and is_of_agreement(words, at, date.kind):
        return cities.is_told_of(date.span)
    if date.kind not in _KINDS:
        return False
    if not _speaks_of(article, date.span, about):
        return cities is not None and tells_of_visit(words) and cities.is_told_of(date.span)
    return cities is None or not cities.is_told_of_others(date.span)


def _speaks_of(article: ArticleRecord, span: Span, about: Sequence[Set[str]]) -> bool:
    if not about:
        return True
    text = article.text
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    end = len(text) if end < 0 else end
    headline = len(article.title)
    named = {
        mention.entity for mention in article.mentions if mention.span[0] < headline or start <= mention.span[0] < end
    }
    return all(group & named for group in about)


def _joined(told: Sequence[_Told]) -> tuple[Telling, ...]:
    tellings: list[Telling] = []
    for date, sentence, source in told:
        planned, cancelled = date.kind == "planned", date.kind == "cancelled"
        for place, known in enumerate(tellings):
            alike = token_set_ratio(fold(known.sentence), fold(sentence)) >= _ALIKE
            if alike and known.cancelled == cancelled:
                fuller = max(known.sentence, sentence, key=len)
                tellings[place] = Telling(fuller, known.planned and planned, (*known.sources, source), cancelled)
                break
        else:
            tellings.append(Telling(sentence, planned, (source,), cancelled))
    return tuple(tellings)
