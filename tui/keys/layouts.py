"""Keys of Cyrillic keyboards as the Latin keys in the same place.

The layouts are those of Unicode CLDR for Ukrainian and Russian (https://cldr.unicode.org/index/keyboard-workgroup);
where the two differ in a letter that both have, they agree on its place.
"""

from __future__ import annotations

_LATIN = "qwertyuiopasdfghjkl;zxcvbnm,./"
_CYRILLIC = (
    "йцукенгшщзфівапролджячсмитьбю.",  # Ukrainian
    "йцукенгшщзфывапролджячсмитьбю.",  # Russian
)
_OUTSIDE = {"х": "[", "ї": "]", "ъ": "]", "є": "'", "э": "'", "ґ": "\\", "ё": "`", "№": "#"}


def _table() -> dict[str, str]:
    rows = [pair for row in _CYRILLIC for pair in zip(row, _LATIN, strict=True)]
    table = _OUTSIDE | {letter: latin for letter, latin in rows if not letter.isascii()}
    shifted = {";": ":", ",": "<", ".": ">", "/": "?", "'": '"', "[": "{", "]": "}", "`": "~", "\\": "|"}
    for letter, latin in list(table.items()):
        upper = letter.upper()
        if upper != letter:
            table[upper] = shifted.get(latin, latin.upper())
    return table


LATIN_OF: dict[str, str] = _table()
"""What a Latin keyboard has where a Cyrillic one has this letter, small and capital."""


def latin(character: str) -> str:
    """The Latin character in the place of a Cyrillic one; any other character as it is."""
    return LATIN_OF.get(character, character)
