"""The features the tagger sees: what it is trained on and what it reads at run time, from one place.

Each feature belongs to one word at one distance from the word to be tagged, or to a pair or triple of neighbours by
their summaries. So what a word weighs at each distance is worked out once and remembered.
"""

from __future__ import annotations

from collections.abc import Sequence

from extraction.words.lexicon import Description, Lexicon

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
    shape, flags, outline = description.shape, description.flags, _outline(description)
    if distance == 0:
        features = [f"w={lower}", f"s={outline}", f"F={description.summary}", f"{LANGUAGE}{description.language}"]
        if shape[0] in _WORDS:
            features += [f"p{n}={lower[:n]}" for n in range(1, min(_LONGEST_BEGINNING, len(lower)) + 1)]
            features += [f"x{n}={lower[-n:]}" for n in range(1, min(_LONGEST_ENDING, len(lower)) + 1)]
            features.append(f"l={min(len(lower), _LONGEST_COUNTED)}")
        features += flags
        features += [f"{flag}&{outline}" for flag in flags]
        features += description.marks
        return [*features, *(f"{mark}&{outline}" for mark in description.marks)]
    features = [f"w={lower}", f"F={description.summary}", *flags]
    if abs(distance) == 1:
        features += [f"s={outline}", f"x3={lower[-3:]}", f"p3={lower[:3]}"]
    else:
        features.append(f"s={shape[:2]}")
    return [f"{distance}{feature}" for feature in (*features, *description.marks)]


def word_features(word: str, description: Description) -> list[str]:
    """Features of `own_features` at all distances, without the distance, which many words do not share."""
    lower = word.lower()
    features = [f"w={lower}", f"p3={lower[:3]}", f"x3={lower[-3:]}"]
    if description.marks:
        outline = _outline(description)
        features += description.marks
        features += [f"{mark}&{outline}" for mark in description.marks]
    return features


def shared_features(language: str, shape: str, flags: Sequence[str], summary: str) -> list[str]:
    """Features of `own_features` at all distances, without the distance, which all words described so share."""
    outline = f"{language}{shape}"
    alone = [f"F={summary}", f"s={outline}", f"s={shape[:2]}", f"{LANGUAGE}{language}", *flags]
    return [*alone, *(f"{flag}&{outline}" for flag in flags)]


def letter_features(word: str, shape: str) -> list[str]:
    """Features of the letters of the word to be tagged that are not asked of its neighbours."""
    if shape[0] not in _WORDS:
        return []
    lower = word.lower()
    beginnings = [f"p{n}={lower[:n]}" for n in (1, 2, 4) if n <= len(lower)]
    endings = [f"x{n}={lower[-n:]}" for n in (1, 2, 4, 5) if n <= len(lower)]
    return [*beginnings, *endings, f"l={min(len(lower), _LONGEST_COUNTED)}"]


def _outline(description: Description) -> str:
    return f"{description.language}{description.shape}"


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
