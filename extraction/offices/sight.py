"""What the engines of offices look at, what they make of it, and who stands beside a word there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extraction.passage import Passage
from extraction.spots import Spot, Spots
from extraction.words.lexicon import Lexicon
from extraction.words.lists import Gender

_MOST_TITLES = 6


class OfficeSpot(NamedTuple):
    """An office, beside a name or without one.

    Attributes:
        person: the spot of the holder, None when the text names none there.
        title: base form.
        feminine: base form as it is said of a woman.
        key: base form without what the office is of, the same for men and women.
        place: spot of the place of the office.
        organisation: spot of the body.
        start: first token of the evidence.
        end: token after its last.
        confidence: 0 to 1.
        why: the rule.
        elsewhere: whether it is known to be of another place than the office named before: "his counterpart, Mayor X".
    """

    person: Spot | None
    title: str
    feminine: str
    key: str
    place: Spot | None
    organisation: Spot | None
    start: int
    end: int
    confidence: float
    why: str
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked at.

    Attributes:
        passage: the text.
        words: its words in lower case.
        spots: what is taken for names in it.
        dates: the tokens of its dates.
        persons: the spots of persons, in order.
        towns: towns inside the names of bodies, by the token they begin at.
    """

    passage: Passage
    words: Sequence[str]
    spots: Spots
    dates: Collection[int]
    persons: Sequence[Spot]
    towns: dict[int, Spot]

    def same_sentence(self, a: int, b: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return self.passage.sentence_of[a] == self.passage.sentence_of[b]


class Bearers:
    """Finds who bears a title in texts of one language."""

    def __init__(self, lexicon: Lexicon, is_title: Callable[[str], bool]) -> None:
        """Use the words and rules of a language.

        Args:
            lexicon: of the language.
            is_title: whether a word (lower case) is the title of an office.
        """
        self._lexicon = lexicon
        self._rules = lexicon.rules
        self._is_title = is_title

    def at(self, sight: Sight, at: int, *, comma: bool) -> Spot | None:
        """The person whose name begins at a token, further titles (and a comma) left out."""
        position = at
        for _ in range(_MOST_TITLES):
            if position >= len(sight.words) or not sight.same_sentence(position, at - 1):
                return None
            spot = sight.spots.at(position)
            if spot:
                return spot if spot.kind == "person" and spot.start == position else None
            lower = [sight.words[position]]
            title = self._rules.match(self._rules.honorifics, lower, 0) or self._is_title(lower[0])
            if not title and lower[0] != "." and not (comma and lower[0] == "," and position == at):
                return None
            position += 1
        return None

    def gender(self, sight: Sight, person: Spot) -> str:
        """`m` or `f` by the given name, nothing when it does not tell."""
        given = self._lexicon.given_name(sight.passage.words[person.start])
        gender = self._lexicon.gender(given[1]) if given else Gender.UNKNOWN
        return {Gender.MALE: "m", Gender.FEMALE: "f"}.get(gender, "")
