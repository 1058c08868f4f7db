"""Lines that the pages of cities, persons and pairs have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from archive.records import CompanionRecord, EntityRecord, EventRecord, Hit, NameRecord, OfficeRecord, QuoteRecord
from tui.dossiers.line import Evidence, Line
from tui.query_line import QueryLine
from tui.sparkline import sparkline
from tui.travel.destinations import Browsing, Destination, EntityPage, PairPage
from tui.wording import formats, place_names
from tui.wording.kind_names import has_name, kind_name
from tui.wording.speakers import speaker_words
from tui.wording.translation import tr, trn

if TYPE_CHECKING:
    from tui.dossiers.material import EntityMaterial

GRAPH_WIDTH = 24
_NAME_ORDER = ("preferred", "variant", "exonym", "historical", "transliterated", "short", "abbreviation", "inflected")


def articles_line(number: int, line: str) -> Line:
    """How many articles there are; opening it finds them."""
    text = trn("{number} article", "{number} articles", number).format(number=formats.number(number))
    return Line(text, leads_to=Browsing(QueryLine(line)))


def beginning(material: EntityMaterial) -> list[Line]:
    """How the pages of cities and persons begin: how many articles, from when to when, in which years."""
    return [
        articles_line(material.entity.articles, material.filter),
        *_first_and_last(material.first, material.last),
        *years_line(material.articles_by_year),
    ]


def _first_and_last(first: Hit | None, last: Hit | None) -> list[Line]:
    """The oldest and the newest article."""
    lines = []
    if first is not None:
        lines.append(_mention_line(tr("First named"), first))
    if last is not None and last != first:
        lines.append(_mention_line(tr("Last named"), last))
    return lines


def _mention_line(what: str, hit: Hit) -> Line:
    when = formats.edtf(hit.published) or tr("undated")
    return Line(f"{when}: {hit.title}", lead=what, evidence=Evidence(hit.uid))


def years_line(years: Mapping[int, int]) -> list[Line]:
    """Articles by year of publication, drawn from the first year to the last."""
    if not years:
        return []
    first, last = min(years), max(years)
    drawn = sparkline(years, first, last, GRAPH_WIDTH * 2)
    return [Line(f"{first} {drawn} {last}", lead=tr("By year"), look="graph")]


def name_lines(names: Sequence[NameRecord]) -> list[Line]:
    """All names and forms, a line for each language, the preferred ones first."""
    ordered = sorted(names, key=lambda name: (name.language, _rank(name), name.name))
    lines = []
    for code, of_language in groupby(ordered, key=lambda name: name.language):
        shown = [_name(name) for name in of_language]
        lines.append(Line(", ".join(dict.fromkeys(shown)), lead=formats.language_name(code) or tr("any language")))
    return lines


def _rank(name: NameRecord) -> int:
    return _NAME_ORDER.index(name.kind) if name.kind in _NAME_ORDER else len(_NAME_ORDER)


def _name(name: NameRecord) -> str:
    return f"{name.name} ({kind_name('name', name.kind)})" if has_name("name", name.kind) else name.name


def companion_lines(
    entity: EntityRecord, companions: Sequence[CompanionRecord], years: Mapping[int, int], *, pairs: bool
) -> list[Line]:
    """Who or what is named together with an entity: how often, and in which years.

    Args:
        entity: the one the page is about.
        companions: the others.
        years: of the articles that name the entity, for the span of the graphs.
        pairs: whether opening one goes to the page of both, or to its own page.
    """
    first, last = (min(years), max(years)) if years else (0, 0)
    lines = []
    for companion in companions:
        uid = companion.entity.uid
        target: Destination = PairPage(entity.uid, uid) if pairs else EntityPage(uid)
        span = _span(companion.years)
        label = place_names.shown(uid, companion.entity.label)
        lines.append(
            Line(
                f"{label}  {span}" if span else label,
                tail=formats.number(companion.together),
                graph=sparkline(companion.years, first, last, GRAPH_WIDTH) if years else "",
                leads_to=target,
            )
        )
    return lines


def _span(years: Mapping[int, int]) -> str:
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"


def office_lines(offices: Sequence[OfficeRecord], *, of_person: bool) -> list[Line]:
    """Offices with the words that say so, the earliest first; what one office is called, or one person, is one line.

    Where no text tells a term, the years stand there in which articles name somebody in the office. Who is called a
    former holder has a line apart.
    """
    together: dict[tuple[Hashable, str, bool], list[OfficeRecord]] = {}
    for office in sorted(offices, key=lambda office: (office.published or "9999", office.title)):
        whose = (office.meaning, office.place) if of_person else office.person
        together.setdefault((whose, term(office), office.former), []).append(office)
    ordered = sorted(together.values(), key=lambda same: same[0].since or same[0].published or "9999")
    return [_office_line(same, of_person=of_person) for same in ordered]


def _office_line(offices: Sequence[OfficeRecord], *, of_person: bool) -> Line:
    first = offices[0]
    spelled = {office.title.casefold(): office.title for office in reversed(offices)}
    counted = Counter(office.title.casefold() for office in offices)
    titles = [spelled[title] for title, _ in counted.most_common()]
    place = place_names.shown(first.place, first.place_label)
    before = "" if of_person else f"{first.person_label}, "
    behind = f", {place}" if of_person and place else ""
    behind += f" ({tr('former')})" if first.former else ""
    text, *shorter = (before + " · ".join(titles[:number]) + behind for number in range(len(titles), 0, -1))
    return Line(
        text,
        shorter=tuple(shorter),
        lead=term(first) or _named_in(offices),
        evidence=Evidence(first.article, (first.evidence,)),
        leads_to=None if of_person else EntityPage(first.person),
    )


def _named_in(offices: Sequence[OfficeRecord]) -> str:
    """The years of the articles that name somebody in an office, which is not its term."""
    years = _span({int(office.published[:4]): 1 for office in offices if office.published[:4].isdigit()})
    return tr("named {years}").format(years=years) if years else tr("undated")


def term(office: OfficeRecord) -> str:
    """From when to when somebody held an office, as far as the sources say; empty when they do not."""
    if office.since and office.until:
        return f"{formats.edtf(office.since)} – {formats.edtf(office.until)}"
    if office.since:
        bare = office.since.removesuffix("/..").removesuffix("/")
        return tr("since {date}").format(date=formats.edtf(bare))
    return tr("until {date}").format(date=formats.edtf(office.until)) if office.until else ""


def event_lines(events: Sequence[EventRecord]) -> list[Line]:
    """Dates with the sentences they stand in, in their own order."""
    return [event_line(event) for event in events]


def event_line(event: EventRecord) -> Line:
    """A date with its sentence; what was only announced, did not happen or does not fit its weekday is marked."""
    text = event.text
    if event.date.kind == "planned":
        text = f"({tr('announced')}) {text}"
    elif event.date.kind == "cancelled":
        text = f"({tr('cancelled or postponed')}) {text}"
    wrong_day = event.date.weekday_agrees is False
    if wrong_day:
        text = f"({tr('the weekday is another')}) {text}"
    return Line(
        text,
        lead=formats.edtf(event.date.edtf),
        look="warning" if wrong_day else "plain" if event.together else "quiet",
        evidence=Evidence(event.article, (event.date.span,)),
    )


def quote_lines(quotes: Sequence[QuoteRecord], *, speaker: bool) -> list[Line]:
    """What was said: direct speech in quotation marks, reported speech without and marked."""
    return [_quote_line(quote, speaker=speaker) for quote in quotes]


def _quote_line(quote: QuoteRecord, *, speaker: bool) -> Line:
    direct = quote.type == "direct"
    words = tr("“{words}”").format(words=quote.text) if direct else f"({tr('reported')}) {quote.text}"
    who = speaker_words(quote)
    return Line(
        f"{who}: {words}" if speaker else words,
        lead=formats.edtf(quote.published),
        look="said" if direct else "reported",
        evidence=Evidence(quote.article, quote.segments),
        leads_to=EntityPage(quote.speaker) if speaker and quote.speaker else None,
    )


def more_line(shown: int, total: int, leads_to: Destination) -> list[Line]:
    """That there is more than is shown, and where."""
    if total <= shown:
        return []
    text = tr("{number} more").format(number=formats.number(total - shown))
    return [Line(text, look="quiet", leads_to=leads_to)]
