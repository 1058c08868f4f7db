"""A screen on which what is shown can be corrected: asks for what a key leaves open, and has it decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from archive.results import FacetValue
from tui.archive_thread import ArchiveThread, Holdings
from tui.findings import Finding, findings_of, target_of
from tui.on_demand import on_demand
from tui.safe_text import plain
from tui.screens.article_work import ArticleWork
from tui.screens.entity_correcting import EntityCorrecting
from tui.translation import tr
from tui.widgets.correcting_pane import CorrectingPane
from tui.widgets.quote_list import QuoteList

if TYPE_CHECKING:
    from archive import errors, records
    from archive.decisions import decision
    from archive.records import ArticleRecord, EntityRecord, Span
    from tui import destinations, gathering, kind_names, stretch
    from tui.corrections import correction, new_entities, of_findings
    from tui.screens import choices, prompt
else:
    decision = on_demand("archive.decisions.decision")
    errors = on_demand("archive.errors")
    records = on_demand("archive.records")
    correction = on_demand("tui.corrections.correction")
    new_entities = on_demand("tui.corrections.new_entities")
    of_findings = on_demand("tui.corrections.of_findings")
    destinations = on_demand("tui.destinations")
    gathering = on_demand("tui.gathering")
    kind_names = on_demand("tui.kind_names")
    choices = on_demand("tui.screens.choices")
    prompt = on_demand("tui.screens.prompt")
    stretch = on_demand("tui.stretch")

NOBODY = "nobody"
_KIND_KEYS: tuple[tuple[str, decision.TargetKind], ...] = (("p", "person"), ("c", "place"), ("o", "organisation"))


class CorrectingScreen(EntityCorrecting, ArticleWork):
    """A screen with an open article that can be corrected."""

    _last: of_findings.OnFinding | None = None
    """What was done to a finding last, for repeating."""

    def __init__(self, fetching: ArchiveThread) -> None:
        super().__init__(fetching)
        self._ahead: list[tuple[str, int]] = []
        """Keys, with their counts, that were pressed while something was being decided."""

    # -- findings ------------------------------------------------------------------------------------------------------

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
            asks = {
                "scoped": self._ask_scoped,
                "link": self._ask_link,
                "rename": self._ask_rename,
                "speaker": self._ask_speaker,
            }
            asks[key](article, finding)

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

    def _ask_scoped(self, article: ArticleRecord, finding: Finding) -> None:
        words, name = correction.quoted(finding.words), of_findings.what(finding)
        answers = [
            choices.Answer(
                "n", "reject article", tr("wrong in this article: {words} is no such name").format(words=words)
            ),
            choices.Answer("N", "reject everywhere", tr("wrong everywhere, also in articles to come")),
            choices.Answer("y", "confirm article", tr("right in this article: {what}").format(what=name)),
            choices.Answer("Y", "confirm everywhere", tr("right everywhere")),
        ]

        def chosen(answer: str | None) -> None:
            verb, _, where = (answer or "").partition(" ")
            scope: decision.Scope = "article" if where == "article" else "everywhere"
            if answer:
                self._apply(
                    of_findings.Reject(scope) if verb == "reject" else of_findings.Confirm(scope), article, (finding,)
                )

        self.app.push_screen(choices.ChoiceScreen(plain(words), answers), chosen)

    def _ask_link(self, article: ArticleRecord, finding: Finding) -> None:
        """Whose name it is, then where that holds."""
        nobody = FacetValue(NOBODY, tr("nobody who is known"), 0)

        def job(holdings: Holdings) -> Sequence[FacetValue]:
            return [nobody, *gathering.everybody(holdings, finding.kind)]

        def picked(value: FacetValue) -> None:
            self._ask_scope(
                finding, lambda scope: self._apply(of_findings.Link(named(value), scope), article, (finding,))
            )

        title = plain(tr("Whose name is {words}?").format(words=correction.quoted(finding.words)))
        self.pick(title, job, picked, partial(new_entities.typed_entity, finding.kind), tr("new"))

    def _ask_scope(self, finding: Finding, then: Callable[[decision.Scope], object]) -> None:
        scopes: list[tuple[str, decision.Scope, str]] = [
            ("h", "this", tr("here")),
            ("a", "article", tr("in this article")),
            ("e", "everywhere", tr("everywhere, also in articles to come")),
        ]
        answers = [choices.Answer(key, scope, label) for key, scope, label in scopes]

        def chosen(answer: str | None) -> None:
            for _, scope, _ in scopes:
                if scope == answer:
                    then(scope)

        self.app.push_screen(
            choices.ChoiceScreen(plain(tr("Where? {words}").format(words=correction.quoted(finding.words))), answers),
            chosen,
        )

    def _ask_rename(self, article: ArticleRecord, finding: Finding) -> None:
        """Another kind, another date, or another name for the one it stands for."""
        if finding.kind == "date":
            self._ask_date(article, finding)
            return
        if finding.kind == "quote":
            self.say(tr("S changes who said it."))
            return
        answers = [
            choices.Answer(
                key, f"this {kind}", tr("it is {what}, here").format(what=kind_names.kind_name("finding", kind))
            )
            for key, kind in _KIND_KEYS
            if kind != finding.kind
        ]
        answers += [
            choices.Answer(
                key.upper(),
                f"everywhere {kind}",
                tr("it is {what}, everywhere").format(what=kind_names.kind_name("finding", kind)),
            )
            for key, kind in _KIND_KEYS
            if kind != finding.kind
        ]
        if finding.entity is not None:
            answers += self.renaming_answers()

        def chosen(answer: str | None) -> None:
            where, _, kind = (answer or "").partition(" ")
            for _, wanted in _KIND_KEYS:
                if wanted == kind:
                    scope: decision.Scope = "this" if where == "this" else "everywhere"
                    self._apply(of_findings.Retype(wanted, scope), article, (finding,))
                    return
            if answer and finding.entity is not None:
                self.with_entity(finding.entity, lambda entity: self.rename_by(answer, entity))

        self.app.push_screen(choices.ChoiceScreen(plain(of_findings.what(finding)), answers), chosen)

    def _ask_date(self, article: ArticleRecord, finding: Finding) -> None:
        title = tr("What does {words} mean? (2013, 2013-12, 2013-12-06, winter-2013, 2013/..)")

        def typed(answer: str | None) -> None:
            if answer is not None:
                self.with_date(answer, lambda meaning: self._apply(of_findings.SetDate(meaning), article, (finding,)))

        edtf = getattr(finding.found, "edtf", "")
        self.app.push_screen(
            prompt.PromptScreen(plain(title.format(words=correction.quoted(finding.words))), edtf), typed
        )

    def with_date(self, typed: str, then: Callable[[dict[str, object]], object]) -> None:
        """Go on with what a date means that was typed, or say what is wrong with it."""
        from archive.decisions.date_meaning import date_meaning  # noqa: PLC0415 - with the first date that is typed

        try:
            meaning = date_meaning(typed)
        except errors.ArchiveError as error:
            self.say(str(error), "warning")
        else:
            then(meaning)

    def _ask_speaker(self, article: ArticleRecord, finding: Finding) -> None:
        self._pick_speaker(
            article, finding.start, lambda speaker: self._apply(of_findings.Speaker(speaker), article, (finding,))
        )

    def _pick_speaker(
        self, article: ArticleRecord, offset: int, then: Callable[[new_entities.Named | None], object]
    ) -> None:
        """Ask who said something: the persons named near it first."""
        nobody = FacetValue(NOBODY, tr("unknown speaker"), 0)

        def job(holdings: Holdings) -> Sequence[FacetValue]:
            near = gathering.persons_near(article, offset)
            keys = {value.key for value in near}
            others = [value for value in gathering.everybody(holdings, "person") if value.key not in keys]
            return [*near, nobody, *others, *gathering.everybody(holdings, "organisation")]

        self.pick(
            plain(tr("Who said it?")),
            job,
            lambda value: then(named(value)),
            partial(new_entities.typed_entity, "person"),
            tr("new"),
        )

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

    # -- what was missed -----------------------------------------------------------------------------------------------

    @on(CorrectingPane.WordsChosen)
    def _words_chosen(self, event: CorrectingPane.WordsChosen) -> None:
        event.stop()
        if self.only_read:
            self.say_only_read()
            return
        article, span = event.article, event.span
        answers = [
            choices.Answer("p", "person", tr("the name of a person")),
            choices.Answer("c", "place", tr("the name of a city or place")),
            choices.Answer("o", "organisation", tr("the name of an organisation")),
            choices.Answer("d", "date", tr("a date")),
            choices.Answer("s", "direct", tr("something said, word for word")),
            choices.Answer("r", "indirect", tr("something said, reported in other words")),
        ]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self._ask_marked(article, span, answer)

        self.app.push_screen(
            choices.ChoiceScreen(plain(correction.quoted(article.text[slice(*span)])), answers), chosen
        )

    def _ask_marked(self, article: ArticleRecord, span: Span, answer: str) -> None:
        """What else has to be known about marked words, then mark them."""
        words = article.text[slice(*span)]
        if answer in ("direct", "indirect"):
            said = stretch.said_in(article.text, span)
            self._pick_speaker(
                article,
                span[0],
                lambda who: self._mark(article, "quote", said, {"type": answer} | (who.value() if who else {})),
            )
        elif answer == "date":

            def typed(meaning: str | None) -> None:
                if meaning is not None:
                    self.with_date(
                        meaning, lambda date: self._mark(article, "date", span, {"date": {**date, "kind": "other"}})
                    )

            title = tr("What does {words} mean? (2013, 2013-12, 2013-12-06, winter-2013, 2013/..)")
            self.app.push_screen(prompt.PromptScreen(plain(title.format(words=correction.quoted(words)))), typed)
        else:
            kind: decision.TargetKind = (
                "place" if answer == "place" else "person" if answer == "person" else "organisation"
            )
            nobody = FacetValue(NOBODY, tr("nobody who is known"), 0)

            def job(holdings: Holdings) -> Sequence[FacetValue]:
                return [nobody, *gathering.everybody(holdings, kind)]

            def picked(value: FacetValue) -> None:
                who = named(value)
                self._mark(article, kind, span, who.value() if who else {})

            self.pick(
                plain(tr("Whose name is {words}?").format(words=correction.quoted(words))),
                job,
                picked,
                partial(new_entities.typed_entity, kind),
                tr("new"),
            )

    def _mark(self, article: ArticleRecord, kind: decision.TargetKind, span: Span, value: dict[str, object]) -> None:
        self.query_one(CorrectingPane).action_leave_stretch()
        self.decide(of_findings.marked(article, kind, span, value))


def named(value: FacetValue) -> new_entities.Named | None:
    """Whom a value stands for; nobody for the value that says so. One without articles may have to be made."""
    return None if value.key == NOBODY else new_entities.Named(value.key, value.label, new=value.count == 0)
