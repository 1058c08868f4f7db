"""Indirect speech: what a word of saying reports without quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extraction.findings import Span
from extraction.quotes.cues import Cue, cues
from extraction.quotes.drafts import Draft
from extraction.quotes.phrases import Phrase
from extraction.quotes.reading import Reading
from extraction.quotes.speakers import speaker_of

_SHORTEST = 3
"""A report of fewer words is none ("sagte er zu")."""


def indirect_quotes(reading: Reading, direct: Sequence[Draft]) -> list[Draft]:
    """Find the reported speech of a text.

    Args:
        reading: the text.
        direct: its direct speech; a sentence that attributes it reports nothing else.

    Returns:
        At most one quote a sentence, in order.
    """
    taken = {draft.cue.at for draft in direct if draft.cue and _is_long(reading, draft)}
    found: list[Draft] = []
    spoken = _speakers_by_sentence(reading, direct)
    for number, (first, last) in enumerate(reading.passage.ranges):
        draft = _in_sentence(reading, first, last, taken)
        if draft is None and (before := spoken.get(number - 1)) is not None:
            draft = _going_on(reading, first, last, before)
        if draft is not None:
            found.append(draft)
            spoken[number] = draft
    return found


def _is_long(reading: Reading, draft: Draft) -> bool:
    first, last = reading.tokens_in(draft.segments[0].start, draft.segments[-1].end)
    return sum(word[0].isalnum() for word in reading.folded[first:last]) > _SHORTEST


def _speakers_by_sentence(reading: Reading, direct: Sequence[Draft]) -> dict[int, Draft]:
    """For each sentence a direct quote ends in, that quote."""
    return {reading.passage.sentence_of[reading.token_at(draft.segments[-1].end - 1)]: draft for draft in direct}


def _in_sentence(reading: Reading, first: int, last: int, taken: set[int]) -> Draft | None:
    found = [cue for cue in cues(reading, first, last) if cue.at not in taken]
    for cue in found:
        for rule in (_according, _as_said, _with_complement, _with_report, _before_attribution, _with_infinitive):
            draft = rule(reading, cue, first, last)
            if draft is not None and _counts(reading, draft):
                return draft
    return None


def _counts(reading: Reading, draft: Draft) -> bool:
    words = 0
    for segment in draft.segments:
        first, last = reading.tokens_in(*segment)
        words += sum(reading.folded[at][0].isalnum() and not reading.hidden[at] for at in range(first, last))
    return words >= _SHORTEST


def _draft(
    reading: Reading, pieces: list[tuple[int, int]], speaker: Phrase | None, cue: Cue, confidence: float, why: str
) -> Draft | None:
    segments = tuple(span for piece in pieces if (span := _span(reading, *piece)) is not None)
    return Draft("indirect", segments, speaker, cue, confidence, (why,)) if segments else None


def _span(reading: Reading, first: int, last: int) -> Span | None:
    """The tokens without the marks at their ends."""
    while first < last and not reading.folded[first][0].isalnum() and not reading.is_mark(first):
        first += 1
    while last > first and not reading.folded[last - 1][0].isalnum() and not reading.is_mark(last - 1):
        last -= 1
    return reading.passage.span(first, last) if first < last else None


def _according(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "Laut X ist …", "… nach Angaben der Stadt …", "X zufolge …": all the rest of the clause is theirs."""
    if cue.kind not in {"according", "according_after"}:
        return None
    speaker = speaker_of(reading, cue, first, last)
    if speaker is None:
        return None
    start, end = (cue.at, speaker.end) if cue.kind == "according" else (speaker.start, cue.end)
    if cue.kind == "according_after" and start > first and reading.folded[start - 1] in reading.words.prepositions:
        start -= 1
    left = next((at + 1 for at in range(start - 1, first - 1, -1) if reading.folded[at] == ";"), first)
    right = next((at for at in range(end, last) if reading.folded[at] == ";"), last)
    return _draft(reading, [(left, start), (end, right)], speaker, cue, 0.75, "a phrase says whose account it is")


