"""The timeline: numbers of articles by decade, year, month or day, and the dates themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.records import PeriodRecord, TimelineRecord
from tui.dossiers.line import Dossier, Evidence, Line, section
from tui.travel.destinations import TimelinePage
from tui.wording import formats
from tui.wording.kind_names import kind_name
from tui.wording.translation import tr, trn

_BAR_WIDTHS = (24, 20, 16, 12, 8, 4)
KINDS = ("event", "planned", "founding", "office")
"""Kinds of dates that can be looked at alone, in this order."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"


@dataclass(frozen=True, slots=True)
class TimelineMaterial:
    """What is read for a page of the timeline.

    Attributes:
        periods: the next smaller units of time in it.
        dates: the dates that count for it, but for a decade with parts; the first of them when there are many.
    """

    periods: Sequence[PeriodRecord]
    dates: Sequence[TimelineRecord] = ()


def timeline_dossier(page: TimelinePage, material: TimelineMaterial) -> Dossier:
    """A bar for each period, which leads to what it is made of; then the dates named, each with its words."""
    values = [_value(record, by_share=page.by_share) for record in material.periods]
    most = max(values, default=0.0)
    numbers = [_number(page, record) for record in material.periods]
    widest = max(map(len, numbers), default=0)
    lines = [
        _period_line(page, record, value / most if most else 0.0, number.rjust(widest))
        for record, value, number in zip(material.periods, values, numbers, strict=True)
    ]
    if not lines and not material.dates:
        lines = [Line(tr("Nothing is dated here."), look="quiet")]
    if page.basis == "named" and material.periods:
        lines.append(Line(tr("×2: twice as many as were published then; –: none were"), look="note"))
    lines += section(tr("Dates named in the texts"), [_date_line(record) for record in material.dates])
    return Dossier(_name(page) or tr("all"), _subtitle(page), tuple(lines), page.line)


def _name(page: TimelinePage) -> str:
    return formats.as_a_whole(page.within) if page.whole else formats.edtf(page.within)


def _subtitle(page: TimelinePage) -> str:
    basis = tr("Dates named in the texts") if page.basis == "named" else tr("Dates of publication")
    parts = [basis, _name(page), page.line]
    if page.kind:
        parts.append(f"{tr('only')}: {kind_name('date', page.kind)}")
    if page.by_share:
        parts.append(tr("share of what was published then"))
    return " · ".join(part for part in parts if part)


def _value(record: PeriodRecord, *, by_share: bool) -> float:
    if not by_share:
        return float(record.articles)
    return record.articles / record.holdings if record.holdings else 0.0


def _period_line(page: TimelinePage, record: PeriodRecord, height: float, number: str) -> Line:
    """Its bar in several widths, all rows in the same: else one that is cut off looks as long as another."""
    inside = replace(page, within=record.period, whole=record.whole)
    widest, *narrower = (_bar(height, width).ljust(width) for width in _BAR_WIDTHS)
    return Line(widest, look="graph", lead=_name(inside), tail=number, leads_to=inside, shorter=tuple(narrower))


def _number(page: TimelinePage, record: PeriodRecord) -> str:
    number = trn("{number} article", "{number} articles", record.articles)
    return f"{number.format(number=formats.number(record.articles))}  {_share(page, record):>5}"


def _share(page: TimelinePage, record: PeriodRecord) -> str:
    """Of what was published then; dates are named by later articles too, so that it is then how many times as much."""
    if not record.holdings:
        return "–"
    ratio = record.articles / record.holdings
    return formats.percent(ratio) if page.basis == "published" else f"×{formats.decimal(ratio)}"


def _bar(height: float, width: int) -> str:
    eighths = round(height * width * 8)
    full, rest = divmod(max(1, eighths) if height else 0, 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")


def _date_line(record: TimelineRecord) -> Line:
    kind = record.date.kind
    marked = f"({kind_name('date', kind)}) " if kind in KINDS[1:] else ""
    return Line(
        marked + record.context,
        lead=formats.edtf(record.date.edtf),
        look="warning" if record.date.weekday_agrees is False else "plain",
        evidence=Evidence(record.article, (record.date.span,)),
    )
