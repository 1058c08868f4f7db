"""Cuts text into tokens and sentences, with offsets; nothing is lost and nothing is changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extraction.findings import Span
from extraction.memo import remembered


class Token(NamedTuple):
    """A word, number or mark.

    Attributes:
        start: first code point.
        end: code point after the last.
        text: what stands there.
    """

    start: int
    end: int
    text: str


# A word may hold hyphens and apostrophes between letters (Marusch-Krohn, об'єкт, O'Neill) and soft hyphens; letters
# with dots between them are one token with their dots (z.B., U.S., e.V.); a number keeps its inner points and commas.
# The last alternative takes any other visible character by itself. White space is refused at once, and words of two
# letters and more come first, since most tokens are such.
_JOINED = r"(?:(?!-(?:based|area|born)\b)[-'’ʼ\u2010\u2011][^\W_][\w\u00ad]*)*"
_TOKEN = re.compile(
    rf"""
    (?!\s)(?:
        [^\W\d_][\w\u00ad]+{_JOINED}            # words
      | (?:[^\W\d_]\.){{2,}}(?![^\W\d_])         # z.B.  U.S.  e.V.
      | \d+(?:[.,:]\d+)*(?:[^\W\d_]+)?           # 1.500  12,5  18:30  1970er  1er
      | [RD](?=-[A-Z][a-z]{{2}})                 # D-Plymouth: party and constituency of American politicians
      | [^\W\d_]{_JOINED}                        # a  E-Mail
      | \.{{3,}}
      | _+
      | [^\w\s]
    )
    """,
    re.VERBOSE,
)
# French and Italian elision belongs to the next word: l'Allemagne, d'Orléans, dell'Università.
_ELISION = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|un|dell|nell|all|dall|sull|coll|gl|quell|bell|sant)['’](?=\w)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?<=\w\w)['’]s$")
_SENTENCE_END = frozenset(".!?…") | {"..."}
_CLOSING = frozenset("\"'”“»«’)]›‹")
_OPENING = frozenset("\"'„“”«»‚‘(['›‹–—-")
_OPENING_DATE = 5
"""A date among so many first tokens of a sentence is no sentence by itself."""
_same_word = remembered(str)
"""The same string for the same word: what is known of it is then found without comparing letters."""
_new_token = tuple.__new__
"""Makes a token at half the cost; a text has as many as words."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def tokenize(text: str) -> list[Token]:
    """Cut text into tokens.

    Joins of `text[t.start:t.end]` and the white space between them give the text back.

    Args:
        text: any text.

    Returns:
        Tokens in order, none overlapping, none empty.
    """
    tokens: list[Token] = []
    has_apostrophes = "'" in text or "’" in text
    find = text.find
    end = 0
    for word in _TOKEN.findall(text):
        # Only white space can stand before it.
        start = find(word, end)
        end = start + len(word)
        if has_apostrophes and ("'" in word or "’" in word) and len(word) > 2:
            tokens += _parted(start, word)
        else:
            tokens.append(_new_token(Token, (start, end, _same_word(word))))
    return tokens


def _parted(start: int, word: str) -> Iterator[Token]:
    """A word apart from an article that is elided before it, and from the 's of a possessive."""
    elided = _ELISION.match(word)
    if elided and elided.end() < len(word):
        yield Token(start, start + elided.end(), _same_word(elided.group()))
        start, word = start + elided.end(), word[elided.end() :]
    possessive = _POSSESSIVE.search(word)
    if possessive:
        yield Token(start, start + possessive.start(), _same_word(word[: possessive.start()]))
        start, word = start + possessive.start(), possessive.group()
    yield Token(start, start + len(word), _same_word(word))


def sentences(
    text: str, tokens: Sequence[Token], abbreviations: Collection[str] = (), *, capital_nouns: bool = True
) -> list[Span]:
    """Cut text into sentences.

    A sentence never runs over a blank line. A full stop ends it unless it follows one of `abbreviations`, a single
    capital (an initial) or a number that the next word does not start a sentence after. Closing quotation marks and
    brackets after the stop belong to the sentence that ends.

    Args:
        text: the text the tokens were cut from.
        tokens: its tokens.
        abbreviations: of the text's language, lower case, without the final full stop ("dr", "z.b", "im").
        capital_nouns: whether a capital after "3." may be a noun's (German) rather than a sentence's.

    Returns:
        Spans over the text in order; together they hold every token.
    """
    if not tokens:
        return []
    breaks = {found.start() for found in _BLANK_LINE.finditer(text)}
    found: list[Span] = []
    first = 0
    last = -1
    for position in _possible_ends(tokens):
        if position <= last:
            continue
        last = position
        if _ends_sentence(text, tokens, position, abbreviations) or (
            not capital_nouns and _number_ends_sentence(tokens, position, first)
        ):
            while last + 1 < len(tokens) and _closes(text, tokens, last):
                last += 1
            found.append(Span(tokens[first].start, tokens[last].end))
            first = last + 1
        elif position + 1 < len(tokens) and _gap_breaks(text, tokens, position, breaks):
            found.append(Span(tokens[first].start, tokens[position].end))
            first = position + 1
    if first < len(tokens):
        found.append(Span(tokens[first].start, tokens[-1].end))
    return found


