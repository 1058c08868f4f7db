"""Web archives (WARC): every page in them, and every good record of a damaged file.

fastwarc stops at the first broken record; reading goes on at the next place that looks like the beginning of one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from importers.budget import Budget, MemberTooLargeError, size_of
from importers.extras import optional, require
from importers.importer import ImportRefused, Match, Member, Refusal, Source
from importers.limits import Limits

_GZIP = b"\x1f\x8b"
_PLAIN_START = re.compile(rb"WARC/1\.[01]\r?\n")
_GZIP_START = re.compile(rb"\x1f\x8b\x08")
_CHUNK = 1 << 20
_OVERLAP = 16
_MOST_GAPS = 10_000
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/rss+xml")


class Warc:
    """Reads `.warc` and `.warc.gz` files."""

    name = "web archive (WARC)"
    media_types = ("application/warc",)
    suffixes = (".warc", ".warc.gz")
    container = True
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """The version line; of compressed files the name."""
        if head.startswith(b"WARC/1."):
            return Match.CERTAIN
        if head.startswith(_GZIP):
            return Match.CERTAIN if _first_bytes(head).startswith(b"WARC/1.") else Match.NO
        return Match.NAMED if name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Member | Refusal]:
        """Give the pages that were fetched whole and well."""
        fastwarc = require("fastwarc.warc", extra="warc", what="WARC")
        size = size_of(stream)
        compressed = stream.read(2) == _GZIP
        budget = Budget(source.limits, size if compressed else None)
        position = last = broken = found = 0
        for _ in range(_MOST_GAPS):
            try:
                for record, last in _records(fastwarc, stream, position):  # noqa: B007 - needed after the loop
                    found += 1
                    if record is not None:
                        yield from _page(record, source, budget)
                if not compressed or is_whole(stream, last):
                    break
            except ImportRefused:
                raise
            except (OSError, ValueError, EOFError, RuntimeError):
                pass
            broken += 1
            following = next_start(stream, max(last, position) + 1, compressed=compressed)
            if following is None:
                break
            position = following
        if broken:
            what = "one record" if broken == 1 else f"{broken:,} records"
            yield Refusal(source.name, f"{what} of the web archive damaged or cut off: the others were read")
        elif not found:
            raise ImportRefused("there is no record in the web archive: download it again")


def _records(fastwarc: Any, stream: BinaryIO, position: int) -> Iterator[tuple[Any, int]]:  # noqa: ANN401 - untyped
    stream.seek(position)
    kinds = (fastwarc.WarcRecordType.response, fastwarc.WarcRecordType.resource)
    for record in fastwarc.ArchiveIterator(stream, record_types=fastwarc.WarcRecordType.any_type, parse_http=False):
        at = record.stream_pos if record.stream_pos >= position else position + record.stream_pos
        if record.record_type in kinds:
            record.parse_http(strict_mode=False)
            yield record, at
        else:
            yield None, at


def _page(record: Any, source: Source, budget: Budget) -> Iterator[Member | Refusal]:  # noqa: ANN401 - untyped
    address = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
    if not address.startswith(("http://", "https://")):
        return
    if record.is_http and record.http_headers is not None and record.http_headers.status_code not in {200, 203}:
        return
    media_type = str(record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip()
    if media_type not in _PAGES:
        return
    inside = source.inside(address, url=address, media_type=media_type)
    budget.count_member()
    try:
        content = budget.read(record.reader)
        coding = (record.http_headers.get("Content-Encoding") or "").strip().lower() if record.http_headers else ""
        yield Member(decoded_content(content, coding, source.limits), inside)
    except MemberTooLargeError as refusal:
        yield Refusal(inside.name, str(refusal))


def decoded_content(content: bytes, coding: str, limits: Limits) -> bytes:
    """Undo the content coding of a page (gzip, deflate, brotli), no further than one page may be large.

    Raises:
        MemberTooLargeError: it grows beyond that, or the coding is not known.
    """
    if coding in {"", "identity", "none"}:
        return content
    if coding in {"gzip", "x-gzip", "deflate"}:
        # 32: find out whether there is a gzip or zlib header.
        unpack = zlib.decompressobj(32 + zlib.MAX_WBITS)
        try:
            expanded = unpack.decompress(content, limits.member_bytes + 1)
        except zlib.error:
            return content  # declared, but sent as it is: some servers do
        if len(expanded) > limits.member_bytes:
            raise MemberTooLargeError("unpacked it is too large for a page: capture it again")
        return expanded
    brotli = optional("brotli") if coding == "br" else None
    if brotli is None:
        raise MemberTooLargeError(f"the page is packed as {coding}, which is not known: capture it again")
    pieces: list[bytes] = []
    size = 0
    decompressor = brotli.Decompressor()
    for start in range(0, len(content), 1 << 12):
        try:
            pieces.append(decompressor.process(content[start : start + (1 << 12)]))
        except brotli.error:
            return b"".join(pieces) or content
        size += len(pieces[-1])
        if size > limits.member_bytes:
            raise MemberTooLargeError("unpacked it is too large for a page: capture it again")
    return b"".join(pieces)


def next_start(stream: BinaryIO, after: int, *, compressed: bool) -> int | None:
    """The next place in a file where a record seems to begin, None when there is none.

    Args:
        stream: the file.
        after: first byte to look at.
        compressed: records are gzip members.
    """
    pattern = _GZIP_START if compressed else _PLAIN_START
    offset = after
    tail = b""
    while True:
        stream.seek(offset)
        chunk = stream.read(_CHUNK)
        if not chunk:
            return None
        window = tail + chunk
        for match in pattern.finditer(window):
            start = offset - len(tail) + match.start()
            if start < after:
                continue
            if not compressed:
                return start
            stream.seek(start)
            if _first_bytes(stream.read(4096)).startswith(b"WARC/"):
                return start
        tail = window[-_OVERLAP:]
        offset += len(chunk)


def is_whole(stream: BinaryIO, start: int) -> bool:
    """Whether a gzip member is there to its end, and the last of the file. fastwarc ends without a word when not."""
    stream.seek(start)
    member = zlib.decompressobj(31)
    try:
        while chunk := stream.read(_CHUNK):
            member.decompress(chunk, _CHUNK)
            while member.unconsumed_tail and not member.eof:
                member.decompress(member.unconsumed_tail, _CHUNK)
            if member.eof:
                return not member.unused_data and not stream.read(1)
    except zlib.error:
        pass
    return False


def _first_bytes(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(packed, 64)
    except zlib.error:
        return b""
