"""Breaking text into lines of the screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.article_text.layout import fit, line_of, wrap

TEXTS = st.text(st.sampled_from("ab ä漢\n\u00a0é-"), max_size=120)


def lines_of(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_lines_break_at_spaces() -> None:
    assert lines_of("eins zwei drei vier", 9) == ["eins zwei", "drei vier"]


def test_a_paragraph_break_stays_an_empty_line() -> None:
    assert lines_of("eins\n\nzwei", 9) == ["eins", "", "zwei"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert lines_of("die Städtepartnerschaftsvereinbarung gilt", 12) == [
        "die",
        "Städtepartne",
        "rschaftsvere",
        "inbarung",
        "gilt",
    ]


def test_a_no_break_space_holds_words_together() -> None:
    assert lines_of("am 5.\u00a0Mai 2019", 8) == ["am", "5.\u00a0Mai", "2019"]


def test_wide_characters_count_two_cells() -> None:
    assert lines_of("南京南京南京", 4) == ["南京", "南京", "南京"]


@given(TEXTS, st.integers(1, 20))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    for start, end in lines:
        assert cell_len(text[start:end]) <= width or end - start == 1
    shown = {index for start, end in lines for index in range(start, end)}
    assert all(text[index] in " \n" for index in range(len(text)) if index not in shown)
    assert [line.start for line in lines] == sorted(line.start for line in lines)


@given(TEXTS, st.integers(1, 20))
def test_every_shown_place_is_found_on_the_line_that_shows_it(text: str, width: int) -> None:
    lines = wrap(text, width)
    for number, (start, end) in enumerate(lines):
        for offset in range(start, end):
            assert line_of(lines, offset) == number


@given(st.text(st.sampled_from("aä漢 "), max_size=30), st.integers(1, 20))
def test_fitted_text_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    assert fit("Oberbürgermeister", 8) == "Oberbür…"
