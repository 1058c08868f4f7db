"""The query as the screen has it: words that were typed, and filters that were chosen.

Pure. Both together make one line in the syntax of the search, which is what runs, what is saved and what
`jumelage search` takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from archive.records import FacetName

_or = re.compile(r"(?:^|\s)OR(?:\s|$)")
_last_filter = re.compile(r"""(?:^|\s)-?\w+:(?:"[^"]*"|\S+)\s*$""")


@dataclass(frozen=True, slots=True)
class Filter:
    """A value of a facet by which the result is narrowed.

    Attributes:
        facet: which facet.
        key: the value's key in that facet.
        text: the filter as the query line has it: `city:Kraków`, `person:"Burkhard Jung"`.
    """

    facet: FacetName
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class QueryLine:
    """What is asked for at the moment."""

    typed: str = ""
    filters: tuple[Filter, ...] = ()

    @property
    def text(self) -> str:
        """The whole line; words joined by OR are put in brackets before filters follow."""
        typed = self.typed.strip()
        if self.filters and _or.search(typed):
            typed = f"({typed})"
        return " ".join(part for part in (typed, *(chosen.text for chosen in self.filters)) if part)

    @property
    def chosen(self) -> frozenset[tuple[FacetName, str]]:
        """Facet and key of every filter."""
        return frozenset((chosen.facet, chosen.key) for chosen in self.filters)

    def type(self, typed: str) -> QueryLine:
        """With these words instead of those typed before."""
        return replace(self, typed=typed)

    def toggle(self, chosen: Filter) -> QueryLine:
        """With this filter added, or without it when it was there."""
        kept = tuple(other for other in self.filters if (other.facet, other.key) != (chosen.facet, chosen.key))
        if len(kept) < len(self.filters):
            return replace(self, filters=kept)
        return replace(self, filters=(*self.filters, chosen))

    def drop_last(self) -> QueryLine:
        """Without the filter chosen last; when none was chosen, without the last one typed."""
        if self.filters:
            return replace(self, filters=self.filters[:-1])
        return replace(self, typed=_last_filter.sub("", self.typed))
