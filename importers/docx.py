"""Word documents (DOCX): paragraphs, tables, text boxes, footnotes; inserted text is read, deleted text is not.

Macros, embedded objects and links to elsewhere are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from extraction.document import Document
from importers.article_parts import document, split_parts
from importers.budget import Budget, size_of
from importers.importer import ImportRefused, Match, Source
from importers.safe_xml import local_name, parse_xml
from importers.zip_archive import open_zip, read_member

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
# "Strict Open XML", as Word can save too, differs in the names of its namespaces only.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "word/document.xml"
_TITLE_STYLES = ("title", "titel", "tytul", "titre", "nazev", "titolo", "titulo", "heading1", "berschrift1")


class Docx:
    """Reads `.docx` files."""

    name = "Word document"
    media_types = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)
    suffixes = (".docx", ".docm")
    container = False
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """A ZIP archive with the parts of an office document, or with the name of one."""
        if not head.startswith(b"PK\x03\x04"):
            return Match.NO
        if name.lower().endswith(self.suffixes):
            return Match.CERTAIN
        return Match.CERTAIN if b"word/" in head or b"[Content_Types].xml" in head[:200] else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document]:
        """Read one article."""
        original = stream.read()
        parts = _xml_parts(stream, source)
        if _MAIN not in parts:
            raise ImportRefused("it is an office document, but not of a word processor: save it as DOCX or PDF")
        heading, paragraphs = _paragraphs(parse_xml(parts[_MAIN], "the Word document"))
        for notes in ("word/footnotes.xml", "word/endnotes.xml"):
            if notes in parts:
                paragraphs += _paragraphs(parse_xml(parts[notes], "a part of the Word document"))[1]
        metadata = _core_properties(parts.get("docProps/core.xml"))
        yield document(split_parts(paragraphs, heading), original, self.media_types[0], source, metadata=metadata)


def _xml_parts(stream: BinaryIO, source: Source) -> dict[str, bytes]:
    archive = open_zip(stream)
    budget = Budget(source.limits, size_of(stream))
    wanted = {_MAIN, "word/footnotes.xml", "word/endnotes.xml", "docProps/core.xml"}
    return {
        entry.filename: read_member(archive, entry, budget).replace(_STRICT, _TRANSITIONAL)
        for entry in archive.infolist()
        if entry.filename in wanted
    }


def _paragraphs(root: Any) -> tuple[str, list[str]]:  # noqa: ANN401 - an lxml element
    """The text of the first paragraph in a title style (empty without one), and all other paragraphs."""
    title = ""
    texts: list[str] = []
    for paragraph in root.iter(f"{_W}p"):
        if _in_fallback(paragraph):
            continue
        text = _text(paragraph)
        if text and not title and not texts and _is_title(paragraph):
            title = text
        elif text:
            texts.append(text)
    return title, texts


def _in_fallback(paragraph: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Whether a paragraph is the copy of a text box that is kept for older programs."""
    return next(paragraph.iterancestors(f"{_MC}Fallback"), None) is not None


def _is_title(paragraph: Any) -> bool:  # noqa: ANN401 - an lxml element
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower().replace(" ", "") if style is not None else ""
    return name.endswith(_TITLE_STYLES)


def _text(paragraph: Any) -> str:  # noqa: ANN401 - an lxml element
    words: list[str] = []
    skipped = {f"{_W}txbxContent", f"{_W}moveFrom", f"{_MC}Fallback"}
    waiting = [iter(paragraph)]
    # A walk of our own, because the paragraphs of a text box lie inside the paragraph that it is anchored in.
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag in skipped:
            continue
        elif element.tag == f"{_W}t":
            words.append(element.text or "")
        elif local_name(element) in {"tab", "br", "cr"}:
            words.append(" " if local_name(element) == "tab" else "\n")
        elif local_name(element) == "noBreakHyphen":
            words.append("-")
        else:
            waiting.append(iter(element))
    return "\n".join(" ".join(line.split()) for line in "".join(words).split("\n")).strip()


def _core_properties(content: bytes | None) -> dict[str, str]:
    """Author and language of the document. Its dates are those of the file, not of the publication."""
    if content is None:
        return {}
    try:
        root = parse_xml(content, "the properties of the Word document")
    except ImportRefused:
        return {}
    values = {"author": root.findtext(f"{_DC}creator"), "language": root.findtext(f"{_DC}language")}
    return {key: value.strip() for key, value in values.items() if value and value.strip()}
