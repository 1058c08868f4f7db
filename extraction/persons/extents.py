"""Where the mention of a person begins and ends: with a form of address or title before it, or an apostrophe after."""

from __future__ import annotations

from extraction.findings import Span
from extraction.languages.name_rules import NameRules
from extraction.passage import Passage
from extraction.spots import Spot
from extraction.words.titles import titles_for

_GENITIVE_MARKS = ("' ", "’ ")
_SINGLE_QUOTES = frozenset("'‚‘’›‹")
_LONGEST_ADDRESS = 6
"""So many words and full stops may stand between a form of address and the name: M. le conseiller d'État."""


class PersonExtents:
    """Tells the spans of persons in passages of one language."""

    def __init__(self, rules: NameRules) -> None:
        """Use the rules of a language."""
        self._rules = rules
        self._titles = titles_for(rules.code)
        self._between = rules.articles | rules.particles | {"."}

    def span(self, passage: Passage, spot: Spot) -> Span:
        """The span of a person in the text."""
        start, end = passage.span(spot.start, spot.end)
        if self._rules.attached_honorifics:
            start = passage.tokens[self._begin(passage, spot.start)].start
        return Span(start, end + self._has_apostrophe(passage, spot, end))

    def _begin(self, passage: Passage, start: int) -> int:
        """The first token of a name with what a language counts in: M. le curé NAME, maréchal NAME."""
        begin = at = start
        first, _ = passage.ranges[passage.sentence_of[start]]
        while at > first and start - at < _LONGEST_ADDRESS:
            at -= 1
            form, word = passage.words[at], passage.words[at].lower()
            if word not in self._between and form not in self._titles:
                break
            is_address = word in self._rules.attached_honorifics and form[0].isupper()
            if is_address or (begin == at + 1 and form.islower() and word in self._rules.attached_titles):
                begin = at
            if is_address:
                break
        return begin

    def _has_apostrophe(self, passage: Passage, spot: Spot, end: int) -> bool:
        """Whether an apostrophe after a name stands for the ending of the genitive: Fritz' Haus."""
        if self._rules.code != "de" or passage.text[end : end + 2] not in _GENITIVE_MARKS:
            return False
        first, _ = passage.ranges[passage.sentence_of[spot.start]]
        is_quoted = any(word in _SINGLE_QUOTES for word in passage.words[first : spot.start])
        return passage.text[end - 1] in "sßxz" and not is_quoted
