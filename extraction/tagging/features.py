"""The features the tagger sees: what it is trained on and what it reads at run time, from one place.

Each feature belongs to one word at one distance from the word to be tagged, or to a pair or triple of neighbours by
their summaries. So what a word weighs at each distance is worked out once and remembered.
"""

from __future__ import annotations

from collections.abc import Sequence

from extraction.words.descriptions import Description
from extraction.words.lexicon import Lexicon

REACH = 2
"""How many words to each side are looked at."""

LANGUAGE = "b="
"""Begins the feature that every word of a language has."""

EDGE = "#"
"""Stands for what is before the first and after the last word of a sentence."""

_LONGEST_BEGINNING = 4
_LONGEST_ENDING = 5
_LONGEST_COUNTED = 12
_WORDS = "Xxd"
"""First signs of the outlines of what is no mark."""


def own_features(word: str, description: Description, distance: int) -> list[str]:
    """Features of a word as seen from `distance` words away (-2 is two words to the left of the word to be tagged).

    Those of another word than the one to be tagged begin with the distance.
    """
    lower = word.lower()
    shape, flags = description.shape, description.flags
    outline = outline_of(description.language, shape)
    if distance == 0:
        features = [f"w={lower}", f"s={outline}", f"F={description.summary}", f"{LANGUAGE}{description.language}"]
        if is_word(shape):
            features += [f"p{n}={lower[:n]}" for n in range(1, min(_LONGEST_BEGINNING, len(lower)) + 1)]
            features += [f"x{n}={lower[-n:]}" for n in range(1, min(_LONGEST_ENDING, len(lower)) + 1)]
            features.append(f"l={min(len(lower), _LONGEST_COUNTED)}")
        features += flags
        features += [f"{flag}&{outline}" for flag in flags]
        return features + mark_features(outline, description.marks)
    features = [f"w={lower}", f"F={description.summary}", *flags]
    if abs(distance) == 1:
        features += [f"s={outline}", f"x3={lower[-3:]}", f"p3={lower[:3]}"]
    else:
        features.append(f"s={shape[:2]}")
    return [f"{distance}{feature}" for feature in (*features, *description.marks)]


def word_feature(lower: str) -> str:
    """The feature of `own_features` at all distances, without the distance, that one word alone has (small letters)."""
    return f"w={lower}"


def beginning_features(letters: str, *, is_word: bool) -> list[str]:
    """Features of the first three letters, without the distance; of a mark only those that its neighbours see of it."""
    return [*(f"p{n}={letters[:n]}" for n in (1, 2) if is_word and n <= len(letters)), f"p3={letters}"]


def ending_features(letters: str, *, is_word: bool) -> list[str]:
    """Features of the last three letters, without the distance; of a mark only those that its neighbours see of it."""
    return [*(f"x{n}={letters[-n:]}" for n in (1, 2) if is_word and n <= len(letters)), f"x3={letters}"]


def mark_features(outline: str, marks: Sequence[str]) -> list[str]:
    """Features of the marks of a description at all distances, without the distance."""
    return [*marks, *(f"{mark}&{outline}" for mark in marks)]


def shared_features(language: str, shape: str, flags: Sequence[str], summary: str) -> list[str]:
    """Features of `own_features` at all distances, without the distance, which all words described so share."""
    outline = outline_of(language, shape)
    alone = [f"F={summary}", f"s={outline}", f"s={shape[:2]}", f"{LANGUAGE}{language}", *flags]
    return [*alone, *(f"{flag}&{outline}" for flag in flags)]


def is_word(shape: str) -> bool:
    """Whether a shape is that of a word or number and not of a mark."""
    return shape[0] in _WORDS


def letter_features(lower: str) -> list[str]:
    """Features of the word to be tagged that its longer beginnings and endings have, and its length."""
    beginnings = [f"p4={lower[:4]}"] if len(lower) >= _LONGEST_BEGINNING else []
    endings = [f"x{n}={lower[-n:]}" for n in (4, 5) if n <= len(lower)]
    return [*beginnings, *endings, f"l={min(len(lower), _LONGEST_COUNTED)}"]


def outline_of(language: str, shape: str) -> str:
    """The shape of a word in a language: what capitals tell differs between languages."""
    return f"{language}{shape}"


def pair_features(left: str, summary: str, right: str) -> list[str]:
    """Features of a word's summary together with those of its neighbours (`EDGE` where there is none)."""
    return [f"L={left}|{summary}", f"R={summary}|{right}", f"T={left[:4]}|{summary}|{right[:4]}"]


def kin_features(left: str, kin: str, right: str) -> list[str]:
    """Features of a word's kin together with those of its neighbours (`EDGE` where there is none)."""
    return [f"G={left}|{kin}", f"H={kin}|{right}"] if kin else []


def span_feature(position: str) -> list[str]:
    """Features of a word in a place name of several words: `B` its first, `I` a later one."""
    return [f"m={position}"]


def sentence_features(lexicon: Lexicon, words: Sequence[str], spans: Sequence[str]) -> list[list[str]]:
    """All features of every word of a sentence, for training.

    Args:
        lexicon: of the sentence's language.
        words: of the sentence.
        spans: for each word `B`, `I` or an empty string, as `places.long_names` gives them.
    """
    described = [lexicon.describe(word) for word in words]
    rows = []
    for at, word in enumerate(words):
        row = own_features(word, described[at], 0)
        for distance in (-2, -1, 1, 2):
            other = at + distance
            inside = 0 <= other < len(words)
            row += own_features(words[other], described[other], distance) if inside else [f"{distance}{EDGE}"]
        left = described[at - 1] if at else None
        right = described[at + 1] if at + 1 < len(words) else None
        own = described[at]
        row += pair_features(left.summary if left else EDGE, own.summary, right.summary if right else EDGE)
        row += kin_features(left.kin if left else EDGE, own.kin, right.kin if right else EDGE)
        if spans[at]:
            row += span_feature(spans[at])
        rows.append(row)
    return rows
