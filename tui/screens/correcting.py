"""A screen on which what is shown can be corrected: what its keys do, and asking for what they leave open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on

from archive.on_demand import on_demand
from tui.archive_access.thread import ArchiveThread
from tui.article_text.findings import Finding, findings_of, target_of
from tui.screens.article_work import ArticleWork
from tui.screens.entity_correcting import EntityCorrecting
from tui.widgets.correcting_pane import CorrectingPane
from tui.widgets.quote_list import QuoteList
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive import records
    from archive.decisions import decision
    from archive.records import ArticleRecord, EntityRecord
    from tui.corrections import correction, of_findings
    from tui.screens import finding_questions, marking
    from tui.travel import destinations
    from tui.wording import kind_names
else:
    decision = on_demand("archive.decisions.decision")
    records = on_demand("archive.records")
    correction = on_demand("tui.corrections.correction")
    of_findings = on_demand("tui.corrections.of_findings")
    destinations = on_demand("tui.travel.destinations")
    kind_names = on_demand("tui.wording.kind_names")
    finding_questions = on_demand("tui.screens.finding_questions")
    marking = on_demand("tui.screens.marking")


class CorrectingScreen(EntityCorrecting, ArticleWork):
    """A screen with an open article that can be corrected."""

    _last: of_findings.OnFinding | None = None
    """What was done to a finding last, for repeating."""

    def __init__(self, fetching: ArchiveThread) -> None:
        super().__init__(fetching)
        self._ahead: list[tuple[str, int]] = []
        """Keys, with their counts, that were pressed while something was being decided."""

    @on(CorrectingPane.Correct)
    def _correct(self, event: CorrectingPane.Correct) -> None:
        event.stop()
        if self.deciding:
            self._ahead.append((event.what, len(event.findings)))
        else:
            self._do(event.what, event.article, event.findings)

    def shown_again(self) -> None:
        """Go on with the keys that were pressed meanwhile, each on what the cursor is on then."""
        super().shown_again()
        if self._ahead:
            self.query_one(CorrectingPane).action_correct(*self._ahead.pop(0))

    @on(QuoteList.Correct)
    def _correct_quote(self, event: QuoteList.Correct) -> None:
        event.stop()
        article, uid = self.open_article, event.quote.uid
        found = findings_of(article) if article is not None else ()
        quote = next(
            (one for one in found if isinstance(one.found, records.QuoteRecord) and one.found.uid == uid), None
        )
        if article is None or quote is None:
            self.say(tr("Its article is not open yet: wait a moment."))
        else:
            self._do(event.what, article, (quote,))

    def _do(self, key: str, article: ArticleRecord, findings: Sequence[Finding]) -> None:
        """What a key of correction does."""
        first = findings[0]
        match key:
            case "why":
                self.go_to(destinations.WhyPage(target_of(article, first)))
            case "open":
                self._open(first)
            case _ if self.only_read:
                self.say_only_read()
            case "confirm":
                self._apply(of_findings.Confirm(), article, findings)
            case "reject":
                self._apply(of_findings.Reject(), article, findings)
            case "repeat" if self._last is not None:
                self._apply(self._last, article, findings)
            case "repeat":
                self.say(tr("Nothing was corrected yet that could be repeated."))
            case "merge" | "apart" | "split":
                self._about_entity(key, article, first)
            case _:
                self._ask(key, article, first)

    def _ask(self, key: str, article: ArticleRecord, finding: Finding) -> None:
        """What a key of correction asks, where the finding is of a kind that it is for."""
        for_names = key in ("scoped", "link")
        if for_names and finding.kind not in decision.NAMES:
            self.say(tr("This is for names only."))
        elif key == "speaker" and finding.kind != "quote":
            self.say(tr("This is for quotes only."))
        else:
            ask = finding_questions.FindingQuestions(
                self, article, finding, lambda on_finding: self._apply(on_finding, article, (finding,))
            )
            {"scoped": ask.scoped, "link": ask.link, "rename": ask.rename, "speaker": ask.speaker}[key]()

    def _apply(self, on_finding: of_findings.OnFinding, article: ArticleRecord, findings: Sequence[Finding]) -> None:
        """Do the same to some findings as one step, and remember it."""
        made = [one for finding in findings if (one := on_finding(article, finding)) is not None]
        if not made:
            self.say(
                tr("That cannot be done to {what}.").format(what=kind_names.kind_name("finding", findings[0].kind))
            )
            return
        self._last = on_finding
        self.decide(correction.together(made))
        pane = self.query_one(CorrectingPane)
        if isinstance(on_finding, of_findings.Confirm) and pane.finding == findings[0]:
            pane.go_on(len(findings))

    def _open(self, finding: Finding) -> None:
        if finding.entity is not None:
            self.go_to(destinations.EntityPage(finding.entity))
        else:
            self.say(tr("It has no page: nobody knows whose name it is."))

    def _about_entity(self, key: str, article: ArticleRecord, finding: Finding) -> None:
        """Keys that are about the one a finding stands for."""
        if finding.entity is None:
            self.say(tr("Nobody knows whose name it is: l says whose."))
            return
        if key == "split":
            words = finding.words if finding.kind in decision.NAMES else ""
            self.with_entity(finding.entity, lambda entity: self.ask_split(entity, words, article.uid))
        else:
            asks: dict[str, Callable[[EntityRecord], None]] = {"merge": self.ask_merge, "apart": self.ask_apart}
            self.with_entity(finding.entity, asks[key])

    @on(CorrectingPane.WordsChosen)
    def _words_chosen(self, event: CorrectingPane.WordsChosen) -> None:
        event.stop()
        if self.only_read:
            self.say_only_read()
        else:
            marking.Marking(self, event.article, event.span).ask()
