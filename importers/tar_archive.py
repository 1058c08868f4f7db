"""TAR archives, plain or compressed, of any of the other formats. Read as a stream, never extracted to disk."""

from __future__ import annotations

import lzma
import tarfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from importers.budget import Budget, MemberTooLargeError, size_of
from importers.importer import ImportRefused, Match, Member, Refusal, Source
from importers.packed_issues import PackedIssues
from importers.zip_archive import is_hidden

_COMPRESSED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_DAMAGED = (tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError, ValueError, OverflowError)


class TarArchive:
    """Reads `.tar` files and compressed ones."""

    name = "TAR archive"
    media_types = ("application/x-tar", "application/gzip", "application/x-gtar")
    suffixes = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
    container = True
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """The mark of POSIX archives; of compressed ones the name."""
        if head[257:262] == b"ustar":
            return Match.CERTAIN
        return Match.NAMED if name.lower().endswith(self.suffixes) and head.startswith(_COMPRESSED) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Member | Refusal]:
        """Give all members that are files, in the order of the archive, newspaper issues after them."""
        budget = Budget(source.limits, size_of(stream))
        issues = PackedIssues()
        try:
            # As a stream ("|*"): a member is read once, forwards, and nothing is believed of what lies behind it.
            with tarfile.open(fileobj=stream, mode="r|*") as archive:
                for entry in archive:
                    budget.count_member()
                    for item in _member(archive, entry, budget, source):
                        if not (isinstance(item, Member) and issues.hold(entry.name, item)):
                            yield item
        except ImportRefused:
            raise
        except _DAMAGED as error:
            yield from issues.members()
            raise ImportRefused("the TAR archive is damaged or cut off here: copy or download it again") from error
        yield from issues.members()


def _member(
    archive: tarfile.TarFile, entry: tarfile.TarInfo, budget: Budget, source: Source
) -> Iterator[Member | Refusal]:
    if entry.isdir() or is_hidden(entry.name):
        return
    inside = source.inside(entry.name)
    if not entry.isfile():
        yield Refusal(inside.name, "it is a link or a device, not a file: nothing to import")
        return
    if entry.size > source.limits.member_bytes:
        yield Refusal(inside.name, "it is larger than a member may be: unpack it and import a part of it")
        return
    content = archive.extractfile(entry)
    if content is None:
        return
    try:
        yield Member(budget.read(content), inside)
    except MemberTooLargeError as refusal:
        yield Refusal(inside.name, str(refusal))
