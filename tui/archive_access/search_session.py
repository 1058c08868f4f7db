"""Running a query in the search thread and telling the screen what came of it, part by part.

Every part carries the generation of the query it belongs to. Starting a query makes all earlier ones stale: the
statement that runs is interrupted, and what is still on its way is recognised by its generation and dropped.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Literal, get_args

from pyroaring import BitMap
from textual.message import Message

from archive import state
from archive.on_demand import on_demand
from archive.search.errors import QueryError
from tui.field_message import FieldMessage

if TYPE_CHECKING:
    from archive import reading
    from archive.records import FacetName, Facets, Hit, PeriodRecord
    from archive.search import Expansion, FileSearcher, Query
    from tui.archive_access.thread import ArchiveThread, Holdings
else:
    reading = on_demand("archive.reading")

Order = Literal["newest", "oldest", "fitting"]
ORDERS: tuple[Order, ...] = get_args(Order)
_RANKED = 1000
"""Articles that are put into the order in which the words fit them; the others follow, the newest first."""
_ROWS_FIRST = 1.0
"""Seconds that counting waits at most for the first rows to be painted."""


class _SupersededError(Exception):
    """Another query was started; nobody wants the rest of this one."""


class SearchSession:
    """The queries of one screen, of which only the last counts.

    Args:
        thread: where they run.
        post: takes the messages; called from that thread.
        facets: what to count for each query.
        first: how many articles to fetch before anything else is done.
    """

    class Answer(FieldMessage):
        """Something that came of a query."""

        generation: int

    class FirstHits(Answer):
        """The newest articles of the result, before its size is known."""

        query: Query
        hits: Sequence[Hit]

    class AllOrdinals(Answer):
        """The whole result, newest first, and the state of the archive it was found in."""

        ordinals: array[int]
        found_in: tuple[int, int]

    class Counted(Answer):
        """The facets of the result; of a year or month that was asked for, the months or days in it."""

        facets: Facets
        within: Mapping[str, Sequence[PeriodRecord]]

    class Understood(Answer):
        """What the words of the query stand for, and which of its filters name what the archive does not have.

        Where nothing was found, also lines that would find something.
        """

        expansions: Sequence[Expansion]
        corrections: Sequence[str]
        unknown: Sequence[str]

    class Refused(Answer):
        """The query line cannot be read; the last result stays."""

        line: str
        error: QueryError

    class Failed(Answer):
        """The archive could not be asked; what is shown stays."""

        error: Exception

    def __init__(
        self, thread: ArchiveThread, post: Callable[[Message], object], facets: Sequence[FacetName], first: int = 100
    ) -> None:
        self._thread = thread
        self._post = post
        self._facets = facets
        self._first = first
        self._lock = threading.Lock()
        self._generation = 0
        self._line = ""
        self._within: Sequence[str] = ()
        self.may_count = threading.Event()
        """Facets are counted from now on; the first rows are to be on the screen before that."""

    @property
    def generation(self) -> int:
        """Of the query started last."""
        return self._generation

    @property
    def line(self) -> str:
        """Of the query started last; what is typed after it is not asked for yet."""
        return self._line

    def start(self, line: str, *, typing: bool = False, within: Sequence[str] = (), order: Order = "newest") -> int:
        """Begin a query and return its generation; the one before it is broken off.

        Args:
            line: the query line.
            typing: more may be typed, so that the last word also stands for words that begin so.
            within: years and months (EDTF) whose months and days are to be counted as well.
            order: the newest first, the oldest first, or those first that the words fit best.
        """
        with self._lock:
            self._generation += 1
            generation = self._generation
        self._line, self._within = line, within
        self._thread.interrupt()
        future = self._thread.submit(
            lambda holdings: self._answer(holdings, line, generation, typing=typing, within=within, order=order)
        )
        future.add_done_callback(lambda ended: self._ended(ended, line, generation))
        return generation

    def _ended(self, future: Future[None], line: str, generation: int) -> None:
        error = None if future.cancelled() else future.exception()
        if isinstance(error, QueryError):
            self._tell(self.Refused(generation, line, error))
        elif isinstance(error, Exception) and not isinstance(error, _SupersededError):
            self._tell(self.Failed(generation, error))

    def _answer(
        self, holdings: Holdings, line: str, generation: int, *, typing: bool, within: Sequence[str], order: Order
    ) -> None:
        searcher = holdings.searcher
        self._go_on(generation)
        query = searcher.parse(line, typing=typing)
        # Read before the result is: one that is newer than its state is asked for again, the other way round it is not.
        found_in = state_now(holdings)
        if order == "newest":
            self._tell(self.FirstHits(generation, query, searcher.list(query, limit=self._first)))
            self._go_on(generation)
            ordinals = searcher.ordinals(query)
        else:
            ordinals = _ordered(searcher, query, order)
            self._tell(self.FirstHits(generation, query, searcher.hits(ordinals[: self._first])))
        self._tell(self.AllOrdinals(generation, ordinals, found_in))
        self.may_count.wait(_ROWS_FIRST)
        self._go_on(generation)
        self._tell(self._counted(holdings, query, ordinals, generation, within))
        self._go_on(generation)
        expansions = searcher.expansions(query)
        corrections = () if ordinals else searcher.corrections(query)
        self._tell(self.Understood(generation, expansions, corrections, searcher.unknown(query)))

    def recounting(self) -> Callable[[Holdings], Counted]:
        """A job that counts the facets again of the query started last, whatever is asked for when it runs."""
        generation, line, within = self._generation, self._line, self._within

        def recount(holdings: Holdings) -> SearchSession.Counted:
            query = holdings.searcher.parse(line)
            return self._counted(holdings, query, holdings.searcher.ordinals(query), generation, within)

        return recount

    def _counted(
        self, holdings: Holdings, query: Query, ordinals: array[int], generation: int, within: Sequence[str]
    ) -> Counted:
        facets = holdings.searcher.facets(query, self._facets)
        return self.Counted(generation, facets, {period: _parts(holdings, period, ordinals) for period in within})

    def _go_on(self, generation: int) -> None:
        if generation != self._generation:
            raise _SupersededError

    def _tell(self, answer: Answer) -> None:
        if answer.generation == self._generation:
            self._post(answer)


def state_now(holdings: Holdings) -> tuple[int, int]:
    """The revision of the archive, and which numbering its articles have."""
    connection = holdings.archive.connection
    return state.number(connection, "revision"), state.number(connection, "index_generation")


def _ordered(searcher: FileSearcher, query: Query, order: Order) -> array[int]:
    """The result in another order than the newest first."""
    ordinals = searcher.ordinals(query)
    if order == "oldest":
        return ordinals[::-1]
    best = [hit.ordinal for hit in searcher.relevant(query, limit=_RANKED)]
    ranked = set(best)
    return array("I", [*best, *(ordinal for ordinal in ordinals if ordinal not in ranked)])


def _parts(holdings: Holdings, period: str, ordinals: array[int]) -> Sequence[PeriodRecord]:
    """The parts of a year or month that articles of the result name: it as a whole, then the newest first."""
    found = reading.periods(holdings.archive, basis="named", within=period, articles=BitMap(ordinals))
    return [
        *(each for each in found if each.period == period),
        *(each for each in found[::-1] if each.period != period),
    ]
