"""Bytes from the keyboard that are not UTF-8."""

from __future__ import annotations

import pytest

from tui.keys.terminal_input import tolerant_decoder


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("für".encode(), "für"),
        ("Київ".encode(), "Київ"),
        (b"f\xfcr", "für"),
        (b"\xe4\xf6\xfc\xdf", "äöüß"),
        (b"\x9b31m", "\ufffd31m"),
        (b"\xff\xfe", "ÿþ"),
    ],
)
def test_any_byte_becomes_a_letter(sent: bytes, read: str) -> None:
    assert tolerant_decoder("utf-8")().decode(sent, final=True) == read


def test_a_letter_may_come_in_two_reads() -> None:
    decoder = tolerant_decoder("utf-8")()
    assert decoder.decode("ü".encode()[:1]) + decoder.decode("ü".encode()[1:]) == "ü"
