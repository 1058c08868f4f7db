"""Where the texts that begin with a prefix stand in an ordered index."""

from __future__ import annotations

_LAST = "\U0010ffff"


def prefix_range(prefix: str) -> tuple[str, str]:
    """Bounds of all texts that begin with a prefix, in SQLite's binary order: from the first, below the second."""
    return prefix, prefix + _LAST
