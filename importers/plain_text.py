"""Plain text: title in the first line, perhaps a date line, then the body. Marked-up text is read as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from extraction.document import Document
from importers.article_parts import blocks, document, split_parts
from importers.encodings import decode
from importers.front_matter import split_front_matter
from importers.importer import Match, Source
from importers.markdown import looks_like_markdown, markdown_document
from importers.mojibake import repair

# What files that are no text begin with, where no importer knows them.
_BINARY = (
    b"\x7fELF",
    b"MZ",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"OggS",
    b"ID3",
    b"\0\0\0 ftyp",
)


class PlainText:
    """Reads `.txt` files."""

    name = "plain text"
    media_types = ("text/plain",)
    suffixes = (".txt", ".text", ".asc")
    container = False
    text = True

    def sniff(self, head: bytes, name: str) -> Match:
        """Anything without the signature of a known binary format may be text."""
        # XML that no other importer knows would come in with all its tags.
        if head.startswith(_BINARY) or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
            return Match.NO
        return Match.NAMED if name.lower().endswith(self.suffixes) else Match.POSSIBLE

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document]:
        """Read one article."""
        original = stream.read()
        text, repairs = readable_text(original)
        if looks_like_markdown(text):
            yield markdown_document(text, original, "text/plain", source, repairs)
            return
        metadata, text = split_front_matter(text)
        parts = split_parts(blocks(text), metadata.get("title", ""))
        yield document(parts, original, "text/plain", source, metadata=metadata, repairs=repairs)


def readable_text(content: bytes) -> tuple[str, tuple[str, ...]]:
    r"""Decode a text file, bring its line ends to `\n` and undo wrong decodings.

    Returns:
        The text, and what was repaired.
    """
    decoded = decode(content)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")
    text, repairs = repair(text)
    return text, (*decoded.repairs, *repairs)
