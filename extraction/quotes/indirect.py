"""Indirect speech: what a word of saying reports without quotation marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from extraction.quotes.cues import Cue, cues
from extraction.quotes.drafts import Draft, report
from extraction.quotes.mood import in_mood, is_reported
from extraction.quotes.phrases import Phrase
from extraction.quotes.reading import Reading, between
from extraction.quotes.speakers import speaker_of
from extraction.quotes.subjects import subject_of, told_before
from extraction.quotes.told import reported_before
from extraction.quotes.unmarked import after_colon, around_attribution

_SHORTEST = 3
"""A report of fewer words is none ("sagte er zu")."""
_LONG_NUMBER = 6
"""So many digits are a telephone or account number where they make up a third of the words."""
_LONGEST_EXPLANATION = 9
"""So many tokens what explains a speaker may have."""
_CLAUSE = 25
"""How many tokens after its verb a reported clause may begin or show its mood."""
_LATEST_COMPLEMENT = 12
"""The same for a conjunction without a comma before it."""


def indirect_quotes(reading: Reading, direct: Sequence[Draft]) -> list[Draft]:
    """Find the reported speech of a text.

    Args:
        reading: the text.
        direct: its direct speech; a cue that attributes it reports nothing else.

    Returns:
        Quotes in order, none overlapping.
    """
    taken = {draft.cue.at for draft in direct if draft.cue and not _is_fragment(reading, draft)}
    found: list[Draft] = []
    spoken = {reading.passage.sentence_of[reading.token_at(draft.segments[-1].end - 1)]: draft for draft in direct}
    told = 0
    for number in range(len(reading.passage.ranges)):
        first, last = reading.sentence(number)
        if first < told:
            continue
        drafts = list(_in_sentence(reading, first, last, taken))
        if not drafts:
            drafts = list(_in_the_mood_of_reports(reading, first, last, spoken.get(number - 1)))
        if not drafts and number + 1 in reading.resuming:
            drafts = [draft for draft in reported_before(reading, number) if _counts(reading, draft)]
            taken.update(draft.cue.at for draft in drafts if draft.cue)
        if drafts:
            # What nobody says is no report, and its mood proves none.
            found += [draft for draft in drafts if draft.speaker is None or draft.speaker.pronoun != "0"]
            spoken[number] = drafts[-1]
            # A letter may run over several sentences.
            told = max(last, reading.token_at(drafts[-1].segments[-1].end - 1) + 1)
    return found


def _is_fragment(reading: Reading, draft: Draft) -> bool:
    """Whether a direct quote is a piece of a sentence that reports, so that its cue belongs to the report."""
    start = draft.segments[0].start
    before = reading.passage.text[max(0, start - 3) : start]
    return reading.passage.text[start].islower() and ":" not in before


def _in_sentence(reading: Reading, first: int, last: int, taken: set[int]) -> Iterator[Draft]:
    after = first
    for cue in list(cues(reading, first, last)):
        if cue.at in taken or cue.at < after:
            continue
        for rule in _RULES:
            draft = rule(reading, cue, first, last)
            if draft is not None and _counts(reading, draft):
                yield draft
                after = reading.tokens_in(draft.segments[-1].start, draft.segments[-1].end)[1]
                break


def _counts(reading: Reading, draft: Draft) -> bool:
    words = [
        reading.folded[at]
        for segment in draft.segments
        for at in range(*reading.tokens_in(*segment))
        if reading.folded[at][0].isalnum() and not reading.hidden[at]
    ]
    # A telephone or account number with its label is nothing that somebody says.
    digits = sum(word.isdigit() for word in words)
    numbered = sum(len(word) for word in words if word.isdigit()) >= _LONG_NUMBER and 3 * digits >= len(words)
    return len(words) >= (1 if draft.type == "direct" else _SHORTEST) and not numbered


def _according(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "Laut X ist …", "… nach Angaben der Stadt …", "X zufolge …": all the rest of the clause is theirs."""
    if cue.kind not in {"according", "according_after", "own"}:
        return None
    speaker = speaker_of(reading, cue, first, last)
    if speaker is None:
        return None
    start, end = cue.at, cue.end
    if cue.kind == "according":
        end = _after_explanation(reading, speaker, last)
    elif cue.kind == "according_after":
        start = speaker.start
    if cue.kind == "according_after" and start > first and reading.folded[start - 1] in reading.words.prepositions:
        start -= 1
    end = _after_relative(reading, end, last)
    left = next((at + 1 for at in range(start - 1, first - 1, -1) if reading.folded[at] == ";"), first)
    right = next((at for at in range(end, last) if reading.folded[at] == ";"), last)
    return report(reading, [(left, start), (end, right)], speaker, cue, 0.75, "a phrase says whose account it is")


