"""The way untrusted text takes to the screen: cleaned, and as `Content`, which knows no mark-up.

Two walls, because each has a door the other has not. `plain` makes `Content` out of any string, so that `[b]` or
`[@click=…]` in an article is shown and not obeyed. `ControlFilter` sees every segment of every widget, border and
notice just before it is written, so that no escape sequence and no bidi override reaches the terminal.
"""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

_CONTROLS = r"\x00-\x1f\x7f-\x9f"
_INVISIBLE = (
    r"\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff\U000e0000-\U000e007f"
)

_unsafe_in_a_line = re.compile(f"[{_CONTROLS}{_INVISIBLE}]")
_white = re.compile(r"[\t\n\r\v\f\u2028\u2029\u0085]+")


def _is_harmless(text: str) -> bool:
    """Whether that is seen at once, as of most words."""
    return text.isascii() and text.isprintable()


def one_line(text: str) -> str:
    """The text on one line, without anything that is not printed or that changes the direction of writing.

    Soft hyphens and variation selectors go too: terminals disagree on their width, and a row would break.
    """
    if _is_harmless(text):
        return text
    return _unsafe_in_a_line.sub("", _white.sub(" ", text))


def plain(text: str, style: str = "") -> Content:
    """Untrusted text as content for a widget; what looks like mark-up in it is shown as it stands."""
    return Content.styled(one_line(text), style) if style else Content(one_line(text))


class ControlFilter(LineFilter):
    """Takes out of every painted line what could drive the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments without control and bidi characters; control segments of Textual's own pass."""
        return [
            segment
            if segment.control is not None or _is_harmless(segment.text) or not _unsafe_in_a_line.search(segment.text)
            else Segment(_unsafe_in_a_line.sub("", segment.text), segment.style)
            for segment in segments
        ]
