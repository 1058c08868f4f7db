"""Who may be meant by an office that a quote says its speaker holds: its holders elsewhere in the archive.

An article tells of an office on its day. Who is called so in an article of up to three years before or after, or whose
term is told and holds that day, may have held it; where several may have, nobody is proposed but all can be chosen.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from archive.records import ArticleRecord
from extraction.folding import fold_name
from extraction.genders import sex_of
from extraction.offices.concepts import meaning

_SAID = """
SELECT q.said_title, p.uid, p.label, q.said_sex FROM quotes q
LEFT JOIN entities o ON o.id = q.said_place_id LEFT JOIN entities p ON p.id = coalesce(o.merged_into, o.id)
WHERE q.uid = ? AND q.said_title IS NOT NULL
"""
_HOLDERS = """
SELECT p.uid, p.label, t.title, c.label, t.since, t.until, substr(a.published, 1, 10), count(*)
FROM json_each(?) j CROSS JOIN entities c ON c.uid = j.value
CROSS JOIN entities o ON o.id = c.id OR o.merged_into = c.id
CROSS JOIN office_terms t ON t.place_id = o.id
CROSS JOIN articles a ON a.id = t.article_id
CROSS JOIN entities f ON f.id = t.person_id CROSS JOIN entities p ON p.id = coalesce(f.merged_into, f.id)
WHERE t.state <> 'rejected' AND t.organisation_id IS NULL
GROUP BY 1, 3, 4, 5, 6, 7
"""
_LONGEST = 3 * 365
"""Days before or after which the holder of an office may be another one."""


@dataclass(frozen=True, slots=True)
class SaidOffice:
    """An office as a quote says it.

    Attributes:
        title: in base form.
        place: uid of the place said with it, None when none is.
        place_label: its name, empty when none is said.
        sex: f or m as far as the words tell, else empty.
    """

    title: str
    place: str | None
    place_label: str
    sex: Literal["", "f", "m"]

    def __str__(self) -> str:
        """The title with its place."""
        return f"{self.title}, {self.place_label}" if self.place_label else self.title

    def may_be_said_of(self, name: str) -> bool:
        """Whether the sex that the words tell, if any, is that of somebody of this name."""
        return {self.sex, sex_of(name)} != {"f", "m"}


class Holder(NamedTuple):
    """Somebody who holds or held an office.

    Attributes:
        uid: of the person.
        label: name.
        office: title and city.
        when: EDTF of the article that says so.
    """

    uid: str
    label: str
    office: str
    when: str


def said_office(connection: sqlite3.Connection, quote: str) -> SaidOffice | None:
    """The office that a quote (uid) says its speaker holds; None where it names one or none."""
    row = connection.execute(_SAID, (quote,)).fetchone()
    return SaidOffice(row[0], row[1], row[2] or "", row[3]) if row else None


def contradicting(record: ArticleRecord, said: SaidOffice) -> set[str]:
    """The persons of an article who cannot be meant: of the other sex, or in another office or another city there."""
    held: dict[str, bool] = {}
    for office in record.offices:
        fits = _is_same(office.title, said.title) and (not said.place or office.place in {None, said.place})
        held[office.person] = held.get(office.person, False) or fits
    persons = {mention.entity: mention.label for mention in record.mentions if mention.kind == "person"}
    return {uid for uid, label in persons.items() if uid and not (held.get(uid, True) and said.may_be_said_of(label))}


@dataclass
class Holders:
    """Looks holders up; remembers those of cities asked for before."""

    connection: sqlite3.Connection
    _known: dict[tuple[str, ...], list[tuple[str, ...]]] = field(default_factory=dict)

    def of(self, said: SaidOffice, record: ArticleRecord) -> tuple[Holder | None, list[Holder]]:
        """Who may hold an office on the day of an article: the one to propose, and all, those of its title first.

        Args:
            said: the office; one that is said without a city may be of any city that the article names.
            record: the article.
        """
        cities = [said.place] if said.place else _cities(record)
        found = sorted(self._holders(said, cities, record.published), key=lambda found: found[:2])
        nearest = {holder.uid: (rank, holder) for rank, _, holder in reversed(found)}
        best = [holder for rank, holder in nearest.values() if rank == found[0][0]]
        everybody = list(dict.fromkeys(nearest[holder.uid][1] for _, _, holder in found))
        return (best[0] if len(best) == 1 else None), everybody

    def _holders(self, said: SaidOffice, cities: Collection[str], published: str) -> Iterator[tuple[int, int, Holder]]:
        """Holders with how well their title fits (0 best) and how many days away they are told of."""
        for uid, label, title, city, since, until, told in self._told(tuple(sorted(cities))):
            if not _is_same(title, said.title) or not said.may_be_said_of(label):
                continue
            days = _days_apart(published, told)
            if _is_outside(published, since, until) or (days > _LONGEST and not (since and until)):
                continue
            yield int(not _begins(title, said.title)), days, Holder(uid, label, f"{title}, {city}", told)

    def _told(self, cities: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
        if cities not in self._known:
            rows = self.connection.execute(_HOLDERS, (json.dumps(cities),))
            self._known[cities] = [tuple(map(str, row[:-1])) for row in rows]
        return self._known[cities]


def _cities(record: ArticleRecord) -> list[str]:
    return [entity.uid for entity in record.entities if entity.place is not None and entity.place.kind == "city"]


def _is_same(title: str, other: str) -> bool:
    return _begins(title, other) or meaning(title) == meaning(other)


def _begins(title: str, other: str) -> bool:
    """Whether one of two titles is the other or goes on with more words (prezydent miasta)."""
    short, long = sorted((fold_name(title), fold_name(other)), key=len)
    return long == short or long.startswith(short + " ")


def _is_outside(day: str, since: str, until: str) -> bool:
    """Whether a term had not begun on a day, or was over; as exact as both are told."""
    return bool(day) and (since > day[: len(since)] or bool(until and until < day[: len(until)]))


def _days_apart(one: str, other: str) -> int:
    """Days between two days; too many where one of them is not known to the day."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return _LONGEST + 1
