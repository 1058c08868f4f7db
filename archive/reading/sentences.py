"""The sentences of articles, cut where extraction cuts them."""

from __future__ import annotations

from functools import lru_cache

from archive.records import Span

_PARAGRAPHS = 512
"""So many paragraphs are remembered: a page asks about each as often as it names a date or a person."""


def sentence_around(text: str, span: Span, language: str = "") -> Span:
    """The sentence that a stretch of text stands in; one that runs over a sentence's end has all it touches.

    Args:
        text: of an article.
        span: where in it.
        language: ISO 639-1 code: which abbreviations do not end a sentence ("około 4 tys. zł"), and which numbers do
            ("będzie już 60. Zdaniem"); where it is not known, the abbreviations of all languages count.
    """
    first = text.rfind("\n", 0, span[0]) + 1
    last = text.find("\n", span[1])
    last = len(text) if last < 0 else last
    sentences = _sentences(text[first:last], language)
    start = max((begins for begins, _ in sentences if first + begins <= span[0]), default=0)
    end = min((ends for _, ends in sentences if first + ends >= span[1]), default=last - first)
    return first + start, first + end


@lru_cache(_PARAGRAPHS)
def _sentences(paragraph: str, language: str) -> tuple[Span, ...]:
    from extraction.passage import read  # noqa: PLC0415 - start-up: lists of articles need no sentences

    return tuple((sentence.start, sentence.end) for sentence in read(paragraph, language).sentences)
