"""Sentences and lines the screens say: counts, headers, and what went wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from archive.errors import ArchiveError
from archive.on_demand import on_demand
from archive.search.errors import QueryError
from tui.wording import formats
from tui.wording.translation import tr, trn

if TYPE_CHECKING:
    from archive.records import ArticleRecord, HumanWorkRecord, RelationRecord
    from archive.search import Expansion
    from tui.article_text.findings import Finding
    from tui.corrections import correction, of_findings
    from tui.wording import complaints, kind_names
else:
    complaints = on_demand("tui.wording.complaints")
    kind_names = on_demand("tui.wording.kind_names")
    correction = on_demand("tui.corrections.correction")
    of_findings = on_demand("tui.corrections.of_findings")

_EXPANSIONS_SHOWN = 4


def count_line(number: int, *, more: bool = False) -> str:
    """How many articles were found; `more` when they are not all counted yet."""
    shown = formats.number(number)
    if more:
        return tr("more than {number} articles").format(number=shown)
    return trn("{number} article", "{number} articles", number).format(number=shown)


def outdated_line(number: int) -> str:
    """What stands behind the number of articles when some of them do not fit the search any more."""
    if not number:
        return ""
    said = trn("{number} no longer fits", "{number} no longer fit", number)
    return f" · {said.format(number=formats.number(number))} (Ctrl+L)"


def article_header(
    article: ArticleRecord,
    work: HumanWorkRecord | None = None,
    related: Sequence[RelationRecord] = (),
    *,
    in_words: bool = False,
) -> str:
    """The line above a headline: when, where, in which language and version, what was said of it and belongs to it.

    Args:
        article: which.
        work: what people said of it.
        related: what belongs to it.
        in_words: its date is written as formatted for readers, not as ISO 8601 has it.
    """
    published = formats.edtf(article.published) if in_words else article.published
    parts = [published or tr("undated"), article.outlet, article.language]
    if article.versions > 1:
        parts.append(tr("version {number} of {total}").format(number=article.version, total=article.versions))
    if work is not None:
        parts += _work(work)
    parts.append(_related(article.uid, related))
    return " · ".join(part for part in parts if part)


def relation_to(uid: str, record: RelationRecord) -> str:
    """What an article is to the other one of a pair; with a question mark where nobody has said so yet."""
    mark = "?" if record.state == "found" else ""
    return kind_names.kind_name("to" if record.article == uid else "from", record.kind) + mark


def _related(uid: str, related: Sequence[RelationRecord]) -> str:
    """What belongs together with an article, or seems to: the surest in full, and how many others."""
    held = [record for record in related if record.state != "rejected"]
    if not held:
        return ""
    first = held[0]
    title = first.other_title if first.article == uid else first.title
    more = f" (+ {len(held) - 1})" if len(held) > 1 else ""
    return f"{relation_to(uid, first)} {correction.quoted(title)}{more}"


def finding_line(finding: Finding | None, number: int, total: int) -> str:
    """What the cursor of the reading pane is on, and which of how many; empty when it is on nothing."""
    if finding is None:
        return ""
    place = tr("{number} of {total}").format(number=number, total=total)
    sure = tr("decided") if getattr(finding.found, "decided", False) else formats.percent(finding.found.confidence)
    meaning = formats.edtf(getattr(finding.found, "edtf", ""))
    what = f"{of_findings.what(finding)}: {meaning}" if meaning else of_findings.what(finding)
    return f"{what} · {sure} · {place}"


def _work(work: HumanWorkRecord) -> list[str]:
    """The star, the other tags, whether somebody has been through it, and how many notes there are."""
    parts = [" ".join(kind_names.tag_words(name) if name == kind_names.STAR else f"#{name}" for name in work.tags)]
    if work.review:
        parts.append(tr("reviewed"))
    if work.notes:
        notes = trn("{number} note", "{number} notes", len(work.notes)).format(number=len(work.notes))
        parts.append(notes)
    return parts


def expansion_line(expansions: Sequence[Expansion], unknown: Sequence[str] = ()) -> str:
    """How the words of a query were understood: `Krakau = Kraków, Cracow, Краків … 6 names`.

    Args:
        expansions: what they stand for.
        unknown: filters that name what is not in the archive; they are told first.
    """
    missing = [tr("Not in the archive: {filters}").format(filters=", ".join(unknown))] if unknown else []
    return "   ".join([*missing, *(_expansion(expansion) for expansion in expansions if expansion.total > 1)])


def missing_sentence(articles: int) -> str:
    """That the engine which searches lacks articles, and what to do."""
    sentence = trn("The tantivy index lacks {number} article", "The tantivy index lacks {number} articles", articles)
    return sentence.format(number=articles) + ": `jumelage optimize --engine tantivy`"


def correction_line(corrections: Sequence[str]) -> str:
    """A question whether something else was meant, empty when there is nothing to offer."""
    if not corrections:
        return ""
    return tr("Did you mean: {line}? Ctrl+Y takes it.").format(line=corrections[0])


def _expansion(expansion: Expansion) -> str:
    shown = ", ".join(expansion.found[:_EXPANSIONS_SHOWN])
    more = " …" if expansion.total > _EXPANSIONS_SHOWN else ""
    if expansion.kind == "names":
        total = trn("{number} name", "{number} names", expansion.total)
    elif expansion.kind == "titles":
        total = trn("{number} title", "{number} titles", expansion.total)
    elif expansion.kind == "forms":
        total = trn("{number} form", "{number} forms", expansion.total)
    else:
        total = trn("{number} word", "{number} words", expansion.total)
    return f"{expansion.word} = {shown}{more} ({total.format(number=expansion.total)})"


def failure_sentence(error: BaseException) -> str:
    """One sentence about something that went wrong, without a trace of the program's inside."""
    if isinstance(error, ArchiveError | QueryError):
        return complaints.complaint_words(error)
    if isinstance(error, sqlite3.Error | OSError):
        return tr("The archive cannot be read at the moment: {reason}").format(reason=error)
    return tr("Something in the program went wrong: {reason}").format(reason=f"{type(error).__name__}: {error}")
