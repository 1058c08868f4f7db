"""What an importer is, what it is given and what it gives: the protocol that every format and plug-in follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import BinaryIO, Protocol, runtime_checkable

from extraction.document import Document
from importers.limits import Limits


class Match(IntEnum):
    """How sure an importer is that bytes are in its format."""

    NO = 0
    POSSIBLE = 1
    """Nothing speaks against it: any text may be plain text."""
    NAMED = 2
    """The name says so and the bytes do not contradict."""
    CERTAIN = 3
    """The bytes themselves say so."""


class ImportRefused(Exception):  # noqa: N818 - a refusal with advice, the field's word for it
    """Something cannot be imported; the message is the reason with what to do, in one sentence."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or member that is not imported.

    Attributes:
        source: its name as in `Source.name`.
        reason: why not, and what to do.
        harmless: nothing is lost, because it is read with another file.
    """

    source: str
    reason: str
    harmless: bool = False


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is said of every article of an import for which its source says nothing else."""

    language: str | None = None
    outlet: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table, or keys of JSON records, hold which part of an article.

    Each attribute names a column; None leaves it to the usual names (`title`, `headline`, `Titel`, ...). In JSON a
    dot goes one level down (`meta.title`).
    """

    title: str | None = None
    text: str | None = None
    date: str | None = None
    url: str | None = None
    identifier: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    rights: str | None = None
    table: str | None = None
    """SQLite: the table to read."""
    delimiter: str | None = None
    """CSV: the character between columns."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where bytes come from, and how they are to be read.

    Attributes:
        name: file path or URL, for people; a member of a container is joined to it with `!`.
        url: address of the bytes where the container or the network gives one.
        media_type: what the container or the network says the bytes are.
        identifier: a stable id that the container gives.
        published: a date that the container gives for the publication, as it stands there.
        folder: path of the folder a file lies in; None inside of containers.
        beside: inside of a packed archive, the pages of an issue by their paths from it.
        depth: how many containers are around it.
        limits: how much is read.
        defaults: what holds where the source says nothing.
        columns: how tables and records are read.
    """

    name: str
    url: str | None = None
    media_type: str | None = None
    identifier: str | None = None
    published: str | None = None
    folder: str | None = None
    beside: Mapping[str, bytes] | None = None
    depth: int = 0
    limits: Limits = field(default_factory=Limits)
    defaults: Defaults = field(default_factory=Defaults)
    columns: Columns = field(default_factory=Columns)

    def inside(self, member: str, **changes: str | None) -> Source:
        """The source of something inside this one.

        Args:
            member: its name in the container.
            changes: other attributes it has; what the container says of itself is not handed on.
        """
        plain = replace(
            self,
            name=f"{self.name}!{shown(member)}",
            depth=self.depth + 1,
            url=None,
            media_type=None,
            identifier=None,
            published=None,
            folder=None,
            beside=None,
        )
        return replace(plain, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Member:
    """Bytes found inside others, to be read on their own by the importer that knows their format."""

    content: bytes
    source: Source


Item = Document | Member | Refusal
"""What reading gives."""


@runtime_checkable
class Importer(Protocol):
    """Reads one format."""

    @property
    def name(self) -> str:
        """The format, as the user knows it."""
        ...

    @property
    def media_types(self) -> tuple[str, ...]:
        """What it is declared as."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Of its files, lower case with the dot."""
        ...

    @property
    def container(self) -> bool:
        """Whether it holds things of any number that are imported on their own.

        A container is read as a stream from its file; anything else is read whole, several at a time.
        """
        ...

    @property
    def text(self) -> bool:
        """Whether a file is nothing but the text of one article, so that a large one can be refused unread."""
        ...

    def sniff(self, head: bytes, name: str) -> Match:
        """Tell whether bytes are in this format.

        Args:
            head: the first `registry.HEAD` bytes.
            name: of the file or member.
        """
        ...

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Item]:
        """Read the articles.

        Args:
            stream: seekable, at its beginning.
            source: where it comes from.

        Yields:
            Documents, members to be read by other importers, and refusals of parts.

        Raises:
            ImportRefused: nothing (more) can be read.
        """
        ...


def shown(name: str | bytes) -> str:
    """A file name as valid text on one line: what is not UTF-8 and what a terminal would obey is escaped."""
    raw = name if isinstance(name, bytes) else name.encode("utf-8", "surrogateescape" if _escaped(name) else "replace")
    text = raw.decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def _escaped(name: str) -> bool:
    """Whether the lone surrogates in a name, if any, stand for bytes that were not UTF-8."""
    return all(not "\ud800" <= letter <= "\udfff" or "\udc80" <= letter <= "\udcff" for letter in name)
