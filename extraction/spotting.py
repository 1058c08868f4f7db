"""Finds what is taken for a name: the tagger's findings, put right and filled up by rules that all languages share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.gazetteer import Gazetteer
from extraction.lexicon import Lexicon
from extraction.passage import Passage
from extraction.person_spots import PersonSpotter
from extraction.place_spots import PlaceSpotter
from extraction.placenames import long_names, positions
from extraction.spots import Spot, Spots
from extraction.tagger import Tagger, entities

_TAGGED = 0.8
_SHORT_TITLE = 4
_LONG_WORD = 5
_ENDS_NAME = frozenset({".", ")"})


class Spotter:
    """Finds spots in passages of one language."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, tagger: Tagger | None) -> None:
        """Put the parts together; without a tagger the rules work alone."""
        self._gazetteer = gazetteer
        self._irregular = lexicon.rules.irregular
        self._tagger = tagger
        self._persons = PersonSpotter(lexicon)
        self._places = PlaceSpotter(lexicon, gazetteer)

    def spot(self, passage: Passage, taken: Sequence[tuple[int, int]], title_end: int = 0) -> Spots:
        """Find what is taken for names.

        Args:
            passage: to look at.
            taken: token ranges that are something else for certain, such as dates.
            title_end: where the title line ends. In a title that gives every word a capital, persons and organisations
                count only when the text below names them too.
        """
        blocked = {token for start, end in taken for token in range(start, end)}
        spots = Spots(len(passage.words))
        for spot in self._tagged(passage):
            if blocked.isdisjoint(range(spot.start, spot.end)):
                parts = self._persons.put_right(passage, spot) if spot.kind == "person" else _trimmed(passage, spot)
                for part in parts:
                    spots.add(part)
        if title_end:
            _doubt_title(passage, spots, title_end)
        self._persons.add_titled(passage, spots, blocked)
        self._persons.add_given(passage, spots, blocked)
        self._places.add_known(passage, spots, blocked)
        self._places.add_derived(passage, spots, blocked)
        self._persons.add_repeated(passage, spots, blocked)
        self._places.add_repeated(passage, spots, blocked)
        return spots

    def _tagged(self, passage: Passage) -> Iterator[Spot]:
        if self._tagger is None:
            return
        for first, last in passage.ranges:
            words = passage.words[first:last]
            spans = positions(long_names(self._gazetteer, words, self._irregular), len(words))
            for start, end, kind in entities(self._tagger.tag(words, spans)):
                name = passage.string(first + start, first + end)
                yield Spot(first + start, first + end, kind, _TAGGED, f"tagger: {name}")


def _trimmed(passage: Passage, spot: Spot) -> Iterator[Spot]:
    """A place or organisation without marks at its edges."""
    start, end = spot.start, spot.end
    while end > start and not passage.words[end - 1][-1].isalnum() and passage.words[end - 1] not in _ENDS_NAME:
        end -= 1
    while start < end and not passage.words[start][0].isalnum():
        start += 1
    if any(word[0].isupper() or word[0].isdigit() for word in passage.words[start:end]):
        yield replace(spot, start=start, end=end)


def _doubt_title(passage: Passage, spots: Spots, title_end: int) -> None:
    in_title = [at for at, token in enumerate(passage.tokens) if token.end <= title_end and token.text[0].isalpha()]
    if len(in_title) < _SHORT_TITLE or any(
        passage.words[at][0].islower() and len(passage.words[at]) >= _LONG_WORD for at in in_title
    ):
        return
    below = {word for spot in spots if spot.start > in_title[-1] for word in passage.words[spot.start : spot.end]}
    for spot in list(spots):
        if spot.end <= in_title[-1] + 1 and spot.kind != "place" and passage.words[spot.end - 1] not in below:
            spots.remove(spot)
