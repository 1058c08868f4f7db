"""Who met whom: persons of two cities in one sentence that tells of a meeting, perhaps in two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.chronicle import CityMentions, clause_around, end_of_first_paragraph
from archive.chronicle.meeting_words import (
    does_it_with_somebody,
    has_no_subject_of_its_own,
    is_caption,
    means_somebody_before,
    tells_of_meeting,
    tells_of_meeting_or_deed,
)
from archive.reading.sentences import sentence_around
from archive.search import fold
from tui.dossiers.meeting import Meeting, Participant, days_between, each_once

if TYPE_CHECKING:
    from archive.records import ArticleRecord, DateRecord, MentionRecord, OfficeRecord, Span

_HAPPENING = ("event", "planned")
_QUOTATION_MARKS = frozenset('"„“”«»‚‘')
_NEWS = 365
"""Days after which what happened is no news."""


def meetings(articles: Sequence[ArticleRecord], offices: Sequence[OfficeRecord], one: str, other: str) -> list[Meeting]:
    """The meetings that articles tell of, in the order of the articles, each once.

    Args:
        articles: that name both cities.
        offices: of both cities.
        one: uid of a city.
        other: uid of the other city.
    """
    told = Counter((office.person, office.place) for office in offices)
    of_one, of_other = (
        [
            office
            for office in offices
            if office.place == city and told[office.person, city] >= told[office.person, than]
        ]
        for city, than in ((one, other), (other, one))
    )
    found = (
        _Telling(
            article, CityMentions(article, ({one}, {other})),
            (_titles(of_one, article.uid), _titles(of_other, article.uid)),
        ).met()
        for article in articles
    )  # fmt: skip
    return each_once([meeting for meeting in found if meeting is not None])


def _titles(offices: Sequence[OfficeRecord], article: str) -> dict[str, str]:
    """What each holder of an office is called: in this article where it says so, else as most articles do."""
    everywhere: dict[str, Counter[str]] = {}
    for office in offices:
        everywhere.setdefault(office.person, Counter())[office.title] += 1
    titles = {person: counted.most_common(1)[0][0] for person, counted in everywhere.items()}
    return titles | {office.person: office.title for office in reversed(offices) if office.article == article}


_Sides = tuple[Sequence["MentionRecord"], Sequence["MentionRecord"]]
"""Persons of the one city and of the other."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """What an article tells of two cities and of those in office there.

    Attributes:
        article: which.
        cities: where it names the two.
        titles: for each city the uids of those in office and what they are called.
    """

    article: ArticleRecord
    cities: CityMentions
    titles: tuple[Mapping[str, str], Mapping[str, str]]

    def met(self) -> Meeting | None:
        """The first meeting that one sentence tells of, else two that follow one another."""
        text = self.article.text
        sentences = [sentence for sentence in _sentences(self.article) if not self._is_called_off(sentence)]
        named = [self._persons(sentence) for sentence in sentences]
        certain = self._in_one_sentence(sentences, named)
        if certain is not None:
            return certain
        telling = [place for place, sentence in enumerate(sentences) if tells_of_meeting(text[slice(*sentence)])]
        perhaps = None
        for place in telling:
            sentence = sentences[place]
            for near in (place - 1, place + 1):
                if not 0 <= near < len(sentences) or not _in_one_paragraph(text, sentence, sentences[near]):
                    continue
                if near < place and self._means(sentence, named[place], named[near]):
                    sides = self._completed(named[place], named[near], before=True)
                    sides = sides if all(sides) else self._there(sentences[near], sentence, named[near], named[place])
                    if all(sides):
                        return self._meeting(sentence, sides, certain=True, before=sentences[near])
                sides = self._completed(named[place], named[near], before=near < place)
                if all(sides):
                    perhaps = perhaps or self._meeting(sentence, sides, certain=False)
        return perhaps

    def _in_one_sentence(self, sentences: Sequence[Span], named: Sequence[Sequence[MentionRecord]]) -> Meeting | None:
        """A meeting of which one sentence tells, where it names both or calls one by a title or a pronoun."""
        words = [self.article.text[slice(*sentence)] for sentence in sentences]
        meeting = [place for place, told in enumerate(words) if tells_of_meeting(told)]
        deeds = [place for place, told in enumerate(words) if tells_of_meeting_or_deed(told)]
        found = (
            *((place, self._sides(named[place])) for place in deeds),
            *((place, self._called(sentences[place], named[place])) for place in meeting),
            *((place, self._with_one_before(sentences, named, place)) for place in deeds),
        )
        return next(
            (self._meeting(sentences[place], sides, certain=True) for place, sides in found if all(sides)), None
        )

    def _with_one_before(
        self, sentences: Sequence[Span], named: Sequence[Sequence[MentionRecord]], place: int
    ) -> _Sides:
        """Persons of one city and whom a pronoun joins with them: the only one named before, be it before his words.

        "»Gut«, sagte Wilk. »Sehr gut.« Den Vertrag, den er und Engel unterschrieben": quotes may stand between.
        """
        text, sentence = self.article.text, sentences[place]
        if not does_it_with_somebody(text[slice(*sentence)], self.article.language):
            return (), ()
        before = place - 1
        while before > 0 and not named[before] and text[sentences[before][0]] in _QUOTATION_MARKS:
            before -= 1
        if before < 0 or not _in_one_paragraph(text, sentences[before], sentence):
            return (), ()
        if len({mention.entity for mention in named[before]}) != 1:
            return (), ()
        return self._completed(named[place], named[before], before=True)

    def _means(self, sentence: Span, here: Sequence[MentionRecord], before: Sequence[MentionRecord]) -> bool:
        """Whether somebody is meant in a sentence who can be but one person: the only one that the one before names."""
        if len({mention.entity for mention in before}) != 1:
            return False
        text, language = self.article.text, self.article.language
        first = min((mention.span[0] for mention in here), default=sentence[1])
        return means_somebody_before(text[slice(*sentence)], language) or has_no_subject_of_its_own(
            text[sentence[0] : first], language
        )

    def _there(
        self, earlier: Span, sentence: Span, before: Sequence[MentionRecord], here: Sequence[MentionRecord]
    ) -> _Sides:
        """Who was met in the other city by somebody who went there, in an office that is told without its city.

        "Il s'est rendu à Cracovie. Il y a rencontré la présidente de la ville": both sentences name no third city.
        """
        one, other = self._sides(before)
        without_city = {office.person for office in self.article.offices if office.place is None}
        met = [mention for mention in here if mention.entity in without_city]
        if bool(one) == bool(other) or len(met) < len(here) or any(self._sides(here)):
            return (), ()
        if not self.cities.are_named_in((earlier[0], sentence[1])):
            return (), ()
        return (one, met) if one else (met, other)

    def _called(self, sentence: Span, here: Sequence[MentionRecord]) -> _Sides:
        """Persons of one city in a sentence and nobody else, and whom of the other city it means by a title alone.

        "The mayor was received by Zofia Wilk" means a mayor of the other city when the article names but one person
        of that title, and the sentence no third city.
        """
        one, other = self._sides(here)
        if bool(one) == bool(other) or len(one) + len(other) < len(here) or self.cities.names_others(sentence):
            return (), ()
        named = {mention.entity for mention in here}
        words = f" {' '.join(fold(self.article.text[slice(*sentence)]).split())} "
        meant = {
            mention.entity: mention
            for mention in reversed(self.article.mentions)
            if mention.kind == "person" and mention.entity and f" {fold(self._title(mention.entity))} " in words
        }
        absent = [mention for entity, mention in meant.items() if entity not in named]
        theirs = self.titles[1 if one else 0]
        shared = {self._title(entity) for entity in named if entity} & {self._title(entity) for entity in theirs}
        if len(absent) != 1 or absent[0].entity not in theirs or self._title(absent[0].entity) in shared:
            return (), ()
        return (one, absent) if one else (absent, other)

    def _title(self, person: str | None) -> str:
        """What somebody in office in either city is called; what stands in no text for anybody else."""
        return self.titles[0].get(person or "") or self.titles[1].get(person or "") or "-"

    def _persons(self, within: Span) -> list[MentionRecord]:
        return [
            mention
            for mention in self.article.mentions
            if mention.kind == "person" and mention.entity and within[0] <= mention.span[0] < within[1]
        ]

    def _sides(self, named: Sequence[MentionRecord]) -> _Sides:
        ones, others = self.titles
        return (
            [mention for mention in named if mention.entity in ones and mention.entity not in others],
            [mention for mention in named if mention.entity in others and mention.entity not in ones],
        )

    def _completed(self, here: Sequence[MentionRecord], near: Sequence[MentionRecord], *, before: bool) -> _Sides:
        """Persons of one city and nobody else in the sentence about a meeting, of the other in the sentence beside it.

        Who holds no office counts for the other city if the sentence before names nobody else, that about the meeting
        one person ("he met the mayor"), and the headline the two cities: a mayor whose name is spelt in another way.
        """
        one, other = self._sides(here)
        if bool(one) == bool(other) or len(one) + len(other) < len(here):
            return (), ()
        missing: Sequence[MentionRecord] = self._sides(near)[1 if one else 0]
        if not missing and before and len(here) == 1 and self.cities.are_headline():
            holders = {office.person for office in self.article.offices} | self.titles[0].keys() | self.titles[1].keys()
            missing = near if len({mention.entity for mention in near}) == 1 and near[0].entity not in holders else ()
        return (one, missing) if one else (missing, other)

    def _meeting(self, sentence: Span, sides: _Sides, *, certain: bool, before: Span | None = None) -> Meeting:
        """A meeting; one that names no date is of that of the sentence before if it only goes on from there.

        A picture is of what the article tells first.
        """
        dates = self._dates_in(sentence) or (self._dates_in(before) if before is not None else [])
        if not dates and is_caption(self.article.text[slice(*sentence)]):
            dates = self._dates_of_both_in_first_paragraph()
        return Meeting(
            self.article.uid,
            self.article.title,
            dates[0].edtf if dates else self.article.published,
            bool(dates),
            bool(dates) and dates[0].kind == "planned",
            _people(sides[0], self.titles[0]),
            _people(sides[1], self.titles[1]),
            tuple(sorted(side[0].span for side in sides)),
            certain,
        )

    def _dates_of_both_in_first_paragraph(self) -> list[DateRecord]:
        """The only date there on which something happens that is for certain told of the two cities."""
        first = (len(self.article.title), end_of_first_paragraph(self.article))
        dates = [date for date in self._dates_in(first) if self.cities.is_told_of(date.span)]
        return dates if len({date.edtf for date in dates}) == 1 else []

    def _dates_in(self, sentence: Span) -> list[DateRecord]:
        """Dates on which something happens, in a sentence: not when a partnership began, and not those of others.

        Those come first whose clause tells of a meeting.
        """
        found = [
            date
            for date in self.article.dates
            if sentence[0] <= date.span[0] < sentence[1]
            if date.kind in _HAPPENING or self._is_day_of_news(date, sentence)
            if not self.cities.is_told_of_others(date.span)
        ]
        return sorted(found, key=lambda date: not tells_of_meeting(self._clause(sentence, date)))

    def _is_called_off(self, sentence: Span) -> bool:
        """Whether a sentence tells of what did not take place."""
        kinds = {date.kind for date in self.article.dates if sentence[0] <= date.span[0] < sentence[1]}
        return "cancelled" in kinds and kinds.isdisjoint(_HAPPENING)

    def _clause(self, sentence: Span, date: DateRecord) -> str:
        """The words around a date in its sentence."""
        return self.article.text[slice(*clause_around(self.article.text, sentence, date.span))]

    def _is_day_of_news(self, date: DateRecord, sentence: Span) -> bool:
        """Whether a day of another kind is the one on which they met: when a treaty was signed that is in the news.

        Its clause has to tell of it, and the article to be of the year after: else it is an old treaty's day.
        """
        day, published = date.earliest, self.article.published
        if (
            day is None
            or day != date.latest
            or len(published) < len(day)
            or not 0 <= days_between(day, published) < _NEWS
        ):
            return False
        return tells_of_meeting_or_deed(self._clause(sentence, date))


def _sentences(article: ArticleRecord) -> Iterator[Span]:
    text, at = article.text, 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        yield (found := sentence_around(text, (at, at + 1), article.language))
        at = max(found[1], at + 1)


def _in_one_paragraph(text: str, one: Span, other: Span) -> bool:
    return "\n" not in text[min(one[1], other[1]) : max(one[0], other[0])]


def _people(mentions: Sequence[MentionRecord], titles: Mapping[str, str]) -> tuple[Participant, ...]:
    people = {
        mention.entity: Participant(mention.label, titles.get(mention.entity, ""))
        for mention in mentions
        if mention.entity
    }
    return tuple(people.values())