def _possible_ends(tokens: Sequence[Token]) -> list[int]:
    """The tokens that a sentence may end with: before more than one blank, or a mark, and the last."""
    ends = [
        at
        for at, ((_, end, text), (start, _, _)) in enumerate(pairwise(tokens))
        if start - end > 1 or text in _SENTENCE_END
    ]
    return [*ends, len(tokens) - 1]


def _number_ends_sentence(tokens: Sequence[Token], position: int, first: int) -> bool:
    """Whether a full stop after a number, or after "2025 r.", ends a sentence although it may be an ordinal's.

    Where nouns are not capitalised, a capital after it starts a sentence, unless the date stands at the sentence's
    beginning: "W 2025 r. Kraków …".
    """
    if tokens[position].text != "." or position + 1 >= len(tokens) or position - first < _OPENING_DATE:
        return False
    starter = _next_word(tokens, position + 1)
    if starter is None or not starter.text[0].isupper() or starter.start == tokens[position].end:
        return False
    before = tokens[position - 1].text
    if before.isdigit():
        return True
    return (
        len(before) <= 2
        and before.islower()
        and tokens[position - 2].text.isdigit()
        and len(tokens[position - 2].text) == 4
    )


def _gap_breaks(text: str, tokens: Sequence[Token], position: int, breaks: Collection[int]) -> bool:
    start, end = tokens[position].end, tokens[position + 1].start
    return end - start > 1 and "\n" in text[start:end] and any(at in breaks for at in range(start, end))


def _closes(text: str, tokens: Sequence[Token], last: int) -> bool:
    following = tokens[last + 1]
    if following.text in _SENTENCE_END:
        return following.start == tokens[last].end
    if following.text not in _CLOSING:
        return False
    if following.start == tokens[last].end:
        return True
    # A mark that stands off on both sides closes when a space follows it; one that touches the next word opens.
    between = text[tokens[last].end : following.start]
    return "\n" not in between and (following.end == len(text) or text[following.end].isspace())


def _ends_sentence(text: str, tokens: Sequence[Token], position: int, abbreviations: Collection[str]) -> bool:
    mark = tokens[position].text
    if mark not in _SENTENCE_END:
        return False
    if position + 1 == len(tokens):
        return True
    following = tokens[position + 1]
    if following.text in _SENTENCE_END or (following.start == tokens[position].end and following.text[0].isalnum()):
        return False
    starter = _next_word(tokens, position + 1)
    if mark != ".":
        return starter is None or not starter.text[0].islower()
    if starter is None:
        return True
    if starter.text[0].islower():
        return "\n" in text[tokens[position].end : following.start]
    return not _is_abbreviated(tokens, position, abbreviations)


def _is_abbreviated(tokens: Sequence[Token], position: int, abbreviations: Collection[str]) -> bool:
    if position == 0 or tokens[position - 1].end != tokens[position].start:
        return False
    word = tokens[position - 1].text
    if len(word) == 1 and (word.isupper() or _is_letter_with_stop(tokens, position + 1)):
        # An initial (J. Kowalski), or the first letter of several (z. B.).
        return True
    if word.isdigit():
        # An ordinal (3. Mai, 50. Jubiläum) rather than a year or a count that ends a sentence.
        return len(word) <= 2
    return word.casefold() in abbreviations


def _is_letter_with_stop(tokens: Sequence[Token], position: int) -> bool:
    return (
        position + 1 < len(tokens)
        and len(tokens[position].text) == 1
        and tokens[position].text.isalpha()
        and tokens[position + 1].text == "."
        and tokens[position + 1].start == tokens[position].end
    )


def _next_word(tokens: Sequence[Token], position: int) -> Token | None:
    for token in tokens[position : position + 5]:
        if token.text not in _CLOSING and token.text not in _OPENING and token.text != ",":
            return token
    return None
