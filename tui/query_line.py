"""The query as the screen has it: words that were typed, and filters that were chosen.

Pure. Both together make one line in the syntax of the search, which is what runs, what is saved and what
`jumelage search` takes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from archive.results import WHOLE, FacetName, FacetValue

# Compiled when they are first used: the first frame needs none of them.
_or = r"(?:^|\s)OR(?:\s|$)"
_date = r"\d{4}(-\d\d){0,2}"
_dotted = r"(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*(\d{4})"
_last_filter = r"""(?:^|\s)-?\w+:(?:"[^"]*"|\S+)\s*$"""


def typed_date(typed: str) -> FacetValue | None:
    """A year, month or day as one types it: `2024`, `2024-11`, `11.2024`, `9.11.2024`; None for anything else."""
    if match := re.fullmatch(_dotted, typed):
        typed = "-".join(part.zfill(2) for part in reversed(match.groups()) if part)
    if not re.fullmatch(_date, typed):
        return None
    _year, month, day = (*map(int, typed.split("-")), 1, 1)[:3]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return FacetValue(typed, typed, 0)


class Filter(NamedTuple):
    """A value of a facet by which the result is narrowed.

    Attributes:
        facet: which facet.
        key: the value's key in that facet.
        text: the filter as the query line has it: `city:Kraków`, `person:"Burkhard Jung"`.
    """

    facet: FacetName
    key: str
    text: str


class QueryLine(NamedTuple):
    """What is asked for at the moment."""

    typed: str = ""
    filters: tuple[Filter, ...] = ()

    @property
    def text(self) -> str:
        """The whole line; words joined by OR are put in brackets before filters follow."""
        typed = self.typed.strip()
        if self.filters and re.search(_or, typed):
            typed = f"({typed})"
        return " ".join(part for part in (typed, *(chosen.text for chosen in self.filters)) if part)

    @property
    def chosen(self) -> frozenset[tuple[FacetName, str]]:
        """Facet and key of every filter."""
        return frozenset((chosen.facet, chosen.key) for chosen in self.filters)

    @property
    def has_filters(self) -> bool:
        """Whether there is a filter, chosen or typed, that `drop_last` would take away."""
        return bool(self.filters) or re.search(_last_filter, self.typed) is not None

    @property
    def dates_within(self) -> tuple[str, ...]:
        """The years and months that are chosen, and the years of months and days that are, to be looked into."""
        dates = [chosen.key.removeprefix(WHOLE) for chosen in self.filters if chosen.facet == "year"]
        keys = [key.partition("/")[0] for key in dates if re.match(_date, key)]
        return tuple(dict.fromkeys(key[:length] for key in keys for length in (4, 7) if len(key) >= length))

    def type(self, typed: str) -> QueryLine:
        """With these words instead of those typed before."""
        return self._replace(typed=typed)

    def toggle(self, chosen: Filter) -> QueryLine:
        """With this filter added, or without it when it was there; a part of a year takes its place."""
        kept = tuple(other for other in self.filters if (other.facet, other.key) != (chosen.facet, chosen.key))
        if len(kept) < len(self.filters):
            return self._replace(filters=kept)
        part = chosen.key.removeprefix(WHOLE)
        wider = [
            other for other in self.filters
            if other.facet == "year" and (part == other.key or part.startswith(f"{other.key}-"))
        ]  # fmt: skip
        if chosen.facet == "year" and wider:
            kept = tuple(other for other in self.filters if other not in wider)
        return self._replace(filters=(*kept, chosen))

    def without(self, dropped: Filter) -> QueryLine:
        """Without one of the filters that were chosen."""
        return self._replace(filters=tuple(other for other in self.filters if other != dropped))

    def drop_last(self) -> QueryLine:
        """Without the filter chosen last; when none was chosen, without the last one typed."""
        if self.filters:
            return self._replace(filters=self.filters[:-1])
        return self._replace(typed=re.sub(_last_filter, "", self.typed))
