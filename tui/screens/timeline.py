"""The timeline, from decades down to days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.actions.table import bindings
from tui.dossiers.timeline import KINDS, timeline_dossier
from tui.gathering import gather_timeline
from tui.screens.dossier import DossierScreen
from tui.screens.own_thread import OwnThread
from tui.wording.translation import tr

if TYPE_CHECKING:
    from tui.archive_access.thread import ArchiveThread
    from tui.travel.destinations import TimelinePage


class TimelineScreen(DossierScreen, OwnThread):
    """A page of the timeline; opening a period goes into it, going back comes out again.

    Args:
        fetching: the thread that reads for it.
        page: which part of the timeline, and how it is counted.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("timeline")]

    def __init__(self, fetching: ArchiveThread, page: TimelinePage) -> None:
        super().__init__(
            fetching,
            lambda holdings: timeline_dossier(self._page, gather_timeline(holdings, self._page)),
            tr("Timeline"),
        )
        self._page = page

    def action_refresh_page(self) -> None:
        """Make the page anew; dates of one kind are looked at one by one, which nothing else waits for."""
        self.supersede()
        self.read_aside(lambda holdings: self.Loaded(self._load(holdings)))

    def action_basis(self) -> None:
        """Count dates of publication instead of dates named, or the other way round."""
        self._change(replace(self._page, basis="published" if self._page.basis == "named" else "named"))

    def action_share(self) -> None:
        """Draw the share of what was published in that time instead of the number, or the other way round."""
        self._change(replace(self._page, by_share=not self._page.by_share))

    def action_kind(self) -> None:
        """Only dates of the next kind; after the last of all kinds again."""
        kinds = ("", *KINDS)
        following = kinds[(kinds.index(self._page.kind) + 1) % len(kinds)]
        self._change(replace(self._page, kind=following, basis="named"))

    def _change(self, page: TimelinePage) -> None:
        self._page = self.destination = page
        self.post_message(self.Here(page, new=False))
        self.action_refresh_page()
