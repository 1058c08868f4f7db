"""Finds the dates that a text names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from extraction.dates.cancelling import (
    is_called_off,
    is_called_off_there,
    is_put_off_from,
    is_put_off_to,
    may_go_on,
)
from extraction.dates.cues import Sentence
from extraction.dates.datelines import dateline, is_dateline
from extraction.dates.grammar import Expression, Found, Stretch, read
from extraction.dates.kinds import (
    begins_from_now,
    date_kind,
    is_lasting,
    is_no_date,
    is_vague_today,
    tense_around,
)
from extraction.dates.lexicon import Lexicon, lexicon
from extraction.dates.lexing import runs
from extraction.dates.places import places_of_dates
from extraction.dates.resolving import NOWHERE, Place, Placed, Story, Tense, resolve
from extraction.dates.sayings import day_of_saying, saying_at
from extraction.findings import DateEnd, DateMention, Span
from extraction.tokens import Token

_PRINT_WELL_READ = 1950
"""Before this year print is so poor that digits in recognised text are often wrong."""
_LONGEST_SENTENCE = 2000
"""Of a longer one, in code points, only the surroundings of a date are looked at."""


def find_dates(
    text: str, language: str, published: date | None, sentences: Sequence[Span], tokens: Sequence[Token] | None = None
) -> tuple[DateMention, ...]:
    """Find the dates that a text names.

    Absolute dates, dates whose year is left out, dates counted from the day of publication ("vor 50 Jahren") or from
    another date of the text ("am selben Tag"), and stretches between them. No date is finer than the words are:
    "Winter 2013/14" is `2013-24`, "seit Februar 2006" is `2006-02/..`. A date that depends on a day of publication
    is not found where neither `published` nor a date line at the head of the text gives one.

    Args:
        text: any text.
        language: ISO 639-1 code; where there is no data for it, only numeric dates are found.
        published: day of publication.
        sentences: of the text, in order.
        tokens: of the text; with them the search is faster.

    Returns:
        Dates in order of the text, none overlapping.
    """
    words = lexicon(language)
    old = published is not None and published.year < _PRINT_WELL_READ
    places = None if old or tokens is None else places_of_dates(tokens, language)
    found = [expression for run in runs(text, language, old=old, places=places) for expression in read(run, words)]
    headed = dateline(text, found, words, published)
    if published is None and headed is not None:
        placed = resolve(headed, NOWHERE)
        published = placed.value.earliest if placed and placed.value.grain == "day" else None
    reader = _Reader(text, words, published, headed, tuple(sentences), Story(published), found)
    return tuple(mention for expression in found for mention in reader.mentions(expression))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Goes through the expressions of a text and remembers what it has told."""

    text: str
    words: Lexicon
    published: date | None
    dateline: Expression | None
    sentences: tuple[Span, ...]
    story: Story
    found: Sequence[Found]
    looked_at: dict[int, Sentence] = field(default_factory=dict)

    def mentions(self, found: Found) -> Iterator[DateMention]:
        """The mention that an expression makes; two where a stretch turns out to be two dates."""
        sentence = self._sentence(found.start)
        at = Span(found.start - sentence.start, found.end - sentence.start)
        put_off_to = is_put_off_to(sentence, at)
        tense = _tense(sentence, at, put_off_to=put_off_to)
        paragraph = self.text.rfind("\n", 0, found.start) + 1
        if isinstance(found, Expression) and is_no_date(sentence, at, found, tense):
            return
        vague, lasting = is_vague_today(sentence, at), is_lasting(sentence, at)
        # Only "last Wednesday" asks for it, and only after a stay.
        of_stay = self.story.stay is not None and bool(sentence.places("stay"))
        place = Place(self.story, tense, sentence.start, paragraph, vague, lasting, of_stay)
        placed, no_event = self._placed(found, place, sentence)
        parts = [part for part in (found.first, found.last) if part] if isinstance(found, Stretch) else [found]
        if placed is None or (len(parts) > 1 and is_put_off_from(sentence, at)):
            for part in parts if len(parts) > 1 else ():
                yield from self.mentions(part)
            return
        is_weekday = isinstance(found, Expression) and found.unit == "weekday"
        kind = (
            "other"
            if no_event or any(part.epoch for part in parts)
            else date_kind(sentence, at, placed.value, self.published, tense, is_weekday=is_weekday)
        )
        if isinstance(found, Stretch) and found.first is not None and found.first.lasting and kind != "office":
            # Of what lasts, only a term of office has a begin that counts; else it is a length of time.
            return
        if kind == "planned" and self._is_called_off_next(sentence):
            kind = "cancelled"
        if kind == "cancelled" and isinstance(found, Stretch) and len(parts) == 1:
            # Put off from that day, and not lasting from then on.
            yield from self.mentions(parts[0])
            return
        heads = found is self.dateline or is_dateline(self.text, found.start, found.end, placed.value, self.published)
        ends = tuple(_ends(parts, place)) if isinstance(found, Stretch) and not _is_one_number(parts) else ()
        yield DateMention(
            span=Span(found.start, found.end),
            edtf=placed.value.edtf,
            earliest=placed.value.earliest,
            latest=placed.value.latest,
            grain=placed.value.grain,
            kind="publication" if heads else kind,
            relative_to=placed.relative_to,
            weekday_agrees=placed.weekday_agrees,
            confidence=round(placed.confidence, 2),
            why=placed.why,
            ends=ends,
        )
        if isinstance(found, Stretch) and kind != "cancelled":
            self.story.tell_stay(placed.value)
        if not heads and not put_off_to:
            self._tell(parts, place, is_open=".." in placed.value.edtf, founding=kind == "founding")

    def _placed(self, found: Found, place: Place, sentence: Sentence) -> tuple[Placed | None, bool]:
        """An expression in the calendar, and whether nothing is told to have happened then.

        "Yesterday" in quotation marks is counted from the day on which it was said. Where the text does not name that
        day, it is perhaps the day of publication.
        """
        is_of_day = isinstance(found, Expression) and found.unit == "day" and found.anchor == "publication"
        saying = saying_at(self.text, found.start, self.sentences) if is_of_day and self.published else None
        if saying is None or not isinstance(found, Expression):
            return resolve(found, place), place.vague
        at = found.start - sentence.start
        if found.shift == 0 and sentence.distance("supposed", at, sentence.clause(at)) is not None:
            place = place._replace(vague=True)
        told = day_of_saying(self.text, saying, self.found, self.sentences, place)
        said = told and resolve(told, place._replace(tense="past"))
        if said and said.value.earliest:
            placed = resolve(found, place._replace(story=Story(said.value.earliest)))
            why = "counted from the day of saying"
            return placed and (placed if place.vague else placed._replace(why=why, confidence=0.75)), place.vague
        placed = resolve(found, place)
        if placed is None or place.vague:
            return placed, True
        why = "said on a day not named, perhaps that of publication"
        return placed._replace(why=why, confidence=0.4), True

    def _is_called_off_next(self, sentence: Sentence) -> bool:
        """Whether the next sentence of the paragraph calls off what this one tells of."""
        end = sentence.start + len(sentence.text)
        number = bisect_right(self.sentences, Span(sentence.start, len(self.text)))
        if number >= len(self.sentences) or "\n" in self.text[end : self.sentences[number].start]:
            return False
        start = self.sentences[number].start
        return may_go_on(self.text, start, self.words.cues) and is_called_off_there(self._sentence(start))

    def _sentence(self, at: int) -> Sentence:
        number = bisect_right(self.sentences, Span(at, len(self.text))) - 1
        span = self.sentences[number] if number >= 0 else Span(0, len(self.text))
        if span.end - span.start > _LONGEST_SENTENCE:
            # A table is one long sentence: what stands far off tells nothing, and each look would cost all of it.
            block = span.start + (at - span.start) // _LONGEST_SENTENCE * _LONGEST_SENTENCE
            span = Span(block, min(span.end, block + 2 * _LONGEST_SENTENCE))
        if span.start not in self.looked_at:
            self.looked_at[span.start] = Sentence(span.start, self.text[span.start : span.end], self.words.cues)
        return self.looked_at[span.start]

    def _tell(self, parts: Sequence[Expression], place: Place, *, is_open: bool, founding: bool) -> None:
        """Remember dates for those that are counted from them; "yesterday" is no date that a story goes on from."""
        for part in parts:
            placed = resolve(part, place)
            if placed and not part.epoch and not (part.unit and part.anchor == "publication"):
                self.story.tell(
                    part.end,
                    placed.value,
                    written=part.year is not None,
                    is_open=is_open,
                    founding=founding,
                    past=place.tense == "past",
                )


def _tense(sentence: Sentence, at: Span, *, put_off_to: bool) -> Tense:
    """The tense around a date; what was planned for it and is called off lies in neither for certain."""
    if put_off_to:
        return "future"
    if is_called_off(sentence, at, ahead=False):
        return None
    tense = tense_around(sentence, at.start)
    return "future" if tense is None and begins_from_now(sentence, at) else tense


def _is_one_number(parts: Sequence[Expression]) -> bool:
    """Whether the second year of a stretch is two digits joined to the first ("2013/14"), and no date of its own."""
    return len(parts) == 2 and parts[1].end - parts[1].start == 2 and parts[1].start - parts[0].end == 1


def _ends(parts: Sequence[Expression], place: Place) -> Iterator[DateEnd]:
    for part in parts:
        placed: Placed | None = resolve(part, place)
        if placed:
            yield DateEnd(Span(part.start, part.end), placed.value.edtf)
