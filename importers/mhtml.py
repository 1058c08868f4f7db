"""Web pages saved with everything in one file (MHTML, `.mht`)."""

from __future__ import annotations

import email
import email.message
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from extraction.document import Document
from importers.html_page import page_document
from importers.importer import ImportRefused, Match, Source
from importers.mail import header_text, part_content


class Mhtml:
    """Reads `.mhtml` files."""

    name = "saved web page (MHTML)"
    media_types = ("multipart/related", "application/x-mimearchive")
    suffixes = (".mhtml", ".mht")
    container = False
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """The headers that browsers write."""
        if b"multipart/related" in head and (b"Snapshot-Content-Location:" in head or b"Saved by" in head[:200]):
            return Match.CERTAIN
        return Match.NAMED if name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document]:
        """Read the article of the page."""
        original = stream.read()
        message = email.message_from_bytes(original, policy=email.policy.compat32)
        address = header_text(message["Snapshot-Content-Location"])
        page = _page(message, address)
        if page is None:
            raise ImportRefused("there is no page in it: save it again, complete")
        url = address or header_text(page["Content-Location"])
        known = url if url.startswith(("http://", "https://")) else None
        inside = replace(source, url=known)
        yield page_document(part_content(page), original, inside, "multipart/related")


def _page(message: email.message.Message, address: str) -> email.message.Message | None:
    """The part that is the page itself: the one at the address that was saved, else the first page."""
    inner = message.get_payload() if message.is_multipart() else []
    parts = [part for part in inner if isinstance(part, email.message.Message)]
    pages = [part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    at_address = (part for part in pages if header_text(part["Content-Location"]) == address)
    return next(at_address, pages[0] if pages else None)
