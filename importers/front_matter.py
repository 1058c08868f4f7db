"""Metadata at the head of a text file: `key: value` lines between two lines of `---`.

Read line by line without a YAML library: a YAML parser expands aliases without end, and nothing here is nested.
"""

from __future__ import annotations

import re

KEYS = frozenset({"title", "date", "url", "outlet", "author", "language", "rights", "identifier"})
_MOST_LINES = 60
_FENCE = re.compile(r"---[ \t]*")
_PAIR = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*)|[ \t]*)")
_CONTINUATION = re.compile(r"[ \t]+\S.*|[ \t]*-[ \t].*|#.*|[ \t]*")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""Part a text into its metadata and the rest.

    Args:
        text: with `\n` line ends.

    Returns:
        The known keys (lower case) with their values, quotation marks around a value removed; and the text below.
        Without a well-formed block: no keys and the whole text.
    """
    lines = text.lstrip("\n").split("\n", _MOST_LINES)
    if not _FENCE.fullmatch(lines[0]):
        return {}, text
    for end, line in enumerate(lines[1:_MOST_LINES], 1):
        if _FENCE.fullmatch(line) or line.rstrip() == "...":
            return _values(lines[1:end]), "\n".join(lines[end + 1 :])
        if not (_PAIR.fullmatch(line) or _CONTINUATION.fullmatch(line)):
            return {}, text
    return {}, text


def _values(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        pair = _PAIR.fullmatch(line)
        if not pair:
            continue
        key, value = pair[1].strip().lower(), (pair[2] or "").strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        if key in KEYS and value:
            found.setdefault(key, value)
    return found
