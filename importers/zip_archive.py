"""ZIP archives of any of the other formats. Members are read as streams and never extracted to disk."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from importers.budget import Budget, MemberTooLargeError, size_of
from importers.importer import ImportRefused, Match, Member, Refusal, Source
from importers.packed_issues import PackedIssues

_OFFICE = (b"word/", b"mimetypeapplication/vnd.oasis", b"[Content_Types].xml", b"mimetypeapplication/epub")
_HIDDEN = frozenset(("__MACOSX", "Thumbs.db", "desktop.ini"))


class ZipArchive:
    """Reads `.zip` files."""

    name = "ZIP archive"
    media_types = ("application/zip", "application/x-zip-compressed")
    suffixes = (".zip",)
    container = True
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """The signature, unless the first member is one of an office document."""
        if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return Match.NO
        if name.lower().endswith(self.suffixes):
            return Match.CERTAIN
        return Match.NO if any(mark in head[:200] for mark in _OFFICE) else Match.NAMED

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Member | Refusal]:
        """Give all members, in the order of the archive, newspaper issues after them."""
        archive = open_zip(stream)
        budget = Budget(source.limits, size_of(stream))
        budget.check_members(len(archive.infolist()))
        issues = PackedIssues()
        for entry in archive.infolist():
            if entry.is_dir() or is_hidden(entry.filename):
                continue
            inside = source.inside(entry.filename)
            budget.count_member()
            try:
                member = Member(read_member(archive, entry, budget), inside)
            except MemberTooLargeError as refusal:
                yield Refusal(inside.name, str(refusal))
            except _MemberError as error:
                yield Refusal(inside.name, str(error))
            else:
                if not issues.hold(entry.filename, member):
                    yield member
        yield from issues.members()


class _MemberError(ImportRefused):
    """One member cannot be read."""


def is_hidden(name: str) -> bool:
    """Whether a member is one of those that systems put into archives on their own."""
    parts = name.split("/")
    return any(part in _HIDDEN or (part.startswith(".") and part not in {".", ".."}) for part in parts)


def open_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """Open a ZIP archive.

    Raises:
        ImportRefused: it is damaged, or its members lie over each other (which Python 3.11 does not notice).
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ImportRefused("the ZIP archive is damaged or cut off: copy or download it again") from error
    end = 0
    for entry in sorted(archive.infolist(), key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise ImportRefused("members of the ZIP archive lie over each other: it is made to do harm")
        end = entry.header_offset + 30 + entry.compress_size
    return archive


def read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> bytes:
    """Read one member.

    Raises:
        ImportRefused: it cannot be read; of its subclasses, those that leave the other members readable.
    """
    if entry.flag_bits & 1:
        raise _MemberError("it is encrypted: unpack it with its password")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise _MemberError("it is a symbolic link, which is not followed: pack the file itself")
    try:
        with archive.open(entry) as member:
            return budget.read(member)
    except NotImplementedError as error:
        raise _MemberError("it is packed by a method that is not known: pack it anew") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise _MemberError("it is damaged in the ZIP archive: copy or download the archive again") from error
