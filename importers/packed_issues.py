"""Newspaper issues inside packed archives: a METS file can be read only together with the pages packed beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from importers.alto import READ_WITH_ITS_ISSUE, AltoPage, names_page
from importers.importer import Match, Member, Refusal
from importers.limits import MEBIBYTE
from importers.mets import Mets

_HEAD = 4096
_MOST_BYTES = 128 * MEBIBYTE
"""Pages held until the archive has been read to its end; what comes after them is read page by page."""


@dataclass(slots=True)
class PackedIssues:
    """The METS files and ALTO pages of one packed archive, which wait until all of them are there."""

    _issues: dict[str, Member] = field(default_factory=dict)
    _pages: dict[str, Member] = field(default_factory=dict)
    _size: int = 0

    def hold(self, name: str, member: Member) -> bool:
        """Hold a member back when it is part of an issue, and say whether it is.

        Args:
            name: its path in the archive.
            member: as it would be given else.
        """
        head = member.content[:_HEAD]
        kinds = ((Mets(), self._issues), (AltoPage(), self._pages))
        held = next((held for kind, held in kinds if kind.sniff(head, name) is Match.CERTAIN), None)
        if held is None or self._size + len(member.content) > _MOST_BYTES:
            return False
        self._size += len(member.content)
        held[posixpath.normpath(name)] = member
        return True

    def members(self) -> Iterator[Member | Refusal]:
        """Give what was held: issues that know their pages, and the pages that no issue names."""
        for name, issue in self._issues.items():
            folder = posixpath.dirname(name)
            beside = {
                posixpath.relpath(page, folder or "."): member.content
                for page, member in self._pages.items()
                if not folder or page.startswith(f"{folder}/")
            }
            yield replace(issue, source=replace(issue.source, beside=beside))
        for name, page in self._pages.items():
            if any(names_page(issue.content, posixpath.basename(name)) for issue in self._issues.values()):
                yield Refusal(page.source.name, READ_WITH_ITS_ISSUE, harmless=True)
            else:
                yield page
