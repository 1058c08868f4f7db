"""Places date expressions in the calendar: the year that a date leaves out, days counted from another day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from extraction.dates import values
from extraction.dates.grammar import Expression, Found, Stretch
from extraction.dates.values import Value

Tense = Literal["past", "future"] | None


_WINTER = 24
_STAY = 14
"""A weekday is one of a stay told of before if that begins within so many days after publication, or ended within so
many before it."""
_NEWS = 14
"""A date without a year that lies within so many days of publication is news, whatever year was told of before."""


class Told(NamedTuple):
    """A date of the text that later ones may be counted from.

    Attributes:
        end: where its words end.
        value: what it means.
        year: its year.
        written: whether the year is written in it.
        is_open: whether it is "since" or "until" then, which gives its year to no other date.
        founding: whether something was founded then, which news mention beside what is new.
        past: whether it is told of as past.
    """

    end: int
    value: Value
    year: int
    written: bool
    is_open: bool
    founding: bool = False
    past: bool = False


@dataclass
class Story:
    """What the text has told so far.

    Attributes:
        reference: day of publication, None when not known.
        last: the date named last.
        last_day: the day named last.
        last_event: the day named last on which nothing was founded, and which is not the begin or end of what lasts.
        ahead: the date named last that lies after publication.
        stay: the stretch of days named last that was over at publication.
    """

    reference: date | None
    last: Told | None = None
    last_day: Told | None = None
    last_event: Told | None = None
    ahead: Told | None = None
    stay: Value | None = None

    def tell_stay(self, value: Value) -> None:
        """Remember a stretch of days of which a weekday told of later may be one."""
        begin, end = value.earliest, value.latest
        if begin and end and self.reference and end < self.reference <= end + timedelta(days=_STAY):
            self.stay = value

    def tell(
        self, end: int, value: Value, *, written: bool, is_open: bool, founding: bool = False, past: bool = False
    ) -> None:
        """Remember a date that was named."""
        known = value.earliest or value.latest
        if known is None or value.grain in {"decade", "century"}:
            return
        self.last = Told(end, value, known.year, written, is_open, founding, past)
        if value.grain == "day":
            self.last_day = self.last
            if not founding and not is_open:
                self.last_event = self.last
        if self.reference and value.earliest and value.earliest > self.reference and not is_open:
            self.ahead = self.last


class Placed(NamedTuple):
    """A date in the calendar.

    Attributes:
        value: the date.
        relative_to: ISO date or EDTF it was counted from, None for absolute dates.
        weekday_agrees: whether a weekday named with it is its weekday, None when none is named.
        confidence: 0 to 1.
        why: the rule.
    """

    value: Value
    relative_to: str | None
    confidence: float
    why: str
    weekday_agrees: bool | None = None


class Place(NamedTuple):
    """Where in the story an expression stands.

    Attributes:
        story: what was told before.
        tense: of the words around.
        sentence_start: first code point of the sentence.
        paragraph_start: first code point of the paragraph.
        vague: whether "today" may mean "nowadays" here.
        lasting: whether a length of time told of here is one that has passed.
        of_stay: whether the sentence speaks of what takes some days (a camp, a visit) or of its guests.
    """

    story: Story
    tense: Tense
    sentence_start: int
    paragraph_start: int
    vague: bool = field(default=False)
    lasting: bool = field(default=False)
    of_stay: bool = field(default=False)


NOWHERE = Place(Story(None), None, 0, 0)
"""Outside of any story: only absolute dates can be placed from here."""


def resolve(found: Found, place: Place) -> Placed | None:
    """Place an expression in the calendar.

    Args:
        found: the expression.
        place: where it stands.

    Returns:
        None when the calendar has no such date, or when what it is counted from is not known.
    """
    try:
        return _stretch(found, place) if isinstance(found, Stretch) else _single(found, place)
    except (ValueError, OverflowError):
        return None


def _stretch(found: Stretch, place: Place) -> Placed | None:
    if place.tense is None and (found.first is None or found.last is None):
        place = place._replace(tense="future" if found.first is None else "past")
    first = _single(found.first, place) if found.first else None
    last = _single(found.last, place) if found.last else None
    if (found.first and not first) or (found.last and not last):
        return None
    ends = [end for end in (first, last) if end]
    last_value = last.value if last else None
    if last_value and first is None and found.last and found.last.part == "late" and last_value.grain == "month":
        # "Until the end of September" means its last day.
        last_value = values.last_day(last_value)
    value = values.interval(first.value if first else None, last_value)
    if value is None:
        return ends[0] if len(ends) == 1 else None
    open_to = found.first or found.last if len(ends) == 1 else None
    if open_to and open_to.unit == "day" and open_to.shift == 0:
        # "Until today" says nothing that "today" does not.
        return ends[0]
    agreements = {end.weekday_agrees for end in ends}
    return Placed(
        value,
        next((end.relative_to for end in ends if end.relative_to), None),
        min(end.confidence for end in ends),
        "; ".join(dict.fromkeys(end.why for end in ends)),
        False if False in agreements else True if True in agreements else None,
    )


def _single(found: Expression, place: Place) -> Placed | None:
    placed = (
        _weekday(found, place)
        if found.unit == "weekday"
        else _counted(found, place)
        if found.unit
        else _calendar(found, place)
    )
    if placed is None:
        return None
    if found.doubtful:
        why = f"{placed.why}, for a misprint"
        placed = placed._replace(value=values.uncertain(placed.value), confidence=placed.confidence / 2, why=why)
    return placed._replace(value=values.approximate(placed.value)) if found.about else placed


def _calendar(found: Expression, place: Place) -> Placed | None:
    if found.decade is not None:
        if found.decade >= 100:
            return Placed(values.decade(found.decade), None, 0.95, "decade written out")
        return Placed(values.decade(1900 + found.decade), None, 0.8, "decade of the 20th century")
    if found.century is not None:
        return Placed(values.century(found.century), None, 0.95, "century written out")
    if found.epoch is not None:
        begun = place.story.reference is None or (found.epoch.earliest or date.min) <= place.story.reference
        return Placed(found.epoch, None, 0.9, "name of an epoch") if begun else None
    if found.readings and found.year is not None:
        first, second = (values.day(found.year, month, day) for month, day in found.readings)
        return Placed(values.one_of(first, second), None, 0.7, "order of day and month not known")
    if found.day is not None and found.month is None:
        return None
    if found.year is not None:
        value = _in_year(found, found.year)
        bare = found.month is None and found.season is None and found.period is None
        return _checked(Placed(value, None, 0.8 if bare else 0.98, "year written out"), found)
    if found.shifted_year is not None:
        return _in_shifted_year(found, place)
    return _yearless(found, place)


def _in_year(found: Expression, year: int) -> Value:
    if found.day is not None and found.month is not None:
        return values.day(year, found.month, found.day)
    if found.month is not None and found.half is not None:
        return values.half_month(year, found.month, found.half)
    if found.month is not None:
        return values.month(year, found.month)
    if found.season is not None:
        return values.season(year, found.season)
    if found.period is not None:
        return values.period(year, found.period)
    return values.year(year)


def _in_shifted_year(found: Expression, place: Place) -> Placed | None:
    """As in "September letzten Jahres", "10 червня того ж року"."""
    base = place.story.reference
    told = place.story.last
    if found.anchor == "story" and told:
        return _checked(
            Placed(
                _in_year(found, told.year + (found.shifted_year or 0)), told.value.edtf, 0.75, "year told of before"
            ),
            found,
        )
    if base is None:
        return _unknown_year(found)
    year = base.year + (found.shifted_year or 0)
    return _checked(Placed(_in_year(found, year), base.isoformat(), 0.9, "year counted from publication"), found)


def _yearless(found: Expression, place: Place) -> Placed | None:
    told = carried(place)
    base = place.story.reference
    if told and not (
        base and (_is_news(found, base, told, place) or _weekday_tells_against(found, told.year, base.year))
    ):
        return _checked(Placed(_in_year(found, told.year), told.value.edtf, 0.7, "year carried over"), found)
    if base is None:
        return _unknown_year(found)
    if (ahead := _planned_before(found, place)) is not None:
        return Placed(_in_year(found, ahead.year), ahead.value.edtf, 0.7, "year of what is planned before")
    year = _nearest_year(found, base, place.tense)
    if found.season == _WINTER:
        # The winter around a January begins in the December before it.
        year -= 1
    return _checked(Placed(_in_year(found, year), base.isoformat(), 0.8, "year nearest to publication"), found)


def _planned_before(found: Expression, place: Place) -> Told | None:
    """The date to come, told of before in the paragraph, whose year a month without one shares if it follows it."""
    ahead = place.story.ahead
    if ahead is None or ahead.value.latest is None or place.tense == "past" or ahead.end < place.paragraph_start:
        return None
    if found.month is None or found.day is not None:
        return None
    return ahead if (ahead.year, found.month) >= (ahead.value.latest.year, ahead.value.latest.month) else None


def _is_news(found: Expression, base: date, told: Told, place: Place) -> bool:
    """Whether a date lies so near to publication that a year told of in another sentence does not count."""
    if found.month is None or told.end >= place.sentence_start:
        return False
    if found.day is None:
        # This month or the one before is that of the news beside which an old treaty is remembered.
        return told.founding and (base.month - found.month) % 12 <= 1
    return any(
        abs((date(year, found.month, found.day) - base).days) <= _NEWS
        for year in (base.year - 1, base.year, base.year + 1)
    )


def _weekday_tells_against(found: Expression, carried_year: int, published_year: int) -> bool:
    """Whether the weekday named with a date fits the year of publication and not the one told of before."""
    if found.weekday is None or found.month is None or found.day is None:
        return False
    carried_day, published_day = (date(year, found.month, found.day) for year in (carried_year, published_year))
    return carried_day.weekday() != found.weekday == published_day.weekday()


def _unknown_year(found: Expression) -> Placed | None:
    if found.month is None:
        return None
    value = values.yearless_day(found.month, found.day) if found.day else values.month(None, found.month)
    return Placed(value, None, 0.6, "no year known")


def carried(place: Place) -> Told | None:
    """The date whose year a date without one shares.

    That is a date of the same sentence, or one told of shortly before that is not of the time of publication.
    Where no day of publication is known, what the text has told is the only guide.
    """
    told, base = place.story.last, place.story.reference
    if base is None:
        return _carried_undated(place)
    if told is None:
        return None
    if told.is_open:
        return None
    if told.end >= place.sentence_start:
        # A year that was itself found as the nearest one tells nothing about another date.
        return told if told.written or abs(told.year - base.year) > 1 else None
    if told.end < place.paragraph_start or told.year == base.year:
        return None
    if told.year > base.year:
        return told if told.written and place.tense != "past" else None
    return told if place.tense == "past" and base.year - told.year > 1 else None


def _carried_undated(place: Place) -> Told | None:
    """The date told of last; if that is of another time, the last day on which something happened."""
    told, event = place.story.last, place.story.last_event
    if told is None or not _is_of_another_time(told, place.tense):
        return told
    return None if event is None or _is_of_another_time(event, place.tense) else event


def _is_of_another_time(told: Told, tense: Tense) -> bool:
    """Whether a date is the begin of something long past, beside which a date told of in a tense is new."""
    if told.is_open and told.value.grain == "year":
        return True
    if told.founding:
        return told.is_open or tense != "past"
    return told.past and tense == "future" and told.value.grain == "year"


def _nearest_year(found: Expression, base: date, tense: Tense) -> int:
    """The year that puts a date nearest to the day of publication, on the side that the tense tells."""
    month = (
        found.month
        or {21: 4, 22: 7, 23: 10, 24: 1}.get(found.season or 0)
        or {33: 2, 34: 5, 35: 8, 36: 11}.get(found.period or 0, 6)
    )
    if found.day is None and month == base.month:
        return base.year
    day = found.day or 15

    def cost(year: int) -> float:
        try:
            distance = (date(year, month, day) - base).days
        except ValueError:
            return 10_000.0
        weekday_wrong = 200 if found.weekday is not None and date(year, month, day).weekday() != found.weekday else 0
        # Without a tense, what lies ahead by more than a season is likelier last year's.
        weight = {("future", True): 3.0, ("past", False): 3.0}.get((tense or "", distance < 0), 1.0)
        if tense is None and distance > 0:
            weight = 1.25
        if tense == "past" and distance > _NEWS and found.day is None:
            # A month to come is not told of as past.
            weight = 10.0
        if tense == "future" and distance < -_NEWS and found.day is None:
            # Nor one that is over as to come.
            weight = 10.0
        return abs(distance) * weight + weekday_wrong

    return min((base.year - 1, base.year, base.year + 1), key=cost)


def _weekday(found: Expression, place: Place) -> Placed | None:
    base = place.story.reference
    if base is None or found.weekday is None:
        return None
    back, ahead = (base.weekday() - found.weekday) % 7, (found.weekday - base.weekday()) % 7
    if found.shift is not None and found.shift < 0:
        days = -(back or 7)
    elif found.shift is not None and found.shift > 0:
        days = ahead or 7
    elif found.shift == 0:
        days = -back if place.tense == "past" else ahead
    else:
        days = ahead if place.tense == "future" else -back
    day = base + timedelta(days=days)
    told = place.story.last_day
    if (
        found.shift is None
        and place.tense != "past"
        and told
        and told.value.earliest
        and base < told.value.earliest <= base + timedelta(days=_STAY)
    ):
        # In what is told of a stay to come, a weekday is one of its days.
        start = told.value.earliest
        day = start + timedelta(days=(found.weekday - start.weekday()) % 7)
        return Placed(
            values.day(day.year, day.month, day.day), told.value.edtf, 0.7, "weekday after the day told of before"
        )
    stay = place.story.stay
    if stay and found.shift == -1 and place.of_stay and (of_stay := _day_of_stay(day, stay)):
        return Placed(
            values.day(of_stay.year, of_stay.month, of_stay.day), stay.edtf, 0.65, "weekday of the stay told of before"
        )
    return Placed(values.day(day.year, day.month, day.day), base.isoformat(), 0.75, "weekday nearest to publication")


def _day_of_stay(day: date, stay: Value) -> date | None:
    """The last such weekday of a stay that was over by the one before publication."""
    assert stay.latest is not None
    assert stay.earliest is not None
    days_over = (day - stay.latest).days
    if days_over <= 0:
        return None
    day -= timedelta(weeks=-(-days_over // 7))
    return day if day >= stay.earliest else None


def _counted(found: Expression, place: Place) -> Placed | None:
    anchor = _anchor(found, place)
    if anchor is None or (found.or_lasting and place.lasting):
        return None
    base, name, why = anchor
    value = _shifted(found, base, place.tense)
    if found.weekday is not None:
        return _checked(Placed(value, name, 0.85, why), found)
    if found.unit == "day" and found.shift == 0 and found.anchor == "publication" and place.vague:
        return Placed(values.approximate(value), name, 0.3, "today, or nowadays")
    return Placed(value, name, 0.8 if found.anchor == "publication" else 0.65, why)


def _anchor(found: Expression, place: Place) -> tuple[date, str, str] | None:
    """The day that is counted from, how it is written, and the rule."""
    story = place.story
    if found.anchor == "publication":
        return (story.reference, story.reference.isoformat(), "counted from publication") if story.reference else None
    told = story.last_day if found.unit == "day" else story.last
    if found.shift == 0 and found.unit != "day" and story.reference and not carried(place):
        return story.reference, story.reference.isoformat(), "unit around publication"
    if told is None or told.value.earliest is None:
        return None
    return told.value.earliest, told.value.edtf, "counted from the date told of before"


def _shifted(found: Expression, base: date, tense: Tense) -> Value:
    shift = found.shift or 0
    if found.month is not None:
        return values.month(_shifted_to(base, shift, found.month), found.month)
    if found.season is not None:
        middle = {21: 4, 22: 7, 23: 10, 24: 1}[found.season]
        year = _shifted_to(base, shift, middle)
        return values.season(year - (found.season == _WINTER), found.season)
    if found.unit in {"day", "week", "weekend"}:
        return _shifted_days(found, base, tense)
    if found.unit == "month":
        months = base.year * 12 + base.month - 1 + shift
        if found.day is not None:
            return values.day(months // 12, months % 12 + 1, found.day)
        return values.month(months // 12, months % 12 + 1)
    if found.unit == "quarter":
        quarters = base.year * 4 + (base.month - 1) // 3 + shift
        return values.period(quarters // 4, 33 + quarters % 4)
    if found.unit == "half":
        halves = base.year * 2 + (base.month > 6) + shift
        return values.period(halves // 2, 40 + halves % 2)
    if found.unit == "decade":
        return values.decade((base.year // 10 + shift) * 10)
    if found.unit == "century":
        return values.century(base.year // 100 + 1 + shift)
    return values.year(base.year + shift)


def _shifted_days(found: Expression, base: date, tense: Tense) -> Value:
    """A day, week or weekend some of them away from a day."""
    shift = found.shift or 0
    if found.unit == "weekend":
        return values.weekend(_weekend_day(base, shift, tense))
    day = base + (timedelta(days=shift) if found.unit == "day" else timedelta(weeks=shift))
    if found.unit == "day":
        return values.day(day.year, day.month, day.day)
    # "For six weeks" is not meant to the week.
    return values.month(day.year, day.month) if found.lasting else values.week(day)


def _shifted_to(base: date, shift: int, month: int) -> int:
    """The year of "last March" (the one before today), "this March" (this year's) or "next March"."""
    if shift < 0:
        return base.year + shift + (month < base.month)
    if shift > 0:
        return base.year + shift - (month > base.month)
    return base.year


def _weekend_day(base: date, shift: int, tense: Tense) -> date:
    if shift:
        return base + timedelta(weeks=shift)
    # Until Friday "at the weekend" is, told in the past, the one before.
    return base - timedelta(weeks=1) if tense != "future" and base.weekday() < 5 else base


def _checked(placed: Placed, found: Expression) -> Placed:
    """Hold a weekday named with a day against the calendar."""
    day = placed.value.earliest
    if found.weekday is None or day is None or placed.value.grain != "day":
        return placed
    agrees = day.weekday() == found.weekday
    confidence = min(1.0, placed.confidence + 0.1) if agrees else placed.confidence - 0.2
    why = placed.why if agrees else f"{placed.why}; the weekday named is not that of the date"
    return Placed(placed.value, placed.relative_to, confidence, why, agrees)
