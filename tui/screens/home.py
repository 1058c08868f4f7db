"""The home page, and how many questions wait, as soon as they are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossiers.home import home_dossier
from tui.gathering import gather_home
from tui.screens.dossier import DossierScreen
from tui.screens.question_counting import QuestionCounting

if TYPE_CHECKING:
    from datetime import date

    from tui.archive_access.thread import ArchiveThread, Holdings
    from tui.dossiers.line import Dossier
    from tui.dossiers.material import HomeMaterial


class HomeScreen(DossierScreen, QuestionCounting):
    """What is in the archive, what is new, what is to be done, what is coming.

    Args:
        fetching: the thread that reads for it.
        visit: when the visit before this one began (UTC), and the revision the archive had then.
        today: the day from which anniversaries are counted.
    """

    def __init__(self, fetching: ArchiveThread, visit: tuple[str, int] | None, today: date) -> None:
        super().__init__(fetching, self._gathered)
        self._visit = visit
        self._today = today
        self._material: HomeMaterial | None = None

    def _gathered(self, holdings: Holdings) -> Dossier:
        self._material = gather_home(holdings, self._visit, self._today)
        return home_dossier(self._material, self._today, self.counts)

    def action_refresh_page(self) -> None:
        """Make the page anew from the archive, and count what is to be reviewed."""
        super().action_refresh_page()
        self.supersede()
        self.count_questions()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the page with what is counted by now, which may be more than when it was gathered."""
        gathered = self._material
        super().show_dossier(home_dossier(gathered, self._today, self.counts) if gathered is not None else dossier)

    def questions_counted(self) -> None:
        """Show their number; the cursor stays, for there is a line for each kind from the beginning."""
        if self._material is not None:
            self.show_dossier(home_dossier(self._material, self._today, self.counts))
