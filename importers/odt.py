"""OpenDocument texts (ODT): paragraphs, tables, text boxes, footnotes; deleted text is not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from extraction.document import Document
from importers.article_parts import document, split_parts
from importers.budget import Budget, size_of
from importers.importer import ImportRefused, Match, Source
from importers.safe_xml import local_name, parse_xml
from importers.zip_archive import open_zip, read_member

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MOST_SPACES = 100
"""A run of spaces is written as a number, and that number may be two thousand million."""

_SKIPPED = {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "script", "bibliography-source"}


class Odt:
    """Reads `.odt` files."""

    name = "OpenDocument text"
    media_types = ("application/vnd.oasis.opendocument.text",)
    suffixes = (".odt", ".ott")
    container = False
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """A ZIP archive whose first member says so, or with the name of one."""
        if not head.startswith(b"PK\x03\x04"):
            return Match.NO
        if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:120] or name.lower().endswith(self.suffixes):
            return Match.CERTAIN
        return Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document]:
        """Read one article."""
        original = stream.read()
        archive = open_zip(stream)
        budget = Budget(source.limits, size_of(stream))
        parts = {
            entry.filename: read_member(archive, entry, budget)
            for entry in archive.infolist()
            if entry.filename in {"content.xml", "meta.xml"}
        }
        if "content.xml" not in parts:
            raise ImportRefused("the document has no content or is encrypted: save it anew without a password")
        title, paragraphs = _paragraphs(parse_xml(parts["content.xml"], "the OpenDocument text"))
        metadata = _metadata(parts.get("meta.xml"))
        yield document(split_parts(paragraphs, title), original, self.media_types[0], source, metadata=metadata)


def _paragraphs(root: Any) -> tuple[str, list[str]]:  # noqa: ANN401 - an lxml element
    title = ""
    texts: list[str] = []
    for element in root.iter(f"{_TEXT}p", f"{_TEXT}h"):
        if any(local_name(above) in _SKIPPED for above in element.iterancestors()):
            continue
        text = _text(element)
        style = element.get(f"{_TEXT}style-name") or ""
        if text and not title and not texts and (style == "Title" or element.tag == f"{_TEXT}h"):
            title = text
        elif text:
            texts.append(text)
    return title, texts


def _text(paragraph: Any) -> str:  # noqa: ANN401 - an lxml element
    words: list[str] = [paragraph.text or ""]
    waiting = [iter(paragraph)]
    open_elements: list[Any] = []
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            if open_elements:
                words.append(open_elements.pop().tail or "")
            continue
        name = local_name(element)
        if name == "s":
            words.append(" " * _count(element.get(f"{_TEXT}c")))
        elif name in {"tab", "line-break"}:
            words.append(" " if name == "tab" else "\n")
        # Paragraphs of notes and text boxes lie inside of others and are read on their own.
        elif name not in _SKIPPED | {"note", "p", "h", "text-box"}:
            words.append(element.text or "")
            waiting.append(iter(element))
            open_elements.append(element)
            continue
        words.append(element.tail or "")
    return "\n".join(" ".join(line.split()) for line in "".join(words).split("\n")).strip()


def _count(value: str | None) -> int:
    digits = (value or "1")[:9]
    return min(int(digits), _MOST_SPACES) if digits.isascii() and digits.isdigit() else 1


def _metadata(content: bytes | None) -> dict[str, str]:
    """Author and language of the document. Its dates are those of the file, not of the publication."""
    if content is None:
        return {}
    try:
        root = parse_xml(content, "the metadata of the OpenDocument text")
    except ImportRefused:
        return {}
    author = next((e.text for e in root.iter(f"{_META}initial-creator", f"{_DC}creator") if e.text), None)
    values = {"author": author, "language": next((e.text for e in root.iter(f"{_DC}language") if e.text), None)}
    return {key: value.strip() for key, value in values.items() if value and value.strip()}
