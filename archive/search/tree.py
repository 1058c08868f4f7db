"""What a query asks for, as a tree. Trees are values: equal when they ask for the same in the same words."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Literal

from archive.search.everything import Everything

Form = Literal["forms", "exact", "prefix", "suffix", "inside", "started", "suffix started", "inside started"]
"""How a word matches: in all its forms and names; as it is spelled; `wort*`; `*amt`; `*jugend*`.

`started` is a word that is being typed: its forms and names, and the most frequent words that begin so. A part of
words that is being typed stands for the most frequent words that hold it.
"""

NameField = Literal["city", "person", "organisation", "by"]
PeriodField = Literal["date", "published", "imported"]
ValueField = Literal["lang", "outlet", "has", "is", "tag"]
FIELDS = (
    "city",
    "person",
    "organisation",
    "by",
    "said",
    "date",
    "published",
    "imported",
    "lang",
    "outlet",
    "has",
    "is",
    "tag",
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text; one that punctuation parts (Marusch-Krohn) is matched as a phrase."""

    text: str
    form: Form = "forms"
    at: int = attribute(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, as they are spelled."""

    text: str
    at: int = attribute(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """Words or phrases with at most `distance` words between them, in any order."""

    parts: tuple[Word | Phrase, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Named:
    """Articles that name an entity, or (`by`) in which it says something; `exact`: by this name alone."""

    field: NameField
    name: str
    at: int = attribute(default=0, compare=False)
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Articles in which somebody says these words."""

    words: Word | Phrase


@dataclass(frozen=True, slots=True)
class During:
    """Articles that name a date in a period, or were published or imported in it; `period` as it was typed."""

    field: PeriodField
    period: str
    at: int = attribute(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Having:
    """Articles with a language, outlet, tag, kind of finding or state."""

    field: ValueField
    value: str
    at: int = attribute(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that do not match."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """Articles that match all parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that match one part or more."""

    parts: tuple[Node, ...]


Node = Everything | Word | Phrase | Near | Named | Said | During | Having | Not | And | Or
