"""Knows all importers, those of this package and those of plug-ins, and chooses the one for some bytes.

A plug-in is a package with an entry point in the group `jumelage.importers` that names a class following the
`Importer` protocol; the class takes no arguments.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import BinaryIO

from extraction.document import Document
from importers.alto import AltoPage
from importers.csv_table import CsvTable
from importers.docx import Docx
from importers.feed import Feed
from importers.html_page import HtmlPage
from importers.importer import Importer, ImportRefused, Item, Match, Member, Refusal, Source
from importers.json_lines import JsonLines
from importers.json_records import JsonRecords
from importers.mail import Mail
from importers.markdown import Markdown
from importers.mbox import Mbox
from importers.mediawiki import MediaWiki
from importers.mets import Mets
from importers.mhtml import Mhtml
from importers.odt import Odt
from importers.pdf import Pdf
from importers.plain_text import PlainText
from importers.rtf import Rtf
from importers.sqlite_table import SqliteTable
from importers.tar_archive import TarArchive
from importers.tei import Tei
from importers.wacz import Wacz
from importers.warc import Warc
from importers.zip_archive import ZipArchive

HEAD = 4096
"""Bytes that `sniff` is given."""

GROUP = "jumelage.importers"

# Where two are equally sure, the earlier one reads.
BUILT_IN: tuple[type[Importer], ...] = (
    *(Docx, Odt, Wacz, ZipArchive, Warc, MediaWiki, TarArchive, Pdf, SqliteTable, Rtf),
    *(Mets, AltoPage, Tei, Feed, Mhtml, Mbox, Mail, HtmlPage, JsonLines, JsonRecords, CsvTable, Markdown, PlainText),
)


def read_all(stream: BinaryIO, source: Source) -> Iterator[Document | Refusal]:
    """Read what a stream holds, and everything inside of it, to the last document.

    Args:
        stream: seekable, at its beginning.
        source: where it comes from.

    Raises:
        ImportRefused: no importer knows it, or the one that does cannot read it.
    """
    for item in unpack(stream, source):
        if not isinstance(item, Member):
            yield item
            continue
        try:
            _check_nesting(item.source)
            yield from read_all(io.BytesIO(item.content), item.source)
        except ImportRefused as refusal:
            yield Refusal(item.source.name, str(refusal))


def unpack(stream: BinaryIO, source: Source) -> Iterator[Item]:
    """Read what a stream holds; of what is inside a container, open only further containers.

    Members that are no containers are given as they are, to be read elsewhere.

    Raises:
        ImportRefused: no importer knows it, or the one that does cannot read (on).
    """
    for item in choose(head_of(stream), source).read(stream, source):
        if not isinstance(item, Member):
            yield item
            continue
        try:
            importer = choose(item.content[:HEAD], item.source)
            if not importer.container:
                yield item
                continue
            _check_nesting(item.source)
            yield from unpack(io.BytesIO(item.content), item.source)
        except ImportRefused as refusal:
            yield Refusal(item.source.name, str(refusal))


def _check_nesting(source: Source) -> None:
    if source.depth > source.limits.nesting:
        raise ImportRefused(f"it lies more than {source.limits.nesting} containers deep: unpack them first")


def head_of(stream: BinaryIO) -> bytes:
    """The first `HEAD` bytes of a stream, which stays at its beginning."""
    head = stream.read(HEAD)
    stream.seek(0)
    return head


def choose(head: bytes, source: Source) -> Importer:
    """The importer for some bytes.

    Args:
        head: the first `HEAD` bytes.
        source: where they come from; its name and declared media type help.

    Raises:
        ImportRefused: none of them reads this.
    """
    if not head:
        raise ImportRefused("it is empty: nothing to import")
    name = source.name.rpartition("!")[2]
    best: Importer | None = None
    best_match = Match.NO
    for importer in importers():
        match = importer.sniff(head, name)
        if match and match < Match.CERTAIN and source.media_type in importer.media_types:
            match = Match.NAMED
        if match > best_match:
            best, best_match = importer, match
    if best is None:
        raise ImportRefused(_foreign(head))
    return best


@cache
def importers() -> Sequence[Importer]:
    """One instance of every importer, plug-ins first."""
    return (*_plug_ins(), *(importer() for importer in BUILT_IN))


def _plug_ins() -> Iterator[Importer]:
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        yield _loaded(entry)


def _loaded(entry: EntryPoint) -> Importer:
    try:
        importer = entry.load()()
    except Exception as error:  # noqa: BLE001 - a stranger's code; the reason must reach the user
        return _BrokenPlugIn(entry.name, f"{type(error).__name__}: {error}")
    if not isinstance(importer, Importer):
        return _BrokenPlugIn(entry.name, "it does not follow the Importer protocol")
    return importer


@dataclass(frozen=True)
class _BrokenPlugIn:
    """Stands for a plug-in that cannot be loaded: says so for files of its name, and is passed over otherwise."""

    entry: str
    problem: str
    media_types: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    container: bool = False
    text: bool = False

    @property
    def name(self) -> str:
        return self.entry

    def sniff(self, head: bytes, name: str) -> Match:  # noqa: ARG002 - the protocol
        return Match.CERTAIN if name.lower().endswith(f".{self.entry.lower()}") else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Item]:  # noqa: ARG002 - the protocol
        raise ImportRefused(f"the plug-in {self.entry} cannot be loaded ({self.problem}): repair or uninstall it")


_FOREIGN = {
    b"\xd0\xcf\x11\xe0": "it is a document of an old office program: open it and save it as DOCX or PDF",
    b"\x89PNG": "it is a picture: recognise the text in it first (OCR)",
    b"\xff\xd8\xff": "it is a picture: recognise the text in it first (OCR)",
    b"GIF8": "it is a picture: recognise the text in it first (OCR)",
    b"II*\0": "it is a picture: recognise the text in it first (OCR)",
    b"MM\0*": "it is a picture: recognise the text in it first (OCR)",
    b"Rar!": "it is a RAR archive: unpack it and import the folder",
    b"7z\xbc\xaf": "it is a 7-Zip archive: unpack it and import the folder",
    b"<?xml": "it is XML of a kind that is not known: save it as HTML or plain text",
}


def _foreign(head: bytes) -> str:
    """Why bytes that no importer reads are refused, and what to do."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    known = next((reason for magic, reason in _FOREIGN.items() if start.startswith(magic)), None)
    return known or "its format is not known: save it as DOCX, PDF, HTML or plain text"
