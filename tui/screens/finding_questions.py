"""What is asked about a finding before it is corrected: where that holds, whose name it is, what it means instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.decisions.date_meaning import date_meaning
from archive.errors import ArchiveError
from tui.corrections.correction import quoted
from tui.corrections.of_findings import Confirm, Link, OnFinding, Reject, Retype, SetDate, Speaker, what
from tui.safe_text import plain
from tui.screens.choices import Answer, ChoiceScreen
from tui.screens.naming import ask_speaker, ask_whose
from tui.screens.prompt import PromptScreen
from tui.wording.complaints import complaint_words
from tui.wording.kind_names import kind_name
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.decisions.decision import Scope, TargetKind
    from archive.records import ArticleRecord
    from tui.article_text.findings import Finding
    from tui.screens.archive_screen import ArchiveScreen
    from tui.screens.entity_correcting import EntityCorrecting

KINDS: tuple[tuple[str, TargetKind], ...] = (("p", "person"), ("c", "place"), ("o", "organisation"))
"""Kinds of names with their letters among the answers."""


@dataclass(frozen=True, slots=True)
class FindingQuestions:
    """Asks about one finding.

    Attributes:
        screen: asks.
        article: where the finding stands.
        finding: which.
        apply: does what was answered.
    """

    screen: EntityCorrecting
    article: ArticleRecord
    finding: Finding
    apply: Callable[[OnFinding], object]

    def scoped(self) -> None:
        """Whether it is right or wrong, and where."""
        words = quoted(self.finding.words)
        answers = [
            Answer("n", "reject article", tr("wrong in this article: {words} is no such name").format(words=words)),
            Answer("N", "reject everywhere", tr("wrong everywhere, also in articles to come")),
            Answer("y", "confirm article", tr("right in this article: {what}").format(what=what(self.finding))),
            Answer("Y", "confirm everywhere", tr("right everywhere")),
        ]

        def chosen(answer: str | None) -> None:
            verb, _, where = (answer or "").partition(" ")
            scope: Scope = "article" if where == "article" else "everywhere"
            if answer:
                self.apply(Reject(scope) if verb == "reject" else Confirm(scope))

        self.screen.app.push_screen(ChoiceScreen(plain(words), answers), chosen)

    def link(self) -> None:
        """Whose name it is, then where that holds."""
        ask_whose(
            self.screen,
            self.finding.kind,
            quoted(self.finding.words),
            lambda named: self._scope(lambda scope: self.apply(Link(named, scope))),
        )

    def _scope(self, then: Callable[[Scope], object]) -> None:
        scopes: list[tuple[str, Scope, str]] = [
            ("h", "this", tr("here")),
            ("a", "article", tr("in this article")),
            ("e", "everywhere", tr("everywhere, also in articles to come")),
        ]
        answers = [Answer(key, scope, label) for key, scope, label in scopes]

        def chosen(answer: str | None) -> None:
            for _, scope, _ in scopes:
                if scope == answer:
                    then(scope)

        question = tr("Where? {words}").format(words=quoted(self.finding.words))
        self.screen.app.push_screen(ChoiceScreen(plain(question), answers), chosen)

    def rename(self) -> None:
        """Another kind, another date, or another name for the one it stands for."""
        if self.finding.kind == "date":
            edtf = getattr(self.finding.found, "edtf", "")
            ask_date(self.screen, self.finding.words, lambda meaning: self.apply(SetDate(meaning)), edtf)
        elif self.finding.kind == "quote":
            self.screen.say(tr("S changes who said it."))
        else:
            self._kind_or_name()

    def _kind_or_name(self) -> None:
        others = [(key, kind) for key, kind in KINDS if kind != self.finding.kind]
        here, everywhere = tr("it is {what}, here"), tr("it is {what}, everywhere")
        answers = [
            *(Answer(key, f"this {kind}", here.format(what=kind_name("finding", kind))) for key, kind in others),
            *(Answer(key.upper(), f"everywhere {kind}", everywhere.format(what=kind_name("finding", kind)))
              for key, kind in others),
        ]  # fmt: skip
        entity = self.finding.entity
        if entity is not None:
            answers += self.screen.renaming_answers()

        def chosen(answer: str | None) -> None:
            where, _, kind = (answer or "").partition(" ")
            for _, wanted in KINDS:
                if wanted == kind:
                    self.apply(Retype(wanted, "this" if where == "this" else "everywhere"))
                    return
            if answer and entity is not None:
                self.screen.with_entity(entity, lambda found: self.screen.rename_by(answer, found))

        self.screen.app.push_screen(ChoiceScreen(plain(what(self.finding)), answers), chosen)

    def speaker(self) -> None:
        """Who said it."""
        ask_speaker(self.screen, self.article, self.finding.start, lambda named: self.apply(Speaker(named)))


def ask_date(screen: ArchiveScreen, words: str, then: Callable[[dict[str, object]], object], edtf: str = "") -> None:
    """Ask what a date means, and go on with it, or say what is wrong with what was typed.

    Args:
        screen: asks.
        words: of the date.
        then: is called with the meaning, as decisions have it.
        edtf: what it means now, empty when nothing does.
    """

    def typed(answer: str | None) -> None:
        if answer is None:
            return
        try:
            meaning = date_meaning(answer)
        except ArchiveError as error:
            screen.say(complaint_words(error), "warning")
        else:
            then(meaning)

    question = tr("What does {words} mean? (2013, 2013-12, 2013-12-06, winter-2013, 2013/..)")
    screen.app.push_screen(PromptScreen(plain(question.format(words=quoted(words))), edtf), typed)
