"""Sentences that were made in English elsewhere, said in the language of the interface.

What finds things and what keeps them speak English and know nothing of an interface. A sentence of theirs is taken
apart by the template it was made from, and put together again from the translation of that template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from tui.wording.translation import tr

_PLACE = re.compile(r"\{(\w+)\}")


class Templates:
    """Templates in English, with places in braces; of two that fit, the one that comes first counts.

    Args:
        sentences: marked for translation.
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(sentence, _pattern(sentence)) for sentence in self._sentences]

    def translated(self, text: str, word: Callable[[str, str], str] = lambda _place, text: text) -> str | None:
        """A sentence in the language of the interface, None when it was made from none of the templates.

        Args:
            text: the sentence in English.
            word: what to write in a place, given its name and what stands there.
        """
        for sentence, pattern in self._patterns:
            if match := pattern.fullmatch(text):
                return tr(sentence).format(**{place: word(place, found) for place, found in match.groupdict().items()})
        return None


def _pattern(sentence: str) -> re.Pattern[str]:
    """Matches what is made from a template; the first of its places that may be short is."""
    parts = _PLACE.split(sentence)
    texts = [re.escape(part) if number % 2 == 0 else f"(?P<{part}>.*?)" for number, part in enumerate(parts)]
    return re.compile("".join(texts), re.DOTALL)
