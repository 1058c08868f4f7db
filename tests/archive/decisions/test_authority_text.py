"""Names as text for an editor."""

from __future__ import annotations

import pytest

from archive.decisions.authority_text import from_text, to_text
from archive.decisions.making import decide
from archive.decisions.rules import DecisionRefusedError
from archive.decisions.spreadsheet import changes, rows
from archive.reading import entities
from tests.archive.decisions.conftest import Desk


def test_a_text_that_was_not_edited_changes_nothing(desk: Desk) -> None:
    assert changes(desk.archive, from_text(to_text(rows(desk.archive)))) == ([], [])


def test_an_edited_text_becomes_decisions(desk: Desk) -> None:
    text = to_text(rows(desk.archive)).replace("label: Zofia Wilk", "label: Zofia Wilk-Nowak")
    found, bad = changes(desk.archive, from_text(text))
    assert [(change.column, change.was, change.becomes) for change in found] == [
        ("label", "Zofia Wilk", "Zofia Wilk-Nowak")
    ]
    assert bad == []
    decide(desk.archive, *(change.proposal for change in found))
    assert "Zofia Wilk-Nowak" in {person.label for person in entities(desk.archive, "person")}


def test_a_block_that_was_taken_out_changes_nothing(desk: Desk) -> None:
    first_blocks = "\n\n".join(to_text(rows(desk.archive)).split("\n\n")[:2])
    assert changes(desk.archive, from_text(first_blocks)) == ([], [])


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("uid: a\nlabel B", "line 2"),
        ("uid: a\nunknown: b", "line 2"),
        ("uid: a\nuid: b", "line 2"),
        ("label: a", "line 1"),
    ],
)
def test_what_is_not_understood_is_told_with_its_line(text: str, where: str) -> None:
    with pytest.raises(DecisionRefusedError) as refused:
        list(from_text(text))
    assert refused.value.where == where
    assert refused.value.advice
