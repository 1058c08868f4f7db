"""Text of files on its way to the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import ControlType, Segment
from textual.color import Color

from tui.safe_text import ControlFilter, one_line, plain

PAYLOADS = [
    "\x1b[2J",
    "\x1b]0;owned\x07",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x9b31m",
    "\u202egnirts",
    "\u2066\u2069",
    "\x07\x08\x7f",
    "\U000e0041",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_drives_a_terminal_is_left(payload: str) -> None:
    assert one_line(f"a{payload}b").isprintable()
    painted = ControlFilter().apply([Segment(f"a{payload}b")], Color(0, 0, 0))
    assert "".join(segment.text for segment in painted).isprintable()


@given(st.text())
def test_any_text_becomes_one_printable_line(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in line)
    assert one_line(line) == line


def test_white_space_becomes_a_space() -> None:
    assert one_line("eins\n\tzwei\u2028drei") == "eins zwei drei"


def test_what_looks_like_mark_up_is_shown_as_it_stands() -> None:
    text = "[b]fett[/b] [sic] [@click=app.quit]hier[/]"
    content = plain(text)
    assert content.plain == text
    assert not content.spans


def test_controls_of_the_program_itself_pass() -> None:
    own = Segment("\x1b[H", None, [(ControlType.HOME,)])
    assert ControlFilter().apply([own], Color(0, 0, 0)) == [own]
