"""The page of two cities or two persons: what joins them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from tui import formats, place_names
from tui.destinations import EntityPage
from tui.dossiers.agreements import is_certainly_of, speaks_of_agreement
from tui.dossiers.anniversaries import anniversaries
from tui.dossiers.entity_lines import articles_line, event_line, event_lines, quote_lines, years_line
from tui.dossiers.line import Dossier, Evidence, Line, section
from tui.dossiers.meetings import Meeting, meetings
from tui.translation import tr, trn

if TYPE_CHECKING:
    from archive.records import EventRecord, Hit
    from tui.dossiers.material import PairMaterial

GAP = 3
"""Years without anything, more than which is a gap."""
_YEAR = re.compile(r"\d{4}")
_OFFICE = re.compile(r" \(.*\)$")


def pair_dossier(material: PairMaterial, today: date) -> Dossier:
    """Agreements, meetings, dated events, gaps, what was said, and every article that names both."""
    one, other = material.one, material.other
    names = [place_names.shown(entity.uid, entity.label) for entity in (one, other)]
    agreements = [event for event in material.events if speaks_of_agreement(event)]
    of_others = [event for event in agreements if not _is_theirs(event, material)]
    agreements = [event for event in agreements if event not in of_others]
    together = [event for event in material.events if event.together and event not in of_others]
    apart = [event for event in material.events if event not in together and event not in agreements]
    years = Counter(int(hit.published[:4]) for hit in material.hits if _YEAR.match(hit.published))
    met = meetings(material.articles, material.offices, one.uid, other.uid)
    said = [quote for article in material.articles for quote in article.quotes]
    lines = [
        articles_line(len(material.hits), material.line),
        Line(names[0], leads_to=EntityPage(one.uid)),
        Line(names[1], leads_to=EntityPage(other.uid)),
        *years_line(years),
        *section(tr("Anniversaries in the next two years"), anniversary_lines(agreements, today)),
        *section(tr("Agreements"), event_lines(agreements)),
        *section(tr("Who met whom"), [_meeting_line(meeting) for meeting in met if meeting.certain]),
        *section(tr("Perhaps met"), [_meeting_line(meeting) for meeting in met if not meeting.certain]),
        *section(tr("What happened"), event_lines([event for event in together if event not in agreements])),
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


def _is_theirs(event: EventRecord, material: PairMaterial) -> bool:
    """Whether an agreement is that of the two: of cities for certain, of persons where one sentence names both."""
    pair = (material.one, material.other)
    if any(entity.kind != "place" for entity in pair):
        return event.together
    return is_certainly_of(event, material.articles, [entity.uid for entity in pair])


def anniversary_lines(events: Sequence[EventRecord], today: date) -> list[Line]:
    """What can be celebrated soon, with the sentence that gives the date."""
    lines = []
    for found in anniversaries(events, today):
        line = event_line(found.event)
        years = trn("{number} year", "{number} years", found.years).format(number=found.years)
        lines.append(Line(f"{years}: {line.text}", lead=formats.edtf(found.when), evidence=line.evidence))
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
    text = f"{', '.join(meeting.ones)} – {', '.join(meeting.others)}"
    when = formats.edtf(meeting.when)
    lead = when if meeting.dated or not when else tr("article of {date}").format(date=when)
    names = [_OFFICE.sub("", person) for person in (*meeting.ones, *meeting.others)]
    ones, others = names[: len(meeting.ones)], names[len(meeting.ones) :]
    return Line(
        text,
        lead=lead,
        evidence=Evidence(meeting.article, meeting.spans),
        shorter=(f"{', '.join(ones)} – {', '.join(others)}", f"{_surnames(ones)} – {_surnames(others)}"),
        short_lead="" if lead == when else f"({when})",
    )


def _surnames(names: Sequence[str]) -> str:
    """The last words of names, which tell persons apart where there is no room for more."""
    return ", ".join(name.rpartition(" ")[2] for name in names)


def _article_line(hit: Hit) -> Line:
    return Line(hit.title, lead=formats.edtf(hit.published), tail=hit.outlet, evidence=Evidence(hit.uid))
