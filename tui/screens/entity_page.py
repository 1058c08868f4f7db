"""The page of a city, person or organisation, which can be corrected as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.actions.table import bindings
from tui.screens.dossier import DossierScreen
from tui.travel.destinations import HistoryPage

if TYPE_CHECKING:
    from archive.records import EntityRecord
    from tui.archive_access.thread import ArchiveThread, Holdings
    from tui.dossiers.line import Dossier


class EntityScreen(DossierScreen):
    """A page whose subject can be joined with another, told apart, split and renamed.

    Args:
        fetching: the thread that reads for it.
        load: makes the page from the archive; runs in that thread.
        kind: what sort of page it is, for the breadcrumb.
        uid: what it is about.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("entity")]

    def __init__(self, fetching: ArchiveThread, load: Callable[[Holdings], Dossier], kind: str, uid: str) -> None:
        super().__init__(fetching, load, kind, frozenset({uid}))
        self._uid = uid

    def _about_it(self, ask: Callable[[EntityRecord], object]) -> None:
        if self.only_read:
            self.say_only_read()
        else:
            self.with_entity(self._uid, ask)

    def action_merge(self) -> None:
        """Join it with another."""
        self._about_it(self.ask_merge)

    def action_apart(self) -> None:
        """Tell it from another."""
        self._about_it(self.ask_apart)

    def action_split(self) -> None:
        """Split a spelling off."""
        self._about_it(self.ask_split)

    def action_rename(self) -> None:
        """Rename it, add a name, change its kind."""
        self._about_it(self.ask_rename)

    def action_history(self) -> None:
        """Show who decided what about it."""
        self.go_to(HistoryPage(self._uid))
