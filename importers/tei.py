"""Texts in TEI: one article each, or one for each division that is an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from extraction.document import Document
from importers.article_parts import Parts, document
from importers.importer import ImportRefused, Match, Source
from importers.safe_xml import local_name, parse_xml

_XML = "{http://www.w3.org/XML/1998/namespace}"
_PARAGRAPHS = {"p", "ab", "head", "l", "item", "salute", "signed", "dateline", "byline", "quote", "said"}
_ARTICLES = {"article", "news", "artikel", "press", "text"}
_SKIPPED = {"note", "figure", "fw", "orig", "sic", "abbr", "del", "teiHeader"}


class Tei:
    """Reads TEI in `.xml` files."""

    name = "TEI text"
    media_types = ("application/tei+xml",)
    suffixes = (".tei",)
    container = False
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """The root element or the namespace."""
        if b"<TEI" in head or b"http://www.tei-c.org/ns/1.0" in head:
            return Match.CERTAIN
        return Match.NAMED if name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document]:
        """Read the articles."""
        original = stream.read()
        root = parse_xml(original, "the TEI text")
        metadata = _metadata(root)
        texts = [element for element in root.iter() if local_name(element) == "body"]
        if not texts:
            raise ImportRefused("the TEI text has no body: nothing to import")
        divisions = [
            element
            for body in texts
            for element in body.iter()
            if local_name(element) == "div" and (element.get("type") or "").lower() in _ARTICLES
        ]
        if len(divisions) < 2:
            title, paragraphs = _paragraphs(texts, metadata.pop("title", ""))
            yield document(
                Parts(title, None, "\n\n".join(paragraphs)), original, self.media_types[0], source, metadata=metadata
            )
            return
        issue = metadata.pop("title", "")
        for number, division in enumerate(divisions, 1):
            title, paragraphs = _paragraphs([division], "")
            inside = source.inside(division.get(f"{_XML}id") or str(number))
            known = metadata | {"outlet": metadata.get("outlet") or issue}
            if title or paragraphs:
                yield document(
                    Parts(title, None, "\n\n".join(paragraphs)), original, self.media_types[0], inside, metadata=known
                )


def _metadata(root: Any) -> dict[str, str]:  # noqa: ANN401 - an lxml element
    header = next((element for element in root.iter() if local_name(element) == "teiHeader"), None)
    if header is None:
        return {}
    found: dict[str, str] = {}

    def note(key: str, value: str | None) -> None:
        if value and value.strip():
            found.setdefault(key, " ".join(value.split()))

    for element in header.iter():
        name = local_name(element)
        text = "".join(element.itertext()) if name in {"title", "author", "publisher", "licence", "date"} else ""
        if name in {"title", "author", "publisher"}:
            note({"publisher": "outlet"}.get(name, name), text)
        elif name == "licence":
            note("rights", element.get("target") or text)
        elif name == "date":
            note("date", element.get("when") or element.get("when-iso") or text)
        elif name == "language":
            note("language", element.get("ident"))
    note("language", root.get(f"{_XML}lang"))
    return found


def _paragraphs(elements: list[Any], title: str) -> tuple[str, list[str]]:
    """The title (the first head where none is given) and the paragraphs; nested ones are read with the outer."""
    texts: list[str] = []
    for element in elements:
        for paragraph in element.iter():
            if local_name(paragraph) not in _PARAGRAPHS:
                continue
            if any(local_name(above) in _PARAGRAPHS | _SKIPPED for above in paragraph.iterancestors()):
                continue
            text = _text(paragraph)
            if text and not title and not texts and local_name(paragraph) == "head":
                title = text
            elif text and text != title:
                texts.append(text)
    return title, texts


def _text(element: Any) -> str:  # noqa: ANN401 - an lxml element
    words: list[str] = []
    waiting: list[tuple[str, Any]] = [("open", element)]
    while waiting:
        step, current = waiting.pop()
        if step == "tail":
            words.append(current.tail or "")
            continue
        if current is not element:
            waiting.append(("tail", current))
        name = local_name(current)
        if not name or name in _SKIPPED:
            continue
        words.append(" " if name in {"lb", "pb", "cb"} and current.get("break") != "no" else current.text or "")
        waiting.extend(("open", child) for child in reversed(current))
    return " ".join("".join(words).split())
