"""Keys that the spellings of one name have in common, across scripts and ways of transliteration.

A name is read aloud, as it were: Щербатюк, Shcherbatiuk, Schtscherbatjuk and Szczerbatiuk sound the same when the
first is read as Ukrainian, the second as English, the third as German and the fourth as Polish. Each word has the keys
of all readings it can have; words that share a key may be one name. It is a reason to ask, never to join.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SILENT_H = re.compile("(?<=[aeiouäöüy])h(?=[^aeiouäöüy]|$)")
_BEFORE_VOWEL = re.compile("i+(?=[aeou])")
_LAST_VOWELS = re.compile("(?<=[^aeou])(?:i+|[ei]i+)$")
_DOUBLE = re.compile(r"(.)\1+")
_ROUGH = str.maketrans("čšž", "csz")
_LEAST_STEM = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*\.?")


def name_words(name: str) -> list[str]:
    """The words of a name in small letters; the parts of a double name are words of their own."""
    return [word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", name))]


@lru_cache(maxsize=50_000)
def sound_keys(word: str) -> frozenset[str]:
    """The keys of a word: how it sounds, in each of the ways it can be read.

    Args:
        word: of a name, in small letters, unfolded: its marks tell how to read it.
    """
    word = word.rstrip(".")
    if _CYRILLIC.search(word):
        return frozenset({_rough(_reader("cyrillic")(word))})
    bare = _SILENT_H.sub("", word)
    return frozenset(_rough(_reader(scheme)(form)) for scheme in _data()["schemes"] for form in {word, bare})


@lru_cache(maxsize=50_000)
def surname_keys(word: str) -> frozenset[str]:
    """The keys of a surname: those of the word, and of the name without what only tells that a woman bears it."""
    keys = set(sound_keys(word))
    for key in sound_keys(word):
        for ending, bases in _data()["feminine"].items():
            if key.endswith(ending) and len(key) - len(ending) >= _LEAST_STEM:
                keys.update(key.removesuffix(ending) + base for base in bases)
    return frozenset(keys)


def sound_alike(one: str, other: str, *, surnames: bool = False) -> bool:
    """Whether two words of names can be one word in two spellings.

    Args:
        one: in small letters, unfolded.
        other: the same.
        surnames: whether they are surnames, where Vossbergová and Vossberg are one.
    """
    keys: Callable[[str], frozenset[str]] = surname_keys if surnames else sound_keys
    return not keys(one).isdisjoint(keys(other))


def may_be_one(one: str, other: str) -> bool:
    """Whether two full names can be one person's: given name for given name, and the surnames.

    Initials stand for any given name they begin; further given names may be missing.

    Args:
        one: a name in base form, in whatever script.
        other: another.
    """
    first, second = name_words(one), name_words(other)
    if len(first) < 2 or len(second) < 2:
        return False
    return _given_agree(first[0], second[0]) and _surnames_agree(first[1:], second[1:])


def _surnames_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether all words of the shorter of two surnames are in the longer one, and the last words among them."""
    shorter, longer = sorted((one, other), key=len)
    return sound_alike(one[-1], other[-1], surnames=True) and all(
        any(sound_alike(word, known, surnames=True) for known in longer) for word in shorter
    )


def _given_agree(one: str, other: str) -> bool:
    if len(one.rstrip(".")) == 1 or len(other.rstrip(".")) == 1:
        return not {key[:1] for key in sound_keys(one)}.isdisjoint(key[:1] for key in sound_keys(other))
    return sound_alike(one, other)


def _rough(sounds: str) -> str:
    """Sounds without what spellings often leave out: marks, doubled letters, the i of ia and iu, the last of -ij."""
    sounds = _BEFORE_VOWEL.sub("", sounds.translate(_ROUGH))
    return _DOUBLE.sub(r"\1", _LAST_VOWELS.sub("i", sounds))


@cache
def _reader(scheme: str) -> Callable[[str], str]:
    data = _data()
    sounds: Mapping[str, str] = data["cyrillic"] if scheme == "cyrillic" else data["latin"] | data["schemes"][scheme]
    pattern = re.compile("|".join(sorted(map(re.escape, sounds), key=len, reverse=True)))
    return lambda word: pattern.sub(lambda found: sounds[found.group()], word)


@cache
def _data() -> dict[str, Any]:
    text = resources.files("extraction.languages").joinpath("transliteration.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
