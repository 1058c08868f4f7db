"""The originals of articles, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.errors import NotInArchiveError, sqlite_errors

if TYPE_CHECKING:
    from archive.opening import Archive

_ORIGINAL = """
SELECT o.media_type, o.size, o.sha256, v.source, a.url, o.content
FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
JOIN originals o ON o.id = v.original_id WHERE a.uid = ?
"""


@dataclass(frozen=True, slots=True)
class OriginalRecord:
    """What an article was made from.

    Attributes:
        media_type: of the content.
        size: in bytes.
        sha256: of the content.
        source: where it came from, a path or an address.
        url: canonical address of the article, may be empty.
        content: the bytes.
    """

    media_type: str
    size: int
    sha256: str
    source: str
    url: str
    content: bytes


def original(archive: Archive, uid: str) -> OriginalRecord:
    """The original of the version of an article that is shown.

    Raises:
        NotInArchiveError: there is no such article.
    """
    with sqlite_errors(archive.path):
        row = archive.connection.execute(_ORIGINAL, (uid,)).fetchone()
    if row is None:
        raise NotInArchiveError("there is no such article", uid, "look it up with `jumelage search`")
    return OriginalRecord(*row)
