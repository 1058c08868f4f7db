"""What an import has done so far, and what it came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

OUTCOMES = ("new", "changed", "same", "duplicate", "skipped", "rejected")
"""In the order in which they are shown."""

MOST_REASONS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one file or of one thing in it.

    Attributes:
        name: path or URL, members joined with `!`.
        outcome: one of `OUTCOMES`.
        article: uid, None when it was rejected or nothing is written.
        title: headline of the article.
        reason: why it was rejected.
        repairs: what was repaired while reading, one phrase each.
    """

    name: str
    outcome: str
    article: str | None = None
    title: str = ""
    reason: str = ""
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is.

    Attributes:
        files: that are done.
        total: files there are.
        articles: that were written or recognised.
        current: name of the last one.
        counts: outcome to number.
    """

    files: int
    total: int
    articles: int
    current: str
    counts: Mapping[str, int]


@dataclass(slots=True)
class Report:
    """What an import came to.

    Attributes:
        counts: outcome to number.
        files: that were looked at.
        total: files there were.
        left_out: files that were not looked at, because they are older than was asked for.
        rejected: name and reason of the first `MOST_REASONS` rejections.
        stopped: it was stopped before its end.
    """

    counts: Counter[str] = field(default_factory=Counter)
    files: int = 0
    total: int = 0
    left_out: int = 0
    rejected: list[tuple[str, str]] = field(default_factory=list)
    stopped: bool = False

    def add(self, row: Row) -> None:
        """Count one outcome."""
        self.counts[row.outcome] += 1
        if row.outcome == "rejected" and len(self.rejected) < MOST_REASONS:
            self.rejected.append((row.name, row.reason))

    @property
    def articles(self) -> int:
        """Articles that were written or recognised."""
        return self.counts.total() - self.counts["rejected"] - self.counts["skipped"]
