"""Makes targets of decisions from the records that are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.decisions.anchoring import anchor
from archive.decisions.decision import Target, TargetKind, Value

if TYPE_CHECKING:
    from archive.records import ArticleRecord, DateRecord, MentionRecord, OfficeRecord, QuoteRecord, Span


def of_words(article: ArticleRecord, kind: TargetKind, span: Span) -> Target:
    """A stretch of an article's text, as one kind of thing."""
    return anchor(kind, article.uid, article.text, span)


def of_mention(article: ArticleRecord, mention: MentionRecord) -> Target:
    """A name where it stands."""
    return anchor(_name_kind(mention.kind), article.uid, article.text, mention.span)


def of_name_in_article(article: ArticleRecord, mention: MentionRecord) -> Target:
    """A name wherever it stands in an article, for decisions with scope `article`."""
    return Target(_name_kind(mention.kind), article.uid, exact=mention.text)


def of_name_everywhere(kind: TargetKind, words: str) -> Target:
    """A name wherever it stands in the archive, for decisions with scope `everywhere`."""
    return Target(kind, exact=words)


def of_date(article: ArticleRecord, date: DateRecord) -> Target:
    """A date where it is named."""
    return anchor("date", article.uid, article.text, date.span)


def of_quote(article: ArticleRecord, quote: QuoteRecord) -> Target:
    """A quote: the words from the beginning of its first to the end of its last segment."""
    return anchor("quote", article.uid, article.text, hull(quote))


def of_office(article: ArticleRecord, office: OfficeRecord) -> Target:
    """An office by the words that say it."""
    return anchor("office", article.uid, article.text, office.evidence)


def of_article(uid: str) -> Target:
    """An article."""
    return Target("article", uid)


def of_pair(one: str, other: str) -> tuple[Target, dict[str, str]]:
    """Two articles: the one whose uid sorts first, and the part of the value that names the other.

    The same pair has the same target whichever is named first.
    """
    first, second = sorted((one, other))
    return Target("article", first), {"name": second}


def of_entity(uid: str) -> Target:
    """An entity."""
    return Target("entity", entity=uid)


def hull(quote: QuoteRecord) -> Span:
    """From the beginning of a quote to its end, with what stands between its segments."""
    return quote.segments[0][0], quote.segments[-1][1]


def mention_value(mention: MentionRecord) -> Value:
    """What has to be kept with a confirmation, so that the name is shown even if it is not found again."""
    return {"entity": mention.entity} if mention.entity else {}


def date_value(date: DateRecord) -> Value:
    """As `mention_value`, for a date."""
    return {
        "date": {
            "edtf": date.edtf, "earliest": date.earliest, "latest": date.latest, "grain": date.grain, "kind": date.kind,
        }
    }  # fmt: skip


def quote_value(quote: QuoteRecord, speaker: str | None = None, label: str = "") -> Value:
    """As `mention_value`, for a quote; with a speaker for `speaker`."""
    start, _ = hull(quote)
    value: dict[str, object] = {
        "type": quote.type,
        "segments": [[first - start, last - start] for first, last in quote.segments],
    }
    if speaker:
        value["entity"] = speaker
    if speaker and label:
        value["label"] = label
    return value


def _name_kind(kind: str) -> TargetKind:
    assert kind in {"place", "person", "organisation"}
    return kind  # type: ignore[return-value]
