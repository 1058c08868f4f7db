"""A passage as the quote engine walks over it: folded words, quotation marks, and who is named where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count
from typing import NamedTuple

from extraction.dates.lexicon import lexicon as date_lexicon
from extraction.findings import Entity, Mention, Office
from extraction.folding import fold
from extraction.languages.name_rules import rules_for
from extraction.memo import remembered
from extraction.passage import Passage
from extraction.quotation_marks import MARK_CHARACTERS, Quoted, outermost, quoted
from extraction.quotes.insertions import Insertion, dialogues, insertions
from extraction.quotes.lexicon import Lexicon, lexicon

_OLD_WORDS = 2
"""From so many different words in old spelling on a text counts as old."""
_TIME_CLASSES = frozenset("mawsJKMDXCE123456YrhP")
_REMEMBERED = 200
"""So many mentions back somebody may be meant without being named; a bound keeps the work linear in the text."""
_LONGEST_SENTENCE = 400
"""So many tokens of a sentence are looked at; more have tables and lists alone, where each could cost as much."""
_AROUND = 120
"""So many tokens before and after a quotation its words of saying are looked for, within its sentence."""
_fold_word: Callable[[str], str] = remembered(lambda word: word.casefold().replace("’", "'").replace("ʼ", "'"))
_LONG_NAME = 4
"""Quoted stretches of up to so many words may be names, and so part of what stands around them."""


class PlaceNamed(NamedTuple):
    """A place where it is named.

    Attributes:
        entity: as a place in `Reading.entities`.
        derived: whether by a demonym or adjective.
    """

    entity: int
    derived: bool


@dataclass(frozen=True)
class Reading:
    """A passage with what the other engines found in it.

    Attributes:
        passage: text, tokens and sentences.
        language: ISO 639-1 code.
        entities: of the text.
        mentions: of the text, in order.
        offices: of the text.
    """

    passage: Passage
    language: str
    entities: Sequence[Entity]
    mentions: Sequence[Mention]
    offices: Sequence[Office]

    @cached_property
    def words(self) -> Lexicon:
        """The words of saying of the language."""
        return lexicon(self.language)

    @cached_property
    def folded(self) -> list[str]:
        """The tokens, casefolded, every apostrophe a straight one."""
        return list(map(_fold_word, self.passage.words))

    @cached_property
    def cue_places(self) -> list[int]:
        """The tokens that can open a cue of saying, in order; few can."""
        return list(compress(count(), map(self.words.cue_words, self.folded)))

    @cached_property
    def mood_places(self) -> list[int]:
        """The tokens that may be in the mood of reports, in order; most texts have few."""
        return list(compress(count(), map(self.words.mood_words, self.folded)))

    @cached_property
    def resuming(self) -> frozenset[int]:
        """The sentences whose first word may stand for the sentence before; few do."""
        may_resume, folded = self.words.may_resume, self.folded
        return frozenset(number for number, (first, _) in enumerate(self.passage.ranges) if may_resume(folded[first]))

    @cached_property
    def words_for_towns(self) -> frozenset[str]:
        """Words that say of an office, with nothing between, that it is a town's: prezydent miasta, очільник міста."""
        rules = rules_for(self.language)
        return rules.city_words if rules.bare_complements else frozenset()

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts."""
        return [token.start for token in self.passage.tokens]

    @cached_property
    def quoted(self) -> list[Quoted]:
        """Outermost stretches in quotation marks or after the dash of a dialogue, in order."""
        spoken = list(dialogues(self.passage, self.folded, self.words))
        return list(outermost(sorted([*quoted(self.passage.text), *spoken], key=lambda pair: (pair.start, -pair.end))))

    @cached_property
    def quoted_starts(self) -> frozenset[int]:
        """Where those stretches start."""
        return frozenset(pair.start for pair in self.quoted)

    @cached_property
    def quoted_ends(self) -> frozenset[int]:
        """Where those stretches end."""
        return frozenset(pair.end for pair in self.quoted)

    @cached_property
    def is_old(self) -> bool:
        """Whether the text is spelled as long ago; its conventions of quoting are those of that time too."""
        return sum(word in self.words.old_spelling for word in set(self.folded)) >= _OLD_WORDS

    @cached_property
    def inserted(self) -> dict[int, tuple[Insertion, ...]]:
        """The attributions inside of each of those stretches, by where it starts."""
        found = {}
        for pair in self.quoted:
            first, last = self.tokens_in(pair.inner_start, pair.inner_end)
            found[pair.start] = tuple(insertions(self.passage, self.folded, self.words, first, last))
        return found

    @cached_property
    def hidden(self) -> list[bool]:
        """For each token, whether it is part of a longer stretch in quotation marks and of no attribution in it."""
        flags = [False] * len(self.folded)
        for pair in self.quoted:
            first, last = self.tokens_in(pair.start, pair.end)
            if sum(word[0].isalnum() for word in self.folded[first:last]) > _LONG_NAME or not pair.closed:
                flags[first:last] = [True] * (last - first)
            for gap in self.inserted[pair.start]:
                flags[gap.start : gap.end] = [False] * (gap.end - gap.start)
        return flags

    @cached_property
    def mention_at(self) -> list[int | None]:
        """For each token, the person or organisation mentioned there, as a place in `mentions`."""
        places: list[int | None] = [None] * len(self.folded)
        for number, mention in enumerate(self.mentions):
            if mention.kind == "place" or mention.usage == "derived":
                continue
            first, last = self.tokens_in(*mention.span)
            places[first:last] = [number] * (last - first)
        return places

    @cached_property
    def by_surname(self) -> dict[str, list[int]]:
        """The persons with more than one name, as places in `entities`, by their folded surname."""
        found: dict[str, list[int]] = {}
        for number, entity in enumerate(self.entities):
            if entity.kind == "person" and " " in entity.name:
                found.setdefault(fold(entity.name.rpartition(" ")[2]), []).append(number)
        return found

    @cached_property
    def demonyms(self) -> dict[int, int | None]:
        """Where somebody is told of by a place (die Leipzigerin), and the place, as one in `entities`."""
        derived = (mention for mention in self.mentions if mention.usage == "derived" and mention.kind == "place")
        return {mention.span.start: mention.entity for mention in derived}

    @cached_property
    def places_at(self) -> dict[int, PlaceNamed]:
        """The linked places by each token of their mentions."""
        found = {}
        for mention in self.mentions:
            entity = mention.entity if mention.kind == "place" else None
            if entity is not None and self.entities[entity].place is not None:
                named = PlaceNamed(entity, mention.usage == "derived")
                found.update(dict.fromkeys(range(*self.tokens_in(*mention.span)), named))
        return found

    @cached_property
    def persons_told(self) -> list[tuple[int, int, int]]:
        """Each mention of a known person: its first token, the token after its last, the place in `entities`."""
        known = (mention for mention in self.mentions if mention.kind == "person")
        return [(*self.tokens_in(*mention.span), mention.entity) for mention in known if mention.entity is not None]

    def told_before(self, at: int) -> Iterator[tuple[int, int, int]]:
        """The mentions of known persons that start before a token, the nearest first, as far back as one remembers."""
        end = bisect_left(self.persons_told, (at,))
        return reversed(self.persons_told[max(0, end - _REMEMBERED) : end])

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that start in `[start, end)` of the text, as a half-open range."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def sentence(self, number: int) -> tuple[int, int]:
        """The tokens of a sentence as a half-open range; of one without end, such as a table, only the first."""
        first, last = self.passage.ranges[number]
        return first, min(last, first + _LONGEST_SENTENCE)

    def sentences_around(self, first: int, last: int) -> tuple[int, int]:
        """From the start of the sentence of one token to the end of that of another, as far as one looks back and on.

        Args:
            first: first token of a stretch.
            last: token after it.
        """
        ranges, sentences = self.passage.ranges, self.passage.sentence_of
        start, _ = ranges[sentences[min(first, len(sentences) - 1)]]
        _, end = ranges[sentences[max(first, last - 1)]]
        return max(start, first - _AROUND), min(end, last + _AROUND)

    def token_at(self, at: int) -> int:
        """The token that covers or precedes a place in the text."""
        return max(0, bisect_right(self.starts, at) - 1)

    def is_time(self, at: int) -> bool:
        """Whether a token is a word for a stretch of time, which nobody is."""
        entry = date_lexicon(self.language).words
        known = entry.get(self.passage.words[at]) or entry.get(self.folded[at])
        return known is not None and known.kind in _TIME_CLASSES

    def is_mark(self, at: int) -> bool:
        """Whether a token is a quotation mark."""
        return self.folded[at] in MARK_CHARACTERS


def between(places: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of some places, in order, that lie in a stretch of tokens."""
    return places[bisect_left(places, first) : bisect_left(places, last)]
