"""Spells out the word lists of the language data: forms separated by |, endings in braces."""

from __future__ import annotations

import re
from itertools import product

_BRACES = re.compile(r"\{([^}]*)\}")


def spell_out(words: str) -> list[str]:
    """Spell out a word list.

    Args:
        words: for example `monat{,s,es}|jahr`.

    Returns:
        Every form: `monat`, `monats`, `monates`, `jahr`.
    """
    forms: list[str] = []
    for word in filter(None, words.split("|")):
        pieces = _BRACES.split(word)
        forms += ["".join(choice) for choice in product(*(piece.split(",") for piece in pieces))]
    return forms
