"""Decisions about names, dates and quotes where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from archive.decisions import targets
from archive.decisions.decision import Scope, TargetKind, Value
from archive.decisions.proposal import Proposal
from archive.records import ArticleRecord, MentionRecord, QuoteRecord, Span
from tui.article_text.findings import Finding, target_of, value_of
from tui.corrections.correction import Correction, quoted
from tui.corrections.new_entities import Named
from tui.wording.kind_names import kind_name
from tui.wording.translation import tr

OnFinding = Callable[[ArticleRecord, Finding], Correction | None]
"""What a key does to one finding; None when it cannot be done to one of its kind. Kept for repeating."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """It is as it was found."""

    scope: Scope = "this"

    def __call__(self, article: ArticleRecord, finding: Finding) -> Correction | None:
        """The decision."""
        scoped = isinstance(finding.found, MentionRecord)
        scope = self.scope if scoped else "this"
        value = value_of(finding) if scope == "this" else {}
        proposal = _scoped(article, finding, Proposal("confirm", target_of(article, finding), value), scope)
        said = tr("Confirmed {where}: {words} is {what}")
        return Correction(
            (proposal,), said.format(where=_where(scope), words=quoted(finding.words), what=what(finding))
        )


@dataclass(frozen=True, slots=True)
class Reject:
    """It is not what it was found to be."""

    scope: Scope = "this"

    def __call__(self, article: ArticleRecord, finding: Finding) -> Correction | None:
        """The decision."""
        scope = self.scope if isinstance(finding.found, MentionRecord) else "this"
        proposal = _scoped(article, finding, Proposal("reject", target_of(article, finding)), scope)
        said = tr("Rejected {where}: {words} is not {what}")
        return Correction(
            (proposal,),
            said.format(where=_where(scope), words=quoted(finding.words), what=kind_name("finding", finding.kind)),
        )


@dataclass(frozen=True, slots=True)
class Retype:
    """It is a name of another kind."""

    kind: TargetKind
    scope: Scope = "this"

    def __call__(self, article: ArticleRecord, finding: Finding) -> Correction | None:
        """The decision."""
        if not isinstance(finding.found, MentionRecord):
            return None
        proposal = Proposal("retype", target_of(article, finding), {"kind": self.kind})
        said = tr("{words} is {what} {where}")
        words = quoted(finding.words)
        return Correction(
            (_scoped(article, finding, proposal, self.scope),),
            said.format(words=words, what=kind_name("finding", self.kind), where=_where(self.scope)),
        )


@dataclass(frozen=True, slots=True)
class Link:
    """It is a name of somebody or something else, or of nobody who is known."""

    named: Named | None
    scope: Scope = "this"

    def __call__(self, article: ArticleRecord, finding: Finding) -> Correction | None:
        """The decision."""
        if not isinstance(finding.found, MentionRecord):
            return None
        target, words = target_of(article, finding), quoted(finding.words)
        if self.named is None:
            proposal = Proposal("unlink", target)
            said = tr("{words} is nobody who is known {where}").format(words=words, where=_where(self.scope))
        else:
            proposal = Proposal("link", target, self.named.value())
            said = tr("{words} is {label} {where}").format(
                words=words, label=self.named.label, where=_where(self.scope)
            )
        return Correction((_scoped(article, finding, proposal, self.scope),), said)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody said it, or nobody who is named."""

    named: Named | None

    def __call__(self, article: ArticleRecord, finding: Finding) -> Correction | None:
        """The decision."""
        if not isinstance(finding.found, QuoteRecord):
            return None
        value: dict[str, Any] = dict(targets.quote_value(finding.found))
        value |= self.named.value() if self.named is not None else {"entity": None}
        who = self.named.label if self.named is not None else tr("somebody unknown")
        said = tr("{words} was said by {who}").format(words=quoted(finding.words), who=who)
        return Correction((Proposal("speaker", target_of(article, finding), value),), said)


@dataclass(frozen=True, slots=True)
class SetDate:
    """It means another date."""

    meaning: Value

    def __call__(self, article: ArticleRecord, finding: Finding) -> Correction | None:
        """The decision."""
        if finding.kind != "date":
            return None
        said = tr("{words} means {date}").format(words=quoted(finding.words), date=self.meaning["edtf"])
        return Correction((Proposal("set", target_of(article, finding), {"date": dict(self.meaning)}),), said)


def marked(article: ArticleRecord, kind: TargetKind, span: Span, value: Value) -> Correction:
    """Something that was not found.

    Args:
        article: where.
        kind: what it is.
        span: its words.
        value: whose name, which date, what form of speech; see `Proposal`.
    """
    proposal = Proposal("mark", targets.of_words(article, kind, span), value)
    words = quoted(article.text[slice(*span)])
    return Correction((proposal,), tr("Marked {words} as {what}").format(words=words, what=kind_name("finding", kind)))


def what(finding: Finding) -> str:
    """What a finding was found to be, with whose name it is."""
    match finding.found:
        case MentionRecord(entity=uid, label=label) if uid is not None:
            return f"{kind_name('finding', finding.kind)}, {label}"
        case QuoteRecord(speaker_label=label) if label:
            return tr("a quote by {who}").format(who=label)
    return kind_name("finding", finding.kind)


def _where(scope: Scope) -> str:
    return {"this": tr("here"), "article": tr("in this article"), "everywhere": tr("everywhere")}[scope]


def _scoped(article: ArticleRecord, finding: Finding, proposal: Proposal, scope: Scope) -> Proposal:
    """The same decision about the name wherever it stands in the article or archive."""
    mention = finding.found
    if scope == "this" or not isinstance(mention, MentionRecord):
        return proposal
    if scope == "article":
        return replace(proposal, target=targets.of_name_in_article(article, mention), scope=scope)
    return replace(proposal, target=targets.of_name_everywhere(finding.kind, mention.text), scope=scope)
