"""Finds who says what in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extraction.findings import Entity, Mention, Office, Quote, Span
from extraction.passage import Passage
from extraction.quotes.clauses import clause
from extraction.quotes.cues import Cue
from extraction.quotes.direct import direct_quotes
from extraction.quotes.drafts import Draft
from extraction.quotes.indirect import indirect_quotes
from extraction.quotes.mood import in_mood
from extraction.quotes.persons import Unnamed, resolve_speaker
from extraction.quotes.reading import Reading
from extraction.quotes.subjects import subject_of, told_before

_WORD = re.compile(r"\w+")


def find_quotes(
    passage: Passage,
    language: str,
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    offices: Sequence[Office],
) -> tuple[Quote, ...]:
    """Find what is said in a text, and by whom.

    Direct speech is what stands in quotation marks (or after the dash of a dialogue) and is speech by its form or by
    a word of saying near it; titles, names and words held at arm's length are not. Indirect speech is what a word of
    saying reports without quotation marks.

    Args:
        passage: the text with its tokens and sentences.
        language: ISO 639-1 code; there is nothing found in a language there is no data for.
        entities: of the text.
        mentions: of the text, in order.
        offices: of the text.

    Returns:
        Quotes in order of the text. A speaker whom the text does not name is `unknown`.
    """
    if not passage.tokens:
        return ()
    reading = Reading(passage, language, entities, mentions, offices)
    direct = direct_quotes(reading)
    drafts = [*direct, *indirect_quotes(reading, direct)]
    drafts = [draft for draft in drafts if not _is_repeated(reading, draft, drafts)]
    drafts.sort(key=lambda draft: (draft.segments[0].start, -draft.segments[-1].end))
    return tuple(_finished(reading, _with_speakers(reading, drafts)))


def _is_repeated(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether words quoted in the headline are quoted again in the body, where the text says whose they are."""
    text = reading.passage.text
    headline = text.find("\n\n")
    if draft.type != "direct" or draft.segments[-1].end > headline:
        return False
    words = _plain(text, draft)
    return bool(words) and any(
        other.type == "direct" and other.segments[0].start > headline and words in _plain(text, other)
        for other in drafts
    )


def _plain(text: str, draft: Draft) -> str:
    """The words of a quote, each between blanks."""
    said = " ".join(text[segment.start : segment.end] for segment in draft.segments)
    return f" {' '.join(_WORD.findall(said.casefold()))} " if _WORD.search(said) else ""


def _with_speakers(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Give words quoted within a report the speaker of the report, and what goes on the one who spoke before."""
    before: Draft | None = None
    for draft in drafts:
        found = draft
        if before is not None and (within := _within_report(before, found) or _joined_to(reading, before, found)):
            found = found._replace(speaker=before.speaker, why=(*found.why, within))
        if found.speaker is None and found.cue is None:
            found = _with_context(reading, found, before)
        yield found
        if found.speaker is not None:
            before = found


def _within_report(report: Draft, draft: Draft) -> str:
    """Why words quoted in a report are of who reports, not of a thing told of in it; empty where they need not be."""
    speaker = report.speaker
    if report.type != "indirect" or report.cue is None or report.cue.kind != "verb" or speaker is None:
        return ""
    known = draft.speaker is not None and draft.speaker.named
    if draft.type != "direct" or known or not (speaker.named or speaker.pronoun):
        return ""
    inside = any(start <= draft.segments[0].start and draft.segments[-1].end <= end for start, end in report.segments)
    return "the speaker of the report around it" if inside else ""


def _joined_to(reading: Reading, before: Draft, draft: Draft) -> str:
    """Why a report has the speaker before it in its sentence: its verb has no subject of its own (…, noting that …)."""
    if draft.speaker is not None or draft.cue is None or draft.type != "indirect" or draft.cue.kind != "verb":
        return ""
    if before.speaker is None or before.speaker.end > draft.cue.at:
        return ""
    sentences = reading.passage.sentence_of
    same = sentences[draft.cue.at] == sentences[reading.token_at(before.segments[-1].end - 1)]
    return "the speaker before it in its sentence" if same else ""


def _with_context(reading: Reading, draft: Draft, before: Draft | None) -> Draft:
    """A quote without words of saying, with the speaker that the sentence it stands in or the one before tells of."""
    first, last = reading.tokens_in(draft.segments[0].start, draft.segments[-1].end)
    start, end = reading.sentences_around(first, last)
    reports = in_mood(reading, start, first) or in_mood(reading, last, end)
    if draft.type == "direct" and not reports:
        speaker = subject_of(reading, *clause(reading, first, start, end)) if first > start else None
        if speaker is not None and speaker.named and speaker.end <= first:
            return draft._replace(speaker=speaker, why=(*draft.why, "whom its sentence tells of"))
    if before is not None and _goes_on(reading, before, draft):
        return draft._replace(speaker=before.speaker, why=(*draft.why, "the speaker of what is reported before"))
    if reports and (speaker := told_before(reading, start)) is not None:
        return draft._replace(speaker=speaker, why=(*draft.why, "whom the sentence before tells of"))
    return draft


def _goes_on(reading: Reading, before: Draft, draft: Draft) -> bool:
    start, end = before.segments[-1].end, draft.segments[0].start
    if start >= end:
        return True
    sentences = reading.passage.sentence_of
    near = sentences[reading.token_at(end)] - sentences[reading.token_at(start)] <= 2
    return near and "\n\n" not in reading.passage.text[start:end]


def _finished(reading: Reading, drafts: Iterable[Draft]) -> Iterator[Quote]:
    unnamed: Unnamed | None = None
    for draft in drafts:
        speaker = resolve_speaker(reading, draft.speaker, draft.cue, unnamed)
        if speaker.said_office is not None and draft.speaker is not None and not draft.speaker.pronoun:
            unnamed = Unnamed(draft.speaker.start, speaker.said_office)
        yield Quote(
            type=draft.type,
            segments=draft.segments,
            speaker=speaker.span,
            speaker_entity=speaker.entity,
            basis=speaker.basis,
            cue=_cue_span(reading, draft.cue),
            office=speaker.office,
            confidence=draft.confidence,
            why="; ".join((*draft.why, *speaker.why)),
            said_office=speaker.said_office,
        )


def _cue_span(reading: Reading, cue: Cue | None) -> Span | None:
    return reading.passage.span(cue.at, cue.end) if cue else None
