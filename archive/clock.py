"""The time that is written into an archive."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def now() -> str:
    """The time now in UTC, ISO 8601 to the second.

    `$SOURCE_DATE_EPOCH` stands for it where it is set, so that a build can be repeated:
    https://reproducible-builds.org/specs/source-date-epoch/.
    """
    moment = datetime.fromtimestamp(int(_fixed()), UTC) if is_fixed() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def is_fixed() -> bool:
    """Whether the time stands still, so that a build can be repeated."""
    return _fixed().isdigit()


def _fixed() -> str:
    return os.environ.get("SOURCE_DATE_EPOCH", "")
