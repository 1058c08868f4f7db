"""Queries as people type them, for measurements: made from the archive measured, the same for the same archive."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from archive import reading
from archive.opening import open_archive
from archive.search import vocabulary

_TOPICS = """
partnerschaft
jugendaustausch
oberbürgermeister
delegation städtepartnerschaft
straße
zusammenarbeit
schüleraustausch
partnerstwo miasto
współpraca młodzież
delegacja
prezydent miasta
партнерство
міський голова
співпраця молодь
partnership council
mayor delegation
students exchange
cooperation
kulturreferat
bürgermeisterin
*bürgermeister
jugend*
*schaft
"mayor council"
mayor -council
partnership OR partnerstwo
has:quote delegation
said:jugendaustausch
date:2013 delegation
lang:pl wymiana
""".strip().splitlines()


def typed_queries(path: Path, count: int = 200) -> list[str]:
    """Finished query lines: topics, words of all frequencies, cities, persons, and filters together with words.

    Args:
        path: of the archive.
        count: how many.
    """
    chance = random.Random(5)
    with open_archive(path) as archive:
        cities = [city.label for city in reading.entities(archive, "city", limit=100)]
        persons = [person.label for person in reading.entities(archive, "person", limit=300)]
        letters = "abdegkmprstwкмп"
        words = [word for letter in letters for word, _ in vocabulary.completions(archive.connection, letter, 200)]
    lines = list(_TOPICS)
    while len(lines) < count:
        kind = len(lines) % 5
        city, person, word, other = (chance.choice(each) for each in (cities, persons, words, words))
        lines.append(
            [
                word,
                f"{word} {other}",
                city,
                f'city:"{city}" {word}',
                f'person:"{person}" {chance.choice(_TOPICS[:10])}',
            ][kind]
        )
    return lines[:count]


def keystrokes(line: str) -> Iterator[str]:
    """The line as it stands after each key; a value in quotation marks is chosen from a list, so it comes at once."""
    start = line.rfind('" ') + 2 if line.startswith(("city:", "person:")) else 1
    for end in range(max(start, 1), len(line) + 1):
        if not line[end - 1].isspace():
            yield line[:end]
