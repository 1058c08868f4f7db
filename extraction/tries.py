"""Tries that number words, and lists of words that say something of each: large ones, read where they lie.

The file of a list is a MARISA trie (of `marisa-trie`: static, numbers its words, takes about three bytes for each),
followed by a byte for each of its words, in the order of their numbers: the code of what is known of the word. It is
mapped into memory, so that only the pages that are asked for take room, and all processes that read it share them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Generic, Protocol, TypeAlias, TypeVar, overload

import marisa_trie  # type: ignore[import-not-found]

Meaning = TypeVar("Meaning")
Default = TypeVar("Default")

Buffer: TypeAlias = bytes | memoryview | mmap


class Numbering(Protocol):
    """What is used of `marisa_trie.Trie`: a trie that numbers its words from 0. No word holds a zero character."""

    def __contains__(self, word: str, /) -> bool: ...
    def __len__(self) -> int: ...
    def keys(self) -> list[str]:
        """All words."""

    def get(self, word: str, /) -> int | None:
        """The number of a word."""

    def key_id(self, word: str, /) -> int:
        """The number of a word that is known to be there."""

    def iterkeys(self, beginning: str, /) -> Iterator[str]:
        """The words that begin so."""

    def restore_key(self, number: int, /) -> str:
        """The word of a number."""

    def tobytes(self) -> bytes:
        """The trie as `numbering` reads it."""


class _TrieInPlace(marisa_trie.Trie):  # type: ignore[misc]
    """Holds the bytes it lies in, which the class it is made of does not."""

    __slots__ = ("_kept",)

    def __init__(self, kept: Buffer) -> None:
        super().__init__()
        self.map(kept)
        self._kept = kept


def number(words: Iterable[str]) -> Numbering:
    """A trie that numbers words; the same ones are numbered alike."""
    trie: Numbering = marisa_trie.Trie(sorted(words), num_tries=1)
    return trie


def numbering(kept: Buffer) -> Numbering:
    """The trie that `Numbering.tobytes` has given, used where it lies; what comes after it does no harm."""
    trie: Numbering = _TrieInPlace(kept)
    return trie


def map_file(path: Path) -> mmap:
    """A file in memory, whose pages are read when they are asked for."""
    with path.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


class WordTrie(Mapping[str, Meaning], Generic[Meaning]):
    """What is known of each word of a file that `write` has written. Goes through the words by their codes."""

    def __init__(self, path: Path, meanings: Sequence[Meaning]) -> None:
        """Open a file.

        Args:
            path: the file.
            meanings: for each code what it says of a word.
        """
        mapped = map_file(path)
        self._trie = numbering(mapped)
        self._find = self._trie.get
        self._codes = memoryview(mapped)[len(mapped) - len(self._trie) :]
        self._meanings = meanings

    def __getitem__(self, word: str) -> Meaning:
        return self._meanings[self._codes[self._trie.key_id(word)]]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._trie.keys(), key=lambda word: (self._codes[self._trie.key_id(word)], word)))

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def get(self, word: str, /) -> Meaning | None: ...

    @overload
    def get(self, word: str, /, default: Meaning | Default) -> Meaning | Default: ...

    def get(self, word: str, /, default: Meaning | Default | None = None) -> Meaning | Default | None:
        """What is known of a word, which must hold no zero character; the default for an unknown one."""
        try:
            at = self._find(word)
        except UnicodeEncodeError:  # half of a surrogate pair, which no word holds
            return default
        return default if at is None else self._meanings[self._codes[at]]


def write(path: Path, codes: Mapping[str, int]) -> None:
    """Write a file; the same words and codes give the same bytes.

    Args:
        path: of the file.
        codes: for each word a number below 256. A word must hold no zero character.

    Raises:
        ValueError: a code does not fit into a byte.
    """
    trie = number(codes)
    path.write_bytes(trie.tobytes() + bytes(codes[trie.restore_key(at)] for at in range(len(trie))))
