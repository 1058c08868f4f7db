"""The features the tagger sees: what it is trained on and what it reads at run time, from one place.

Each feature belongs to one word at one distance from the word to be tagged, or to a pair or triple of neighbours by
their summaries. So the weight of a word's features is worked out once for each distance and remembered.
"""

from __future__ import annotations

from collections.abc import Sequence

from extraction.lexicon import Description, Lexicon

REACH = 2
"""How many words to each side are looked at."""

LANGUAGE = "b="
"""Begins the feature that every word of a language has."""

EDGE = "#"
"""Stands for what is before the first and after the last word of a sentence."""

_LONGEST_BEGINNING = 4
_LONGEST_ENDING = 5


def own_features(word: str, description: Description, distance: int) -> list[str]:
    """Features of a word as seen from `distance` words away (-2 is two words to the left of the word to be tagged)."""
    lower = word.lower()
    shape, flags, code = description.shape, description.flags, description.language
    if distance == 0:
        features = [f"w={lower}", f"s={code}{shape}", f"F={description.summary}", f"{LANGUAGE}{code}"]
        if shape[0] in "Xxd":
            beginning, ending = letters(word, description)
            features += [*beginning_features(beginning), *ending_features(ending)]
            features.append(f"l={min(len(lower), 12)}")
        features += flags
        features += [f"{flag}&{code}{shape}" for flag in flags]
        return [*features, *_mark_features(description, distance)]
    features = [f"{distance}w={lower}", f"{distance}F={description.summary}"]
    features += [f"{distance}{flag}" for flag in flags]
    if abs(distance) == 1:
        features += [f"{distance}s={code}{shape}", f"{distance}x3={lower[-3:]}", f"{distance}p3={lower[:3]}"]
    else:
        features.append(f"{distance}s={shape[:2]}")
    return [*features, *_mark_features(description, distance)]


def word_features(word: str, description: Description, distance: int) -> list[str]:
    """Those of `own_features` that tell of the word itself, but for its letters; most words share the others."""
    lower = word.lower()
    if distance == 0:
        features = [f"w={lower}"]
        if description.shape[0] in "Xxd":
            features.append(f"l={min(len(lower), 12)}")
        return [*features, *_mark_features(description, distance)]
    features = [f"{distance}w={lower}", *_mark_features(description, distance)]
    if abs(distance) == 1:
        features += [f"{distance}x3={lower[-3:]}", f"{distance}p3={lower[:3]}"]
    return features


def letters(word: str, description: Description) -> tuple[str, str]:
    """The first and the last letters that are looked at of the word to be tagged; words share them with many."""
    if description.shape[0] not in "Xxd":
        return "", ""
    lower = word.lower()
    return lower[:_LONGEST_BEGINNING], lower[-_LONGEST_ENDING:]


def beginning_features(beginning: str) -> list[str]:
    """Those of `own_features` that tell of the first letters of the word to be tagged."""
    return [f"p{n}={beginning[:n]}" for n in range(1, len(beginning) + 1)]


def ending_features(ending: str) -> list[str]:
    """Those of `own_features` that tell of its last letters."""
    return [f"x{n}={ending[-n:]}" for n in range(1, len(ending) + 1)]


def _mark_features(description: Description, distance: int) -> list[str]:
    if distance:
        return [f"{distance}{mark}" for mark in description.marks]
    outline = f"{description.language}{description.shape}"
    return [*description.marks, *(f"{mark}&{outline}" for mark in description.marks)]


def description_features(description: Description, distance: int) -> list[str]:
    """Those of `own_features` that a word shares with all words of its description."""
    shape, flags, code = description.shape, description.flags, description.language
    if distance == 0:
        alone = [f"s={code}{shape}", f"F={description.summary}", f"{LANGUAGE}{code}", *flags]
        return [*alone, *(f"{flag}&{code}{shape}" for flag in flags)]
    outline = f"{code}{shape}" if abs(distance) == 1 else shape[:2]
    return [f"{distance}F={description.summary}", *(f"{distance}{flag}" for flag in flags), f"{distance}s={outline}"]


def edge_features(distance: int) -> list[str]:
    """Features of the place before the first or after the last word."""
    return [f"{distance}{EDGE}"]


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
        spans: for each word `B`, `I` or an empty string, as `placenames` gives them.
    """
    described = [lexicon.describe(word) for word in words]
    rows = []
    for at, word in enumerate(words):
        row = own_features(word, described[at], 0)
        for distance in (-2, -1, 1, 2):
            other = at + distance
            inside = 0 <= other < len(words)
            row += own_features(words[other], described[other], distance) if inside else edge_features(distance)
        left = described[at - 1] if at else None
        right = described[at + 1] if at + 1 < len(words) else None
        own = described[at]
        row += pair_features(left.summary if left else EDGE, own.summary, right.summary if right else EDGE)
        row += kin_features(left.kin if left else EDGE, own.kin, right.kin if right else EDGE)
        if spans[at]:
            row += span_feature(spans[at])
        rows.append(row)
    return rows
