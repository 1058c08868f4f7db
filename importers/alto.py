"""Scanned pages in ALTO: one article each, where no METS file says which blocks make one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from extraction.document import Document
from importers.article_parts import document, split_parts
from importers.importer import ImportRefused, Match, Refusal, Source
from importers.limits import MEBIBYTE
from importers.safe_xml import local_name, parse_xml
from importers.sources import read_file

READ_WITH_ITS_ISSUE = "it is a page of an issue that is read through its METS file"
_MOST_ISSUES = 20
_LARGEST_METS = 16 * MEBIBYTE
_BLOCK = re.compile(
    rb"<(?:[\w.-]+:)?TextBlock\b[^<>]*(?:/>|(?<!/)>.*?</(?:[\w.-]+:)?TextBlock\s*>)", re.DOTALL | re.IGNORECASE
)


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
            yield Refusal(source.name, READ_WITH_ITS_ISSUE, harmless=True)
            return
        paragraphs = [block.text for block in page_blocks(original).values() if block.text]
        yield document(split_parts(paragraphs), original, self.media_types[0], source)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page.

    Attributes:
        text: on one line, words broken at a line's end joined.
        original: its bytes as they stand in the page; empty where they cannot be told.
    """

    text: str
    original: bytes


def page_blocks(content: bytes) -> Mapping[str, Block]:
    """The blocks of an ALTO page, by block id, in reading order."""
    elements = [element for element in parse_xml(content, "the ALTO page").iter() if local_name(element) == "TextBlock"]
    stretches = _BLOCK.findall(content)
    if len(stretches) != len(elements):
        stretches = [b""] * len(elements)
    found: dict[str, Block] = {}
    for number, (element, stretch) in enumerate(zip(elements, stretches, strict=True)):
        lines = [_line(line) for line in element.iter() if local_name(line) == "TextLine"]
        text = " ".join(" ".join(filter(None, lines)).split())
        found[element.get("ID") or str(number)] = Block(text, stretch)
    return found


def names_page(mets: bytes, page: str) -> bool:
    """Whether a METS file names a page, given by the last part of its path."""
    written = {page, quote(page, errors="surrogateescape")}
    names = b"|".join(re.escape(name.encode("utf-8", "replace")) for name in written)
    return re.search(rb"(?<![\w.%-])(?:" + names + rb")(?![\w.%-])", mets) is not None


def _line(line: Any) -> str:  # noqa: ANN401 - an lxml element
    words = [element for element in line.iter() if local_name(element) == "String"]
    texts: list[str] = []
    for word in words:
        # A word broken over two lines has its whole in both of its parts.
        if word.get("SUBS_TYPE") == "HypPart2":
            continue
        texts.append(word.get("SUBS_CONTENT") or word.get("CONTENT") or "")
    return " ".join(texts)


def _named_by_mets(page: str, folder: Path) -> bool:
    """Whether a METS file in a folder, or in the one above it, names a page."""
    candidates = [
        entry
        for entry in (*_entries(folder), *_entries(folder.parent))
        if "mets" in entry.name.lower() and entry.suffix.lower() in {".xml", ".mets"}
    ]
    return any(names_page(_content(entry), page) for entry in candidates[:_MOST_ISSUES])


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
