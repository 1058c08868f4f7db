"""The review queue: questions one after another, each settled by one key."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from archive.decisions.review import REVIEW_KINDS, Choice, ReviewItem
from tui.actions.table import bindings
from tui.archive_access.thread import ArchiveThread
from tui.corrections.correction import Correction, quoted
from tui.corrections.questions import worded
from tui.safe_text import plain
from tui.screens.choices import Answer, ChoiceScreen, lettered
from tui.screens.questions import QuestionsScreen
from tui.travel.destinations import ReviewPage, WhyPage
from tui.wording import formats
from tui.wording.kind_names import kind_name
from tui.wording.translation import tr


class ReviewScreen(QuestionsScreen):
    """Answers the questions it shows.

    Args:
        fetching: the thread that reads articles for it.
        kind: of questions, empty for all.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]
    CSS = """
    ReviewScreen.-narrow #card { height: 8; }
    """

    def __init__(self, fetching: ArchiveThread, kind: str = "") -> None:
        super().__init__(fetching, kind)
        self._last_answer = ""

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
        chosen = [(item, choice) for item in self.items[first : first + count] if (choice := _choice(item, answer))]
        if not chosen:
            self.say(tr("This question has no such answer."))
            return
        self._last_answer = answer
        proposals = tuple(proposal for _, choice in chosen for proposal in choice.proposals)
        item, choice = chosen[0]
        more = f" (+ {len(chosen) - 1})" if len(chosen) > 1 else ""
        self.settled([one for one, _ in chosen])
        self.decide(Correction(proposals, f"{quoted(item.title)}: {worded(choice.label)}{more}"))

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
        skipped = self.items[first : first + count]
        self.items = [*self.items[:first], *self.items[first + count :], *skipped]
        self.show_items(first)

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
            number = formats.number(self.counts[kind]) if kind in self.counts else "…"
            answers.append(Answer(key, kind, f"{kind_name('question', kind)} · {number}"))

        def chosen(kind: str | None) -> None:
            if kind is not None:
                self.destination = ReviewPage(kind)
                self.post_message(self.Here(self.destination, new=True))
                self.choose_kind(kind)

        self.app.push_screen(ChoiceScreen(plain(tr("Which questions?")), answers), chosen)

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
