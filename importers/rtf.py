"""Rich Text Format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from extraction.document import Document
from importers.article_parts import blocks, document, split_parts
from importers.extras import require
from importers.importer import ImportRefused, Match, Source
from importers.limits import MEBIBYTE, readable_size

_LARGEST = 8 * MEBIBYTE
"""striprtf reads about 1 MB a second; what makes RTF files larger is pictures."""

_PICTURE = re.compile(
    rb"\{\\(?:\*\\)?(?:pict|objdata|blipuid|shppict|themedata|colorschememapping|datastore)\b[^{}]*\}"
)
_WILD_UNICODE = re.compile(rb"\\u-?\d{7,}")
_AUTHOR = re.compile(rb"\{\\author ([^{}\\]{1,200})\}")


class Rtf:
    """Reads `.rtf` files."""

    name = "RTF document"
    media_types = ("application/rtf", "text/rtf")
    suffixes = (".rtf",)
    container = False
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """The signature."""
        if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
            return Match.CERTAIN
        return Match.NAMED if name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document]:
        """Read one article."""
        striprtf = require("striprtf.striprtf", extra="rtf", what="RTF")
        original = stream.read()
        # Pictures are taken out first: they are most of the bytes, and the library reads them letter by letter.
        content = _WILD_UNICODE.sub(b"", _PICTURE.sub(b"", original))
        if len(content) > _LARGEST:
            raise ImportRefused(f"its text part is larger than {readable_size(_LARGEST)}: save it as DOCX or PDF")
        text = striprtf.rtf_to_text(content.decode("latin-1"), encoding="cp1252", errors="replace")
        author = _AUTHOR.search(original)
        metadata = {"author": author[1].decode("cp1252", "replace")} if author else {}
        # One line is one paragraph in RTF: text is wrapped by the program that shows it.
        paragraphs = blocks(re.sub(r"\n+", "\n\n", text))
        yield document(split_parts(paragraphs), original, "application/rtf", source, metadata=metadata)
