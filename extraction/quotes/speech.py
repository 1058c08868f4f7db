"""Tells what somebody says from titles, names, nicknames and words held at arm's length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import fsum
from typing import NamedTuple

from extraction.quotation_marks import Quoted
from extraction.quotes.cues import Cue, cues
from extraction.quotes.reading import Reading

_NOUN_REACH = 3
_LONGEST_NAME = 8
_BRACKET_REACH = 4
_ADJECTIVES = 6
_CALLING_REACH = 8
SPEECH = 1.0
"""The score from which a stretch in quotation marks counts as speech."""
_TERMINAL = re.compile(r"[.!?…]['’\"”]?$")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_ABBREVIATION = re.compile(r"\s*\(\W?\w{1,8}\W?\)")


class Setting(NamedTuple):
    """A stretch in quotation marks and what stands around it.

    Attributes:
        pair: the stretch.
        first: first token of it.
        last: token after it.
        sentence_first: first token of the sentence it begins in.
        sentence_last: token after the last of the sentence it ends in.
    """

    pair: Quoted
    first: int
    last: int
    sentence_first: int
    sentence_last: int


class Verdict(NamedTuple):
    """Whether a stretch is speech, and the cue that leads to it.

    Attributes:
        score: speech from `SPEECH` on.
        cue: the words of saying, None when none stand near.
        why: what told, one phrase each.
    """

    score: float
    cue: Cue | None
    why: tuple[str, ...]


def setting(reading: Reading, pair: Quoted) -> Setting:
    """Look where a stretch in quotation marks stands."""
    first, last = reading.tokens_in(pair.start, pair.end)
    return Setting(pair, first, last, *reading.sentences_around(first, last))


def judge(reading: Reading, place: Setting) -> Verdict:
    """Weigh whether a stretch in quotation marks is speech.

    The weights say how telling a sign is, not how often it occurs: none suffices alone but a long stretch with a
    verb of saying beside it, and a noun such as "film" before a stretch outweighs its length.

    Args:
        reading: the text.
        place: the stretch and its surroundings.
    """
    text = reading.passage.text
    words = _WORD.findall(text[place.pair.inner_start : place.pair.inner_end])
    if not words:
        return Verdict(-1.0, None, ())
    cue, signs = _cue_signs(reading, place)
    signs += list(_form_signs(reading, place, words))
    if cue is None and not place.pair.closed:
        announced = place.first > place.sentence_first and reading.folded[place.first - 1] == ":"
        signs.append((-0.5 if announced else -1.0, "never closed, and no word of saying"))
    signs += list(_name_signs(reading, place, words))
    # Not sum(), which rounds in another way since Python 3.12: a verdict is held against a threshold.
    return Verdict(fsum(weight for weight, _ in signs), cue, tuple(why for weight, why in signs if weight > 0))


def _cue_signs(reading: Reading, place: Setting) -> tuple[Cue | None, list[tuple[float, str]]]:
    signs: list[tuple[float, str]] = []
    after = cue_after(reading, place)
    before = cue_before(reading, place)
    colon = place.first > place.sentence_first and reading.folded[place.first - 1] == ":"
    if after is not None:
        near = _distance_after(reading, place, after) <= 1
        signs.append((1.5 if near and not after.weak else 0.6 if not after.weak else 0.4, "a verb of saying follows"))
        if near and not after.weak and reading.passage.text[place.pair.inner_end - 1] == ",":
            signs.append((0.4, "it stops with a comma before that verb"))
    if before is not None:
        if colon:
            signs.append((1.2, "a verb of saying and a colon lead up to it"))
        elif _after_noun(reading, place):
            signs.append((1.2, "a noun of saying leads up to it"))
        else:
            signs.append((0.3 if before.weak else 0.5, "a verb of saying stands before it"))
    elif colon:
        signs.append((0.4, "a colon leads up to it"))
    if (judging := _judging(reading, place) or _calling(reading, place)) is not None:
        signs.append((2.2, "it is somebody's judgement"))
        after, before = (judging, before) if judging.at >= place.last else (None, judging)
    if _in_subjunctive(reading, place):
        signs.append((0.4, "the sentence around it is reported speech"))
    near_after = after is not None and (after is judging or _distance_after(reading, place, after) <= 1)
    return (after if near_after or before is None else before), signs


def _after_noun(reading: Reading, place: Setting) -> bool:
    """Whether a noun of saying leads up to a stretch: "mit den Worten „…“", "Parolen wie zum Beispiel „…“"."""
    start = max(place.sentence_first, place.first - _NOUN_REACH - 1)
    return any(cue.kind == "noun" for cue in cues(reading, start, place.first))


def _calling(reading: Reading, place: Setting) -> Cue | None:
    """The verb that a quoted adjective completes: "nannte den Vertrag „überzogen“"."""
    text = reading.passage.text
    if not reading.words.noun_capitals or not text[place.pair.inner_start].islower():
        return None
    if place.last - place.first > _ADJECTIVES or place.last >= place.sentence_last:
        return None
    if reading.folded[place.last][0].isalnum():
        return None
    found = cues(reading, max(place.sentence_first, place.first - _CALLING_REACH), place.first)
    return next((cue for cue in found if reading.folded[cue.at] in reading.words.calling), None)


def _judging(reading: Reading, place: Setting) -> Cue | None:
    """The word of judging that a stretch completes: "nannte ihn einen „…“", "als „…“ bezeichnet"."""
    words, folded = reading.words, reading.folded
    if place.first == place.sentence_first or folded[place.first - 1] not in words.judged_as:
        return None
    start = max(place.sentence_first, place.first - 30)
    found = [cue for cue in cues(reading, start, place.first) if folded[cue.at] in words.judging]
    if found and place.first - found[-1].at <= (30 if folded[place.first - 1] == "als" else 8):
        return found[-1]
    end = min(place.sentence_last, place.last + 8)
    following = [cue for cue in cues(reading, place.last, end) if folded[cue.at] in words.judging]
    if not following:
        return None
    around = range(place.sentence_first, min(place.sentence_last, following[0].at + 3))
    passive = any(folded[at] in words.passive for at in around)
    agent = any(folded[at] in words.agents for at in range(place.sentence_first, place.sentence_last))
    return following[0] if agent or not passive else None


def cue_after(reading: Reading, place: Setting) -> Cue | None:
    """The first cue between a stretch and the next one in its sentence."""
    last = place.last
    while last < place.sentence_last and not reading.hidden[last]:
        last += 1
    found = [cue for cue in cues(reading, place.last, last) if cue.kind != "noun"]
    return found[0] if found else None


def cue_before(reading: Reading, place: Setting) -> Cue | None:
    """The cue nearest before a stretch in its sentence; a verb rather than a noun."""
    found = list(cues(reading, place.sentence_first, place.first, place.sentence_last))
    verbs = [cue for cue in found if cue.kind != "noun"]
    strong = [cue for cue in verbs if not cue.weak]
    spoken = [cue for cue in strong if cue.kind == "verb"]
    return next(reversed(spoken or strong or verbs or found), None)


def _distance_after(reading: Reading, place: Setting, cue: Cue) -> int:
    return sum(reading.folded[at][0].isalnum() for at in range(place.last, cue.at))


def _form_signs(reading: Reading, place: Setting, words: list[str]) -> Iterator[tuple[float, str]]:
    text = reading.passage.text
    inner = text[place.pair.inner_start : place.pair.inner_end]
    count = len(words)
    yield (1.0 if count >= 8 else 0.7 if count >= 5 else 0.2 if count >= 3 else -0.4), f"{count} words"
    if count >= 3 and _TERMINAL.search(inner):
        yield 0.5, "it ends as a sentence does"
    if inner[0].islower():
        yield 0.5, "it goes on in the sentence around it"
    if any(word.casefold() in reading.words.first_person for word in words):
        yield 0.6, "it says I or we"
    around = range(place.sentence_first, place.first), range(place.last, place.sentence_last)
    if count >= 4 and not any(reading.folded[at][0].isalnum() for part in around for at in part):
        yield 0.6 if count >= 8 else 0.3, "it is a sentence of its own"
    if not place.pair.opened or not place.pair.closed:
        yield -1.2 if count > 60 else -0.6, "one of its marks is missing"


def _name_signs(reading: Reading, place: Setting, words: list[str]) -> Iterator[tuple[float, str]]:
    known, folded = reading.words, reading.folded
    before = [
        folded[at] for at in range(max(place.sentence_first, place.first - 2), place.first) if folded[at][0].isalpha()
    ]
    if before and before[-1] in known.before:
        yield -1.5, "a word for a named thing stands before it"
    elif before and any(word in known.before for word in before):
        yield -0.8, "a word for a named thing stands before it"
    after = [
        folded[at] for at in range(place.last, min(place.sentence_last, place.last + 3)) if folded[at][0].isalpha()
    ]
    if any(word in known.after for word in after[:2]):
        yield -1.2, "a word of naming follows"
    if _is_subject(reading, place, words):
        yield -1.0, "it is who says something"
    if _in_brackets(reading, place):
        yield -1.0, "it explains what stands before a bracket"
    if _ABBREVIATION.match(reading.passage.text, place.pair.end):
        yield -1.5, "its abbreviation follows"
    if _looks_like_name(words, known.noun_capitals):
        yield -0.8, "it is written like a name"
    if len(words) <= 4 and _occurs_elsewhere(reading.passage.text, place.pair):
        yield -0.6, "it occurs elsewhere in the text"
    if (
        len(words) <= 3
        and before
        and words[0][0].isupper()
        and (before[-1] in known.oblique_determiners or before[-1] in known.determiners)
    ):
        yield -0.4, "an article stands before it"


def _is_subject(reading: Reading, place: Setting, words: list[str]) -> bool:
    """Whether a name in quotation marks is the subject of the verb after it: "Der neue „Rat der …“ erklärte"."""
    if len(words) > _LONGEST_NAME or place.last >= place.sentence_last or place.first == place.sentence_first:
        return False
    if reading.passage.text[place.pair.inner_end - 1] in ".,!?":
        return False
    before = reading.folded[place.first - 1]
    opens = before in reading.words.how or (before in reading.words.determiners and not words[0][0].islower())
    return opens and reading.folded[place.last] in reading.words.verbs


def _in_brackets(reading: Reading, place: Setting) -> bool:
    """Whether little more than a stretch stands between brackets: "(übersetzt etwa: „…“)"."""
    closes = place.last < len(reading.folded) and reading.folded[place.last] == ")"
    return closes and "(" in reading.folded[max(place.sentence_first, place.first - _BRACKET_REACH) : place.first]


def _looks_like_name(words: list[str], noun_capitals: bool) -> bool:
    """Whether all words but short ones are capitalised."""
    if len(words) > 8:
        return False
    longer = [word for word in words if len(word) > 3]
    capitals = sum(not word[0].islower() for word in longer)
    if noun_capitals:
        return bool(words[0][0].isupper() or words[0][0].isdigit()) and capitals == len(longer)
    return len(longer) > 0 and capitals == len(longer) and (len(words) > 1 or words[0][0].isupper())


def _occurs_elsewhere(text: str, pair: Quoted) -> bool:
    inner = text[pair.inner_start : pair.inner_end].rstrip(",.;")
    return text.find(inner) < pair.inner_start or text.find(inner, pair.inner_end) >= 0


def _in_subjunctive(reading: Reading, place: Setting) -> bool:
    around = (*range(place.sentence_first, place.first), *range(place.last, place.sentence_last))
    return any(reading.folded[at] in reading.words.subjunctive for at in around)
