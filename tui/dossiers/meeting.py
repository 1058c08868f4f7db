"""A meeting as it is told of, and how one is told from another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.records import Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = 31
"""Days between articles that tell of one meeting, as long as they give no day."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who met somebody.

    Attributes:
        name: in full.
        title: of the office, empty when none is known.
    """

    name: str
    title: str = ""

    def with_title(self) -> str:
        """The name and the office."""
        return f"{self.name} ({self.title})" if self.title else self.name

    def without_title(self) -> str:
        """The name alone."""
        return self.name

    def surname(self) -> str:
        """The last word of the name, which tells persons apart where there is no room for more."""
        return self.name.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Persons in office in two cities who met.

    Attributes:
        article: uid.
        title: headline of the article.
        when: EDTF of a date on which something happens in the sentence that tells of it, else of publication, which
            may be empty.
        dated: whether the sentence names the date, or the one that it goes on from, or the lead that it is a picture
            of.
        planned: whether it is told of as to come.
        of_one: persons of the one city.
        of_other: persons of the other.
        spans: where they are named.
        certain: whether one sentence names both, be it by a pronoun or a title; else two that follow one another do.
    """

    article: str
    title: str
    when: str
    dated: bool
    planned: bool
    of_one: tuple[Participant, ...]
    of_other: tuple[Participant, ...]
    spans: tuple[Span, ...]
    certain: bool = True

    @property
    def ones(self) -> tuple[str, ...]:
        """Persons of the one city, each with the office."""
        return tuple(person.with_title() for person in self.of_one)

    @property
    def others(self) -> tuple[str, ...]:
        """Persons of the other city, each with the office."""
        return tuple(person.with_title() for person in self.of_other)


def each_once(found: Sequence[Meeting]) -> list[Meeting]:
    """Without those that another article tells of as well, as reprints do; what is certain or dated stays."""
    kept: list[Meeting] = []
    for meeting in sorted(found, key=lambda meeting: (not meeting.certain, not meeting.dated)):
        if not any(_is_told_again(meeting, known) for known in kept):
            kept.append(meeting)
    return [meeting for meeting in found if meeting in kept]


def _is_told_again(meeting: Meeting, known: Meeting) -> bool:
    """Whether a meeting is one that is known: of the same people then; of what is uncertain, at about that time."""
    people = {person.name for person in (*meeting.of_one, *meeting.of_other)}
    others = {person.name for person in (*known.of_one, *known.of_other)}
    if meeting.when == known.when and meeting.dated == known.dated and people == others:
        return True
    first, second = _DAY.match(meeting.when), _DAY.match(known.when)
    if meeting.certain or not people <= others or first is None or second is None:
        return False
    return abs(days_between(first[0], second[0])) <= _MONTH


def days_between(earlier: str, later: str) -> int:
    """From a day (ISO 8601) to the day that a text begins with."""
    return (dt.date.fromisoformat(later[:10]) - dt.date.fromisoformat(earlier)).days
