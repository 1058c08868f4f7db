"""Asks who said what nobody is known to have said; the persons named in the article are the answers, nearest first."""

from __future__ import annotations

from collections.abc import Iterator

from archive.decisions import targets
from archive.decisions.proposal import Proposal
from archive.decisions.review.items import ArticleText, Choice, ReviewItem
from archive.decisions.review.wording import Reason, wording
from archive.opening import Archive
from archive.reading import article
from archive.records import ArticleRecord, QuoteRecord

_MOST_ANSWERS = 9
_QUOTES = """
SELECT a.uid, q.uid FROM quotes q JOIN articles a ON a.id = q.article_id
WHERE q.speaker_id IS NULL AND q.state = 'found' ORDER BY q.type, a.ordinal DESC, q.number LIMIT ? OFFSET ?
"""
_COUNT = "SELECT count(*) FROM quotes WHERE speaker_id IS NULL AND state = 'found'"


def count(archive: Archive) -> int:
    """How many questions there are."""
    (found,) = archive.connection.execute(_COUNT).fetchone()
    return int(found)


def items(archive: Archive, limit: int, offset: int) -> Iterator[ReviewItem]:
    """The questions, direct speech before reported speech, newest first."""
    for uid, quote_uid in archive.connection.execute(_QUOTES, (limit, offset)).fetchall():
        record = article(archive, uid)
        quote = next(found for found in record.quotes if found.uid == quote_uid)
        yield _item(record, quote)


def _item(record: ArticleRecord, quote: QuoteRecord) -> ReviewItem:
    target = targets.of_quote(record, quote)
    value = targets.quote_value(quote)
    nobody = Choice(wording("nobody who is named"), (Proposal("confirm", target, value),))
    answers = [
        Choice(label, (Proposal("speaker", target, targets.quote_value(quote, uid, label)),))
        for uid, label in _persons_nearby(record, quote)
    ]
    shown = ArticleText(record.uid, record.title, record.published, record.text)
    no_quote = Choice(wording("this is no quote"), (Proposal("reject", target),))
    return ReviewItem(
        kind="speaker",
        key=f"speaker {quote.uid}",
        title=quote.text,
        question=wording("Did {name} say this?", name=answers[0].label)
        if answers
        else wording("Is it unknown who said this?"),
        count=1,
        why=Reason(quote.why),
        evidence=(shown.evidence(quote.segments[0]),),
        yes=answers[0] if answers else nobody,
        no=nobody if answers else None,
        others=(*answers[1:], no_quote),
    )


def _persons_nearby(record: ArticleRecord, quote: QuoteRecord) -> list[tuple[str, str]]:
    """Uid and label of the persons named in an article, those named nearest to a quote first."""
    start, end = targets.hull(quote)
    distances: dict[tuple[str, str], int] = {}
    for mention in record.mentions:
        if mention.kind == "person" and mention.entity:
            distance = max(start - mention.span[1], mention.span[0] - end, 0)
            key = (mention.entity, mention.label)
            distances[key] = min(distance, distances.get(key, distance))
    return sorted(distances, key=lambda person: (distances[person], person))[:_MOST_ANSWERS]
