"""Why something was found, in the language of the interface.

Extraction says it in English, in parts that are joined by "; ". A part that no template is known of stays as it is.
"""

from __future__ import annotations

import re

from tui.wording import formats
from tui.wording.templates import Templates
from tui.wording.translation import mark

_NAMES = (
    mark("tagger: {words}"),
    mark("gazetteer: {words}"),
    mark("country: {words}"),
    mark("derived from {name}: {words}"),
    mark("{word} is {name} ({country}, {population})"),
    mark("{word} are ordinary words"),
    mark("not in the gazetteer"),
    mark("may be {places}"),
    mark("full name {name}"),
    mark("{word} is short for {name}"),
    mark("{word} is {name} written shorter"),
    mark("{word} may be any of {names}"),
    mark("named only as {name}"),
    mark("surname of {name}: {words}"),
    mark("nickname of {name}: {words}"),
    mark("name after title: {words}"),
    mark("given name and surname: {words}"),
    mark("given name and initial: {words}"),
    mark("given name and no word: {words}"),
    mark("given name: {words}"),
    mark("known surname: {words}"),
    mark("ends as surnames do: {words}"),
    mark("name with its small words: {words}"),
    mark("owner that no gazetteer has as a place: {words}"),
    mark("surname that no gazetteer has as a place: {words}"),
    mark("surname rather than small town: {words}"),
    mark("{word} is {name}"),
    mark("words that name a body: {words}"),
)
_PLACES = (
    mark("large city: {words}"),
    mark("city that the archive often names: {words}"),
    mark("city rather than body: {words}"),
    mark("city of a group: {words}"),
    mark("name of a town and of nothing else: {words}"),
    mark("town that a body is named after: {words}"),
    mark("town that an office is of: {words}"),
    mark("town before a name: {words}"),
    mark("town beside a place: {words}"),
    mark("town beside another: {words}"),
    mark("large city beside another: {words}"),
    mark("town in the name {words}"),
    mark("town before “{neighbour}”: {words}"),
    mark("town after “{neighbour}”: {words}"),
    mark("large city before “{neighbour}”: {words}"),
    mark("large city after “{neighbour}”: {words}"),
    mark("named after “{neighbour}”: {words}"),
    mark("named as a place before: {words}"),
    mark("named as a place elsewhere: {words}"),
    mark("form of a place named before: {words}"),
    mark("form of a place named elsewhere: {words}"),
    mark("in brackets after a place: {words}"),
    mark("dateline: {words}"),
    mark("one place: {words}"),
    mark("name with what it is: {words}"),
    mark("landscape: {words}"),
    mark("river or region: {words}"),
    mark("river, mountains or region: {words}"),
    mark("river, mountains or region after an article: {words}"),
)
_OFFICES = (
    mark("office before the name: {words}"),
    mark("office after the name: {words}"),
    mark("office without a name: {words}"),
    mark("second office: {words}"),
    mark("what the person is said to be: {words}"),
    mark("{city} is the only city named of a country that has this office"),
    mark("{city} is the city most named of a country that has this office"),
    mark("{city} is the only city near of a country that has this office"),
    mark("the text names this office of {city}"),
    mark("the article is dated from {city}"),
    mark("the sentence tells of those of {city}"),
    mark("sent by {city}"),
    mark("of {city} as {words}"),
    mark("{word}: of {city}, which the sentence begins with"),
    mark("in {city} by the word {word}"),
    mark("deputy to an office of {city}"),
    mark("welcomes guests in {city}"),
    mark("colleague of: {words}"),
    mark("refers to {office}: {words}"),
    mark("{city} is the only city near but {other}, which colleagues are of"),
    mark("{city} is the only city near but that of the colleague"),
    mark("{title}: of {city} as who was named before"),
)
_DATES = (
    mark("{reason}, for a misprint"),
    mark("{reason}, without its direction"),
    mark("the weekday named is not that of the date"),
    mark("year written out"),
    mark("year nearest to publication"),
    mark("year counted from publication"),
    mark("year told of before"),
    mark("year carried over"),
    mark("year of what is planned before"),
    mark("no year known"),
    mark("order of day and month not known"),
    mark("weekday nearest to publication"),
    mark("weekday after the day told of before"),
    mark("counted from publication"),
    mark("counted from the date told of before"),
    mark("unit around publication"),
    mark("today, or nowadays"),
    mark("decade written out"),
    mark("decade of the 20th century"),
    mark("century written out"),
    mark("name of an epoch"),
)
_QUOTES = (
    mark("{number} words"),
    mark("a verb of saying follows"),
    mark("a verb of saying stands inside"),
    mark("a verb of saying stands before it"),
    mark("a verb of saying and a colon lead up to it"),
    mark("a noun of saying leads up to it"),
    mark("a colon leads up to it"),
    mark("an attribution follows"),
    mark("an attribution stands in it"),
    mark("it stops with a comma before that verb"),
    mark("it ends as a sentence does"),
    mark("it goes on in the sentence around it"),
    mark("it is a sentence of its own"),
    mark("it says I or we"),
    mark("it is somebody's judgement"),
    mark("the sentence around it is reported speech"),
    mark("never closed, and no word of saying"),
    mark("one of its marks is missing"),
    mark("a word for a named thing stands before it"),
    mark("a word of naming follows"),
    mark("it is who says something"),
    mark("it explains what stands before a bracket"),
    mark("its abbreviation follows"),
    mark("it is written like a name"),
    mark("it occurs elsewhere in the text"),
    mark("an article stands before it"),
    mark("a verb of saying with a clause that reports"),
    mark("a verb of saying with a clause after it"),
    mark("a verb of saying with a clause in the subjunctive"),
    mark("a verb of saying with an infinitive"),
    mark("a clause in the subjunctive after a colon"),
    mark("a sentence in the subjunctive"),
    mark("it goes on in the subjunctive"),
    mark("a phrase says whose account it is"),
    mark("a clause says whose account it is"),
    mark("the next sentence says whose words it is"),
    mark("whom the words before the colon tell of"),
    mark("whom its sentence tells of"),
    mark("whom the sentence before tells of"),
    mark("the speaker of the quote before"),
    mark("the speaker of what is reported before"),
    mark("the speaker of the report around it"),
    mark("the speaker before it in its sentence"),
    mark("a pronoun that means the {office} who spoke before"),
    mark("a pronoun that fits no person before it"),
    mark("the pronoun means {name}"),
    mark("a verb without subject means {name}"),
    mark("{name} holds that office in the text"),
    mark("{name} is called so"),
)
_NOWHERE = re.compile(r" \(, \d+\)$")
_TEMPLATES = Templates((*_QUOTES, *_DATES, *_PLACES, *_OFFICES, *_NAMES))


def reason_words(why: str) -> str:
    """A reason of extraction in the language of the interface."""
    return "; ".join(_part(part) for part in _parts(why))


def _part(part: str) -> str:
    translated = _TEMPLATES.translated(part, _word)
    return part if translated is None else translated


def _word(place: str, found: str) -> str:
    match place:
        case "country":
            return formats.country(found)
        case "population" | "number" if found.isdigit():
            return formats.number(int(found))
        case "places":
            return " / ".join(found.split(" or "))
        case "reason":
            return _part(found)
    return found


def known(why: str) -> bool:
    """Whether all parts of a reason are made from templates."""
    return all(_TEMPLATES.translated(part) is not None for part in _parts(why))


def _parts(why: str) -> list[str]:
    """The parts of a reason; a place of no country has no inhabitants either."""
    return [_NOWHERE.sub("", part) for part in why.split("; ")]