def _after_explanation(reading: Reading, speaker: Phrase, last: int) -> int:
    """The token after a speaker and what explains it: "l'adjointe aux relations internationales"."""
    words, folded = reading.words, reading.folded
    end = speaker.end
    is_office = speaker.role and not speaker.named and not words.noun_capitals
    if is_office and end < last and folded[end] in words.prepositions:
        near = range(end, min(last, end + _LONGEST_EXPLANATION))
        comma = next((at for at in near if folded[at] == ","), None)
        if comma is not None and not any(folded[at] in words.verbs for at in range(end, comma)):
            return comma
    return _after_apposition(reading, speaker, last)


def _after_apposition(reading: Reading, speaker: Phrase, last: int) -> int:
    """The token after a speaker and an apposition that two commas enclose: "X, prezydenta Lublina, wymiana jest …"."""
    words, folded = reading.words, reading.folded
    end = speaker.end
    if end + 2 >= last or folded[end] != ",":
        return end
    near = range(end + 1, min(last, end + 1 + _LONGEST_EXPLANATION))
    comma = next((at for at in near if folded[at] == ","), None)
    if comma is None or any(reading.hidden[at] or folded[at] in words.verbs for at in range(end, comma)):
        return end
    named = reading.mention_at[end + 1] is not None and not speaker.named
    explained = speaker.named and any(folded[at] in words.roles for at in range(end + 1, min(comma, end + 4)))
    return comma if named or explained else end


def _after_relative(reading: Reading, at: int, last: int) -> int:
    """The token after a relative clause that a comma opens, where one stands there."""
    if at + 1 >= last or reading.folded[at] != "," or reading.folded[at + 1] not in reading.words.relatives:
        return at
    return next((place for place in range(at + 2, last) if reading.folded[place] == ","), at)


