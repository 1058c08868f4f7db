"""Brings a title and a body into the one canonical text that every span points into."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n|[\r\u0085\u2028]")
_PARAGRAPH_SEPARATOR = "\u2029"
# C0 and C1 controls but for tab and newline, and what else renders as nothing or reorders its neighbours: soft hyphen,
# combining grapheme joiner, zero-width space to right-to-left mark, bidi embeddings and overrides, word joiner to
# deprecated format characters, byte order mark, interlinear annotation, tags.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_TRAILING_SPACE = re.compile(r"[^\S\n]+(?=\n|$)")
_MANY_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"\s+")


def canonical_text(title: str, body: str) -> tuple[str, tuple[str, ...]]:
    """Join title and body to the canonical text of an article.

    The result is the title line, a blank line and the body (only one of them when the other is empty), in NFC, with
    line feeds as line ends, at most one blank line in a row, no space at a line's end and no control, zero-width or
    bidi characters.
    Applying the function to its own result changes nothing.

    Args:
        title: the headline; line breaks in it become spaces.
        body: the text below it.

    Returns:
        The text, and one phrase for each kind of change that took characters away or put others in their place. Line
        ends and spacing are form, not content, and are not reported.
    """
    repairs: list[str] = []
    title_line = _SPACES.sub(" ", _cleaned(title, repairs)).strip()
    lines = _TRAILING_SPACE.sub("", _cleaned(body, repairs))
    paragraphs = _MANY_BLANK_LINES.sub("\n\n", lines).strip("\n")
    return "\n\n".join(part for part in (title_line, paragraphs) if part), tuple(dict.fromkeys(repairs))


def _cleaned(text: str, repairs: list[str]) -> str:
    text = _LINE_ENDS.sub("\n", text).replace(_PARAGRAPH_SEPARATOR, "\n\n")
    kept = _UNWANTED.sub("", text)
    if kept != text:
        count = len(text) - len(kept)
        repairs.append(f"removed {count} invisible or control character{'s' if count > 1 else ''}")
    composed = unicodedata.normalize("NFC", kept)
    if composed != kept:
        repairs.append("composed accents (NFC)")
    return composed
