"""Which cities a date is told of: the two of a page, or others that the same article names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import combinations

from archive.reading.sentences import sentence_around
from archive.records import ArticleRecord, Span

_PARTS = re.compile(r";|\s[–—]\s")
_MOST_CITIES = 5
"""So many of the cities that an article names most may be those of a partnership it tells of."""
_AFTER_WORDS = " .!?…\"“”»«')]"
_CLAUSES = re.compile(r",\s|;|\s[–—]\s")


def part_around(text: str, sentence: Span, span: Span) -> Span:
    """What stands between semicolons or dashes."""
    return _between(_PARTS, text, sentence, span)


def clause_around(text: str, sentence: Span, span: Span) -> Span:
    """What stands between commas, semicolons or dashes."""
    return _between(_CLAUSES, text, sentence, span)


def _between(signs: re.Pattern[str], text: str, within: Span, span: Span) -> Span:
    start, end = within
    for sign in signs.finditer(text, start, end):
        if sign.end() <= span[0]:
            start = sign.end()
        elif sign.start() >= span[1]:
            return start, sign.start()
    return start, end


class CityMentions:
    """Where an article names cities, by themselves or by those in office there; asked about some cities.

    Args:
        article: which.
        cities: those asked about, for each its uids.
    """

    def __init__(self, article: ArticleRecord, cities: Sequence[Set[str]]) -> None:
        self._article = article
        self._cities = cities
        towns = {entity.uid for entity in article.entities if entity.place is not None and entity.place.kind == "city"}
        towns.update(*cities)
        of_person = {office.person: office.place for office in article.offices if office.place in towns}
        self._named = [
            (mention.span[0], city)
            for mention in article.mentions
            if mention.entity and (city := of_person.get(mention.entity, mention.entity)) in towns
        ]

    def is_told_of(self, span: Span) -> bool:
        """Whether it is certain that a date is told of the cities asked about and of no other.

        It is where its clause or its part of the sentence names all of them and no other city. Where the sentence
        names fewer, the sentence before in the same paragraph may name the rest, but no other, and not where the
        article is dated from another; else the headline with the place that the article is dated from, that with the
        first paragraph, or the whole article, where a city named only once counts for nothing if each of those asked
        about is named more often. A person counts for the city of the office that the article tells of.

        Args:
            span: of the date.
        """
        article, cities, text = self._article, self._cities, self._article.text
        sentence = sentence_around(text, span, article.language)
        here = self._within(part_around(text, sentence, span))
        if _are(here, cities) or _are(self._within(clause_around(text, sentence, span)), cities):
            return True
        if _others(self._within(sentence), cities):
            return False
        first, dated_from = end_of_first_paragraph(article), self._dateline()
        before = self._within(_sentence_before(article, sentence))
        if _others(before, cities):
            return False
        if _are(here | before, cities):
            return not here or _are(before, cities) or not _others(self._within(dated_from), cities)
        here |= before
        in_passing = _named_in_passing(article, cities)
        contexts = [self._within((0, end)) for end in (dated_from[1], first, len(text))]
        return any(_are(here | context - in_passing, cities) for context in contexts)

    def is_told_of_others(self, span: Span) -> bool:
        """Whether a date is told of another city and not of all those asked about.

        The part of the sentence around it tells; where that names none but those asked about, and not all of them, the
        sentence before in the same paragraph as well: "Houston is far. Nobody from Leipzig has been there since 2019".
        """
        article = self._article
        sentence = sentence_around(article.text, span, article.language)
        named = self._within(part_around(article.text, sentence, span))
        if not _others(named, self._cities) and not all(city & named for city in self._cities):
            named |= self._within(_sentence_before(article, sentence))
        return _others(named, self._cities) and not all(city & named for city in self._cities)

    def names_others(self, span: Span) -> bool:
        """Whether a stretch of the text names a city that was not asked about."""
        return _others(self._within(span), self._cities)

    def are_headline(self) -> bool:
        """Whether the headline names the cities asked about and no other."""
        return self.are_named_in((0, len(self._article.title)))

    def are_named_in(self, span: Span) -> bool:
        """Whether a stretch of the text names the cities asked about and no other."""
        return _are(self._within(span), self._cities)

    def names_any(self, span: Span) -> bool:
        """Whether a stretch of the text names a city that was asked about."""
        named = self._within(span)
        return any(city & named for city in self._cities)

    def are_passed_over(self, span: Span) -> bool:
        """Whether a stretch of the text names other cities and none of those asked about."""
        return self.names_others(span) and not self.names_any(span)

    def is_about_others(self) -> bool:
        """Whether the headline names another city and not all of those asked about."""
        named = self._within((0, len(self._article.title)))
        return _others(named, self._cities) and not all(city & named for city in self._cities)

    def _dateline(self) -> Span:
        """The line with the place and the day that the article is dated from, up to that day; empty without one."""
        article = self._article
        first = end_of_first_paragraph(article)
        days = (date.span for date in article.dates if date.kind == "publication" and date.span[1] <= first)
        day = next(days, (0, 0))
        return article.text.rfind("\n", 0, day[0]) + 1, day[1]

    def _within(self, span: Span) -> set[str]:
        return {city for at, city in self._named if span[0] <= at < span[1]}


def only_pair(article: ArticleRecord, span: Span) -> tuple[str, str] | None:
    """The only two cities (uids) that a date is for certain told of; None where there are none, or several such pairs.

    Args:
        article: which.
        span: of the date.
    """
    towns = {entity.uid for entity in article.entities if entity.place is not None and entity.place.kind == "city"}
    mentions = [(mention.entity, mention.span[0]) for mention in article.mentions if mention.entity in towns]
    start, end = sentence_around(article.text, span, article.language)
    here = [uid for uid, at in mentions if uid and start <= at < end]
    frequent = Counter(uid for uid, _ in mentions if uid).most_common(_MOST_CITIES)
    candidates = dict.fromkeys([*here, *(uid for uid, _ in frequent)])
    pairs = [
        pair
        for pair in combinations(candidates, 2)
        if CityMentions(article, [frozenset({uid}) for uid in pair]).is_told_of(span)
    ]
    return pairs[0] if len(pairs) == 1 else None


def _named_in_passing(article: ArticleRecord, cities: Sequence[Set[str]]) -> set[str]:
    named = Counter(mention.entity for mention in article.mentions if mention.kind == "place" and mention.entity)
    if any(sum(named[uid] for uid in city) < 2 for city in cities):
        return set()
    return {uid for uid, times in named.items() if uid and times == 1}


def _are(named: Set[str], cities: Sequence[Set[str]]) -> bool:
    return all(city & named for city in cities) and not _others(named, cities)


def _others(named: Set[str], cities: Sequence[Set[str]]) -> bool:
    return bool(set(named).difference(*cities))


def _sentence_before(article: ArticleRecord, sentence: Span) -> Span:
    """The sentence before in the same paragraph, empty when there is none."""
    text, end = article.text, sentence[0]
    start = text.rfind("\n", 0, end) + 1
    words = text[start:end].rstrip(_AFTER_WORDS)
    if not words:
        return end, end
    return sentence_around(text, (start + len(words) - 1, start + len(words)), article.language)


def end_of_first_paragraph(article: ArticleRecord) -> int:
    """Where the paragraph after the headline ends."""
    text = article.text
    start = len(article.title)
    while start < len(text) and text[start] == "\n":
        start += 1
    end = text.find("\n", start)
    return len(text) if end < 0 else end
