"""One folding for texts, names and queries: what is compared when spelling, case and marks should not matter.

A word is folded character by character, so that folding never depends on where a word stands: case is folded, NFKD
applied and marks dropped (ü -> u, ż -> z, й -> и), and letters that Unicode does not decompose are
replaced from a table (ł -> l, ø -> o, ß -> ss, ґ -> г). Folding twice changes nothing.

A word is a run of letters and digits. Soft hyphens, joiners and combining marks inside it belong to it and vanish.
An apostrophe joins Cyrillic letters (об'єкт is one word, as Ukrainian spelling has it) and parts all others
(l'amitié, Jung's). Hyphens part words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

VERSION = 1
"""Raised whenever the same text could fold to other words: an index made with another version is rebuilt."""

_LETTERS = {
    "ß": "ss", "ẞ": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h",
    "ı": "i", "ŋ": "n", "ŧ": "t", "ə": "e", "ґ": "г",
}  # fmt: skip
_APOSTROPHES = "'’ʼ‘‛`´′＇"
_INSIDE = (
    "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphen, zero-width space and joiners, word joiner, byte order mark
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # combining marks
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"  # Hebrew, Arabic points
)
_LETTER = "[^\\W_ʼ]"
_CYRILLIC = "[\u0400-\u0482\u048a-\u052f]"
_RUN = f"{_LETTER}(?:{_LETTER}|[{_INSIDE}])*"
_WORD = re.compile(f"{_RUN}(?:(?<={_CYRILLIC})[{_APOSTROPHES}](?={_CYRILLIC}){_RUN})*")
_DROPPED = re.compile(f"[{_INSIDE}]")
_DIGRAPH = re.compile("(?<![aeiouyq])ue|ae|oe")
_CACHED_WORDS = 200_000


class _Characters(dict[int, str]):
    """What each code point folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if _DROPPED.match(character):
        return ""
    if character.isspace():
        return " "
    if not character.isalnum():
        return character
    folded = character
    while True:
        step = "".join(_LETTERS.get(part, part) for part in folded.casefold())
        step = "".join(part for part in unicodedata.normalize("NFKD", step) if not unicodedata.combining(part))
        if step == folded:
            break
        folded = step
    # A sign such as ½ or an Arabic ligature would fall apart into several words; it stays as it is.
    return folded if folded.isalnum() and "ʼ" not in folded else character


_CHARACTERS = _Characters()
_WORDS: dict[str, str] = {}


def fold(text: str) -> str:
    """Folds a text or name; spaces and punctuation stay, apostrophes become `'`."""
    # Plain letters and digits have nothing but their case to lose, and most words are made of them.
    return text.lower() if text.isascii() and text.isalnum() else text.translate(_CHARACTERS)


def _fold_word(word: str) -> str:
    folded = _WORDS.get(word)
    if folded is None:
        folded = fold(word).replace("'", "")
        if len(_WORDS) >= _CACHED_WORDS:
            _WORDS.clear()
        _WORDS[word] = folded
    return folded


def fold_tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yields the words of a text in order: the folded word, and the start and end of it in `text` (code points)."""
    for match in _WORD.finditer(text):
        yield _fold_word(match.group()), match.start(), match.end()


def fold_words(text: str) -> list[str]:
    """The folded words of a text, the same as `fold_tokens` gives."""
    words = _WORD.findall(text)
    folded = list(map(_WORDS.get, words))
    # Nearly all words were met before, and are looked up without a call for each.
    return [_fold_word(word) if known is None else known for word, known in zip(words, folded, strict=True)]


@lru_cache(maxsize=50_000)
def fold_name(name: str) -> str:
    """The key under which a name is looked up: its folded words, joined by single spaces."""
    # Letters alone are one word: nothing has to be cut.
    return _fold_word(name) if name.isalpha() and "ʼ" not in name else " ".join(fold_words(name))


def spellings(word: str) -> tuple[str, ...]:
    """All folded spellings that one word of a query stands for, the word's own first.

    An umlaut also matches its two-letter spelling and the other way round (Müller, Mueller, Muller). `ue` after a
    vowel or `q` is never an umlaut in German (neue, Quelle), so it is left alone there.
    """
    own = "".join(fold_words(word))
    found = dict.fromkeys([own])
    composed = unicodedata.normalize("NFC", word).lower()
    written_out = composed.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    if written_out != composed:
        found["".join(fold_words(written_out))] = None
    places = list(_DIGRAPH.finditer(own))[:3]
    for choice in product((False, True), repeat=len(places)):
        spelled = own
        for place, shortened in reversed(list(zip(places, choice, strict=True))):
            if shortened:
                spelled = spelled[: place.start() + 1] + spelled[place.end() :]
        found[spelled] = None
    return tuple(found)
