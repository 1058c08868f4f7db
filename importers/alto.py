"""Newspapers scanned to ALTO pages, with or without the METS file that says which blocks make an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from extraction.document import Document
from importers.article_parts import Parts, document, split_parts
from importers.importer import ImportRefused, Match, Refusal, Source
from importers.limits import MEBIBYTE
from importers.safe_xml import local_name, parse_xml
from importers.sources import read_file

_XLINK = "{http://www.w3.org/1999/xlink}"
_ARTICLES = {"article", "artikel", "news", "illustration_article", "text_section"}
_HEADINGS = {"heading", "headline", "title", "head", "overline", "subheadline"}
_MOST_PAGES = 500
_MOST_ISSUES = 20
_LARGEST_METS = 16 * MEBIBYTE


class AltoPage:
    """Reads one ALTO page in an `.xml` file."""

    name = "scanned page (ALTO)"
    media_types = ("application/alto+xml",)
    suffixes = (".alto",)
    container = False
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """The root element or the namespace."""
        if b"<alto" in head or b"/alto/ns-v" in head:
            return Match.CERTAIN
        return Match.NAMED if name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document | Refusal]:
        """Read the page as one article, unless a METS file beside it says what is on it."""
        original = stream.read()
        if source.folder and _named_by_mets(source.name.rpartition("/")[2], Path(source.folder)):
            yield Refusal(source.name, "it is a page of an issue that is read through its METS file", harmless=True)
            return
        paragraphs = [text for text in page_blocks(original).values() if text]
        yield document(split_parts(paragraphs), original, self.media_types[0], source)


class Mets:
    """Reads a METS file with the ALTO pages that lie beside it."""

    name = "newspaper issue (METS)"
    media_types = ("application/mets+xml",)
    suffixes = (".mets",)
    container = True
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """The root element or the namespace."""
        if b"<mets" in head or b":mets " in head or b"loc.gov/METS/" in head:
            return Match.CERTAIN
        return Match.NAMED if name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document | Refusal]:
        """Read the articles of the issue."""
        content = stream.read(source.limits.member_bytes)
        issue = _issue(parse_xml(content, "the METS file"))
        if not source.folder:
            raise ImportRefused("the pages of an issue must lie beside its METS file: unpack the archive first")
        pages = _Pages(Path(source.folder), issue.files, source)
        articles = issue.articles or [_Article("", [(file, None) for file in issue.files])]
        for number, article in enumerate(articles, 1):
            inside = source.inside(article.identifier or str(number))
            try:
                yield _document(article, issue, pages, inside)
            except ImportRefused as refusal:
                yield Refusal(inside.name, str(refusal))


@dataclass(slots=True)
class _Article:
    """An article of an issue: its id, and the blocks (file, block; None for the whole page), headings first."""

    identifier: str
    blocks: list[tuple[str, str | None]] = field(default_factory=list)
    headings: list[tuple[str, str | None]] = field(default_factory=list)
    label: str = ""


@dataclass(slots=True)
class _Issue:
    """What a METS file says of an issue: file id to path, articles, metadata."""

    files: dict[str, str]
    articles: list[_Article]
    metadata: dict[str, str]


@dataclass(slots=True)
class _Pages:
    """The ALTO pages beside a METS file, read when they are needed."""

    folder: Path
    paths: dict[str, str]
    source: Source
    _read: dict[str, dict[str, str]] = field(default_factory=dict)

    def text(self, file: str, block: str | None) -> list[str]:
        """The text of a block, or of all blocks of a page."""
        if file not in self._read:
            if len(self._read) >= _MOST_PAGES:
                raise ImportRefused(f"the issue has more than {_MOST_PAGES} pages: split it")
            self._read[file] = page_blocks(self._content(self.paths.get(file, "")))
        page = self._read[file]
        return [page.get(block, "")] if block is not None else list(page.values())

    def _content(self, reference: str) -> bytes:
        # Only what lies below the METS file's folder: a reference may try to lead anywhere.
        relative = unquote(urlsplit(reference).path) if reference.startswith("file:") else unquote(reference)
        path = (self.folder / relative.lstrip("/")).resolve()
        if not path.is_relative_to(self.folder.resolve()):
            raise ImportRefused(f"its page {relative!r} lies outside of its folder: put them beside each other")
        return read_file(path, self.source.limits.member_bytes)


def page_blocks(content: bytes) -> dict[str, str]:
    """The text of each block of an ALTO page, by block id, in reading order; words broken at a line's end joined."""
    root = parse_xml(content, "the ALTO page")
    found: dict[str, str] = {}
    for number, block in enumerate(element for element in root.iter() if local_name(element) == "TextBlock"):
        lines = [_line(line) for line in block.iter() if local_name(line) == "TextLine"]
        found[block.get("ID") or str(number)] = " ".join(" ".join(filter(None, lines)).split())
    return found


