"""What was found in an article, in the order in which it is read: names, dates and quotes.

Pure. A finding is what the cursor of the reading pane goes to and what a correction is about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from archive.on_demand import on_demand

if TYPE_CHECKING:
    from archive import records
    from archive.decisions import targets
    from archive.decisions.decision import Target, TargetKind, Value

    Found = records.MentionRecord | records.DateRecord | records.QuoteRecord
else:
    targets = on_demand("archive.decisions.targets")
    records = on_demand("archive.records")


class Finding(NamedTuple):
    """A name, date or quote where it stands.

    Attributes:
        kind: place, person, organisation, date or quote.
        spans: its places in the text, one but for quotes that are interrupted.
        found: the record.
    """

    kind: TargetKind
    spans: tuple[records.Span, ...]
    found: Found

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[-1][1]

    @property
    def words(self) -> str:
        """Its words as they stand."""
        return self.found.text

    @property
    def entity(self) -> str | None:
        """Whose name it is, or who says it; None where that is not known or not asked."""
        match self.found:
            case records.MentionRecord(entity=uid):
                return uid
            case records.QuoteRecord(speaker=uid):
                return uid
        return None


def findings_of(article: records.ArticleRecord) -> tuple[Finding, ...]:
    """Everything found in an article; a quote comes before what is found in it."""
    found = [Finding(_name_kind(mention.kind), (mention.span,), mention) for mention in article.mentions]
    found += [Finding("date", (date.span,), date) for date in article.dates]
    found += [Finding("quote", quote.segments, quote) for quote in article.quotes]
    return tuple(sorted(found, key=lambda finding: (finding.start, -finding.end, finding.kind)))


def target_of(article: records.ArticleRecord, finding: Finding) -> Target:
    """What a decision about this one place is about."""
    match finding.found:
        case records.MentionRecord() as mention:
            return targets.of_mention(article, mention)
        case records.DateRecord() as date:
            return targets.of_date(article, date)
        case quote:
            return targets.of_quote(article, quote)


def value_of(finding: Finding) -> Value:
    """What has to be kept with a confirmation, so that it is shown even if extraction does not find it again."""
    match finding.found:
        case records.MentionRecord() as mention:
            return targets.mention_value(mention)
        case records.DateRecord() as date:
            return targets.date_value(date)
        case quote:
            return targets.quote_value(quote, quote.speaker, quote.speaker_label)


def nearest(findings: Sequence[Finding], offset: int) -> int:
    """Index of the first finding at or after a place in the text, of the last one when there is none after it."""
    at = bisect_left(findings, offset, key=lambda finding: finding.start)
    return min(at, len(findings) - 1)


def at_place(findings: Sequence[Finding], offset: int) -> int:
    """Index of the finding that a place in the text lies in, the shortest of several; else of the first after it."""
    around = [number for number, finding in enumerate(findings) if finding.start <= offset < finding.end]
    if not around:
        return nearest(findings, offset)
    return min(around, key=lambda number: findings[number].end - findings[number].start)


def again(findings: Sequence[Finding], before: Finding) -> int | None:
    """Index of the same finding in an article that was read again, None when it is gone."""
    same = (number for number, finding in enumerate(findings) if _same_place(finding, before))
    return next(same, None)


def _same_place(one: Finding, other: Finding) -> bool:
    both_names = isinstance(one.found, records.MentionRecord) and isinstance(other.found, records.MentionRecord)
    return one.spans == other.spans and (both_names or one.kind == other.kind)


def _name_kind(kind: str) -> TargetKind:
    if kind == "place":
        return "place"
    return "person" if kind == "person" else "organisation"
