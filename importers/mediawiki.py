"""Dumps of MediaWiki (Wikinews): one article a page."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO
from urllib.parse import quote

from extraction.document import Document
from importers.article_parts import Parts, document
from importers.importer import ImportRefused, Match, Refusal, Source
from importers.publication import from_metadata
from importers.safe_xml import local_name
from importers.wikitext import plain_wikitext, template_date

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_REDIRECT = "#"


def _gzip(stream: BinaryIO) -> gzip.GzipFile:
    return gzip.GzipFile(fileobj=stream)


_PACKED: Mapping[bytes, Callable[[BinaryIO], Any]] = {
    b"BZh": bz2.BZ2File,
    b"\x1f\x8b": _gzip,
    b"\xfd7zXZ": lzma.LZMAFile,
}


class MediaWiki:
    """Reads dumps in `.xml`, also compressed."""

    name = "MediaWiki dump"
    media_types = ("application/mediawiki+xml",)
    suffixes = (".xml.bz2", ".xml.gz", ".xml.xz")
    container = True
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """The root element; of compressed dumps the name."""
        if b"<mediawiki" in head[:1000]:
            return Match.CERTAIN
        packed = any(head.startswith(magic) for magic in _PACKED)
        return Match.NAMED if packed and name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document | Refusal]:
        """Read the articles of the main namespace."""
        from lxml import etree  # noqa: PLC0415 - start-up

        head = stream.read(6)
        stream.seek(0)
        unpack = next((opener for magic, opener in _PACKED.items() if head.startswith(magic)), None)
        text = unpack(stream) if unpack else stream
        wiki: dict[str, str] = {}
        try:
            # Pages are taken out of the tree as they come, so that a dump of any size needs the memory of a page.
            for _, element in etree.iterparse(text, resolve_entities=False, no_network=True, load_dtd=False):
                name = local_name(element)
                if name in {"sitename", "base"}:
                    wiki[name] = (element.text or "").strip()
                elif name == "page":
                    wiki.setdefault("language", element.getparent().get(_LANGUAGE, ""))
                    yield from _article(element, wiki, source)
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
        except (etree.XMLSyntaxError, EOFError, OSError, zlib.error, lzma.LZMAError) as error:
            detail = " ".join(str(error).split())[:80]
            yield Refusal(source.name, f"the dump is damaged or cut off ({detail}): the pages before were read")


def _article(page: Any, wiki: dict[str, str], source: Source) -> Iterator[Document | Refusal]:  # noqa: ANN401 - lxml
    values = {local_name(element): (element.text or "").strip() for element in page.iter() if local_name(element)}
    title, text = values.get("title", ""), values.get("text", "")
    if values.get("ns", "0") != "0" or "redirect" in values or text.lstrip()[:1] == _REDIRECT:
        return
    inside = source.inside(title)
    address = _address(wiki.get("base", ""), title)
    declared = from_metadata(template_date(text))
    published = declared or from_metadata(values.get("timestamp", "")[:10], "guessed")
    metadata = {"url": address, "outlet": wiki.get("sitename", ""), "language": wiki.get("language", "")}
    original = text.encode()
    try:
        parts = Parts(title, published, "\n\n".join(plain_wikitext(text)))
        if not parts.body:
            raise ImportRefused("the page has no text: nothing to import")
        yield document(parts, original, "text/x-wiki", inside, metadata={k: v for k, v in metadata.items() if v})
    except ImportRefused as refusal:
        yield Refusal(inside.name, str(refusal))


def _address(base: str, title: str) -> str:
    """The page's address, from that of the wiki's front page, which the dump gives."""
    if not base.startswith(("http://", "https://")):
        return ""
    return f"{base.rpartition('/')[0]}/{quote(title.replace(' ', '_'), safe='/:,()')}"