def _as_said(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "Wie die Polizei mitteilte, …": all but that clause."""
    if cue.kind != "verb":
        return None
    folded = reading.folded
    opening = next(
        (at for at in range(cue.at - 1, max(first, cue.at - 14) - 1, -1) if folded[at] in reading.words.how), None
    )
    if opening is None or (opening > first and folded[opening - 1] != ","):
        return None
    if any(folded[at] == "," for at in range(opening, cue.at)) and opening > first:
        return None
    end = next((at for at in range(cue.end, last) if folded[at] in {",", ".", ";"}), last)
    speaker = speaker_of(reading, cue, opening + 1, end)
    if speaker is None:
        return None
    return _draft(reading, [(first, opening), (end, last)], speaker, cue, 0.75, "a clause says whose account it is")


def _with_complement(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "X sagte, dass …"."""
    if cue.kind in {"so", "according", "according_after"}:
        return None
    for at in range(cue.end, min(last, cue.end + 30)):
        if reading.hidden[at]:
            return None
        if reading.folded[at] in reading.words.complementizers and _opens_clause(reading, at, cue):
            speaker = speaker_of(reading, cue, first, at) if cue.kind != "noun" else None
            end = _report_end(reading, at, last)
            return _draft(reading, [(at, end)], speaker, cue, 0.8, "a verb of saying with a clause that reports")
    return None


def _opens_clause(reading: Reading, at: int, cue: Cue) -> bool:
    if not reading.words.noun_capitals:
        return at - cue.end <= 12
    return reading.folded[at - 1] == "," or not reading.folded[at - 1][0].isalnum()


def _with_report(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "X sagte, die Lage sei ernst": a main clause in the mood of reports."""
    if cue.kind not in {"verb", "judging"} or not reading.words.subjunctive.words:
        return None
    comma = next((at for at in range(cue.end, min(last, cue.end + 25)) if reading.folded[at] in {",", ":"}), None)
    if comma is None or reading.hidden[comma]:
        return None
    clause_end = min(last, comma + 25)
    following = reading.folded[comma + 1] if comma + 1 < last else ""
    if following in reading.words.clause_openers and following not in reading.words.determiners:
        return None
    if not any(reading.folded[at] in reading.words.subjunctive for at in range(comma + 1, clause_end)):
        return None
    speaker = speaker_of(reading, cue, first, comma)
    return _draft(
        reading,
        [(comma + 1, _report_end(reading, comma + 1, last))],
        speaker,
        cue,
        0.75,
        "a verb of saying with a clause in the subjunctive",
    )


def _with_infinitive(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "X kündigte an, … zu bauen"."""
    if cue.kind != "verb" or cue.weak or not reading.words.infinitive_marks.words:
        return None
    comma = next((at for at in range(cue.end, min(last, cue.end + 15)) if reading.folded[at] == ","), None)
    if comma is None or any(reading.hidden[comma : comma + 3]):
        return None
    end = next((at for at in range(comma + 1, last) if reading.folded[at] in {",", ";", ":"}), last)
    if not any(reading.folded[at] in reading.words.infinitive_marks for at in range(comma + 1, end)):
        return None
    speaker = speaker_of(reading, cue, first, comma)
    return _draft(reading, [(comma + 1, end)], speaker, cue, 0.6, "a verb of saying with an infinitive")


def _before_attribution(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "Die Lage sei ernst, so X" and "…, sagte X": what stands before."""
    if cue.kind not in {"so", "verb"} or cue.weak or cue.at - first < _SHORTEST or reading.folded[cue.at - 1] != ",":
        return None
    if any(reading.hidden[first : cue.at]):
        return None
    speaker = speaker_of(reading, cue, cue.at, last)
    if speaker is None or speaker.start < cue.at:
        return None
    return _draft(reading, [(first, cue.at - 1)], speaker, cue, 0.75, "an attribution follows")


def _report_end(reading: Reading, start: int, last: int) -> int:
    """Where a reported clause ends: with the sentence, or before an attribution at its end."""
    for cue in cues(reading, start, last):
        if cue.kind == "so" or (
            cue.kind == "verb" and not cue.weak and cue.at == cue.end - 1 and reading.folded[cue.at - 1] == ","
        ):
            return cue.at - 1 if reading.folded[cue.at - 1] == "," else cue.at
    return last


def _going_on(reading: Reading, first: int, last: int, before: Draft) -> Draft | None:
    """A sentence in the mood of reports after one that reports: the same speaker goes on."""
    if any(reading.hidden[first:last]) or not reading.words.reporting.words:
        return None
    start = next((at for at in range(first, last) if reading.folded[at][0].isalnum()), last)
    if not any(reading.folded[at] in reading.words.reporting for at in range(start, last)):
        return None
    span = _span(reading, start, last)
    if span is None or last - start < _SHORTEST + 1:
        return None
    return replace(
        before, type="indirect", segments=(span,), cue=None, confidence=0.55, why=("it goes on in the subjunctive",)
    )
