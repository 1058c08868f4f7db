"""Makes an archive of any size for measurements: words with Zipf frequencies, real cities, invented people.

    python -m benchmarks.corpus 100000 /tmp/corpus/100k.db

Four languages (German 55 %, Polish 20, Ukrainian 10, English 15), 500 cities, 50,000 persons, one or two quotes and two
dates an article, published from 1970 to 2026 and more often towards the end; about 2.4 kB of text each. Written through
the archive's own writer, in date order. The same number gives the same archive.
"""

from __future__ import annotations

import argparse
import multiprocessing
import multiprocessing.pool
import random
import sqlite3
import time
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path

from archive.index import rebuilding
from archive.opening import Archive, create, open_archive
from archive.writing import Writer
from extraction.document import Document, Publication
from extraction.findings import Article, DateMention, Entity, Findings, Mention, Office, Place, Quote, Span
from extraction.folding import fold_words
from extraction.words.lists import frequent_words, given_names, surnames

_LANGUAGES = {"de": 55, "pl": 20, "uk": 10, "en": 15}
_CITIES = 500
_PERSONS = 50_000
_SENTENCES = 60_000
_RARE_WORDS = 6
_FIRST_DAY = date(1970, 1, 1)
_LAST_DAY = date(2026, 6, 30)
_BATCH = 1000
_COMMIT = 10_000
_AHEAD = 3

_TOPICS = {
    "de": ["Städtepartnerschaft", "Jugendaustausch", "Oberbürgermeister", "Bürgermeister", "Delegation", "Straße",
           "Partnerschaft", "Zusammenarbeit", "Schüleraustausch", "Kulturreferat", "Bürgermeisterin", "Jugendliche"],
    "pl": ["partnerstwo", "współpraca", "prezydent", "miasto", "delegacja", "młodzież", "wymiana"],
    "uk": ["партнерство", "співпраця", "делегація", "молодь", "міський", "голова", "місто"],
    "en": ["partnership", "mayor", "delegation", "exchange", "council", "cooperation", "students"],
}  # fmt: skip
_SAYS = {"de": "sagte", "pl": "powiedział", "uk": "сказав", "en": "said"}

Material = tuple[Document, Article, Findings]
Prepared = tuple[Document, Article, Findings, str]
"""With the folded words of the text."""


