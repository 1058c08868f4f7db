"""The questions of the review queue in a list, the one under the cursor in full, and the article it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget

from archive.decisions.review import REVIEW_KINDS, ReviewItem, ReviewKind, review_queue
from tui.archive_access.thread import ArchiveThread
from tui.dossiers.line import Evidence
from tui.field_message import FieldMessage
from tui.safe_text import plain
from tui.screens.evidence_screen import EvidenceScreen
from tui.screens.question_counting import QuestionCounting
from tui.widgets.question_list import QuestionCard, QuestionList
from tui.wording import formats
from tui.wording.kind_names import kind_name
from tui.wording.translation import tr, trn

_LOADED = 200


class QuestionsScreen(EvidenceScreen, QuestionCounting):
    """Reads the queue and shows it.

    Args:
        fetching: the thread that reads articles for it.
        kind: of questions, empty for all.
    """

    class Loaded(FieldMessage):
        """Questions came from the archive."""

        items: Sequence[ReviewItem]

    def __init__(self, fetching: ArchiveThread, kind: str = "") -> None:
        super().__init__(fetching)
        self.items: list[ReviewItem] = []
        self._kind = _known(kind)
        self._loading = False
        self._went_back = False
        self._place = 0

    def above_panes(self) -> Iterable[Widget]:
        """The question under the cursor."""
        return (QuestionCard(id="card"),)

    def new_list(self) -> QuestionList:
        """The questions."""
        return QuestionList(id="list")

    def way_here(self) -> Sequence[str]:
        """The main screen, then this one."""
        return [tr("Articles"), tr("Review")]

    def list_title(self) -> str:
        """How many questions there are, and of which kind."""
        number = self.counts.get(self._kind) if self._kind is not None else self._left()
        if number is None:
            number = len(self.items)
        total = trn("{number} question", "{number} questions", number).format(number=formats.number(number))
        return f"{total}: {kind_name('question', self._kind)}" if self._kind else total

    @property
    def item(self) -> ReviewItem | None:
        """The question under the cursor."""
        return self.lines.selected

    # -- loading -------------------------------------------------------------------------------------------------------

    def action_refresh_page(self) -> None:
        """Ask for the questions anew, then for their number."""
        self.supersede()
        self._loading = True
        kind = self._kind
        self.read_aside(lambda holdings: self.Loaded(review_queue(holdings.archive, kind, limit=_LOADED)))
        self.count_questions()

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        here = self.item.key if self.item is not None else ""
        known = {item.key for item in self.items}
        self.items = list(event.items)
        keys = [item.key for item in self.items]
        back = [key for key in keys if key not in known] if self._went_back else []
        wanted = back[0] if back else here
        self._went_back = self._loading = False
        stood = self.row_stood_on()
        self.show_items(keys.index(wanted) if wanted in keys else self.lines.cursor if stood is None else stood)
        self.stood_again()

    def _taken_back(self, told: Sequence[str]) -> None:
        """Go to the question that is open again."""
        self._went_back = True
        super()._taken_back(told)

    def choose_kind(self, kind: str) -> None:
        """Go through the questions of one kind, or of all (empty)."""
        self._kind = _known(kind)
        self.items = []
        self.action_refresh_page()
        self.show_items(0)

    def settled(self, items: Sequence[ReviewItem]) -> None:
        """Questions are answered: they are open no more, and the next one comes up."""
        cursor, gone = self.lines.cursor, {item.key for item in items}
        self.items = [item for item in self.items if item.key not in gone]
        counts = dict(self.counts)
        for item in items:
            counts[item.kind] = max(0, counts.get(item.kind, 0) - 1)
        self.counts = counts
        self.show_items(cursor)

    # -- showing -------------------------------------------------------------------------------------------------------

    def show_items(self, cursor: int) -> None:
        """Show the list as it is now, with the cursor on one of its rows."""
        self.lines.show(len(self.items), self.items, cursor=cursor)
        if not self.items:
            self.query_one(QuestionCard).show(None, empty=self._emptiness())
            self.reading.clear()
        self.show_place()

    def questions_counted(self) -> None:
        """Say how many there are."""
        if not self.items:
            self.query_one(QuestionCard).show(None, empty=self._emptiness())
        self.show_place()

    def _left(self) -> int | None:
        """How many questions of all kinds there are, None until they are counted."""
        return sum(self.counts.values()) if len(self.counts) == len(REVIEW_KINDS) else None

    def _emptiness(self) -> str:
        if self._loading:
            return "…"
        if self._kind is not None and self._left() != 0:
            return tr("No questions of this kind are left. f chooses another kind.")
        return tr("No questions are left: everything the program was not sure of is decided.")

    def show_place(self) -> None:
        """Also say in the frame of the question which kind it is."""
        super().show_place()
        card = self.query_one(QuestionCard)
        item = self.item
        card.border_title = plain(kind_name("question", item.kind) if item is not None else tr("Review"))

    @on(QuestionList.Highlighted, "#list")
    def _resting(self, event: QuestionList.Highlighted) -> None:
        self._place = 0
        self._show_question(event.row)

    def _show_question(self, item: ReviewItem) -> None:
        self.query_one(QuestionCard).show(item, self._place)
        self.show_place()
        if item.evidence:
            self.preview(self._evidence(item))

    @on(QuestionList.Opened, "#list")
    def _opened(self, event: QuestionList.Opened) -> None:
        if event.row.evidence:
            self.go_to_evidence(self._evidence(event.row))

    def _evidence(self, item: ReviewItem) -> Evidence:
        place = item.evidence[self._place % len(item.evidence)]
        return Evidence(place.article, (place.span,))

    def action_evidence(self) -> None:
        """Show the next place the question is about."""
        item = self.item
        if item is not None and item.evidence:
            self._place = (self._place + 1) % len(item.evidence)
            self._show_question(item)


def _known(kind: str) -> ReviewKind | None:
    return next((known for known in REVIEW_KINDS if known == kind), None)
