"""Counts what comes out of a container, so that a small file cannot become an endless one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Protocol

from importers.importer import ImportRefused
from importers.limits import Limits, readable_size

_CHUNK = 1 << 16
_FREE_OF_RATIO = 1 << 20


class Readable(Protocol):
    """Anything that gives bytes piece by piece."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most so many."""
        ...


class MemberTooLargeError(ImportRefused):
    """One member is too large; those after it can be read."""


@dataclass(slots=True)
class Budget:
    """What may still come out of one container.

    Attributes:
        limits: it starts from.
        packed: size of the container in bytes, None when its size says nothing.
        members: taken out so far.
        expanded: bytes taken out so far.
    """

    limits: Limits
    packed: int | None = None
    members: int = 0
    expanded: int = 0

    def count_member(self) -> None:
        """Count one member.

        Raises:
            ImportRefused: there are more than are read.
        """
        self.members += 1
        self.check_members(self.members)

    def check_members(self, count: int) -> None:
        """Refuse more members than are read.

        Raises:
            ImportRefused: there are more.
        """
        if count > self.limits.members:
            raise ImportRefused(f"it has more than {self.limits.members:,} members: split it")

    def read(self, stream: Readable) -> bytes:
        """Read a member to its end.

        Raises:
            MemberTooLargeError: it is larger than one member may be.
            ImportRefused: more has come out of the container than may.
        """
        pieces: list[bytes] = []
        size = 0
        while piece := stream.read(_CHUNK):
            size += len(piece)
            self.grow(len(piece))
            if size > self.limits.member_bytes:
                limit = readable_size(self.limits.member_bytes)
                raise MemberTooLargeError(f"unpacked it is larger than {limit}: unpack it and import a part of it")
            pieces.append(piece)
        return b"".join(pieces)

    def grow(self, size: int) -> None:
        """Count bytes that came out of the container.

        Raises:
            ImportRefused: more has come out than may.
        """
        self.expanded += size
        if self.expanded > self.limits.total_bytes:
            limit = readable_size(self.limits.total_bytes)
            raise ImportRefused(f"unpacked it is larger than {limit}: unpack it and import the folder")
        if self.packed and self.expanded > max(_FREE_OF_RATIO, self.limits.ratio * self.packed):
            raise ImportRefused(
                f"it grows to more than {self.limits.ratio} times its size: it is made to fill disks, not to be read"
            )


def size_of(stream: BinaryIO) -> int:
    """The size of a seekable stream in bytes; its position stays."""
    position = stream.tell()
    size = stream.seek(0, 2)
    stream.seek(position)
    return size
