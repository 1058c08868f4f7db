"""Words around a date that tell its tense and what happened on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from extraction.memo import remembered

_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s[–—]\s")
APART = "cancelled_apart"
"""The list of verbs whose particle stands at the end of their clause: "sagte das Fest ab", "fällt wegen Regens aus"."""
_PLANNED_APART = "planned_apart"
"""The list of verbs that tell of what is to come with a word after them in their clause: "kommen im Herbst wieder"."""
_CALLING_OFF = ("cancelled", "postponed")
_SELDOM_ASKED = frozenset({"put_off_to", "negation", "said_of_it", "supposed", "stay"})
"""Lists of frequent words that few sentences are asked for: their words are looked for when they are."""
_QUOTATION_MARK = re.compile(r"[„“”«»\"]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class CueList:
    """Words that tell something, of one kind.

    Attributes:
        words: whole words, casefolded.
        starts: beginnings of words.
        ends: endings of words.
        phrases: several words in a row.
    """

    words: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    phrases: tuple[str, ...]

    @classmethod
    def of(cls, forms: Iterable[str]) -> CueList:
        """A list from forms as the language data has them: `*` stands for any letters, at one side of a word."""
        words, starts, ends, phrases = set(), [], [], []
        for form in (form.casefold() for form in forms):
            if " " in form or "'" in form:
                phrases.append(form.replace("*", ""))
            elif form.endswith("*"):
                starts.append(form[:-1])
            elif form.startswith("*"):
                ends.append(form[1:])
            else:
                words.add(form)
        return cls(frozenset(words), tuple(starts), tuple(ends), tuple(phrases))

    def holds(self, word: str) -> bool:
        """Whether a casefolded word is of the list."""
        return word in self.words or word.startswith(self.starts) or word.endswith(self.ends)


class CueLists(dict[str, CueList]):
    """The cue lists of a language, by name."""

    @cached_property
    def calling_off(self) -> tuple[str, ...]:
        """Several words in a row that call something off, and verbs that do with their particle."""
        phrases = [phrase for name in _CALLING_OFF if name in self for phrase in self[name].phrases]
        return tuple(phrases) + tuple({pair.partition(" ")[0] for pair in self[APART].phrases} if APART in self else ())

    @cached_property
    def naming(self) -> Callable[[str], tuple[str, ...]]:
        """The names of the lists that hold a casefolded word; remembered, for most words are in none."""
        whole: dict[str, tuple[str, ...]] = {}
        for name, cues in self.items():
            for word in () if name in _SELDOM_ASKED else cues.words:
                whole[word] = (*whole.get(word, ()), name)
        begun = [(name, cues.starts) for name, cues in self.items() if cues.starts and name not in _SELDOM_ASKED]
        ended = [(name, cues.ends) for name, cues in self.items() if cues.ends and name not in _SELDOM_ASKED]
        # Nearly no word begins or ends so: one question for all lists comes first.
        any_start = tuple(start for _, starts in begun for start in starts)
        any_end = tuple(end for _, ends in ended for end in ends)

        def names(word: str) -> tuple[str, ...]:
            found = whole.get(word, ())
            if word.startswith(any_start):
                found += tuple(name for name, starts in begun if name not in found and word.startswith(starts))
            if word.endswith(any_end):
                found += tuple(name for name, ends in ended if name not in found and word.endswith(ends))
            return found

        return remembered(names)


@dataclass(frozen=True)
class Sentence:
    """A sentence with its words, looked at for cues.

    Attributes:
        start: first code point of it in the text.
        text: the sentence.
        lists: cue lists of the language, by name.
    """

    start: int
    text: str
    lists: CueLists
    _places: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def places(self, name: str) -> tuple[tuple[int, int], ...]:
        """Where words of a list stand, as `[start, end)` in the sentence."""
        if name not in self._places:
            self._places[name] = tuple(self._find(name))
        return self._places[name]

    def distance(self, name: str, at: int, within: tuple[int, int] | None = None) -> int | None:
        """How far from a place the nearest word of a list stands, in code points.

        Args:
            name: of the list.
            at: the place, in the sentence.
            within: stretch of the sentence that is looked at; all of it if None.

        Returns:
            None when there is no such word.
        """
        first, last = within or (0, len(self.text))
        return min(
            (abs(start - at) for start, end in self.places(name) if first <= start and end <= last), default=None
        )

    def clause(self, at: int) -> tuple[int, int]:
        """The stretch between commas and the like around a place."""
        before = max((found.end() for found in _CLAUSE_END.finditer(self.text, 0, at)), default=0)
        after = _CLAUSE_END.search(self.text, at)
        return before, after.start() if after else len(self.text)

    @cached_property
    def calls_off(self) -> bool:
        """Whether words for calling something off or putting it off may stand in it; in few sentences they do."""
        plain = self._plain
        return any(name in self._words for name in _CALLING_OFF) or any(
            phrase in plain for phrase in self.lists.calling_off
        )

    def outside_quotations(self, at: int) -> tuple[int, int]:
        """The stretch between quotation marks around a place."""
        marks = self._quotation_marks
        if not marks:
            return 0, len(self.text)
        before = max((mark + 1 for mark in marks if mark < at), default=0)
        return before, min((mark for mark in marks if mark >= at), default=len(self.text))

    @cached_property
    def _quotation_marks(self) -> list[int]:
        return [found.start() for found in _QUOTATION_MARK.finditer(self.text)]

    def _has_no_participle(self, auxiliary: re.Match[str]) -> bool:
        """Whether the clause of an auxiliary ends in a noun, so that it is a verb of its own ("hat Gäste aus …")."""
        _, end = self.clause(auxiliary.start())
        rest = [found.group() for found in _WORD.finditer(self.text, auxiliary.end(), end)]
        return bool(rest) and rest[-1][0].isupper()

    @cached_property
    def _words(self) -> dict[str, list[tuple[str, re.Match[str]]]]:
        """By list the words of it in the sentence, casefolded, and where they stand."""
        words: dict[str, list[tuple[str, re.Match[str]]]] = {}
        for found in _WORD.finditer(self.text):
            word = found.group().casefold()
            for name in self.lists.naming(word):
                words.setdefault(name, []).append((word, found))
        return words

    @cached_property
    def _plain(self) -> str:
        # Casefolding may change lengths (ß), lower-casing does not for the languages there is data for.
        return self.text.lower().replace("’", "'")

    def _find(self, name: str) -> Iterator[tuple[int, int]]:
        cues = self.lists.get(name)
        if cues is None:
            return
        if name == APART:
            for pair in cues.phrases:
                if pair.partition(" ")[0] in self._plain:
                    yield from (found.span() for found in _verb_and_particle(pair).finditer(self.text))
            return
        if name in _SELDOM_ASKED:
            yield from (found.span() for found in _WORD.finditer(self.text) if cues.holds(found.group().casefold()))
        auxiliaries = self.lists.get("auxiliary") if name == "past" else None
        for word, found in self._words.get(name, ()):
            if not (auxiliaries and auxiliaries.holds(word) and self._has_no_participle(found)):
                yield found.span()
        if name == "planned":
            yield from self._planned_apart()
        plain = self._plain
        for phrase in cues.phrases:
            start = plain.find(phrase)
            while start >= 0:
                if not (start and plain[start - 1].isalpha()):
                    yield start, start + len(phrase)
                start = plain.find(phrase, start + 1)

    def _planned_apart(self) -> Iterator[tuple[int, int]]:
        plain = self._plain
        for pair in self.lists[_PLANNED_APART].phrases if _PLANNED_APART in self.lists else ():
            if all(word in plain for word in pair.split()):
                yield from (found.span() for found in _verb_and_word(pair).finditer(self.text))


@cache
def _verb_and_particle(pair: str) -> re.Pattern[str]:
    verb, _, particle = pair.partition(" ")
    # The full stop of an ordinal (28.) ends nothing.
    between, end = r"(?:[^.,;:!?]|(?<=\d)\.)*", r"(?=\s*(?:[.,;!?]|$))"
    return re.compile(rf"\b{verb}\b{between}\b{particle}{end}", re.IGNORECASE)


@cache
def _verb_and_word(pair: str) -> re.Pattern[str]:
    verb, _, word = pair.partition(" ")
    return re.compile(rf"\b{verb}\b(?:[^.,;:!?„“”«»\"]|(?<=\d)\.)*?\b{word}\b", re.IGNORECASE)