@dataclass(slots=True)
class _Text:
    """A text that grows, with what is found in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    entities: list[Entity] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)

    def add(self, words: str) -> Span:
        span = Span(self.length, self.length + len(words))
        self.parts.append(words)
        self.length = span.end
        return span

    def name(self, entity: Entity) -> int:
        index = self.places.setdefault(id(entity), len(self.entities))
        if index == len(self.entities):
            self.entities.append(entity)
        span = self.add(entity.name)
        self.mentions.append(Mention(span, entity.kind, index, entity.name, "name", 0.9, "made up"))
        return index


class _Zipf:
    """Draws from a list so that the first come most often: the n-th about 1/n as often as the first."""

    def __init__(self, values: Sequence[str] | Sequence[Entity], exponent: float = 1.0) -> None:
        self._values = values
        self._sums = list(accumulate(1 / (rank + 2.7) ** exponent for rank in range(len(values))))

    def draw(self, chance: random.Random) -> int:
        return min(bisect(self._sums, chance.random() * self._sums[-1]), len(self._values) - 1)


class Corpus:
    """Everything an article is made of."""

    def __init__(self) -> None:
        chance = random.Random(20)
        self._words = {language: _ranked(frequent_words(language), chance) for language in _LANGUAGES}
        self._sentences = {language: self._make_sentences(language, chance) for language in _LANGUAGES}
        self._cities = [Entity("place", place.name, place) for place in _places()]
        self._city = _Zipf(self._cities)
        self._persons = _persons(chance)
        self._person = _Zipf(self._persons, 0.85)

    def article(self, number: int, total: int) -> Material:
        """The article of a number; those of higher numbers are newer."""
        chance = random.Random(number * 1_000_003 + 7)
        language = chance.choices(list(_LANGUAGES), list(_LANGUAGES.values()))[0]
        day = _day(number, total)
        text = _Text()
        cities = [self._cities[self._city.draw(chance)] for _ in range(chance.randint(1, 6))]
        persons = [self._persons[self._person.draw(chance)] for _ in range(chance.randint(1, 5))]
        title = self._title(text, language, cities[0], chance)
        for city in cities:
            self._sentence(text, language, chance, city)
        for person in persons:
            self._sentence(text, language, chance, person)
        for _ in range(chance.randint(0, 3)):
            self._quote(text, language, chance, persons)
        for _ in range(chance.randint(1, 3)):
            self._date(text, day, chance)
        while text.length < 2300:
            text.add(chance.choice(self._sentences[language]))
        text.add(" ".join(self._rare(language, chance) for _ in range(_RARE_WORDS)) + ".")
        body = "".join(text.parts)
        published = Publication(day.isoformat(), day.isoformat(), day, day, "metadata")
        document = Document(title, "", f"original {number}".encode(), "text/plain", f"{number}.txt", language,
                            published, outlet=f"Zeitung {chance.randint(1, 40)}")  # fmt: skip
        findings = Findings("corpus", tuple(text.entities), tuple(text.mentions), tuple(text.offices),
                            tuple(text.dates), tuple(text.quotes))  # fmt: skip
        return document, Article(title, body, language, "declared", published), findings

    def _title(self, text: _Text, language: str, city: Entity, chance: random.Random) -> str:
        text.add(" ".join(chance.choices(_TOPICS[language], k=2)) + ": ")
        text.name(city)
        title = "".join(text.parts)
        text.add("\n\n")
        return title

    def _sentence(self, text: _Text, language: str, chance: random.Random, entity: Entity) -> None:
        begin, _, rest = chance.choice(self._sentences[language]).partition(" ")
        text.add(f"{begin} {chance.choice(_TOPICS[language])} ")
        text.name(entity)
        text.add(f" {rest}")

    def _quote(self, text: _Text, language: str, chance: random.Random, persons: list[Entity]) -> None:
        text.add("„")
        words = text.add(chance.choice(self._sentences[language]).strip(". ") + " " + chance.choice(_TOPICS[language]))
        text.add("“, ")
        cue = text.add(_SAYS[language])
        text.add(" ")
        speaker = text.name(chance.choice(persons))
        named = text.mentions[-1].span
        text.add(". ")
        text.quotes.append(Quote("direct", (words,), named, speaker, "name", cue, None, 0.9, "made up"))

    def _date(self, text: _Text, day: date, chance: random.Random) -> None:
        named = day - timedelta(days=int(chance.expovariate(1 / 900)))
        edtf, last = named.isoformat(), named
        if chance.random() < 0.4:
            edtf, named, last = f"{named.year:04}", date(named.year, 1, 1), date(named.year, 12, 31)
        span = text.add(edtf)
        text.add(" ")
        text.dates.append(DateMention(span, edtf, named, last, "day", "event", None, None, 0.9, "made up"))

    def _rare(self, language: str, chance: random.Random) -> str:
        words = self._words[language]
        first, second = chance.choice(words), chance.choice(words)
        return first + second if language == "de" and chance.random() < 0.2 else first

    def _make_sentences(self, language: str, chance: random.Random) -> list[str]:
        words = self._words[language]
        sums = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
        count = max(1000, _SENTENCES * _LANGUAGES[language] // 55)
        made = []
        for _ in range(count):
            drawn = chance.choices(words, cum_weights=sums, k=chance.randint(6, 16))
            made.append(" ".join(drawn).capitalize() + ". ")
        return made


def _day(number: int, total: int) -> date:
    share = (number / total) ** 0.7
    return _FIRST_DAY + timedelta(days=int((_LAST_DAY - _FIRST_DAY).days * share))


def _batches(total: int) -> list[tuple[int, int, int]]:
    """First and last number of each batch; none ends within a day, so that each is newer than the one before."""
    ends = []
    for last in range(_BATCH, total, _BATCH):
        while last < total and _day(last, total) == _day(last - 1, total):
            last += 1  # noqa: PLW2901 - moved on to the end of its day
        ends.append(last)
    edges = [0, *dict.fromkeys(ends), total]
    return [(first, last, total) for first, last in pairwise(edges) if first < last]


def _ranked(bands: Mapping[str, int], chance: random.Random) -> list[str]:
    """Words from the most frequent band to the least, in any order within a band."""
    items = list(bands.items())
    chance.shuffle(items)
    return [word for word, _ in sorted(items, key=lambda item: item[1]) if word.isalpha()]


def _places() -> list[Place]:
    gazetteer = Path(__file__).parent.parent / "extraction" / "data" / "gazetteer.db"
    connection = sqlite3.connect(f"{gazetteer.as_uri()}?mode=ro", uri=True)
    rows = connection.execute(
        "SELECT number, name, country, latitude, longitude, population FROM places WHERE number > 0"
        " AND country IN ('DE', 'PL', 'UA', 'GB', 'FR', 'CZ', 'IT', 'ES', 'AT') ORDER BY population DESC LIMIT ?",
        (_CITIES * 2,),
    ).fetchall()
    connection.close()
    places = {row[1]: Place(row[0], row[1], "city", row[2], row[3] / 1000, row[4] / 1000, row[5]) for row in rows}
    return list(places.values())[:_CITIES]


def _persons(chance: random.Random) -> list[Entity]:
    given, family = list(given_names())[:4000], list(surnames())[:20000]
    names = {f"{chance.choice(given).title()} {chance.choice(family).title()}": None for _ in range(_PERSONS * 2)}
    return [Entity("person", name) for name in list(names)[:_PERSONS]]


def articles(first: int, last: int, total: int) -> list[Prepared]:
    """The articles of some numbers, for a process that makes nothing else."""
    global _corpus  # noqa: PLW0603 - made once in each process
    if _corpus is None:
        _corpus = Corpus()
    return [_prepared(_corpus.article(number, total)) for number in range(first, last)]


def _prepared(material: Material) -> Prepared:
    return *material, " ".join(fold_words(material[1].text))


_corpus: Corpus | None = None


def build(path: Path, total: int) -> Iterator[int]:
    """Writes an archive of `total` articles; yields now and then how many there are.

    Where the archive is there already, what is missing is added: a build that was stopped goes on.
    """
    archive = open_archive(path, write=True) if path.exists() else create(path)
    with archive, multiprocessing.get_context("spawn").Pool(1) as pool:
        # It can be made again, so it need not outlive a power failure; and nobody reads it meanwhile.
        archive.connection.execute("PRAGMA synchronous = OFF")
        archive.connection.execute("PRAGMA cache_size = -600000")
        yield from _write(archive, total, pool)


def _write(archive: Archive, total: int, pool: multiprocessing.pool.Pool) -> Iterator[int]:
    writer = Writer(archive)
    done = archive.connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    writer.begin_run(f"corpus {total}")
    jobs = [job for job in _batches(total) if job[0] >= done]
    waiting = [pool.apply_async(articles, job) for job in jobs[:_AHEAD]]
    for position, (_, last, _) in enumerate(jobs):
        for document, article, findings, words in waiting.pop(0).get():
            path = str(archive.path.parent / "corpus" / document.source)
            # No sketches: the sentences are drawn from a stock, so that shared text tells nothing.
            writer.add(document, article, findings, path=path, sketch=(), words=words)
        if position + _AHEAD < len(jobs):
            waiting.append(pool.apply_async(articles, jobs[position + _AHEAD]))
        if writer.waiting >= _COMMIT or last == total:
            writer.commit()
            yield last
    writer.finish_run(related=False)
    rebuilding.optimize(archive.connection)


def main() -> None:
    """Makes an archive and says how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("path", type=Path)
    options = parser.parse_args()
    begin = time.perf_counter()
    for done in build(options.path, options.articles):
        print(f"\r{done} articles, {done / (time.perf_counter() - begin):.0f} a second", end="", flush=True)
    size = options.path.stat().st_size
    print(f"\n{options.path}: {size / 1e6:.0f} MB in {time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()
