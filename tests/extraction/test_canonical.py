"""The canonical text: title, blank line, body, and nothing that a reader cannot see."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extraction.canonical import canonical_text


def test_title_and_body_are_joined_by_a_blank_line() -> None:
    assert canonical_text("Besuch", "Text.") == ("Besuch\n\nText.", ())


def test_an_empty_title_leaves_no_blank_line_behind() -> None:
    assert canonical_text("  ", "\n\nText.\n")[0] == "Text."


def test_line_breaks_in_a_title_become_spaces() -> None:
    assert canonical_text("Erste\r\nZeile", "Text")[0] == "Erste Zeile\n\nText"


def test_accents_are_composed_and_the_repair_is_named() -> None:
    assert canonical_text("", "Krako\u0301w") == ("Kraków", ("composed accents (NFC)",))


def test_escape_sequences_and_bidi_overrides_are_removed_and_the_repair_is_named() -> None:
    text, repairs = canonical_text("", "a\x1b[31mb\u202ec\u200bd")
    assert text == "a[31mbcd"
    assert repairs == ("removed 3 invisible or control characters",)


def test_runs_of_blank_lines_shrink_to_one() -> None:
    assert canonical_text("", "a\n \t\n\n\nb")[0] == "a\n\nb"


@given(st.text(), st.text())
def test_a_canonical_text_stays_as_it_is(title: str, body: str) -> None:
    text, _ = canonical_text(title, body)
    assert canonical_text("", text) == (text, ())
