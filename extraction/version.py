"""The version of extraction; archives store it with their findings, and a higher one is worth a re-extraction."""

from __future__ import annotations

VERSION = "1.5"
