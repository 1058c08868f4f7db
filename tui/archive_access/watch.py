"""Noticing that others change the archive while it is open: it grows, is replaced by another file, or is gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from archive import state
from tui.wording.translation import tr, trn

if TYPE_CHECKING:
    from tui.archive_access.thread import Holdings
    from tui.archive_access.writer import ArchiveWriter

_NEWEST = "SELECT coalesce(max(id), 0) FROM articles"


class Sight(NamedTuple):
    """What was seen of the file.

    Attributes:
        opening: which opening of the file it was seen through; another one has read everything anew.
        gone: there is no file of that name any more.
        replaced: another file has that name.
        newest: grows with every article that comes in.
        revision: grows with everything that changes articles.
        version: SQLite's `data_version`: another one after every change by another connection.
        own_writes: counts the changes that this program has begun and ended.
    """

    opening: int
    gone: bool = False
    replaced: bool = False
    newest: int = 0
    revision: int = 0
    version: int = 0
    own_writes: int = 0


def look(holdings: Holdings, writer: ArchiveWriter | None) -> Sight:
    """See how it stands with the file; runs in a thread.

    Args:
        holdings: the archive.
        writer: through which this program itself changes it.

    Raises:
        sqlite3.Error: the file cannot be read at the moment.
    """
    try:
        status = holdings.archive.path.stat()
    except OSError:
        return Sight(holdings.opening, gone=True)
    if (status.st_dev, status.st_ino) != holdings.identity:
        return Sight(holdings.opening, replaced=True)
    own_writes = writer.steps if writer is not None else 0
    connection = holdings.archive.connection
    version = connection.execute("PRAGMA data_version").fetchone()[0]
    newest, revision = connection.execute(_NEWEST).fetchone()[0], state.number(connection, "revision")
    return Sight(holdings.opening, newest=newest, revision=revision, version=version, own_writes=own_writes)


class ArchiveWatch:
    """Compares what is seen with what the screens show, and says what is new, once.

    Args:
        path: the archive.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._shown: Sight | None = None
        self._last: Sight | None = None
        self._told: Sight | None = None

    @property
    def stale(self) -> bool:
        """Whether something is new that the screens do not show."""
        return self._told is not None

    def judge(self, seen: Sight, listed: int | None = None) -> str:
        """The sentence that is to be said now, empty when there is nothing new.

        Args:
            seen: how it stands with the file.
            listed: revision of the archive when the list was made that lies under all pages; None for that of `seen`.
        """
        shown, last, self._last = self._shown, self._last, seen
        if shown is None or seen.opening != shown.opening:
            # Between the making of the list and the first look at the file something may have come in.
            shown = self._shown = seen if listed is None else seen._replace(revision=min(listed, seen.revision))
            self._told = None
        if seen.own_writes != shown.own_writes and not (seen.gone or seen.replaced):
            shown = self._shown = shown._replace(own_writes=seen.own_writes, version=seen.version)
        if seen == shown:  # what was gone is there again
            self._told = None
            return ""
        # A writer changes the file before its articles are in it, and we do ourselves: wait until it is quiet.
        only_version = seen._replace(version=shown.version) == shown
        if only_version and seen != last:
            return ""
        before, self._told = self._told, seen
        # An import that goes on changes the file again and again; that is said once.
        if before is not None and (before.gone, before.replaced) == (seen.gone, seen.replaced):
            return ""
        return self._sentence(seen, shown)

    def _sentence(self, seen: Sight, shown: Sight) -> str:
        if seen.gone:
            return tr("The file {path} is gone. What is on the screen stays.").format(path=self._path)
        if seen.replaced:
            return tr("Another file stands in the place of {path}. Ctrl+L shows it.").format(path=self._path.name)
        more = seen.newest - shown.newest
        if more > 0:
            return trn(
                "{number} article has come in. Ctrl+L shows it.",
                "{number} articles have come in. Ctrl+L shows them.",
                more,
            ).format(number=more)
        return tr("The archive was changed by another program. Ctrl+L shows it as it is now.")
