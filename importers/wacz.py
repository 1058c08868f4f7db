"""Packaged web archives (WACZ): WARC files in a ZIP archive."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from importers.budget import Budget, size_of
from importers.importer import ImportRefused, Match, Member, Refusal, Source
from importers.warc import Warc
from importers.zip_archive import open_zip

_IN_MEMORY = 16 << 20
_CHUNK = 1 << 16


class Wacz:
    """Reads `.wacz` files."""

    name = "packaged web archive (WACZ)"
    media_types = ("application/wacz",)
    suffixes = (".wacz",)
    container = True
    text = False

    def sniff(self, head: bytes, name: str) -> Match:
        """A ZIP archive with the name of one, or whose first member is one of its parts."""
        if not head.startswith(b"PK\x03\x04"):
            return Match.NO
        first = head[30:50]
        known = first.startswith((b"archive/", b"datapackage.json", b"pages/pages.jsonl", b"indexes/"))
        return Match.CERTAIN if known or name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Member | Refusal]:
        """Give the pages of all WARC files in it."""
        package = open_zip(stream)
        names = [entry for entry in package.infolist() if entry.filename.endswith((".warc", ".warc.gz"))]
        if not names:
            raise ImportRefused("there is no web archive in the package: export it again")
        budget = Budget(source.limits, size_of(stream))
        for entry in names:
            inside = source.inside(entry.filename)
            try:
                yield from _pages(package, entry, inside, budget)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
                yield Refusal(inside.name, f"it is damaged ({str(error)[:80]}): export the package again")


def _pages(
    package: zipfile.ZipFile, entry: zipfile.ZipInfo, source: Source, budget: Budget
) -> Iterator[Member | Refusal]:
    """Copy a WARC file out of the package, since reading it needs to go back, and read it."""
    budget.count_member()
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        with package.open(entry) as packed:
            while piece := packed.read(_CHUNK):
                budget.grow(len(piece))
                copy.write(piece)
        copy.seek(0)
        yield from Warc().read(copy, source)  # type: ignore[arg-type]
