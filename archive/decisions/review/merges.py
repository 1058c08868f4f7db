"""Asks whether two persons are one: transliterations, initials, slips of spelling, the same office in the same city.

No two are ever joined because of this: every proposal waits for a person, and "not the same" is remembered for good.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from archive.decisions import journal, targets
from archive.decisions.proposal import Proposal
from archive.decisions.review.items import Choice, Evidence, ReviewItem, texts
from archive.decisions.review.wording import Wording, wording
from archive.opening import Archive
from extraction.folding import fold_words
from extraction.spelling_keys import may_be_one, name_words, sound_alike, surname_keys

_LARGEST_BUCKET = 60
_EVIDENCE = 2
_PERSONS = """
SELECT e.id, e.uid, e.label, count(*) FROM entities e JOIN article_entities x ON x.entity_id = e.id
WHERE e.kind = 'person' AND e.merged_into IS NULL GROUP BY e.id
"""
_OFFICES = """
SELECT DISTINCT coalesce(p.merged_into, p.id), lower(t.title), coalesce(c.merged_into, c.id)
FROM office_terms t JOIN entities p ON p.id = t.person_id JOIN entities c ON c.id = t.place_id
WHERE t.state <> 'rejected'
"""
_FIRST_MENTIONS = """
SELECT m.article_id, m.starts, m.ends FROM article_entities x CROSS JOIN mentions m ON m.article_id = x.article_id
JOIN entities e ON e.id = m.entity_id
WHERE x.entity_id = ?1 AND coalesce(e.merged_into, e.id) = ?1 AND m.state <> 'rejected'
GROUP BY m.article_id HAVING m.starts = min(m.starts) ORDER BY m.article_id DESC LIMIT ?2
"""


@dataclass(frozen=True, slots=True)
class _Person:
    id: int
    uid: str
    label: str
    articles: int
    words: tuple[str, ...]

    @property
    def surname(self) -> str:
        """The last word of the name, unfolded."""
        return name_words(self.label)[-1] if name_words(self.label) else ""


@dataclass(frozen=True, slots=True)
class _Pair:
    one: _Person
    other: _Person
    score: int
    why: Wording


def count(archive: Archive) -> int:
    """How many questions there are."""
    return len(_pairs(archive.connection))


def items(archive: Archive, limit: int, offset: int) -> Iterator[ReviewItem]:
    """The questions: the surest first, then those about most articles."""
    connection = archive.connection
    for pair in _pairs(connection)[offset : offset + limit]:
        less, more = sorted((pair.one, pair.other), key=lambda person: (person.articles, person.uid))
        into_more = Proposal("merge", targets.of_entity(less.uid), {"into": more.uid})
        into_less = Proposal("merge", targets.of_entity(more.uid), {"into": less.uid})
        apart = Proposal("not-same", targets.of_entity(less.uid), {"other": more.uid})
        yield ReviewItem(
            kind="merge",
            key=f"merge {' '.join(sorted((less.uid, more.uid)))}",
            title=f"{less.label} = {more.label}",
            question=wording("Are “{one}” and “{other}” the same person?", one=less.label, other=more.label),
            count=less.articles + more.articles,
            why=pair.why,
            evidence=(*_evidence(connection, less), *_evidence(connection, more)),
            yes=Choice(wording("the same: {name}", name=more.label), (into_more,)),
            no=Choice(wording("not the same, for good"), (apart,)),
            others=(Choice(wording("the same: {name}", name=less.label), (into_less,)),),
        )


def _pairs(connection: sqlite3.Connection) -> list[_Pair]:
    persons = [
        _Person(id_, uid, label, articles, tuple(fold_words(label)))
        for id_, uid, label, articles in connection.execute(_PERSONS)
    ]
    apart = {
        frozenset((decision.target.entity, decision.value["other"]))
        for decision in journal.live(connection, "d.verb = 'not-same'")
    }
    offices: defaultdict[int, set[tuple[str, int]]] = defaultdict(set)
    for person, title, place in connection.execute(_OFFICES):
        offices[person].add((title, place))
    found: dict[frozenset[str], _Pair] = {}
    for bucket in _buckets(persons, offices):
        for one, other in combinations(bucket[:_LARGEST_BUCKET], 2):
            key = frozenset((one.uid, other.uid))
            if key not in apart and key not in found:
                score, why = _likeness(one, other, offices)
                if why is not None:
                    found[key] = _Pair(one, other, score, why)
    return sorted(
        found.values(), key=lambda pair: (-pair.score, -pair.one.articles - pair.other.articles, pair.one.uid)
    )


def _buckets(persons: list[_Person], offices: dict[int, set[tuple[str, int]]]) -> Iterator[list[_Person]]:
    """Groups of persons worth comparing: surnames that sound alike, the same office in the same city."""
    buckets: defaultdict[object, list[_Person]] = defaultdict(list)
    for person in persons:
        for key in surname_keys(person.surname) if person.surname else ():
            buckets[key].append(person)
        for held in offices.get(person.id, ()):
            buckets[held].append(person)
    for bucket in buckets.values():
        if len(bucket) > 1:
            yield sorted(bucket, key=lambda person: (-person.articles, person.uid))


def _likeness(one: _Person, other: _Person, offices: dict[int, set[tuple[str, int]]]) -> tuple[int, Wording | None]:
    """How likely two persons are one, 0 for not at all, and why."""
    if not (one.words and other.words and one.surname and other.surname):
        return 0, None
    surname_sounds = sound_alike(one.surname, other.surname, surnames=True)
    shared_office = offices.get(one.id, set()) & offices.get(other.id, set())
    if not surname_sounds and not (shared_office and _one_slip(one.words[-1], other.words[-1])):
        return 0, None
    score, why = _alike_in_spelling(one, other)
    if why is not None and shared_office:
        title, _ = min(shared_office)
        both = wording("{likeness}, and the same office ({title}) in the same city", likeness=why, title=title)
        return score + 2, both
    return score, why


def _alike_in_spelling(one: _Person, other: _Person) -> tuple[int, Wording | None]:
    first, second = one.words, other.words
    if len(first) == 1 or len(second) == 1:
        return 1, wording("a surname alone")
    if may_be_one(one.label, other.label):
        if 1 in (len(first[0]), len(second[0])):
            return 3, wording("an initial")
        return 4, wording("the same name in another spelling")
    if _one_slip(first[0], second[0]) or sound_alike(first[0], second[0]):
        return 3, wording("nearly the same name")
    return 0, None


def _one_slip(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only when the queue is asked for

    return min(len(one), len(other)) > 3 and OSA.distance(one, other, score_cutoff=1) <= 1


def _evidence(connection: sqlite3.Connection, person: _Person) -> list[Evidence]:
    rows = connection.execute(_FIRST_MENTIONS, (person.id, _EVIDENCE)).fetchall()
    read = texts(connection, {article for article, *_ in rows})
    return [read[article].evidence((start, end)) for article, start, end in rows]
