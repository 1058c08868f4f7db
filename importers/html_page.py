"""Web pages: the main text without what stands around it, and what the page says of its article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from extraction.document import Document
from importers.article_parts import Parts, document, language_code
from importers.encodings import decode
from importers.extras import optional
from importers.html_date import page_date
from importers.html_metadata import PageMetadata, page_metadata
from importers.html_shape import too_much_for_a_parser
from importers.html_text import page_text
from importers.html_title import headline
from importers.importer import ImportRefused, Match, Source
from importers.limits import readable_size
from importers.mojibake import repair

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
_FEW_CHARACTERS = 200
_SPACES = re.compile(r"[^\S\n]+")


class HtmlPage:
    """Reads `.html` files."""

    name = "HTML page"
    media_types = ("text/html", "application/xhtml+xml")
    suffixes = (".html", ".htm", ".xhtml")
    container = False
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """A document type, or one of the outer elements."""
        if _MARKUP.search(head) and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return Match.CERTAIN
        return Match.NAMED if name.lower().endswith(self.suffixes) and b"<" in head else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document]:
        """Read the article of a page."""
        content = stream.read(source.limits.html_bytes + 1)
        if len(content) > source.limits.html_bytes:
            raise ImportRefused(f"the page is larger than {readable_size(source.limits.html_bytes)}: cut it down")
        yield page_document(content, content, source)


def page_document(content: bytes, original: bytes, source: Source, media_type: str = "text/html") -> Document:
    """Read the article of a page.

    Args:
        content: HTML.
        original: bytes to keep, for a page inside of something else that something.
        source: where it comes from; its `url` is the page's address.
        media_type: of `original`.
    """
    declared = _CHARSET.search(content[:4096])
    decoded = decode(content, declared[1].decode("ascii", "replace") if declared else None)
    problem = too_much_for_a_parser(content, source.limits) or ""
    tree, problem = (None, problem) if problem else _tree(decoded.text)
    if tree is None:
        return _unclean(decoded.text, original, source, media_type, problem)
    metadata = page_metadata(tree, source.url)
    publication = page_date(tree, metadata, metadata.url or source.url)
    title = headline(metadata)
    text, notes = _main_text(tree, decoded.text, source.url)
    text, repairs = repair(text)
    return document(
        Parts(title, publication, _without_title(text, title)),
        original,
        media_type,
        source,
        metadata=_declared(metadata),
        repairs=(*decoded.repairs, *notes, *repairs),
    )


def _declared(metadata: PageMetadata) -> dict[str, str]:
    values = {
        "url": metadata.url,
        "author": metadata.author,
        "outlet": metadata.site,
        "language": language_code(metadata.language),
        "rights": metadata.rights,
    }
    return {key: value for key, value in values.items() if value}


def _tree(text: str) -> tuple[Any | None, str]:
    """The parsed page; or None and why it cannot be had whole.

    libxml2 leaves out what lies deeper than 256 elements, and attributes of more than 10 MB, with no more than a line
    in its log.
    """
    from lxml import etree, html  # noqa: PLC0415 - start-up

    # Encoded again, because lxml refuses text that declares an encoding.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, "no parser can read it"
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return None, "its elements are too deep in each other, or too large"
    return tree, ""


def _main_text(tree: Any, text: str, address: str | None) -> tuple[str, tuple[str, ...]]:  # noqa: ANN401
    """The main text in paragraphs, and what is to be said about how it was found."""
    trafilatura = optional("trafilatura")
    if trafilatura is None:
        note = "took all text of the page: main-text detection needs pip install 'jumelage[html]'"
        return "\n\n".join(page_text(text)[1]), (note,)
    for careful in (True, False):
        found = trafilatura.bare_extraction(
            tree, url=address, include_comments=False, favor_precision=careful, with_metadata=False
        )
        body = _paragraphs(found.text) if found and found.text else ""
        if len(body) >= _FEW_CHARACTERS:
            return body, ()
    everything = "\n\n".join(page_text(text)[1])
    if body and len(everything) < 3 * len(body):
        return body, ()
    return everything, ("took all text of the page: no main text stands out",)


def _paragraphs(text: str) -> str:
    return "\n\n".join(line for part in text.split("\n") if (line := _SPACES.sub(" ", part).strip()))


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n\n")
    return rest if rest and first.strip().lower() == title.strip().lower() else text


def _unclean(text: str, original: bytes, source: Source, media_type: str, problem: str) -> Document:
    title, paragraphs = page_text(text)
    parts = Parts(title or (paragraphs.pop(0) if len(paragraphs) > 1 else ""), None, "\n\n".join(paragraphs))
    note = f"took all text of the page: {problem}"
    return document(parts, original, media_type, source, repairs=(note,))
