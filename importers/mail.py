"""Mail messages (EML): the text and the attachments. Read with the forgiving policy of the standard library."""

from __future__ import annotations

import email
import email.header
import email.message
import email.policy
import re
from collections.abc import Iterator
from typing import BinaryIO

from importers.article_parts import blocks, document, split_parts
from importers.encodings import decode
from importers.html_text import page_text
from importers.importer import ImportRefused, Item, Match, Member, Source
from importers.mojibake import repair

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_TELLING = re.compile(
    rb"^(?:From|To|Subject|Date|Message-ID|Received|Return-Path|Delivered-To|MIME-Version):",
    re.MULTILINE | re.IGNORECASE,
)
_MOST_PARTS = 1_000
_MOST_ENCODED_WORDS = 200
_LONGEST_HEADER = 20_000
_SIGNATURE = re.compile(r"\n-- \n.*\Z", re.DOTALL)
_FORWARDED = re.compile(r"^(?:\s*(?:re|aw|fwd?|wg|odp|pd)\s*:\s*)+", re.IGNORECASE)
_STUB = 100
"""Characters of plain text that may say no more than that the message is in HTML."""

_NO_ARTICLES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".vcf", ".ics", ".p7s", ".asc", ".sig")
_ADDRESS = re.compile(r"\s*<[^<>]*>|\"")


class Mail:
    """Reads `.eml` files."""

    name = "mail message"
    media_types = ("message/rfc822",)
    suffixes = (".eml",)
    container = False
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """Header lines at the head."""
        first = head.lstrip(b"\xef\xbb\xbf\r\n")
        if name.lower().endswith(self.suffixes):
            return Match.NAMED
        return Match.NAMED if _HEADER.match(first) and len(set(_TELLING.findall(head))) >= 3 else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Item]:
        """Read the message as one article, and give its attachments."""
        original = stream.read()
        message = email.message_from_bytes(original, policy=email.policy.compat32)
        bodies, attachments = _sorted_parts(message)
        paragraphs, repairs = _body(bodies)
        if not paragraphs and not attachments:
            raise ImportRefused("the message has no text: nothing to import")
        if paragraphs:
            subject = _FORWARDED.sub("", header_text(message["Subject"]))
            parts = split_parts(paragraphs, subject)
            yield document(parts, original, "message/rfc822", source, metadata=_metadata(message), repairs=repairs)
        for number, part in enumerate(attachments, 1):
            name = header_text(part.get_filename() or "") or f"attachment-{number}"
            content = part_content(part)
            if content:
                media_type = part.get_content_type()
                yield Member(
                    content, source.inside(name, media_type=media_type, published=header_text(message["Date"]))
                )


def _metadata(message: email.message.Message) -> dict[str, str]:
    sender = header_text(message["From"])
    values = {
        "date": header_text(message["Date"]),
        "identifier": _identifier(message),
        "outlet": _ADDRESS.sub("", sender).strip() or sender,
        "language": header_text(message["Content-Language"]),
    }
    return {key: value for key, value in values.items() if value}


def _identifier(message: email.message.Message) -> str:
    found = header_text(message["Message-ID"]).strip().strip("<>")
    return f"mid:{found}" if found else ""


def _sorted_parts(
    message: email.message.Message,
) -> tuple[list[email.message.Message], list[email.message.Message]]:
    """The parts that may be the text of a message, and its attachments, without pictures and signatures.

    Walks on its own: the parser nests as deep as a message says, Python's calls do not.
    """
    bodies: list[email.message.Message] = []
    attachments: list[email.message.Message] = []
    waiting = [message]
    seen = 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > _MOST_PARTS:
            raise ImportRefused(f"the message has more than {_MOST_PARTS:,} parts: save the attachments by themselves")
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            inner = part.get_payload()
            parts = inner if isinstance(inner, list) else []
            waiting.extend(item for item in reversed(parts) if isinstance(item, email.message.Message))
        elif _is_attachment(part):
            attachments.append(part)
        elif part.get_content_maintype() == "text":
            bodies.append(part)
    return bodies, attachments


def _is_attachment(part: email.message.Message) -> bool:
    if part.get_content_maintype() in {"image", "audio", "video"}:
        return False
    if part.get_content_type() in {"application/pgp-signature", "application/pkcs7-signature", "text/calendar"}:
        return False
    if header_text(part.get_filename() or "").lower().endswith(_NO_ARTICLES):
        return False
    disposition = str(part.get("Content-Disposition") or "").lower()
    return disposition.startswith("attachment") or part.get_content_maintype() != "text"


def _body(parts: list[email.message.Message]) -> tuple[list[str], tuple[str, ...]]:
    """The paragraphs of the message and what was repaired: its plain text, or its HTML where that says more."""
    texts = [_decoded(part) for part in parts if part.get_content_type() == "text/plain"]
    joined = "\n\n".join(text for text, _ in texts).strip()
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if page is not None and len(joined) < _STUB:
        text, repairs = _decoded(page)
        paragraphs = page_text(text)[1]
        if sum(map(len, paragraphs)) > len(joined):
            return paragraphs, repairs
    return blocks(_SIGNATURE.sub("\n", joined)), tuple(repair for _, found in texts for repair in found)


def _decoded(part: email.message.Message) -> tuple[str, tuple[str, ...]]:
    found = decode(part_content(part), _charset(part))
    text, repairs = repair(found.text.replace("\r\n", "\n").replace("\r", "\n"))
    guessed = () if found.encoding == _charset(part) else found.repairs
    return text, (*guessed, *repairs)


def _charset(part: email.message.Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError):
        return None


def part_content(part: email.message.Message) -> bytes:
    """The bytes of a part, its transfer encoding undone; a message in a message as it is."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, email.message.Message) else b""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        content = None
    return content if isinstance(content, bytes) else b""


def header_text(value: object) -> str:
    """A header as text on one line: encoded words decoded, whatever else is wrong with it."""
    raw = str(value or "")[:_LONGEST_HEADER]
    if raw.count("=?") > _MOST_ENCODED_WORDS:
        return " ".join(raw.split())
    words: list[str] = []
    try:
        pieces = email.header.decode_header(raw)
    except (ValueError, LookupError, email.errors.HeaderParseError):
        return " ".join(raw.split())
    for content, charset in pieces:
        words.append(content if isinstance(content, str) else decode(content, charset).text)
    return " ".join("".join(words).split())
