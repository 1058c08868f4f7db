"""Sentences and lines the screens say: counts, headers, and what went wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from archive.errors import ArchiveError
from archive.records import ArticleRecord
from archive.search import Expansion
from tui.translation import tr, trn

_EXPANSIONS_SHOWN = 4


def count_line(number: int, *, more: bool = False) -> str:
    """How many articles were found; `more` when they are not all counted yet."""
    shown = f"{number:,}"
    if more:
        return tr("more than {number} articles").format(number=shown)
    return trn("{number} article", "{number} articles", number).format(number=shown)


def article_header(article: ArticleRecord) -> str:
    """The line above a headline: when, where, in which language, and which version if there are several."""
    parts = [article.published or tr("undated"), article.outlet, article.language]
    if article.versions > 1:
        parts.append(tr("version {number} of {total}").format(number=article.version, total=article.versions))
    return " · ".join(part for part in parts if part)


def expansion_line(expansions: Sequence[Expansion]) -> str:
    """How the words of a query were understood: `Krakau = Kraków, Cracow, Краків … 6 names`."""
    return "   ".join(_expansion(expansion) for expansion in expansions if expansion.total > 1)


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
    elif expansion.kind == "forms":
        total = trn("{number} form", "{number} forms", expansion.total)
    else:
        total = trn("{number} word", "{number} words", expansion.total)
    return f"{expansion.word} = {shown}{more} ({total.format(number=expansion.total)})"


def failure_sentence(error: BaseException) -> str:
    """One sentence about something that went wrong, without a trace of the program's inside."""
    if isinstance(error, ArchiveError):
        return str(error)
    if isinstance(error, sqlite3.Error | OSError):
        return tr("The archive cannot be read at the moment: {reason}").format(reason=error)
    return tr("Something in the program went wrong: {reason}").format(reason=f"{type(error).__name__}: {error}")
