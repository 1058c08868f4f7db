"""What an engine that searches an archive can do. Knows nothing of SQLite."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from archive.results import FacetName, Facets, FacetValue, Hit, Span
    from archive.search.query import Query


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a word of a query was widened to, for the line under the search box.

    Attributes:
        word: as typed.
        kind: `forms` of the word, `names` of a city or person, `titles` of an office, or words that a star stands for
            (`words`).
        label: the preferred name for `names`, else the word.
        found: what is looked for, the most frequent first; at most 50 of them.
        total: how many there are.
    """

    word: str
    kind: Literal["forms", "names", "titles", "words"]
    label: str
    found: tuple[str, ...]
    total: int


class Searcher(Protocol):
    """Searches one archive.

    An ordinal is the number of an article in one state of the archive: a later import may change it. All methods
    raise `ArchiveError` when the archive cannot be read.
    """

    def parse(self, line: str, *, typing: bool = False) -> Query:
        """Understands a query line; needs no archive.

        Args:
            line: as typed.
            typing: the line may go on: its last word also stands for the most frequent words that begin so.

        Raises:
            QueryError: it cannot be understood.
        """
        ...

    def list(self, query: Query, *, before: int | None = None, limit: int = 50) -> Sequence[Hit]:
        """The newest articles of the result, newest first.

        Args:
            query: what to look for.
            before: only articles older than the one with this ordinal.
            limit: how many at most.
        """
        ...

    def relevant(self, query: Query, *, limit: int = 50) -> Sequence[Hit]:
        """The articles that the words of the query fit best (BM25), among the newest 20,000 of the result.

        Ranking costs 1 µs and more for each article found, so it is done only when it is asked for, and not for more.
        """
        ...

    def count(self, query: Query) -> int:
        """How many articles match."""
        ...

    def ordinals(self, query: Query) -> array[int]:
        """All articles that match, newest first."""
        ...

    def hits(self, ordinals: Sequence[int]) -> Sequence[Hit]:
        """The rows of some articles, in the order given; those that are gone are left out."""
        ...

    def facets(self, query: Query, names: Sequence[FacetName], limit: int = 20) -> Facets:
        """How many articles of the result have which value; years are given all."""
        ...

    def suggest(self, word: str, limit: int = 10) -> Sequence[str]:
        """Words of the archive that begin so, the most frequent first."""
        ...

    def corrections(self, query: Query) -> Sequence[str]:
        """Query lines with words of the archive in the place of words that it does not hold, likeliest first.

        At most three, and only those that find something.
        """
        ...

    def unknown(self, query: Query) -> Sequence[str]:
        """The filters of a query by a name, language, publisher or tag that the archive does not have."""
        ...

    def highlights(self, query: Query, text: str) -> Sequence[Span]:
        """Where a text has what the query looks for, in order and without overlaps."""
        ...

    def expansions(self, query: Query) -> Sequence[Expansion]:
        """What the words of a query were widened to."""
        ...

    def filter_for(self, facet: FacetName, value: FacetValue) -> str:
        """The filter of the query line that chooses a value of a facet, such as `person:"Burkhard Jung"`."""
        ...

    def explain(self, query: Query) -> str:
        """What a query asks for, in words."""
        ...
