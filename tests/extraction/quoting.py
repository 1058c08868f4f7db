"""Builds what the quote engine needs from a text and the names in it, and shows quotes in a short form."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extraction.findings import Entity, EntityKind, Mention, Office, Quote, Span
from extraction.passage import read
from extraction.quotes import find_quotes


class Text:
    """A text whose names are told rather than found.

    Attributes:
        text: the text.
        quotes: what is found in it.
    """

    def __init__(
        self,
        text: str,
        *,
        language: str = "de",
        persons: Mapping[str, str] | None = None,
        organisations: tuple[str, ...] = (),
        offices: Mapping[str, str] | None = None,
    ) -> None:
        """Find the quotes of a text.

        Args:
            text: any text.
            language: ISO 639-1 code.
            persons: from each spelling of a person's name in the text to the person's base form.
            organisations: names of organisations in the text.
            offices: from a person's base form to the title of the office held.
        """
        spellings = dict(persons or {})
        kinds: dict[str, EntityKind] = dict.fromkeys(spellings.values(), "person")
        kinds |= dict.fromkeys(organisations, "organisation")
        self.entities = [Entity(kind, name) for name, kind in kinds.items()]
        places = {name: number for number, name in enumerate(kinds)}
        spellings |= {name: name for name in organisations}
        pattern = "|".join(re.escape(spelling) for spelling in sorted(spellings, key=len, reverse=True))
        mentions = []
        for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text) if pattern else ():
            name = spellings[found.group()]
            span = Span(*found.span())
            lemma = next((word for word in name.split() if found.group() == f"{word}s"), found.group())
            mentions.append(Mention(span, kinds[name], places[name], lemma, "name", 0.9, "told"))
        held = [
            Office(places[person], title, None, None, None, Span(0, 1), 0.9, "told")
            for person, title in (offices or {}).items()
        ]
        self.text = text
        self.quotes = find_quotes(read(text, language), language, self.entities, mentions, held)

    def of(self, quote: Quote) -> str | None:
        """The base form of a quote's speaker."""
        return None if quote.speaker_entity is None else self.entities[quote.speaker_entity].name

    def words(self, quote: Quote) -> list[str]:
        """The segments of a quote, as text."""
        return [self.text[segment.start : segment.end] for segment in quote.segments]

    def speaker(self, quote: Quote) -> str | None:
        """The words that name a quote's speaker."""
        return None if quote.speaker is None else self.text[quote.speaker.start : quote.speaker.end]

    def direct(self) -> list[tuple[list[str], str | None]]:
        """Words and resolved speaker of each direct quote."""
        return [(self.words(quote), self.of(quote)) for quote in self.quotes if quote.type == "direct"]

    def indirect(self) -> list[tuple[list[str], str | None]]:
        """Words and resolved speaker of each indirect quote."""
        return [(self.words(quote), self.of(quote)) for quote in self.quotes if quote.type == "indirect"]
