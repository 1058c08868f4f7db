"""What a worker process and its supervisor say to each other."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.document import Document
from extraction.findings import Article, Findings
from importers.importer import Member, Refusal, Source


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Read the bytes that follow as the next message, and find what is in them."""

    source: Source


@dataclass(frozen=True, slots=True)
class FindIn:
    """Find what is in a document that a container gave."""

    document: Document


@dataclass(frozen=True, slots=True)
class Unpack:
    """Open a container and give what is inside, one by one."""

    path: str
    source: Source


Request = ReadFile | FindIn | Unpack


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded what it needs, and how much memory it may use from here on is set."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document was read and finding begins; the clock starts anew."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is in one document.

    Attributes:
        document: its `original` is empty where it is the whole of the bytes sent, so as not to send them back.
        whole: whether that is so.
        article: canonical form.
        findings: in it.
        sketch: of its text, to tell reprints.
    """

    document: Document
    whole: bool
    article: Article
    findings: Findings
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class End:
    """Everything asked for was sent.

    Attributes:
        worn_out: the process has used up its memory and should be replaced.
    """

    worn_out: bool = False


Answer = Ready | Reading | Found | Refusal | Member | Document | End
