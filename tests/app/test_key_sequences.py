"""What keys typed one after another come to mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.keys.sequences import KeySequences, Press

BOUND = ("j", "k", "g g", "G", "1", "2", "n", "x")
COUNTED = ("j", "k", "n")


def pressed(keys: str, *, time_is_up: bool = False) -> list[Press]:
    """What comes of typing these keys."""
    sequences = KeySequences(BOUND, COUNTED)
    presses = [press for key in keys for press in sequences.feed(key)]
    return presses + (sequences.time_is_up() if time_is_up else [])


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("j", [Press("j")]),
        ("gg", [Press("g g")]),
        ("gj", [Press("j")]),
        ("5j", [Press("j", 5)]),
        ("12j", [Press("j", 12)]),
        ("10j", [Press("j", 10)]),
        ("2jk", [Press("j", 2), Press("k")]),
        ("7x", [Press("x")]),
        ("2x", [Press("2"), Press("x")]),
        ("0", [Press("0")]),
        ("2gg", [Press("2"), Press("g g")]),
    ],
)
def test_keys_come_to_mean(keys: str, meant: list[Press]) -> None:
    assert pressed(keys) == meant


def test_a_digit_that_is_bound_acts_when_no_key_follows() -> None:
    assert pressed("2") == []
    assert pressed("2", time_is_up=True) == [Press("2")]


def test_a_number_that_is_not_bound_means_nothing_alone() -> None:
    assert pressed("25", time_is_up=True) == []


def test_what_is_pending_is_shown() -> None:
    sequences = KeySequences(BOUND, COUNTED)
    sequences.feed("1")
    sequences.feed("2")
    assert sequences.pending == "12"
    assert not sequences.may_time_out
    sequences.feed("g")
    assert sequences.pending == "12g"


def test_an_absurd_number_keeps_its_last_six_digits() -> None:
    assert pressed("123456789j") == [Press("j", 456789)]


@given(st.text("jkgGx123450n", max_size=30))
def test_no_key_is_ever_pressed_that_was_not_typed(keys: str) -> None:
    for press in pressed(keys, time_is_up=True):
        assert set(press.key.replace(" ", "")) <= set(keys)
        assert press.times >= 0
