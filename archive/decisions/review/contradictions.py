"""Asks about what cannot be: a weekday that is not that of its date, an office that began on two dates."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from archive.decisions import targets
from archive.decisions.proposal import Proposal
from archive.decisions.review.items import ArticleText, Choice, ReviewItem
from archive.decisions.review.wording import Edtf, Reason, wording
from archive.opening import Archive
from archive.reading import article, offices
from archive.records import OfficeRecord

_DATES = """
SELECT a.uid, d.starts FROM date_mentions d JOIN articles a ON a.id = d.article_id
WHERE d.weekday_agrees = 0 AND d.state = 'found' ORDER BY a.ordinal DESC, d.starts LIMIT ? OFFSET ?
"""
_DATE_COUNT = "SELECT count(*) FROM date_mentions WHERE weekday_agrees = 0 AND state = 'found'"
_OFFICES = """
SELECT coalesce(p.merged_into, p.id) AS person, lower(t.title) AS title, coalesce(c.merged_into, c.id) AS place,
  (SELECT uid FROM entities WHERE id = coalesce(p.merged_into, p.id)) AS uid
FROM office_terms t JOIN entities p ON p.id = t.person_id LEFT JOIN entities c ON c.id = t.place_id
WHERE t.since <> '' AND t.state <> 'rejected'
GROUP BY 1, 2, 3 HAVING count(DISTINCT t.since) > 1 AND sum(t.state = 'found') > 0 ORDER BY count(*) DESC, uid, title
"""


def count_dates(archive: Archive) -> int:
    """How many dates have another weekday than the text says."""
    (found,) = archive.connection.execute(_DATE_COUNT).fetchone()
    return int(found)


def dates(archive: Archive, limit: int, offset: int) -> Iterator[ReviewItem]:
    """Dates with another weekday than the text says, newest article first."""
    for uid, starts in archive.connection.execute(_DATES, (limit, offset)).fetchall():
        record = article(archive, uid)
        date = next(found for found in record.dates if found.span[0] == starts)
        target = targets.of_date(record, date)
        shown = ArticleText(record.uid, record.title, record.published, record.text)
        yield ReviewItem(
            kind="date",
            key=f"date {uid} {starts}",
            title=date.text,
            question=wording("Is {date} meant, though it is another day of the week?", date=Edtf(date.edtf)),
            count=1,
            why=Reason(date.why),
            evidence=(shown.evidence(date.span),),
            yes=Choice(Edtf(date.edtf), (Proposal("confirm", target, targets.date_value(date)),)),
            no=Choice(wording("no date"), (Proposal("reject", target),)),
        )


def count_offices(archive: Archive) -> int:
    """How many offices began on two dates."""
    return len(archive.connection.execute(_OFFICES).fetchall())


def office_terms(archive: Archive, limit: int, offset: int) -> Iterator[ReviewItem]:
    """Offices that began on two dates, those with most evidence first."""
    for _, title, _, uid in archive.connection.execute(_OFFICES).fetchall()[offset : offset + limit]:
        terms = [term for term in offices(archive, person=uid) if term.title.lower() == title and term.since]
        counts = Counter(term.since for term in terms)
        ranked = sorted(counts, key=lambda since: (-counts[since], since))
        held = f"{terms[0].title}, {terms[0].place_label}" if terms[0].place_label else terms[0].title
        choices = [
            Choice(wording("since {date}", date=Edtf(since)), _only_since(archive, terms, since)) for since in ranked
        ]
        yield ReviewItem(
            kind="office",
            key=f"office {uid} {json.dumps([title, *ranked])}",
            title=f"{terms[0].person_label}, {held}",
            question=wording("Is {date} its beginning?", date=Edtf(ranked[0])),
            count=len(terms),
            why=wording("sources differ: {dates}", dates=tuple(map(Edtf, ranked))),
            evidence=tuple(_text(archive, term).evidence(term.evidence) for term in terms[:4]),
            yes=choices[0],
            others=tuple(choices[1:]),
        )


def _only_since(archive: Archive, terms: list[OfficeRecord], since: str) -> tuple[Proposal, ...]:
    """Confirm the terms of office that began then and reject the others."""
    return tuple(
        Proposal(
            "confirm" if term.since == since else "reject", targets.of_office(article(archive, term.article), term)
        )
        for term in terms
    )


def _text(archive: Archive, term: OfficeRecord) -> ArticleText:
    record = article(archive, term.article)
    return ArticleText(record.uid, record.title, record.published, record.text)
