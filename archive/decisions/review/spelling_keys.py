"""Keys that spellings of one name have in common, across scripts and ways of transliteration."""

from __future__ import annotations

import re

# Ukrainian and Russian letters by sound, not by any one standard: the keys only have to agree with each other.
_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "h", "д": "d", "е": "e", "є": "e", "ж": "z", "з": "z", "и": "i", "і": "i",
    "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "h", "ш": "s", "щ": "s", "ь": "", "ю": "u", "я": "a", "ы": "i",
    "э": "e", "ъ": "",
})  # fmt: skip
# German, Polish, French and English ways to write the same sounds, longest first. `ch` is х in one and ч in another
# language, so both are one sound here.
_SOUNDS = (
    ("schtsch", "s"), ("shch", "s"), ("szcz", "s"), ("tsch", "h"), ("tch", "h"), ("sch", "s"), ("cz", "h"), ("ch", "h"),
    ("kh", "h"), ("sh", "s"), ("sz", "s"), ("zh", "z"), ("rz", "z"), ("ts", "c"), ("tz", "c"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("g", "h"), ("x", "ks"), ("q", "k"),
)  # fmt: skip
_VOWELS = re.compile("(?<!^)[aeiou]")
_DOUBLE = re.compile(r"(.)\1+")


def sound_key(word: str) -> str:
    """What is left of a folded word when spelling does not matter: its first letter and its consonants by sound.

    `klitschko`, `klychko` and `кличко` have the same key; so may words that only look alike, so a shared key is a
    reason to look, not a proof.
    """
    sounds = word.translate(_CYRILLIC)
    for written, sound in _SOUNDS:
        sounds = sounds.replace(written, sound)
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", sounds))
