"""Asks who said what nobody is known to have said.

The persons named in the article are the answers, nearest first; for somebody who is only called by an office those who
hold it in other articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.decisions import targets
from archive.decisions.proposal import Proposal
from archive.decisions.review.holders import Holders, SaidOffice, contradicting, said_office
from archive.decisions.review.items import ArticleText, Choice, ReviewItem
from archive.decisions.review.wording import Edtf, Part, Reason, Wording, wording
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
    holders = Holders(archive.connection)
    for uid, quote_uid in archive.connection.execute(_QUOTES, (limit, offset)).fetchall():
        record = article(archive, uid)
        quote = next(found for found in record.quotes if found.uid == quote_uid)
        said = said_office(archive.connection, quote.uid)
        yield _item(record, quote, _answers(record, quote, said, holders))


class _Answers(NamedTuple):
    """Who may have said something.

    Attributes:
        proposed: uid and label of the one to be asked about, None where nobody is likelier than others.
        question: with that person's name, or without one.
        why: what led to it.
        others: further persons, uid and label.
    """

    proposed: tuple[str, str] | None
    question: Wording
    why: Part
    others: Sequence[tuple[str, str]]


def _answers(record: ArticleRecord, quote: QuoteRecord, said: SaidOffice | None, holders: Holders) -> _Answers:
    """Who may have said a quote: for an office its holder as other articles tell, else who is named nearest."""
    nearby = _persons_nearby(record, quote)
    if said is not None:
        return _by_office(record, said, nearby, holders)
    if nearby and quote.basis != "group":
        question = wording("Did {name} say this?", name=nearby[0][1])
        return _Answers(nearby[0], question, Reason(quote.why), nearby[1:])
    return _Answers(None, wording("Is it unknown who said this?"), Reason(quote.why), nearby)


def _by_office(record: ArticleRecord, said: SaidOffice, nearby: list[tuple[str, str]], holders: Holders) -> _Answers:
    """Holders of the office, then who is named nearby, those last who cannot be meant unless the office is misread."""
    out = contradicting(record, said)
    holder, known = holders.of(said, record)
    ranked = [(other.uid, other.label) for other in known if other.uid not in out]
    ranked += sorted((person for person in nearby if person not in ranked), key=lambda person: person[0] in out)
    if holder is None or holder.uid in out:
        question = wording("{office}, not named: is it unknown who said this?", office=str(said))
        return _Answers(None, question, wording("the text names nobody who holds this office"), ranked)
    why = wording(
        "{name} holds it in an article of {date}: {office}",
        name=holder.label, date=Edtf(holder.when), office=holder.office,
    )  # fmt: skip
    question = wording("Did {name} say this?", name=holder.label)
    return _Answers((holder.uid, holder.label), question, why, [one for one in ranked if one[0] != holder.uid])


def _item(record: ArticleRecord, quote: QuoteRecord, answers: _Answers) -> ReviewItem:
    target = targets.of_quote(record, quote)
    nobody = Choice(wording("nobody who is named"), (Proposal("confirm", target, targets.quote_value(quote)),))
    no_quote = Choice(wording("this is no quote"), (Proposal("reject", target),))

    def speaker(person: tuple[str, str]) -> Choice:
        return Choice(person[1], (Proposal("speaker", target, targets.quote_value(quote, *person)),))

    shown = ArticleText(record.uid, record.title, record.published, record.text)
    return ReviewItem(
        kind="speaker",
        key=f"speaker {quote.uid}",
        title=quote.text,
        question=answers.question,
        count=1,
        why=answers.why,
        evidence=(shown.evidence(quote.segments[0]),),
        yes=speaker(answers.proposed) if answers.proposed else nobody,
        no=nobody if answers.proposed else None,
        others=(*map(speaker, answers.others[:_MOST_ANSWERS]), no_quote),
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
    return sorted(distances, key=lambda person: (distances[person], person))
