"""The main screen as a place to come back to, and the way one came: places to go back and forward to.

Pure. This much of travelling is needed from the first frame on; the other places are in `destinations`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from tui.query_line import QueryLine

if TYPE_CHECKING:
    from tui.article_text.findings import Finding
    from tui.screens.pane_layout import PaneName

Place = TypeVar("Place")


class Browsing(NamedTuple):
    """The main screen with a query.

    Attributes:
        line: what is asked for.
        article: uid of the article under the cursor, empty for the newest.
        saved: name of the saved search that this is, empty when it is none.
        pane: which pane has the keyboard.
    """

    line: QueryLine = QueryLine()
    article: str = ""
    saved: str = ""
    pane: PaneName = "articles"


class Standing(NamedTuple):
    """Where the reader stood on a page that was left.

    Attributes:
        row: index of the line under the cursor of its list.
        article: uid of the article beside the list, empty when none was open.
        in_article: the article had the keyboard, else the list.
        finding: what the cursor of the article was on.
    """

    row: int
    article: str
    in_article: bool
    finding: Finding | None


class Journey(Generic[Place]):
    """The destinations visited, as a browser keeps them: going back keeps the way forward until another is taken."""

    _LONGEST = 200

    def __init__(self, start: Place) -> None:
        self._visited: list[Place] = [start]
        self._at = 0

    @property
    def here(self) -> Place:
        """Where one is."""
        return self._visited[self._at]

    def visit(self, destination: Place) -> None:
        """Go somewhere; going where one is already adds nothing."""
        if destination == self.here:
            return
        self._visited = [*self._visited[: self._at + 1], destination][-self._LONGEST :]
        self._at = len(self._visited) - 1

    def amend(self, destination: Place) -> None:
        """Where one is has changed a little: the place to come back to is this."""
        self._visited[self._at] = destination

    def go(self, steps: int) -> Place | None:
        """Go back (negative) or forward by steps; None when there is nothing that way."""
        wanted = max(0, min(len(self._visited) - 1, self._at + steps))
        if wanted == self._at:
            return None
        self._at = wanted
        return self.here
