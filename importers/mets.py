"""Issues of newspapers: a METS file says which blocks of the ALTO pages beside it make an article."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from extraction.document import Document
from importers.alto import AltoPage, Block, page_blocks
from importers.article_parts import Parts, document, split_parts
from importers.importer import ImportRefused, Match, Refusal, Source
from importers.safe_xml import local_name, parse_xml
from importers.sources import read_file

_XLINK = "{http://www.w3.org/1999/xlink}"
_ARTICLES = {"article", "artikel", "news", "illustration_article", "text_section"}
_HEADINGS = {"heading", "headline", "title", "head", "overline", "subheadline"}
_MOST_PAGES = 500
_ALTO = AltoPage.media_types[0]


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
        if not source.folder and source.beside is None:
            raise ImportRefused("the pages of an issue must lie beside its METS file: import the folder with both")
        pages = _Pages(issue.files, source)
        articles = issue.articles or [_Article(file, [(file, None)]) for file in issue.files]
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


@dataclass(frozen=True, slots=True)
class _Page:
    content: bytes
    blocks: Mapping[str, Block]


@dataclass(slots=True)
class _Pages:
    """The ALTO pages beside a METS file, read when they are needed."""

    paths: dict[str, str]
    source: Source
    _read: dict[str, _Page] = field(default_factory=dict)

    def blocks(self, where: tuple[str, str | None]) -> list[Block]:
        """A block; or those of a page, as one block with the whole page as its original."""
        file, block = where
        page = self._page(file)
        if block is not None:
            return [page.blocks[block]] if block in page.blocks else []
        texts = [found.text for found in page.blocks.values() if found.text]
        return [Block("\n\n".join(texts), page.content)]

    def _page(self, file: str) -> _Page:
        if file not in self._read:
            if len(self._read) >= _MOST_PAGES:
                raise ImportRefused(f"the issue has more than {_MOST_PAGES} pages: split it")
            content = self._content(self.paths.get(file, ""))
            self._read[file] = _Page(content, page_blocks(content))
        return self._read[file]

    def _content(self, reference: str) -> bytes:
        relative = unquote(urlsplit(reference).path) if reference.startswith("file:") else unquote(reference)
        relative = relative.lstrip("/")
        if self.source.beside is not None:
            found = self.source.beside.get(posixpath.normpath(relative))
            if found is None:
                raise ImportRefused(f"its page {relative!r} is not beside it: pack them together")
            return found
        # Only what lies below the METS file's folder: a reference may try to lead anywhere.
        folder = Path(self.source.folder or "").resolve()
        path = (folder / relative).resolve()
        if not path.is_relative_to(folder):
            raise ImportRefused(f"its page {relative!r} lies outside of its folder: put them beside each other")
        return read_file(path, self.source.limits.member_bytes)


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
    heading = [block for where in article.headings for block in pages.blocks(where)]
    body = [block for where in article.blocks for block in pages.blocks(where)]
    title = " ".join(block.text for block in heading).strip() or article.label
    paragraphs = [part for block in body for part in block.text.split("\n\n") if part]
    # What is kept is what stands in the pages, with the places of the words on the scan.
    original, media_type = b"\n".join(block.original for block in (*heading, *body)), _ALTO
    if not all(block.original for block in (*heading, *body)):
        original, media_type = "\n\n".join([title, *paragraphs]).encode(), "text/plain"
    parts = Parts(title, None, "\n\n".join(paragraphs)) if title else split_parts(paragraphs)
    return document(parts, original, media_type, source, metadata=issue.metadata)