def _as_said(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "Wie die Polizei mitteilte, …": all but that clause."""
    if cue.kind != "verb":
        return None
    folded = reading.folded
    places = range(cue.at - 1, max(first, cue.at - 14) - 1, -1)
    opening = next((at for at in places if folded[at] in reading.words.how), None)
    if opening is None or (opening > first and folded[opening - 1] != ","):
        return None
    if any(folded[at] == "," for at in range(opening, cue.at)) and opening > first:
        return None
    end = next((at for at in range(cue.end, last) if folded[at] in {",", ".", ";"}), last)
    speaker = speaker_of(reading, cue, opening + 1, end)
    if speaker is None:
        return None
    if (after := _after_apposition(reading, speaker._replace(end=end), last)) > end:
        end = after
        if not speaker.named:
            speaker = speaker._replace(end=after, named=True)
    return report(reading, [(first, opening), (end, last)], speaker, cue, 0.75, "a clause says whose account it is")


def _with_complement(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "X sagte, dass …" and "X fragte, warum …"."""
    if cue.kind in {"so", "according", "according_after", "own"}:
        return None
    words = reading.words
    for at in range(cue.end, min(last, cue.end + _CLAUSE)):
        if reading.hidden[at] or (reading.folded[at - 1] == ":" and reading.folded[at] not in words.complementizers):
            return None
        if (cue.kind == "noun" or cue.weak) and reading.folded[at] in words.verbs:
            return None  # "In her speech X said that …", "Interrogée, X a dit que …": the nearer verb reports
        if _opens_complement(reading, at, cue):
            speaker = speaker_of(reading, cue, first, at) if cue.kind != "noun" else None
            end = _report_end(reading, at, last)
            return report(reading, [(at, end)], speaker, cue, 0.8, "a verb of saying with a clause that reports")
    return None


def _opens_complement(reading: Reading, at: int, cue: Cue) -> bool:
    word, before = reading.folded[at], reading.folded[at - 1]
    if before in reading.words.joined_openers:
        return False
    if word in reading.words.complementizers:
        if cue.kind == "noun" and before == "," and word in reading.words.relatives:
            return False  # "la risposta di X, che ha …"
        return (
            before == ","
            or not before[0].isalnum()
            or at - cue.end <= (0 if reading.words.noun_capitals else _LATEST_COMPLEMENT)
        )
    return (
        before == ","
        and word not in reading.words.relatives
        and word in reading.words.question_words
        and cue.kind == "verb"
        and word not in reading.words.how
    )


def _bare(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "X said the city would pay": a clause without conjunction."""
    if not reading.words.bare_complement or cue.kind != "verb" or cue.weak or cue.end + _SHORTEST >= last:
        return None
    following = reading.folded[cue.end]
    opens = following in reading.words.determiners or following in reading.words.pronouns or following == "there"
    if not opens and not (reading.passage.words[cue.end][0].isupper() and following not in reading.words.prepositions):
        return None
    speaker = speaker_of(reading, cue, first, cue.end)
    if speaker is None or any(reading.hidden[cue.end : cue.end + _SHORTEST]):
        return None
    end = _report_end(reading, cue.end, last)
    return report(reading, [(cue.end, end)], speaker, cue, 0.65, "a verb of saying with a clause after it")


def _with_report(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "X sagte, die Lage sei ernst": a main clause in the mood of reports."""
    if cue.kind not in {"verb", "judging"} or not reading.words.subjunctive:
        return None
    marks = range(cue.end, min(last, cue.end + _CLAUSE))
    comma = next((at for at in marks if reading.folded[at] in {",", ":"}), None)
    if comma is None or reading.hidden[comma]:
        return None
    following = reading.folded[comma + 1] if comma + 1 < last else ""
    if following in reading.words.clause_openers and following not in reading.words.determiners:
        return None
    if not in_mood(reading, comma + 1, min(last, comma + _CLAUSE)):
        return None
    speaker = speaker_of(reading, cue, first, comma)
    pieces = [(comma + 1, _report_end(reading, comma + 1, last))]
    return report(reading, pieces, speaker, cue, 0.75, "a verb of saying with a clause in the subjunctive")


def _with_infinitive(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "X kündigte an, … zu bauen"."""
    if cue.kind != "verb" or cue.weak or not reading.words.infinitive_marks:
        return None
    comma = next((at for at in range(cue.end, min(last, cue.end + 15)) if reading.folded[at] == ","), None)
    if comma is None or any(reading.hidden[comma : comma + 3]):
        return None
    end = next((at for at in range(comma + 1, last) if reading.folded[at] in {",", ";", ":"}), last)
    if not any(reading.folded[at] in reading.words.infinitive_marks for at in range(comma + 1, end)):
        return None
    speaker = speaker_of(reading, cue, first, comma)
    return report(reading, [(comma + 1, end)], speaker, cue, 0.6, "a verb of saying with an infinitive")


def _report_end(reading: Reading, start: int, last: int) -> int:
    """Where a reported clause ends: with the sentence, before an attribution at its end or before another report."""
    folded = reading.folded
    for cue in cues(reading, start, last):
        if cue.kind == "so" or (cue.kind == "verb" and not cue.weak and folded[cue.at - 1] == ","):
            return cue.at - 1 if folded[cue.at - 1] == "," else cue.at
        if cue.kind == "verb" and _coordinated(reading, cue, start):
            following = range(cue.end, min(last, cue.end + 3))
            if any(_opens_complement(reading, at, cue) for at in following):
                return cue.at - 1
    return last


def _coordinated(reading: Reading, cue: Cue, start: int) -> bool:
    """Whether a verb goes on with the main clause: "…, a slíbil, že …"."""
    before = reading.folded[cue.at - 1]
    return (
        cue.at - 1 > start
        and before in reading.words.clause_openers
        and reading.folded[cue.at - 2] in {",", "“", "”", '"'}
    )


def _in_the_mood_of_reports(reading: Reading, first: int, last: int, before: Draft | None) -> Iterator[Draft]:
    """A sentence in a mood that only reports use: the speaker before goes on, or the one before a colon speaks."""
    if not reading.words.reporting or not between(reading.mood_places, first, last) or any(reading.hidden[first:last]):
        return
    colon = next((at for at in range(first, last) if reading.folded[at] == ":"), None)
    start = first if colon is None else colon + 1
    if not is_reported(reading, start, last):
        return
    if any(reading.folded[at] in reading.words.first_person for at in range(start, last)):
        return
    if colon is not None:
        speaker = subject_of(reading, first, colon)
        draft = report(reading, [(start, last)], speaker, None, 0.6, "a clause in the subjunctive after a colon")
    elif before is not None:
        draft = report(reading, [(start, last)], before.speaker, None, 0.55, "it goes on in the subjunctive")
    else:
        draft = report(
            reading, [(start, last)], told_before(reading, first), None, 0.5, "a sentence in the subjunctive"
        )
    if draft is not None and _counts(reading, draft):
        yield draft


_Rule = Callable[[Reading, Cue, int, int], Draft | None]
_RULES: tuple[_Rule, ...] = (
    *(_according, _as_said, _with_complement, around_attribution, _with_report),
    *(_with_infinitive, _bare, after_colon),
)
