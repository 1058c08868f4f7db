"""What is asked about words that nothing was found in, before they are marked as a name, a date or a quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.article_text.stretch import said_in
from tui.corrections.correction import quoted
from tui.corrections.of_findings import marked
from tui.safe_text import plain
from tui.screens.choices import Answer, ChoiceScreen
from tui.screens.finding_questions import KINDS, ask_date
from tui.screens.naming import ask_speaker, ask_whose
from tui.widgets.correcting_pane import CorrectingPane
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.decisions.decision import TargetKind
    from archive.records import ArticleRecord, Span
    from tui.corrections.new_entities import Named
    from tui.screens.archive_screen import ArchiveScreen


@dataclass(frozen=True, slots=True)
class Marking:
    """Asks about one stretch of words.

    Attributes:
        screen: asks.
        article: where the words stand.
        span: which words.
    """

    screen: ArchiveScreen
    article: ArticleRecord
    span: Span

    @property
    def _words(self) -> str:
        return self.article.text[slice(*self.span)]

    def ask(self) -> None:
        """Ask what the words are, then what else has to be known."""
        answers = [
            Answer("p", "person", tr("the name of a person")),
            Answer("c", "place", tr("the name of a city or place")),
            Answer("o", "organisation", tr("the name of an organisation")),
            Answer("d", "date", tr("a date")),
            Answer("s", "direct", tr("something said, word for word")),
            Answer("r", "indirect", tr("something said, reported in other words")),
        ]

        def chosen(answer: str | None) -> None:
            if answer in ("direct", "indirect"):
                self._quote(answer)
            elif answer == "date":
                ask_date(
                    self.screen,
                    self._words,
                    lambda date: self._mark("date", self.span, {"date": {**date, "kind": "other"}}),
                )
            for _, kind in KINDS:
                if kind == answer:
                    self._name(kind)

        self.screen.app.push_screen(ChoiceScreen(plain(quoted(self._words)), answers), chosen)

    def _name(self, kind: TargetKind) -> None:
        ask_whose(self.screen, kind, quoted(self._words), lambda named: self._mark(kind, self.span, _value(named)))

    def _quote(self, form: str) -> None:
        said = said_in(self.article.text, self.span)
        ask_speaker(
            self.screen,
            self.article,
            self.span[0],
            lambda named: self._mark("quote", said, {"type": form} | _value(named)),
        )

    def _mark(self, kind: TargetKind, span: Span, value: dict[str, object]) -> None:
        self.screen.query_one(CorrectingPane).action_leave_stretch()
        self.screen.decide(marked(self.article, kind, span, value))


def _value(named: Named | None) -> dict[str, object]:
    return named.value() if named is not None else {}
