"""Tells the office from the place in what people ask for as one: mayor of Leipzig, prezydent Krakowa."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extraction.folding import fold_name
from extraction.offices.concepts import joining_words

_LONGEST = 12
"""Words; nobody types more, and each further word costs as many look-ups as there are words before it."""


class Parted(NamedTuple):
    """An office and a place as far as they can be told apart by where the words stand.

    Attributes:
        title: folded, of the office.
        place: folded, of the place.
        before: the place stands before the title, where it may be an adjective (Leipziger Oberbürgermeister).
    """

    title: str
    place: str
    before: bool


def parted(name: str) -> Iterator[Parted]:
    """All ways to read a name as a title and a place, the longest titles first.

    After the title only words may stand before the place that join them: of, von der Stadt, miasta.
    """
    words = fold_name(name).split(" ")
    if not 1 < len(words) <= _LONGEST:
        return
    for length in range(len(words) - 1, 0, -1):
        title, rest = words[:length], words[length:]
        for start in range(len(rest)):
            if start and rest[start - 1] not in joining_words():
                break
            yield Parted(" ".join(title), " ".join(rest[start:]), before=False)
        yield Parted(" ".join(words[-length:]), " ".join(words[:-length]), before=True)
