"""Text of files on the terminal."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cli.display import displayable, json_text, one_line

ANY_TEXT = st.text(st.characters() | st.sampled_from("\x1b\x07\x9b\u202e\u2066\u200b\r\n\t\x85\ud800\U000e0041"))
ANY_JSON = st.recursive(ANY_TEXT | st.integers() | st.none(), lambda inner: st.dictionaries(ANY_TEXT, inner))


def test_an_escape_sequence_loses_what_makes_it_one() -> None:
    assert displayable("\x1b]0;owned\x07Rathaus\x9b31m") == "]0;ownedRathaus31m"


def test_text_cannot_be_turned_around() -> None:
    assert displayable("Rechnung\u202egnp.exe") == "Rechnunggnp.exe"


def test_letters_of_all_our_languages_are_left_alone() -> None:
    text = "Łódź, Żółć, Київ ґанок, Příbram, Besançon, Straße, Ñuñoa — „so“ «tak» 👩‍🔧"
    assert displayable(text) == text


def test_a_cell_is_one_line() -> None:
    assert one_line(" Titel\r\nzweite\tZeile\u2028dritte ") == "Titel zweite Zeile dritte"


@given(ANY_TEXT)
def test_nothing_a_terminal_acts_on_is_displayed(text: str) -> None:
    shown = displayable(text)
    assert not any(
        unicodedata.category(character) in {"Cc", "Cs"} or unicodedata.bidirectional(character) in {"RLO", "LRO", "RLI"}
        for character in shown
        if character not in "\t\n"
    )
    assert displayable(shown) == shown


@given(ANY_JSON)
def test_json_loses_nothing_and_holds_no_raw_control_character(value: Any) -> None:
    text = json_text(value)
    assert json.loads(text) == value
    assert displayable(text) == text
    assert "\n" not in text
