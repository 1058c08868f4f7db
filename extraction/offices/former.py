"""Whether a text tells of an office as one that is not held any more: der frühere Oberbürgermeister, ex-mayor."""

from __future__ import annotations

import re
from functools import cache

from extraction import languages

_BETWEEN = re.compile(r"[\s-]*(?:[\w’'.]+[\s-]+){0,2}")
"""What may stand between the word that says so and the office: der frühere *Leipziger* Oberbürgermeister."""


def told_as_former(before: str, words: str, language: str) -> bool:
    """Whether the words of an office, or those right before them, say that it is not held any more.

    Args:
        before: the text up to the office; its last few words count.
        words: in which the office and its holder are named.
        language: ISO 639-1 code; of a language that is not known nothing is told.
    """
    if language not in languages.CODES:
        return False
    former = _former(language)
    near = any(_BETWEEN.fullmatch(before, found.end()) for found in former.finditer(before))
    return near or former.search(words) is not None


@cache
def _former(language: str) -> re.Pattern[str]:
    told = languages.load(language)["names"]["former"]
    alternatives = (re.escape(word) if word.endswith(("-", ".")) else rf"{re.escape(word)}(?!\w)" for word in told)
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})", re.IGNORECASE)
