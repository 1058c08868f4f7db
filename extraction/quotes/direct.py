"""Direct speech: stretches in quotation marks that somebody says, put together with their attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.findings import Span
from extraction.quotes.cues import Cue, cues
from extraction.quotes.drafts import Draft
from extraction.quotes.insertions import Insertion
from extraction.quotes.mood import in_mood
from extraction.quotes.phrases import Phrase
from extraction.quotes.reading import Reading
from extraction.quotes.speakers import speaker_of
from extraction.quotes.speech import SPEECH, Setting, Verdict, judge, setting
from extraction.quotes.subjects import subject_of
from extraction.quotes.told import Told, told_by_words, told_in

_RESUMED = 0.8
"""What a sentence that stands for the words before it adds to their score."""
_INSERTED = Verdict(2.5, None, ("a verb of saying stands inside",))


@dataclass(frozen=True, slots=True)
class _Part:
    """One stretch in quotation marks that is speech."""

    place: Setting
    segments: tuple[Span, ...]
    speaker: Phrase | None
    cue: Cue | None
    score: float
    why: tuple[str, ...]
    attributed_after: bool


def direct_quotes(reading: Reading) -> list[Draft]:
    """Find the direct speech of a text.

    Args:
        reading: the text.

    Returns:
        Quotes in order; one that its attribution interrupts, or that runs over paragraphs, has several segments.
    """
    parts: list[_Part] = []
    for pair in reading.quoted:
        if pair.inner_start >= pair.inner_end:
            continue
        place = setting(reading, pair)
        gaps = reading.inserted[pair.start]
        verdict = _INSERTED if gaps else judge(reading, place)
        follows = bool(parts) and _follows(reading, parts[-1].place, place)
        # What stands by itself right after a quote is its continuation, however short.
        alone = follows and _stands_alone(reading, place)
        score = verdict.score + ((1.5 if parts[-1].attributed_after else 1.0) if alone else 0.5 if follows else 0.0)
        resumed = _resumed(reading, place) if verdict.cue is None and not gaps else None
        if score + (_RESUMED if resumed else 0.0) < SPEECH and not pair.continues:
            continue
        if gaps:
            parts += _interrupted(reading, place, gaps)
            continue
        after = verdict.cue is not None and verdict.cue.at >= place.last
        speaker, cue, why = _speaker(reading, place, verdict.cue, after=after), verdict.cue, verdict.why
        if resumed is not None:
            speaker, cue = resumed.speaker, resumed.cue
            why = (*why, "the next sentence says whose words it is")
        span = Span(pair.inner_start, pair.inner_end)
        parts.append(_Part(place, (span,), speaker, cue, score, why, after))
    return _join(reading, parts)


def _resumed(reading: Reading, place: Setting) -> Told | None:
    """Who says a sentence of its own, told by the next one: "„…“ Das sagte X am Montag", "Mit diesen Worten …"."""
    if _stands_alone(reading, place):
        return told_in(reading, reading.passage.sentence_of[max(place.first, place.last - 1)] + 1)
    after = range(place.last, place.sentence_last)
    start = next((at for at in after if reading.folded[at][0].isalnum()), None)
    return told_by_words(reading, start, place.sentence_last) if start is not None and start > place.last else None


def _interrupted(reading: Reading, place: Setting, gaps: Sequence[Insertion]) -> Iterator[_Part]:
    """What is said around attributions inside of it: one quote within marks, one for each dash in a dialogue."""
    pieces = list(_pieces(reading, place, gaps))
    if not pieces:
        return
    attributions = [_attribution(reading, gap) for gap in gaps]
    speaker, cue = next((found for found in attributions if found[0]), attributions[0])
    if not place.pair.dialogue:
        yield _Part(place, tuple(pieces), speaker, cue, _INSERTED.score, _INSERTED.why, attributed_after=False)
        return
    joined: list[list[Span]] = [[pieces[0]]]
    for number, piece in enumerate(pieces[1:]):
        if gaps[number].closes:
            joined.append([piece])
        else:
            joined[-1].append(piece)
    for spans in joined:
        yield _Part(place, tuple(spans), speaker, cue, _INSERTED.score, _INSERTED.why, attributed_after=False)


def _pieces(reading: Reading, place: Setting, gaps: Sequence[Insertion]) -> Iterator[Span]:
    start, tokens = place.pair.inner_start, reading.passage.tokens
    for gap in gaps:
        stop = tokens[gap.start - 1].end
        if stop > start:
            yield Span(start, stop)
        start = tokens[gap.end].start if gap.end < len(tokens) else place.pair.inner_end
    if any(text.isalnum() for text in reading.passage.text[start : place.pair.inner_end]):
        yield Span(start, place.pair.inner_end)


def _attribution(reading: Reading, gap: Insertion) -> tuple[Phrase | None, Cue | None]:
    cue = next((cue for cue in cues(reading, gap.start, gap.end) if cue.kind != "noun"), None)
    return (speaker_of(reading, cue, gap.start + 1, gap.end) if cue else None), cue


def _follows(reading: Reading, before: Setting, place: Setting) -> bool:
    """Whether a stretch stands in the same or the next sentence after one that is speech."""
    sentences = reading.passage.sentence_of
    return sentences[place.first] - sentences[max(0, before.last - 1)] <= 1


def _speaker(reading: Reading, place: Setting, cue: Cue | None, *, after: bool) -> Phrase | None:
    if cue is None:
        return None
    if after:
        speaker = speaker_of(reading, cue, place.last, place.sentence_last)
        if speaker is None and cue.kind == "judging":
            # As in "Die Regierung hatte den Bericht als „…“ zurückgewiesen".
            return speaker_of(reading, cue, place.sentence_first, place.sentence_last)
        return speaker
    if cue.kind == "noun":
        return subject_of(reading, place.sentence_first, place.first)
    return speaker_of(reading, cue, place.sentence_first, place.first)


def _join(reading: Reading, parts: Sequence[_Part]) -> list[Draft]:
    drafts: list[Draft] = []
    previous: _Part | None = None
    for part in parts:
        if previous is not None and drafts and _continues(reading, previous, part):
            drafts[-1] = drafts[-1]._replace(
                segments=(*drafts[-1].segments, *part.segments),
                speaker=drafts[-1].speaker or part.speaker,
                cue=drafts[-1].cue or part.cue,
            )
        else:
            speaker, why = part.speaker, part.why
            if speaker is None:
                speaker, carried = _carried(reading, part, drafts, previous)
                why = (*why, *carried)
            confidence = min(0.97, 0.5 + 0.16 * part.score) if speaker else min(0.8, 0.4 + 0.12 * part.score)
            drafts.append(Draft("direct", part.segments, speaker, part.cue, round(confidence, 2), why))
        previous = part
    return drafts


def _continues(reading: Reading, previous: _Part, part: _Part) -> bool:
    """Whether a stretch is the next segment of the one before it."""
    if part.place.pair.continues:
        return True
    if part.place.first == previous.place.last:
        # One mark closes where the next one opens, in one paragraph: the same words go on.
        return "\n" not in reading.passage.text[previous.segments[-1].end : part.segments[0].start]
    if not previous.attributed_after or part.place.sentence_first > previous.place.last:
        return False
    if reading.passage.sentence_of[previous.place.last - 1] != reading.passage.sentence_of[part.place.first]:
        return False
    between = [reading.folded[at] for at in range(previous.place.last, part.place.first)]
    found = list(cues(reading, previous.place.last, part.place.first))
    if [cue.kind for cue in found] == ["according"] and reading.passage.text[part.segments[0].start].islower():
        # As in "„Die Frage bleibt“ laut X „auch weiter offen“".
        return "," not in between
    verbs = [cue for cue in found if cue.kind in {"verb", "so"}]
    return bool(between) and between[-1] in {",", "–", "—", "-"} and len(verbs) == 1 and len(between) <= 14


def _carried(
    reading: Reading, part: _Part, drafts: Sequence[Draft], previous: _Part | None
) -> tuple[Phrase | None, tuple[str, ...]]:
    """The speaker of a quote without attribution: of the quote before it, or whom the sentence before tells of."""
    place = part.place
    if place.first > place.sentence_first and reading.folded[place.first - 1] == ":":
        if in_mood(reading, place.sentence_first, place.first):
            return None, ()
        return subject_of(reading, place.sentence_first, place.first), ("whom the words before the colon tell of",)
    if previous is not None and drafts[-1].speaker is not None and _follows(reading, previous.place, place):
        return drafts[-1].speaker, ("the speaker of the quote before",)
    sentence = reading.passage.sentence_of[place.first]
    if sentence == 0 or not _stands_alone(reading, place):
        return None, ()
    first, last = reading.sentence(sentence - 1)
    found = [cue for cue in cues(reading, first, last) if cue.kind != "noun"]
    speaker = speaker_of(reading, found[0], first, last) if found else None
    if speaker is None or not speaker.is_speaker:
        speaker = subject_of(reading, first, last)
    if speaker is not None and not speaker.pronoun and in_mood(reading, first, last):
        # Whom a report tells of is not who reports, but "er" in it is mostly he himself.
        return None, ()
    if speaker is None or not speaker.is_speaker:
        return None, ()
    return speaker, ("whom the sentence before tells of",)


def _stands_alone(reading: Reading, place: Setting) -> bool:
    """Whether nothing but the stretch stands in its sentence, or a colon and what leads up to it."""
    outside = (*range(place.sentence_first, place.first), *range(place.last, place.sentence_last))
    return not any(reading.folded[at][0].isalnum() for at in outside)
