"""How an article or a quote is cited: what was seen, where it is kept, and when it was looked at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui.safe_text import one_line
from tui.wording import formats
from tui.wording.speakers import office_words, speaker_words
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.records import ArticleRecord, QuoteRecord, SourceRecord


def citation(article: ArticleRecord | SourceRecord, today: date) -> str:
    """Headline, source, day, address; then id, version and checksum, by which it can be found again for certain."""
    when = formats.edtf(article.published) or tr("undated")
    parts = [f"“{one_line(article.title)}”", one_line(article.outlet), when, one_line(article.url)]
    kept = tr("article {uid}, version {number}, sha256 {sha256}, seen {date}").format(
        uid=article.uid, number=article.version, sha256=article.sha256, date=formats.edtf(today.isoformat())
    )
    return f"{', '.join(part for part in parts if part)} ({kept})"


def quotation(quote: QuoteRecord, article: ArticleRecord, today: date) -> str:
    """What was said, by whom, and where it stands; reported speech stands without quotation marks."""
    words = one_line(quote.text)
    said = f"“{words}”" if quote.type == "direct" else f"({tr('reported')}) {words}"
    who = one_line(speaker_words(quote))
    office = f", {one_line(held)}" if (held := office_words(quote)) else ""
    return f"{said} – {who}{office}. {citation(article, today)}"


def whole_text(article: ArticleRecord, header: str) -> str:
    """The article for a pager or another program: its header, the text line by line, and the citation's address."""
    lines = [one_line(line) for line in article.text.split("\n")]
    return "\n".join([one_line(header), "", *lines, ""])
