"""Tells the language of a text that does not declare it, by its small words and its letters.

Function words are a fifth to a third of running text and differ between languages; a paragraph holds enough of them.
Words of neighbouring languages that there is no data for are counted too, so that Russian is not taken for Ukrainian.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from extraction import languages

UNKNOWN = "und"
"""What a text is said to be in when no language stands out (ISO 639-2 for "undetermined")."""

_WORD = re.compile(r"[^\W\d_]+['’]?")
_LETTERS_READ = 4000
_FEWEST_WORDS = 4
_LEAST_SHARE = 0.12
_LEAST_LEAD = 1.15

_UKRAINIAN = frozenset("іїєґ")
_NOT_UKRAINIAN = frozenset("ыэёъў")


def detect_language(text: str) -> str:
    """Tell the language of a text.

    Args:
        text: running text; its first 4,000 characters are read.

    Returns:
        One of `languages.CODES`, or `UNKNOWN` when the text is too short or in another language.
    """
    counts = Counter(word.casefold().replace("’", "'") for word in _WORD.findall(text[:_LETTERS_READ]))
    total = counts.total()
    if total < _FEWEST_WORDS:
        return UNKNOWN
    scores = {code: sum(counts[word] for word in words) / total for code, words in _small_words().items()}
    letters = {letter for word in counts for letter in word}
    if letters & _UKRAINIAN and not letters & _NOT_UKRAINIAN:
        scores["uk"] += _LEAST_SHARE
    best, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    certain = scores[best] >= _LEAST_SHARE and scores[best] >= _LEAST_LEAD * scores[second]
    return best if certain and best in languages.CODES else UNKNOWN


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    known = {code: frozenset(languages.load(code)["text"]["stop_words"]) for code in languages.CODES}
    return known | {code: frozenset(words.split()) for code, words in languages.neighbours().items()}
