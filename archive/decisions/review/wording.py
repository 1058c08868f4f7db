"""What people read in the queue, as data: an English sentence with named places, and what stands in them.

An interface looks the sentence up in its own language, as gettext does, and writes dates, numbers and countries as that
language does; `str` gives the English.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date."""

    value: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 code."""

    code: str


@dataclass(frozen=True, slots=True)
class Share:
    """A share from 0 to 1."""

    value: float


@dataclass(frozen=True, slots=True)
class Reason:
    """Why extraction found something, in its own words."""

    words: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence or a part of one.

    Attributes:
        sentence: in English, with places in braces.
        parts: what stands in the places.
    """

    sentence: str
    parts: dict[str, Part] = field(default_factory=dict)

    def of(self, **parts: Part) -> Wording:
        """The sentence with something in its places."""
        return replace(self, parts=parts)

    def __str__(self) -> str:
        """In English."""
        return self.sentence.format(**{name: english(part) for name, part in self.parts.items()})


Part: TypeAlias = str | int | Edtf | Country | Share | Reason | Wording | tuple[Any, ...]
"""What stands in a sentence. Text is of the archive and in no language of an interface; a tuple lists parts."""


def wording(sentence: str, /, **parts: Part) -> Wording:
    """A sentence with its parts; by this name those who keep translations find it in the source."""
    return Wording(sentence, parts)


def english(part: Part) -> str:
    """A part of a sentence in English."""
    match part:
        case Edtf(value) | Country(value) | Reason(value):
            return value
        case Share(value):
            return f"{value:.0%}"
        case int():
            return f"{part:,}"
        case tuple():
            return ", ".join(english(one) for one in part)
    return str(part)
