"""The articles that belong together with one: each is read beside the list, suggestions are accepted or rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from archive import reading
from tui.actions.table import bindings
from tui.corrections.of_relations import related
from tui.dossiers.related import related_dossier
from tui.screens.dossier import DossierScreen
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.records import RelationRecord
    from tui.archive_access.thread import ArchiveThread, Holdings
    from tui.dossiers.line import Dossier


class RelatedScreen(DossierScreen):
    """A page whose first line is the article itself, and every other one a pair that can be decided about.

    Args:
        fetching: the thread that reads for it.
        uid: of the article.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("related")]

    def __init__(self, fetching: ArchiveThread, uid: str) -> None:
        super().__init__(fetching, self._read)
        self._uid = uid
        self._relations: list[RelationRecord] = []

    def _read(self, holdings: Holdings) -> Dossier:
        article = reading.article(holdings.archive, self._uid)
        self._relations = reading.relations_of(holdings.archive, article.uid)
        return related_dossier(article, self._relations)

    def action_accept(self) -> None:
        """The two do belong together so."""
        self._answer(really=True)

    def action_refuse(self) -> None:
        """They do not."""
        self._answer(really=False)

    def _answer(self, *, really: bool) -> None:
        at = self.lines.cursor - 1
        if self.only_read:
            self.say_only_read()
        elif 0 <= at < len(self._relations):
            self.decide(related(self._relations[at], really=really))
        else:
            self.say(tr("Go to one of the others first."))