def _line(line: Any) -> str:  # noqa: ANN401 - an lxml element
    words = [element for element in line.iter() if local_name(element) == "String"]
    texts: list[str] = []
    for word in words:
        # A word broken over two lines has its whole in both of its parts.
        if word.get("SUBS_TYPE") == "HypPart2":
            continue
        texts.append(word.get("SUBS_CONTENT") or word.get("CONTENT") or "")
    return " ".join(texts)


def _issue(root: Any) -> _Issue:  # noqa: ANN401 - an lxml element
    files: dict[str, str] = {}
    for file in root.iter():
        if local_name(file) == "file":
            reference = next((e.get(f"{_XLINK}href") for e in file if local_name(e) == "FLocat"), None)
            if reference and reference.lower().endswith((".xml", ".alto")):
                files[file.get("ID") or reference] = reference
    articles = [
        _article(division)
        for division in root.iter()
        if local_name(division) == "div" and (division.get("TYPE") or "").lower() in _ARTICLES
    ]
    return _Issue(files, [article for article in articles if article.blocks], _metadata(root))


def _article(division: Any) -> _Article:  # noqa: ANN401 - an lxml element
    article = _Article(division.get("DMDID") or division.get("ID") or "", label=division.get("LABEL") or "")
    for area in division.iter():
        if local_name(area) != "area" or not area.get("FILEID"):
            continue
        above = [
            (element.get("TYPE") or "").lower() for element in area.iterancestors() if local_name(element) == "div"
        ]
        where = (area.get("FILEID"), area.get("BEGIN"))
        (article.headings if any(kind in _HEADINGS for kind in above) else article.blocks).append(where)
    if not article.blocks:
        article.blocks, article.headings = article.headings, []
    return article


def _metadata(root: Any) -> dict[str, str]:  # noqa: ANN401 - an lxml element
    """The first title, date, publisher and language of the issue (MODS or Dublin Core)."""
    names = {
        "title": "outlet",
        "dateIssued": "date",
        "date": "date",
        "languageTerm": "language",
        "language": "language",
    }
    found: dict[str, str] = {}
    for element in root.iter():
        part = names.get(local_name(element))
        if part and element.text and element.text.strip():
            found.setdefault(part, " ".join(element.text.split()))
    return found


def _document(article: _Article, issue: _Issue, pages: _Pages, source: Source) -> Document:
    title = " ".join(text for where in article.headings for text in pages.text(*where)).strip() or article.label
    paragraphs = [text for where in article.blocks for text in pages.text(*where) if text]
    original = "\n\n".join([title, *paragraphs]).encode()
    parts = Parts(title, None, "\n\n".join(paragraphs)) if title else split_parts(paragraphs)
    return document(parts, original, "text/plain", source, metadata=issue.metadata)


def _named_by_mets(page: str, folder: Path) -> bool:
    """Whether a METS file in a folder, or in the one above it, names a page."""
    candidates = [
        entry
        for entry in (*_entries(folder), *_entries(folder.parent))
        if "mets" in entry.name.lower() and entry.suffix.lower() in {".xml", ".mets"}
    ]
    return any(page.encode("utf-8", "replace") in _content(entry) for entry in candidates[:_MOST_ISSUES])


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())[:10_000]
    except OSError:
        return []


def _content(path: Path) -> bytes:
    try:
        return read_file(path, _LARGEST_METS)
    except ImportRefused:
        return b""
