"""A text cut into tokens and sentences, as the name engines walk over it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extraction import languages
from extraction.findings import Span
from extraction.tokens import Token, sentences, tokenize


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its tokens.

    Attributes:
        text: as it stands.
        tokens: all tokens.
        words: the texts of the tokens.
        sentences: spans of the sentences in the text.
        ranges: for each sentence its first token and the token after its last.
        sentence_of: for each token the index of its sentence.
        capitals: the tokens that begin with a capital.
    """

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    sentences: tuple[Span, ...]
    ranges: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    capitals: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The span in the text of tokens `[start, end)`."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def string(self, start: int, end: int) -> str:
        """What stands in the text from token `start` up to token `end`."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def starts_sentence(self, at: int) -> bool:
        """Whether a token is the first word of its sentence (marks before it do not count)."""
        first, _ = self.ranges[self.sentence_of[at]]
        return not any(word[0].isalnum() for word in self.words[first:at])


def read(text: str, language: str) -> Passage:
    """Cut a text.

    Args:
        text: any text.
        language: ISO 639-1 code; it tells which abbreviations do not end a sentence.
    """
    tokens = tokenize(text)
    spans = sentences(
        text, tokens, _abbreviations(language), capital_nouns=language not in languages.CODES or language == "de"
    )
    ranges = []
    sentence_of: list[int] = []
    ends = [token.end for token in tokens]
    at = 0
    for index, span in enumerate(spans):
        first, at = at, bisect_right(ends, span.end, at)
        sentence_of += [index] * (at - first)
        ranges.append((first, at))
    words = tuple(token.text for token in tokens)
    return Passage(text, tuple(tokens), words, tuple(spans), tuple(ranges), tuple(sentence_of), capitals_among(words))


def capitals_among(words: Sequence[str]) -> tuple[int, ...]:
    """The places of the words that begin with a capital."""
    return tuple([at for at, word in enumerate(words) if word[0].isupper()])


@cache
def _abbreviations(language: str) -> frozenset[str]:
    codes = (language,) if language in languages.CODES else languages.CODES
    return frozenset(abbreviation for code in codes for abbreviation in languages.load(code)["text"]["abbreviations"])
