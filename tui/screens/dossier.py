"""A page of lines, each of which shows what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from tui.actions.table import bindings
from tui.dossiers.line import Dossier, Line
from tui.field_message import FieldMessage
from tui.safe_text import plain
from tui.screens.evidence_screen import EvidenceScreen
from tui.widgets.dossier_list import DossierList
from tui.wording.translation import tr

if TYPE_CHECKING:
    from tui.archive_access.thread import ArchiveThread, Holdings


class DossierScreen(EvidenceScreen):
    """The page of a city, a person or a pair, and every other page that is made of lines.

    Args:
        fetching: the thread that reads for it.
        load: makes the page from the archive; runs in that thread.
        kind: what sort of page it is, for the breadcrumb; empty when its title says it.
        subjects: uids of the entities it is about; their mentions are marked in the articles.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("page")]
    DATES_IN_WORDS: ClassVar[bool] = True

    class Loaded(FieldMessage):
        """The page came from the archive."""

        dossier: Dossier

    def __init__(
        self,
        fetching: ArchiveThread,
        load: Callable[[Holdings], Dossier],
        kind: str = "",
        subjects: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(fetching, subjects)
        self._load = load
        self._kind = kind
        self._dossier = Dossier("…", "", ())

    def below_panes(self) -> Iterable[Widget]:
        """The line under the cursor as a whole, where the list has but half of the window."""
        yield Static(id="whole")

    def new_list(self) -> DossierList:
        """The lines of the page."""
        return DossierList(id="list")

    @property
    def result_line(self) -> str:
        """The query line that finds the articles of the page."""
        return self._dossier.query

    def way_here(self) -> Sequence[str]:
        """The main screen, then this page."""
        title = self._dossier.title
        return [tr("Articles"), f"{self._kind}: {title}" if self._kind else title]

    def list_title(self) -> str:
        """What the page is about."""
        return self._dossier.subtitle

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        self.show_dossier(event.dossier)
        if self.stood_again():
            return
        first = next((line.evidence for line in event.dossier.lines if line.evidence), None)
        if self.reading.article is None:
            self.preview(first)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the page; the cursor stays on its line."""
        page = self.query_one(DossierList)
        cursor = page.cursor if page.length else self.row_stood_on()
        self._dossier = dossier
        page.show_dossier(dossier, cursor=cursor)
        self.show_place()

    @on(DossierList.Highlighted, "#list")
    def _resting(self, event: DossierList.Highlighted) -> None:
        line: Line = event.row
        self.query_one("#whole", Static).update(plain(_whole(line)))
        if line.evidence is not None:
            self.preview(line.evidence)

    @on(DossierList.Opened, "#list")
    def _opened(self, event: DossierList.Opened) -> None:
        line: Line = event.row
        if line.evidence is not None:
            self.go_to_evidence(line.evidence)
        else:
            self.action_follow()

    def action_follow(self) -> None:
        """Go to the page that the line leads to."""
        line = self.query_one(DossierList).selected
        if line is not None and line.leads_to is not None:
            self.go_to(line.leads_to)
        else:
            self.say(tr("This line leads to no other page."))

    def action_all_quotes(self) -> None:
        """Go to the quotes of what the page is about."""
        if self._dossier.quotes is not None:
            self.go_to(self._dossier.quotes)
        else:
            super().action_all_quotes()

    def action_refresh_page(self) -> None:
        """Make the page anew from the archive."""
        self.fetch(lambda holdings: self.Loaded(self._load(holdings)))


def _whole(line: Line) -> str:
    """A line with all its words; nothing for a drawing or a heading, which say nothing more."""
    if line.look in ("graph", "heading", "note"):
        return ""
    return "  ".join(part for part in (line.lead, line.text, line.tail) if part)
