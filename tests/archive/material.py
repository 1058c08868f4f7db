"""Articles and findings written for the tests: real cities, invented people."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date

from extraction.document import Document, Publication
from extraction.findings import Article, DateMention, Entity, Findings, Mention, Office, Place, Quote, Span

KRAKOW = Place(3094802, "Kraków", "city", "PL", 50.06143, 19.93658, 804237, "Q31487")
LEIPZIG = Place(2879139, "Leipzig", "city", "DE", 51.33962, 12.37129, 628718, "Q2079")
KYIV = Place(703448, "Kyiv", "city", "UA", 50.45466, 30.5238, 2797553)
HALLE = Place(2911522, "Halle (Saale)", "city", "DE", 51.48158, 11.97947, 234107)
POLAND = Place(798544, "Poland", "country", "PL", 52.0, 20.0, 37978548)

CITIES = {"Kraków": KRAKOW, "Krakau": KRAKOW, "Krakowa": KRAKOW, "Cracow": KRAKOW, "Leipzig": LEIPZIG, "Kyjiw": KYIV}

Material = tuple[Document, Article, Findings]


def press(
    title: str,
    body: str,
    *,
    published: date | None = None,
    language: str = "de",
    source: str = "a.txt",
    url: str | None = None,
    outlet: str | None = None,
    places: Mapping[str, Place] = CITIES,
    persons: Sequence[str] = (),
    organisations: Sequence[str] = (),
    quotes: Sequence[tuple[str, str | None]] = (),
    dates: Sequence[tuple[str, str, date | None, date | None]] = (),
    offices: Sequence[tuple[str, str, str | None]] = (),
    original: bytes | None = None,
) -> Material:
    """A document with its article and findings.

    Args:
        title: headline.
        body: text.
        published: day of publication.
        language: code.
        source: path.
        url: canonical address.
        outlet: publisher.
        places: names as they stand in the text.
        persons: full names; a later surname alone is joined to them.
        organisations: names.
        quotes: words said, and the full name of the speaker.
        dates: words, EDTF, first and last day.
        offices: full name, title, and the name of the place.
        original: bytes, made from title and body when not given.
    """
    text = f"{title}\n\n{body}"
    publication = (
        Publication(published.isoformat(), published.isoformat(), published, published, "text") if published else None
    )
    raw = original if original is not None else f"# {title}\n\n{body}\n".encode()
    document = Document(title, body, raw, "text/markdown", source, language, publication, url, None, outlet)
    article = Article(title, text, language, "declared", publication)
    return document, article, _findings(text, places, persons, organisations, quotes, dates, offices)


def _findings(
    text: str,
    places: Mapping[str, Place],
    persons: Sequence[str],
    organisations: Sequence[str],
    quotes: Sequence[tuple[str, str | None]],
    dates: Sequence[tuple[str, str, date | None, date | None]],
    offices: Sequence[tuple[str, str, str | None]],
) -> Findings:
    entities: list[Entity] = []
    mentions: list[Mention] = []

    def entity(made: Entity) -> int:
        if made not in entities:
            entities.append(made)
        return entities.index(made)

    for name, place in places.items():
        for match in re.finditer(rf"\b{re.escape(name)}(er)?\b", text):
            usage = "derived" if match[1] else "name"
            index = entity(Entity("place", place.name, place))
            lemma = "Krakau" if name == "Krakau" else place.name
            mentions.append(Mention(Span(*match.span()), "place", index, lemma, usage, 0.9, f"gazetteer: {match[0]}"))  # type: ignore[arg-type]
    for name in persons:
        surname = name.rpartition(" ")[2]
        for match in re.finditer(rf"\b(?:{re.escape(name)}|{re.escape(surname)})\b", text):
            index = entity(Entity("person", name))
            mentions.append(Mention(Span(*match.span()), "person", index, match[0], "name", 0.9, f"name: {match[0]}"))
    for name in organisations:
        for match in re.finditer(re.escape(name), text):
            index = entity(Entity("organisation", name))
            mentions.append(Mention(Span(*match.span()), "organisation", index, name, "name", 0.5, "list"))
    mentions.sort(key=lambda mention: mention.span)
    found_dates = tuple(
        DateMention(_span(text, words), edtf, first, last, "day", "event", None, None, 0.9, f"date: {words}")
        for words, edtf, first, last in dates
    )
    names = {made.name: index for index, made in enumerate(entities)}
    by_surface = {text[slice(*mention.span)]: mention.entity for mention in mentions}
    found_offices = tuple(
        Office(names[person], title, by_surface[place] if place else None, None, None, _span(text, title), 0.8, "title")
        for person, title, place in offices
    )
    holders = [person for person, _, _ in offices]
    found_quotes = tuple(
        Quote("direct", (_span(text, words),), None, names[who] if who else None, "name" if who else "unknown", None,
              holders.index(who) if who in holders else None, 0.9, "quotation marks")
        for words, who in quotes
    )  # fmt: skip
    return Findings("1", tuple(entities), tuple(mentions), found_offices, found_dates, found_quotes)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def sha256(content: bytes) -> str:
    """The sha256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def visit(published: date | None = date(2024, 11, 20), source: str = "visit.md", more: str = "") -> Material:
    """A visit to Kraków, with all kinds of findings."""
    return press(
        "Besuch in Krakau",
        "Am 18. November 2024 empfing Stadtpräsidentin Zofia Wilk die Leipziger Delegation in Krakau. "
        "„Wir wollen den Jugendaustausch stärken“, sagte Wilk. Der Krakauer Verein Brücke dankte Leipzig. "
        f"„Das war schön.“ {more}",
        published=published, source=source, outlet="Stadt Leipzig", persons=["Zofia Wilk"],
        organisations=["Verein Brücke"],
        quotes=[("Wir wollen den Jugendaustausch stärken", "Zofia Wilk"), ("Das war schön.", None)],
        dates=[("18. November 2024", "2024-11-18", date(2024, 11, 18), date(2024, 11, 18))],
        offices=[("Zofia Wilk", "Stadtpräsidentin", "Krakau")],
    )  # fmt: skip


def treaty() -> Material:
    """An older article about the partnership."""
    return press(
        "Fünfzig Jahre Partnerschaft",
        "Leipzig und Kraków feiern. Die Verträge stammen aus dem Jahr 1973. Moritz Engel erinnerte an die Anfänge: "
        "„Es begann mit einem Chor.“ Straße, Łódź und Søren sind schwere Wörter.",
        published=date(2023, 5, 3), source="texts/treaty.txt", outlet="Leipziger Bote", persons=["Moritz Engel"],
        quotes=[("Es begann mit einem Chor.", "Moritz Engel")],
        dates=[("1973", "1973", date(1973, 1, 1), date(1973, 12, 31))],
    )  # fmt: skip


def aid() -> Material:
    """An undated Polish article."""
    return press(
        "Pomoc dla Kijowa",
        "Transport z Krakowa dotarł do miasta. Zofia Wilk dziękowała mieszkańcom.",
        language="pl", source="pomoc.txt", persons=["Zofia Wilk"], places={"Krakowa": KRAKOW, "Kijowa": KYIV},
    )  # fmt: skip
