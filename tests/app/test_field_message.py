"""Messages are declared by their fields alone."""

from __future__ import annotations

import pytest

from tui.field_message import FieldMessage


class Answer(FieldMessage):
    generation: int


class Found(Answer):
    title: str
    pages: int = 1


def test_fields_are_given_in_their_order_or_by_name_and_those_of_the_class_above_come_first() -> None:
    found = Found(7, title="Jumelage")
    assert (found.generation, found.title, found.pages) == (7, "Jumelage", 1)
    assert Found(7, "Jumelage", 2).pages == 2


def test_a_field_too_many_or_missing_is_refused() -> None:
    with pytest.raises(TypeError):
        Answer(7, 8)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Answer(7, title="")  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Found(7)  # type: ignore[call-arg]


def test_a_message_is_sent_under_the_name_that_textual_makes_of_its_class() -> None:
    assert Found.handler_name == "on_found"
    assert not Found(7, "Jumelage").is_forwarded
