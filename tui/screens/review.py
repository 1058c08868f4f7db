"""The review queue: questions one after another, each settled by one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message

from archive.decisions.review import REVIEW_KINDS, Choice, ReviewItem, ReviewKind, review_counts, review_queue
from tui import formats
from tui.actions.table import bindings
from tui.archive_thread import ArchiveThread, Holdings
from tui.corrections.correction import Correction, quoted
from tui.corrections.questions import worded
from tui.destinations import ReviewPage, WhyPage
from tui.dossiers.line import Evidence
from tui.kind_names import kind_name
from tui.safe_text import plain
from tui.screens.choices import Answer, ChoiceScreen, lettered
from tui.screens.evidence_screen import EvidenceScreen
from tui.translation import tr, trn
from tui.widgets.correcting_pane import CorrectingPane
from tui.widgets.key_bar import KeyBar
from tui.widgets.question_list import QuestionCard, QuestionList
from tui.widgets.top_line import TopLine

_LOADED = 200


class ReviewScreen(EvidenceScreen):
    """The question under the cursor in full, over the list of questions and the article it is about.

    Args:
        fetching: the thread that reads for it.
        kind: of questions, empty for all.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]
    CSS = """
    ReviewScreen {
        #panes { height: 1fr; }
        #card { margin: 0; }
    }
    ReviewScreen.-narrow #card { height: 8; }
    """

    @dataclass(eq=False)
    class Loaded(Message):
        """Questions came from the archive, and how many of each kind there are."""

        token: int
        items: Sequence[ReviewItem]
        counts: dict[ReviewKind, int]

    def __init__(self, fetching: ArchiveThread, kind: str = "") -> None:
        super().__init__(fetching)
        self._kind: ReviewKind | None = next((known for known in REVIEW_KINDS if known == kind), None)
        self._items: list[ReviewItem] = []
        self._counts: dict[ReviewKind, int] = {}
        self._load_token = 0
        self._loading = False
        self._went_back = False
        self._place = 0
        self._last_answer = ""

    def compose(self) -> ComposeResult:
        """Top line, the question over the list and the article, key bar."""
        yield TopLine()
        yield QuestionCard(id="card")
        with Horizontal(id="panes"):
            yield QuestionList(id="list")
            yield CorrectingPane(id="reading")
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask for the questions."""
        self.action_refresh_page()

    def way_here(self) -> Sequence[str]:
        """The main screen, then this one."""
        return [tr("Articles"), tr("Review")]

    def list_title(self) -> str:
        """How many questions there are, and of which kind."""
        number = self._counts.get(self._kind, 0) if self._kind is not None else self._left()
        total = trn("{number} question", "{number} questions", number).format(number=formats.number(number))
        return f"{total}: {kind_name('question', self._kind)}" if self._kind else total

    @property
    def item(self) -> ReviewItem | None:
        """The question under the cursor."""
        return self.lines.selected

    # -- loading -------------------------------------------------------------------------------------------------------

    def action_refresh_page(self) -> None:
        """Ask for the questions anew."""
        self._load_token += 1
        self._loading = True
        token, kind = self._load_token, self._kind

        def job(holdings: Holdings) -> Message:
            items = review_queue(holdings.archive, kind, limit=_LOADED)
            return self.Loaded(token, items, review_counts(holdings.archive))

        self.fetch(job)

    def archive_changed(self) -> None:
        """Ask for the questions anew, and read the open article again."""
        super().archive_changed()
        self.action_refresh_page()

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        if event.token != self._load_token:
            return
        here = self.item.key if self.item is not None else ""
        known = {item.key for item in self._items}
        self._items, self._counts = list(event.items), event.counts
        keys = [item.key for item in self._items]
        back = [key for key in keys if key not in known] if self._went_back else []
        wanted = back[0] if back else here
        self._went_back = self._loading = False
        self._show(keys.index(wanted) if wanted in keys else self.lines.cursor)

    def _taken_back(self, told: Sequence[str]) -> None:
        """Go to the question that is open again."""
        self._went_back = True
        super()._taken_back(told)

    def _show(self, cursor: int) -> None:
        self.lines.show(len(self._items), self._items, cursor=cursor)
        if not self._items:
            self.query_one(QuestionCard).show(None, empty=self._emptiness())
            self.reading.clear()
        self.show_place()

    def _left(self) -> int:
        """How many questions of all kinds there are."""
        return sum(number for number in self._counts.values())

    def _emptiness(self) -> str:
        if self._loading:
            return "…"
        if self._kind is not None and self._left():
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
            place = item.evidence[self._place % len(item.evidence)]
            self.preview(Evidence(place.article, (place.span,)))

    @on(QuestionList.Opened, "#list")
    def _opened(self, event: QuestionList.Opened) -> None:
        item: ReviewItem = event.row
        if item.evidence:
            place = item.evidence[self._place % len(item.evidence)]
            self.go_to_evidence(Evidence(place.article, (place.span,)))

    # -- answering -----------------------------------------------------------------------------------------------------

    def _answer(self, answer: str, count: int = 1) -> None:
        """Answer the question under the cursor, and those after it as far as a count goes, as one step.

        Args:
            answer: `yes`, `no`, or the number of one of the others.
            count: how many questions.
        """
        if self.only_read:
            self.say_only_read()
            return
        first = self.lines.cursor
        chosen = [(item, choice) for item in self._items[first : first + count] if (choice := _choice(item, answer))]
        if not chosen:
            self.say(tr("This question has no such answer."))
            return
        self._last_answer = answer
        proposals = tuple(proposal for _, choice in chosen for proposal in choice.proposals)
        item, choice = chosen[0]
        more = f" (+ {len(chosen) - 1})" if len(chosen) > 1 else ""
        said = f"{quoted(item.title)}: {worded(choice.label)}{more}"
        self._settle(Correction(proposals, said), [one for one, _ in chosen])

    def _settle(self, correction: Correction, items: Sequence[ReviewItem]) -> None:
        """Have questions decided; the next one comes up at once."""
        gone = {item.key for item in items}
        cursor = self.lines.cursor
        self._items = [item for item in self._items if item.key not in gone]
        for item in items:
            self._counts[item.kind] = max(0, self._counts.get(item.kind, 0) - 1)
        self._show(cursor)
        self.decide(correction)

    def action_yes(self, count: int = 1) -> None:
        """The suggestion is right."""
        self._answer("yes", count)

    def action_no(self, count: int = 1) -> None:
        """It is not."""
        self._answer("no", count)

    def action_repeat(self, count: int = 1) -> None:
        """Answer as before."""
        if self._last_answer:
            self._answer(self._last_answer, count)
        else:
            self.say(tr("Nothing was answered yet that could be repeated."))

    def action_skip(self, count: int = 1) -> None:
        """Leave questions for later: they go behind all others."""
        first = self.lines.cursor
        skipped = self._items[first : first + count]
        self._items = [*self._items[:first], *self._items[first + count :], *skipped]
        self._show(first)

    def action_other(self) -> None:
        """Choose another answer; see both sides of two names that may be one."""
        item = self.item
        if item is None:
            return
        if item.kind == "merge":
            self._see_both(item)
            return
        if not item.others:
            self.say(tr("This question has no other answers."))
            return
        answers = lettered([(str(number), worded(choice.label)) for number, choice in enumerate(item.others)])

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self._answer(answer)

        self.app.push_screen(ChoiceScreen(plain(worded(item.question)), answers), chosen)

    def _see_both(self, item: ReviewItem) -> None:
        proposal = item.yes.proposals[0]
        if self.only_read:
            self.say_only_read()
        else:
            self.show_merge(proposal.target.entity, str(proposal.value["into"]))

    def action_kind(self) -> None:
        """Choose which kind of questions to go through."""
        answers = [Answer("a", "", tr("all kinds"))]
        for key, kind in zip("bcdefghi", REVIEW_KINDS, strict=True):
            number = formats.number(self._counts.get(kind, 0))
            answers.append(Answer(key, kind, f"{kind_name('question', kind)} · {number}"))

        def chosen(kind: str | None) -> None:
            if kind is not None:
                self._kind = next((known for known in REVIEW_KINDS if known == kind), None)
                self.destination = ReviewPage(kind)
                self.post_message(self.Here(self.destination, new=True))
                self._loading, self._items = True, []
                self._show(0)
                self.action_refresh_page()

        self.app.push_screen(ChoiceScreen(plain(tr("Which questions?")), answers), chosen)

    def action_evidence(self) -> None:
        """Show the next place the question is about."""
        item = self.item
        if item is not None and item.evidence:
            self._place = (self._place + 1) % len(item.evidence)
            self._show_question(item)

    def action_why(self) -> None:
        """Show why the program thinks so, and who decided what about it."""
        item = self.item
        if item is None:
            return
        target = next((p.target for p in item.yes.proposals if p.target.article and p.target.exact), None)
        if target is not None:
            self.go_to(WhyPage(target))
        else:
            self.say(worded(item.why))


def _choice(item: ReviewItem, answer: str) -> Choice | None:
    """An answer of a question; None where it has no such answer."""
    if answer == "yes":
        return item.yes
    if answer == "no":
        return item.no
    return item.others[int(answer)] if int(answer) < len(item.others) else None
