"""Paragraphs out of lines on paper."""

from __future__ import annotations

from importers.pdf import paragraphs_of
from importers.pdf_layout import Line, paragraphs

A4 = 842.0
TEXT = 11.0


def line(text: str, top: float, *, left: float = 60, right: float = 530, size: float = TEXT) -> Line:
    return Line(text, left, right, top, top, size, A4)


def join(before: str, text: str) -> str:
    return f"{before} {text}"


def read(*pages: list[Line]) -> tuple[str, list[str]]:
    return paragraphs(pages, join, lambda text: text.startswith("6. Mai"))


def test_what_is_set_largest_is_the_title() -> None:
    title, found = read(
        [line("Stadt Gent", 780), line("Besuch", 740, size=18), line("aus Tartu", 718, size=18), line("Text eins", 690)]
    )
    assert title == "Besuch aus Tartu"
    assert found == ["Stadt Gent", "Text eins"]


def test_where_nothing_is_larger_the_lines_over_the_date_line_are_the_title() -> None:
    title, found = read([line("Besuch aus", 740), line("Tartu", 726), line("6. Mai 2031", 712), line("Text", 698)])
    assert (title, found) == ("Besuch aus Tartu", ["6. Mai 2031", "Text"])


def test_a_short_last_line_or_a_gap_or_an_indent_ends_a_paragraph() -> None:
    lines = [
        line("Eins eins eins", 700),
        line("eins.", 686, right=200),
        line("Zwei zwei", 672),
        line("zwei zwei.", 658),
        line("Drei drei.", 630),
        line("Vier vier.", 616, left=75),
    ]
    assert read(lines)[1] == ["Eins eins eins eins.", "Zwei zwei zwei zwei.", "Drei drei.", "Vier vier."]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    first = [
        line("Ein Satz, der", 100, right=280),
        line("weiter geht und", 740, left=310, right=530),
        line("noch", 726, left=310, right=530),
    ]
    second = [line("auf der nächsten Seite endet.", 740, right=280)]
    assert read(first, second)[1] == ["Ein Satz, der weiter geht und noch auf der nächsten Seite endet."]


def test_heads_feet_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            line("Presseamt", 810),
            line("Eine Zeile bis zum Rand und", 414),
            line(f"Text {word}.", 400, right=200),
            line(f"Seite {number} von 2", 30),
            line("- 7 -", 20),
        ]
        for number, word in ((1, "eins"), (2, "zwei"))
    ]
    assert read(*pages)[1] == ["Eine Zeile bis zum Rand und Text eins.", "Eine Zeile bis zum Rand und Text zwei."]


def test_without_places_broken_words_are_joined_and_repeated_lines_dropped() -> None:
    lines = "Presseamt\nEine lange Zeile {0} mit einem gebro-\nchenen Wort {0} und Marusch-\nKrohn {0} am Ende hier.\n1"
    found = paragraphs_of([lines.format(word) for word in ("eins", "zwei", "drei")])
    assert "Presseamt" not in " ".join(found)
    assert "Eine lange Zeile zwei mit einem gebrochenen Wort zwei und Marusch-Krohn zwei am Ende hier." in found
