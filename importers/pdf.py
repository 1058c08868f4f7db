"""PDF: the text layer, page by page, without what is printed on every page. Pictures of text are not read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from extraction.document import Document
from importers.article_parts import document, split_parts
from importers.extras import optional, require
from importers.importer import ImportRefused, Match, Source
from importers.pdf_layout import Line, paragraphs
from importers.publication import from_line

_SUFFIX_JOINED = "\ufffe"
"""PDFium puts it where it has joined a word that was broken at the end of a line."""

_PAGE_NUMBER = re.compile(
    r"[\s\-–—|]*(?:(?:seite|strona|сторінка|page|strana|pagina|página)\s*)?\d{1,4}"
    r"(?:\s*(?:/|von|z|of|sur|з|di|de)\s*\d{1,4})?[\s\-–—|.]*",
    re.IGNORECASE,
)
_REPEATED = 3
_SHORT = 0.8
_HEAD_LINES = 8
_ENDS_SENTENCE = (".", "!", "?", ":", "…", "“", "”", "»", '"')

_HEAD = 1024
"""So many bytes of junk before its signature readers of PDF put up with."""


class Pdf:
    """Reads `.pdf` files."""

    name = "PDF"
    media_types = ("application/pdf",)
    suffixes = (".pdf",)
    container = False
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """The signature, which may come after some junk."""
        if head.startswith(b"%PDF-") or (b"%PDF-" in head[:_HEAD] and name.lower().endswith(self.suffixes)):
            return Match.CERTAIN
        return Match.NAMED if name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document]:
        """Read the text layer as one article."""
        original = stream.read()
        title, found, note = _read(original, source)
        if not any(letter.isalpha() for text in (title, *found) for letter in text):
            raise ImportRefused("it is a scan without text: recognise the text first (OCR, for example ocrmypdf)")
        parts = split_parts(found, title)
        yield document(parts, original, "application/pdf", source, repairs=note)


def _read(content: bytes, source: Source) -> tuple[str, list[str], tuple[str, ...]]:
    """Title and paragraphs, and what is to be said about how they were read."""
    if b"%PDF-" not in content[:_HEAD]:
        raise ImportRefused(
            "it is no PDF (it does not begin with %PDF), whatever its name says: ask for the file again"
        )
    pdfium = require("pypdfium2", extra="pdf", what="PDF")
    try:
        return *_by_pdfium(pdfium, content, source), ()
    except ImportRefused:
        raise
    except Exception as first:
        pypdf = optional("pypdf")
        if pypdf is None:
            raise ImportRefused(f"the PDF is damaged ({first}): print it to a new PDF") from first
        try:
            pages = _by_pypdf(pypdf, content, source)
        except ImportRefused:
            raise
        except Exception as second:
            detail = " ".join(str(first).rstrip(". ").split())[:120]
            raise ImportRefused(f"the PDF is damaged ({detail}): print it to a new PDF") from second
        return "", paragraphs_of(pages), ("read by the second PDF library, the first could not",)


def _by_pdfium(pdfium: Any, content: bytes, source: Source) -> tuple[str, list[str]]:  # noqa: ANN401 - untyped
    try:
        file = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ImportRefused("it is encrypted: save it without a password") from error
        raise
    _check_pages(len(file), source)
    pages: list[list[Line]] = []
    left = 3 * source.limits.article_characters
    for number in range(len(file)):
        page = file[number]
        text_page = page.get_textpage()
        pages.append(list(_lines(text_page, page.get_height())))
        text_page.close()
        page.close()
        left -= sum(len(line.text) for line in pages[-1])
        if left < 0:
            raise ImportRefused("it has more text than an article can have: split it")
    return paragraphs(pages, _joined, lambda line: from_line(line) is not None)


def _lines(page: Any, height: float) -> Iterator[Line]:  # noqa: ANN401 - untyped
    """The lines of a page with their places. Letters and places are counted alike but for letters of two halves."""
    text = page.get_text_range()
    start = 0
    for raw in text.split("\r\n"):
        line = _clean(raw.replace(_SUFFIX_JOINED, ""))
        if line:
            first = start + len(raw) - len(raw.lstrip())
            last = start + len(raw.rstrip()) - 1
            left, top, _, upper = page.get_charbox(first, loose=True)
            _, bottom, right, _ = page.get_charbox(last, loose=True)
            yield Line(line, left, right, top, bottom, upper - top, height)
        start += len(raw) + 2


def _by_pypdf(pypdf: Any, content: bytes, source: Source) -> list[str]:  # noqa: ANN401 - untyped
    import io  # noqa: PLC0415 - only for the second try

    reader = pypdf.PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ImportRefused("it is encrypted: save it without a password")
    _check_pages(len(reader.pages), source)
    return [page.extract_text() for page in reader.pages]


def _check_pages(count: int, source: Source) -> None:
    if count > source.limits.pdf_pages:
        raise ImportRefused(f"it has {count:,} pages, more than the limit of {source.limits.pdf_pages:,}: split it")


def paragraphs_of(pages: list[str]) -> list[str]:
    """Make paragraphs of the lines of pages.

    Lines that stand on three pages or more, and page numbers at the head or foot, are dropped; words broken at a
    line's end are joined before a small letter; a paragraph ends at a blank line, or where a line that ends a
    sentence is clearly shorter than the page is wide. A paragraph may run over to the next page.
    """
    split = [[_clean(line) for line in page.replace("\r\n", "\n").replace("\r", "\n").split("\n")] for page in pages]
    seen = Counter(line for page in split for line in {line for line in page if line})
    lines: list[str] = []
    for page in split:
        kept = [line for line in page if seen[line] < _REPEATED or len(pages) < _REPEATED or not line]
        lines.extend(_without_page_number(kept))
    width = sorted(map(len, lines))[int(len(lines) * 0.9)] if lines else 0
    paragraphs, lines = _head(lines)
    current = ""
    for line in lines:
        if not line:
            paragraphs.append(current)
            current = ""
            continue
        current = _joined(current, line)
        if len(line) < _SHORT * width and (not paragraphs or line.endswith(_ENDS_SENTENCE)):
            paragraphs.append(current)
            current = ""
    paragraphs.append(current)
    return [paragraph for paragraph in paragraphs if paragraph]


def _head(lines: list[str]) -> tuple[list[str], list[str]]:
    """Title and date line, when there is a date line at the head, and the lines below it."""
    filled = [position for position, line in enumerate(lines[:_HEAD_LINES]) if line]
    for position in filled:
        if from_line(lines[position]):
            title = " ".join(line for line in lines[:position] if line)
            return [title, lines[position]], lines[position + 1 :]
    return [], lines


def _clean(line: str) -> str:
    # NFKC only for ligatures, which PDF fonts have in place of letters; other compatibility forms are content.
    text = "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in line)
    return " ".join(text.replace("\0", "").split())


def _without_page_number(lines: list[str]) -> list[str]:
    filled = [position for position, line in enumerate(lines) if line]
    edges = {position for position in (*filled[:1], *filled[-1:]) if _PAGE_NUMBER.fullmatch(lines[position])}
    return [line for position, line in enumerate(lines) if position not in edges]


def _joined(before: str, line: str) -> str:
    if not before:
        return line
    if before.endswith(("-", "\u00ad")) and len(before) > 1 and before[-2].isalpha() and line[0].islower():
        return before[:-1] + line
    if before.endswith("-"):
        return before + line
    return f"{before} {line}"
