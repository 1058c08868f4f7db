"""Pairs quotation marks, in every typographic convention and in careless typing.

German and Slavic texts open with „ and close with “ or ”, English ones open with “, books set »so« or «so», and
typewritten texts use " for both; marks are mixed, forgotten, or stand off from the words. A mark is therefore judged
by what is open before it and by the white space around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_MARK = re.compile("[„“”«»\"″‚‘’‹›'`´]")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![^\S\n]*\n))+")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
# What each mark may close; the innermost opening mark that fits is taken.
_CLOSES = {
    "“": '„"″',
    "”": '“„"″”',
    '"': '"„″“',
    "″": '"„″“',
    "»": "«",
    "«": "»",
    "‘": "‚",
    "’": "‘‚’",
    "'": "'‘‚",
    "´": "`",
    "›": "‹",
    "‹": "›",
}
_OPENS = frozenset("„“”«»\"″‚‘‹›'`")
_DOUBLE = frozenset('„“”«»"″')
MARK_CHARACTERS = frozenset("„“”«»\"″‚‘’‹›'`´")


class Quoted(NamedTuple):
    """A stretch in quotation marks.

    Attributes:
        start: of the opening mark; of the paragraph's rest where that is missing.
        end: after the closing mark; of the paragraph where that is missing.
        inner_start: first code point of the words.
        inner_end: code point after the words.
        depth: 0 for an outermost one.
        opened: whether the opening mark is there.
        closed: whether the closing mark is there.
        single: whether the marks are single ones.
        continues: whether it is the next paragraph of one that was not closed.
        dialogue: whether a dash opens it and no mark closes it.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    opened: bool = True
    closed: bool = True
    single: bool = False
    continues: bool = False
    dialogue: bool = False


_LONGEST_ASIDE = 60
"""How many code points long a few words quoted inside of a quotation may be, marks included."""


@dataclass(slots=True)
class _Open:
    at: int
    mark: str
    depth: int
    continues: bool = False


def quoted(text: str) -> list[Quoted]:
    """Find all stretches in quotation marks.

    Args:
        text: any text, paragraphs separated by blank lines.

    Returns:
        The stretches in order of their start, outer ones before what is nested in them.
    """
    found: list[Quoted] = []
    unclosed: str | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        pairs, left_open = _pair(text, start, end)
        first = min(pairs, key=lambda pair: pair.start, default=None)
        opening = next((at for at in range(start, end) if not text[at].isspace()), end)
        if unclosed and opening < end and text[opening] == unclosed:
            opens = next((pair for pair in pairs if pair is first and pair.start == opening), None)
            pairs = [pair._replace(continues=True) if pair is opens else pair for pair in pairs]
        found += pairs
        unclosed = left_open
    return sorted(found, key=lambda pair: (pair.start, -pair.end))


def _pair(text: str, start: int, end: int) -> tuple[list[Quoted], str | None]:
    """Pair the marks of a paragraph; also tells the outermost double mark left open."""
    stack: list[_Open] = []
    found: list[Quoted] = []
    closed_before = start
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if _opens_next_line(text, at, mark, stack, start):
            found.append(_unclosed(text, stack[0], at)._replace(continues=stack[0].continues))
            stack = [_Open(at, mark, 0, continues=True)]
            continue
        partner = _partner(text, at, mark, stack, start, end)
        if partner is not None:
            partner = _first_of_repeated(text, stack, partner)
            opening = stack[partner]
            pair = _quoted(text, opening.at, at, opening.depth, single=opening.mark not in _DOUBLE)
            found.append(pair._replace(continues=opening.continues))
            del stack[partner:]
            if not stack:
                closed_before = at + 1
        elif _may_open(text, at, mark, start, end):
            stack.append(_Open(at, mark, len(stack)))
        elif mark in "“”»" and not stack and _touches_before(text, at, start):
            found.append(_unopened(text, closed_before, at))
            closed_before = at + 1
    left = [opening for opening in stack if opening.mark in _DOUBLE]
    if not left:
        return found, None
    # A mark that is never closed reaches to the end of its paragraph, but not over other quotations.
    nexts = [opening.at for opening in left[1:]]
    nexts += [pair.start for pair in found if pair.start > left[0].at and not _is_inside(text, left[0], pair)]
    if not nexts:
        found.append(_unclosed(text, left[0], end))
        return found, left[0].mark
    stops = [stop.end() for stop in _SENTENCE_END.finditer(text, left[0].at, min(nexts))]
    if stops:
        found.append(_unclosed(text, left[0], stops[-1]))
    return found, None


