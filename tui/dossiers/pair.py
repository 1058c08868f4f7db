"""The page of two cities or two persons: what joins them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from archive.chronicle import CityMentions, dates_told
from archive.chronicle.meeting_words import tells_of_visit
from archive.reading.sentences import sentence_around
from tui.dossiers.agreements import speaks_of_agreement
from tui.dossiers.anniversaries import Cities, anniversaries
from tui.dossiers.entity_lines import articles_line, event_line, event_lines, quote_lines, years_line
from tui.dossiers.line import Dossier, Evidence, Line, section
from tui.dossiers.meeting import Meeting, Participant
from tui.dossiers.meetings import meetings
from tui.travel.destinations import EntityPage, PairPage
from tui.wording import formats, place_names
from tui.wording.translation import tr, trn

if TYPE_CHECKING:
    from archive.records import ArticleRecord, EventRecord, Hit, QuoteRecord
    from tui.dossiers.material import PairMaterial

GAP = 3
"""Years without anything, more than which is a gap."""
_PAIR = 2
_HAPPENING = ("event", "planned", "cancelled")
_YEAR = re.compile(r"\d{4}")


def pair_dossier(material: PairMaterial, today: date) -> Dossier:
    """Agreements, meetings, dated events, gaps, what was said, and every article that names both."""
    one, other = material.one, material.other
    names = [place_names.shown(entity.uid, entity.label) for entity in (one, other)]
    named = _named_in(material)
    told = _told(material)
    agreements = [event for event in told if speaks_of_agreement(event) and (named or event.together)]
    happened = [event for event in told if event not in agreements]
    together = [event for event in happened if event.together or _is_visit(event, named)]
    apart = [event for event in happened if event not in together]
    years = Counter(int(hit.published[:4]) for hit in material.hits if _YEAR.match(hit.published))
    met = meetings(material.articles, material.offices, one.uid, other.uid)
    said = [
        quote
        for article in material.articles
        for quote in article.quotes
        if article.uid not in named or _is_said_of(quote, article, named[article.uid], (one.uid, other.uid))
    ]
    lines = [
        articles_line(len(material.hits), material.line),
        Line(names[0], leads_to=EntityPage(one.uid)),
        Line(names[1], leads_to=EntityPage(other.uid)),
        *years_line(years),
        *section(tr("Anniversaries in the next two years"), anniversary_lines(agreements, today)),
        *section(tr("Agreements"), event_lines(agreements)),
        *section(tr("Who met whom"), [_meeting_line(meeting) for meeting in met if meeting.certain]),
        *section(tr("Perhaps met"), [_meeting_line(meeting) for meeting in met if not meeting.certain]),
        *section(tr("What happened"), event_lines(together)),
        *section(
            tr("Gaps of more than three years"), gap_lines(_all_years([*together, *agreements], material.hits), today)
        ),
        *section(tr("Said"), quote_lines(said, speaker=True), tail=formats.number(len(said))),
        *section(tr("Articles"), [_article_line(hit) for hit in material.hits]),
        *section(
            tr("Other dates in these articles"),
            event_lines(apart),
        ),
    ]
    title = " – ".join(names)
    return Dossier(title, title, tuple(lines), material.line)


def _named_in(material: PairMaterial) -> Mapping[str, CityMentions]:
    """By its uid where each article names the two cities and others; nothing for two persons."""
    pair = (material.one, material.other)
    if any(entity.kind != "place" for entity in pair):
        return {}
    cities = [frozenset({entity.uid}) for entity in pair]
    return {article.uid: CityMentions(article, cities) for article in material.articles}


def _told(material: PairMaterial) -> list[EventRecord]:
    """The dates that a chronicle of the two tells, which leaves out those of others."""
    about = [frozenset({entity.uid}) for entity in (material.one, material.other)]
    told = {(article.uid, date.span) for article in material.articles for date in dates_told(article, about)}
    return [event for event in material.events if (event.article, event.date.span) in told]


def _is_visit(event: EventRecord, named: Mapping[str, CityMentions]) -> bool:
    """Whether a date is for certain that of a visit or meeting of two cities, be it that its sentence names but one."""
    mentions = named.get(event.article)
    if mentions is None or event.date.kind not in _HAPPENING or not tells_of_visit(event.text):
        return False
    return mentions.is_told_of(event.date.span)


def _is_said_of(quote: QuoteRecord, article: ArticleRecord, mentions: CityMentions, pair: tuple[str, str]) -> bool:
    """Whether a quote may belong to two cities: nobody of a third city says it, and it is not about that alone."""
    hull = (quote.segments[0][0], quote.segments[-1][1])
    sentence = sentence_around(article.text, hull, article.language)
    if mentions.are_passed_over(sentence) or (mentions.is_about_others() and not mentions.names_any(sentence)):
        return False
    places = {office.place for office in article.offices if office.person == quote.speaker and quote.speaker}
    return bool(places & {None, *pair}) or not places


def anniversary_lines(events: Sequence[EventRecord], today: date, cities: Cities = MappingProxyType({})) -> list[Line]:
    """What can be celebrated soon, with the cities where they are given, and the sentence that gives the date.

    What several articles tell is one line, with their number; that of two cities leads to their page, where all are.
    """
    lines = []
    for found in anniversaries(events, today, cities):
        line = event_line(found.event)
        whose = sorted(
            (place_names.shown(*city), city[0]) for city in cities.get((found.event.article, found.event.date.span), ())
        )
        names = " – ".join(name for name, _ in whose)
        years = trn("{number} year", "{number} years", found.years).format(number=found.years)
        if found.dates:
            years += f" ({' / '.join(map(formats.edtf, found.dates))})"
        articles = len({event.article for event in (found.event, *found.others)})
        told = trn("{number} article", "{number} articles", articles).format(number=formats.number(articles))
        lines.append(
            Line(
                ": ".join(part for part in (names, years, line.text) if part),
                lead=formats.edtf(found.when),
                tail=told if articles > 1 else "",
                evidence=line.evidence,
                leads_to=PairPage(whose[0][1], whose[1][1]) if len(whose) == _PAIR else None,
            )
        )
    return lines


def gap_lines(years: Iterable[int], today: date) -> list[Line]:
    """The stretches of more than three years in which nothing is known, the last one up to today."""
    known = sorted({year for year in years if year <= today.year})
    if not known:
        return []
    lines = [
        Line(_years_text(after - before), lead=f"{before} – {after}", look="warning")
        for before, after in pairwise(known)
        if after - before > GAP
    ]
    if today.year - known[-1] > GAP:
        since = tr("since {date}").format(date=known[-1])
        lines.append(Line(_years_text(today.year - known[-1]), lead=since, look="warning"))
    return lines


def _years_text(number: int) -> str:
    return trn("nothing for {number} year", "nothing for {number} years", number).format(number=number)


def _all_years(events: Sequence[EventRecord], hits: Sequence[Hit]) -> set[int]:
    dated = [event.date.edtf for event in events] + [hit.published for hit in hits]
    return {int(match.group()) for edtf in dated if (match := _YEAR.match(edtf))}


def _meeting_line(meeting: Meeting) -> Line:
    offices, names, surnames = (
        f"{', '.join(map(words, meeting.of_one))} – {', '.join(map(words, meeting.of_other))}"
        for words in (Participant.with_title, Participant.without_title, Participant.surname)
    )
    when = formats.edtf(meeting.when)
    if meeting.planned:
        offices, names = (f"({tr('announced')}) {text}" for text in (offices, names))
    lead = when if meeting.dated or not when else tr("article of {date}").format(date=when)
    return Line(
        offices,
        lead=lead,
        evidence=Evidence(meeting.article, meeting.spans),
        shorter=(names, surnames),
        short_lead="" if lead == when else f"({when})",
    )


def _article_line(hit: Hit) -> Line:
    return Line(hit.title, lead=formats.edtf(hit.published), tail=hit.outlet, evidence=Evidence(hit.uid))
