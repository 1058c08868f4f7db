"""All the text of a page, by the standard library's parser: slow to be fooled, and the last resort."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SKIPPED = frozenset(("head", "nav", "footer", "aside", "form", "noscript", "svg", "button", "select", "template"))
_RAW = frozenset(("script", "style", "title", "textarea"))
_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table"),
        *("td", "th", "tr", "ul"),
    )
)
_SPACES = re.compile(r"\s+")


def page_text(page: str) -> tuple[str, list[str]]:
    """Take the text out of a page, without telling the article from what stands around it.

    Linear in the size of the page, whatever its shape.

    Returns:
        The content of `title`, and the paragraphs.
    """
    reader = _TextReader()
    reader.feed(page)
    reader.close()
    reader.end_paragraph()
    return _SPACES.sub(" ", "".join(reader.title)).strip(), reader.paragraphs


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.paragraphs: list[str] = []
        self._words: list[str] = []
        self._skipping = 0
        self._raw = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class
        if tag in _RAW:
            self._raw = tag
        elif tag in _SKIPPED:
            self._skipping += 1
        elif tag == "body":
            self._skipping = 0
        if tag in _BLOCKS:
            self.end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if tag == self._raw:
            self._raw = ""
        elif tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        if tag in _BLOCKS:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        if self._raw == "title":
            self.title.append(data)
        elif not self._raw and not self._skipping:
            self._words.append(data)

    def end_paragraph(self) -> None:
        """Close the paragraph under way."""
        paragraph = _SPACES.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if paragraph:
            self.paragraphs.append(paragraph)