def _partner(text: str, at: int, mark: str, stack: list[_Open], start: int, end: int) -> int | None:
    """Which open mark this one closes, as a place in the stack."""
    wanted = _CLOSES.get(mark, "")
    place = (
        next((place for place in reversed(range(len(stack))) if stack[place].mark in wanted), None) if wanted else None
    )
    if place is None:
        return None
    if mark in "'’‘" and at + 1 < end and text[at + 1].isalnum():
        return None
    opens_again = _blank_before(text, at, start) and at + 1 < end and text[at + 1].isalnum()
    if stack[place].mark == mark and opens_again:
        # A second straight mark that touches the next word only: the one before it was never closed.
        stack[place:] = [_Open(at, mark, stack[place].depth)]
        return None
    return place


def _opens_next_line(text: str, at: int, mark: str, stack: list[_Open], start: int) -> bool:
    """Whether a mark opens the next line of a quotation of several lines, each of which begins with a mark."""
    if len(stack) != 1 or stack[0].mark != mark or mark not in _DOUBLE or at == start or text[at - 1] != "\n":
        return False
    before = text[start:at].rstrip()
    return before[-1:] in {".", "!", "?", "…"} and at + 1 < len(text) and not text[at + 1].isspace()


def _first_of_repeated(text: str, stack: list[_Open], partner: int) -> int:
    """The first of the same opening marks that old prints repeat after each semicolon, as a place in the stack."""
    while partner > 0 and stack[partner - 1].mark == stack[partner].mark:
        if not text[stack[partner - 1].at : stack[partner].at].rstrip().endswith(";"):
            break
        partner -= 1
    return partner


def _is_inside(text: str, opening: _Open, pair: Quoted) -> bool:
    """Whether a few quoted words run on within what a colon and a mark that is never closed open."""
    announced = text[max(0, opening.at - 3) : opening.at].rstrip().endswith(":")
    apart = text[max(0, pair.start - 3) : pair.start].rstrip()[-1:] in {":", ".", "!", "?"}
    runs_on = text[pair.inner_start].islower() and pair.end - pair.start <= _LONGEST_ASIDE
    return announced and runs_on and not apart


def _may_open(text: str, at: int, mark: str, start: int, end: int) -> bool:
    if mark not in _OPENS:
        return False
    following = text[at + 1] if at + 1 < end else " "
    if mark in _DOUBLE and mark in (following, text[at - 1] if at > start else ""):
        # Marks in a row are the ditto marks of a table.
        return False
    if mark in "„«":
        return mark == "„" or _blank_before(text, at, start) or _elision_before(text, at, start)
    if mark in "'‘`‚":
        return _blank_before(text, at, start) and following.isalpha() and _closes_later(text, at, mark, end)
    if mark in "»“”":
        if following.isspace() or following in ".,;:!?)":
            return False
        return _blank_before(text, at, start) or (mark == "“" and _elision_before(text, at, start))
    return _blank_before(text, at, start)


def _closes_later(text: str, at: int, mark: str, end: int) -> bool:
    """Whether a single mark has a partner; without one it is an apostrophe or a comma."""
    closers = {"'": "'", "‘": "’'", "`": "´`'", "‚": "‘’'"}[mark]
    for place in range(at + 2, min(end, at + 600)):
        following = text[place + 1] if place + 1 < end else " "
        if text[place] in closers and not following.isalnum() and not text[place - 1].isspace():
            return True
    return False


def _blank_before(text: str, at: int, start: int) -> bool:
    if at == start:
        return True
    before = text[at - 1]
    return before.isspace() or before in "([{–—-/>:" or before in _OPENS - {"'"}


def _elision_before(text: str, at: int, start: int) -> bool:
    """Whether a word that lost its vowel leads up to the mark (qu’« il », dell’“amicizia”)."""
    return at - start > 1 and text[at - 1] in "'’" and text[at - 2].isalpha()


def _touches_before(text: str, at: int, start: int) -> bool:
    return at > start and not text[at - 1].isspace()


def _quoted(text: str, opening: int, closing: int, depth: int, *, single: bool) -> Quoted:
    inner_start, inner_end = _trimmed(text, opening + 1, closing)
    return Quoted(opening, closing + 1, inner_start, inner_end, depth, single=single)


def _unopened(text: str, start: int, closing: int) -> Quoted:
    inner_start, inner_end = _trimmed(text, start, closing)
    return Quoted(inner_start, closing + 1, inner_start, inner_end, 0, opened=False)


def _unclosed(text: str, opening: _Open, end: int) -> Quoted:
    inner_start, inner_end = _trimmed(text, opening.at + 1, end)
    return Quoted(opening.at, inner_end, inner_start, inner_end, 0, closed=False)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def outermost(pairs: list[Quoted]) -> Iterator[Quoted]:
    """Those that are not nested in another."""
    end = -1
    for pair in pairs:
        if pair.start >= end:
            yield pair
            end = pair.end
