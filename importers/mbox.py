"""Mailboxes (MBOX): messages one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from importers.importer import Match, Member, Refusal, Source
from importers.limits import readable_size

# The line between messages. An unescaped "From " in a body is none: a separator has a year, and a header follows.
_SEPARATOR = re.compile(rb"From \S+ .*\d{4}\s*$")
_HEADER = re.compile(rb"[!-9;-~]{1,76}:")
_ESCAPED = re.compile(rb">+From ")
_LONGEST_LINE = 1 << 20


class Mbox:
    """Reads `.mbox` files."""

    name = "mailbox"
    media_types = ("application/mbox",)
    suffixes = (".mbox", ".mbx")
    container = True
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """A separator line at the very beginning."""
        first, _, rest = head.partition(b"\n")
        if _SEPARATOR.match(first) and _HEADER.match(rest):
            return Match.CERTAIN
        return Match.NAMED if name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Member | Refusal]:
        """Give the messages."""
        for number, content in enumerate(_messages(stream, source.limits.member_bytes), 1):
            inside = source.inside(str(number), media_type="message/rfc822")
            if len(content) > source.limits.member_bytes:
                limit = readable_size(source.limits.member_bytes)
                yield Refusal(
                    inside.name, f"the message is larger than {limit}: save it and its attachments by themselves"
                )
            elif content.strip():
                yield Member(content, inside)


def _messages(stream: BinaryIO, most: int) -> Iterator[bytes]:
    lines: list[bytes] = []
    size = 0
    separator: bytes | None = None
    while line := stream.readline(_LONGEST_LINE):
        if separator is not None:
            # The line before looked like a separator; this one decides.
            if _HEADER.match(line):
                if lines:
                    yield b"".join(lines)
                lines, size = [], 0
            else:
                lines.append(separator)
            separator = None
        if _SEPARATOR.match(line) and (not lines or not lines[-1].strip()):
            separator = line
            continue
        size += len(line)
        # What is too large is cut where it is certain to be refused, not held.
        if size - len(line) <= most:
            lines.append(line[1:] if _ESCAPED.match(line) else line)
    if lines:
        yield b"".join(lines)
