"""Lists of words that say something of each word, exactly: large ones, that open at once and are read where they lie.

A file is a MARISA trie (`marisa-trie`: a static trie that numbers its words, about three bytes a word) followed by one
byte for each of its words, in the order of their numbers: the code of what is known of the word. It is mapped into
memory, so that only the pages that are asked for take room, and all processes that read it share them.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

import marisa_trie  # type: ignore[import-not-found]

Meaning = TypeVar("Meaning")
Default = TypeVar("Default")


class WordTrie(Mapping[str, Meaning], Generic[Meaning]):
    """What is known of each word of a file that `write` has written. Goes through the words by their codes."""

    def __init__(self, path: Path, meanings: Sequence[Meaning]) -> None:
        """Open a file.

        Args:
            path: the file.
            meanings: for each code what it says of a word.
        """
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._trie: Any = marisa_trie.Trie().map(mapped)
        self._find = self._trie.get
        self._codes = memoryview(mapped)[len(mapped) - len(self._trie) :]
        self._meanings = meanings

    def __getitem__(self, word: str) -> Meaning:
        number: int = self._trie.key_id(word)
        return self._meanings[self._codes[number]]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._trie.keys(), key=lambda word: (self._codes[self._trie[word]], word)))

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def get(self, word: str, /) -> Meaning | None: ...

    @overload
    def get(self, word: str, /, default: Meaning | Default) -> Meaning | Default: ...

    def get(self, word: str, /, default: Meaning | Default | None = None) -> Meaning | Default | None:
        """What is known of a word, which must hold no zero character; the default for an unknown one."""
        try:
            number = self._find(word)
        except UnicodeEncodeError:  # a surrogate by itself is in no word
            return default
        return default if number is None else self._meanings[self._codes[number]]


def write(path: Path, codes: Mapping[str, int]) -> None:
    """Write a file; the same words and codes give the same bytes.

    Args:
        path: of the file.
        codes: for each word a number below 256. A word must hold no zero character.

    Raises:
        ValueError: a code does not fit into a byte.
    """
    trie: Any = marisa_trie.Trie(sorted(codes), num_tries=1)
    path.write_bytes(trie.tobytes() + bytes(codes[trie.restore_key(number)] for number in range(len(trie))))
