"""The way in: one `Extractor` a process turns documents into articles and findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from extraction.canonical import canonical_text
from extraction.dates import find_dates
from extraction.detection import detect_language
from extraction.document import Document
from extraction.findings import Article, Findings
from extraction.gazetteer import DATA, Gazetteer
from extraction.naming import Namer
from extraction.passage import read
from extraction.quotes import find_quotes
from extraction.version import VERSION


@dataclass(frozen=True, slots=True)
class Extractor:
    """Finds names, dates and quotes; holds the resources that this needs, opened once."""

    gazetteer: Gazetteer
    familiar: Mapping[int, int] = field(default_factory=dict)
    _namers: dict[str, Namer] = field(default_factory=dict)

    @classmethod
    def load(cls, gazetteer: Path | None = None, familiar: Mapping[int, int] | None = None) -> Extractor:
        """Open the resources; those of a language are opened when its first text comes.

        Args:
            gazetteer: another gazetteer than the one that comes with the package.
            familiar: how often places have been named in this archive before, by GeoNames id; it makes them likelier
                where a name can mean several places.
        """
        return cls(Gazetteer(gazetteer or DATA), familiar or {})

    def extract(self, document: Document) -> tuple[Article, Findings]:
        """Bring a document into its canonical form and find everything in it.

        Args:
            document: as an importer read it.

        Returns:
            The article, and findings whose spans point into `article.text`.
        """
        text, repairs = canonical_text(document.title, document.text)
        title = text.partition("\n\n")[0] if document.title.strip() else ""
        published = document.publication.earliest if document.publication else None
        language, findings = self.find(text, language=document.language, published=published, title_end=len(title))
        article = Article(
            title=title,
            text=text,
            language=language,
            language_basis="declared" if document.language else "detected",
            publication=document.publication,
            repairs=(*document.repairs, *repairs),
        )
        return article, findings

    def find(
        self, text: str, *, language: str | None, published: date | None, title_end: int = 0
    ) -> tuple[str, Findings]:
        """Find everything in a text as it stands.

        Args:
            text: any text; spans point into it, untouched.
            language: ISO 639-1 code, None to have it detected.
            published: the day it was published, which relative dates are counted from.
            title_end: `text[:title_end]` is a title line, 0 when there is none.

        Returns:
            The language used, and the findings.
        """
        used = language or detect_language(text)
        namer = self._namer(used)
        passage = namer.prepare(read(text, used))
        dates = find_dates(text, used, published, passage.sentences, passage.tokens)
        names = namer.find(passage, dates, title_end=title_end)
        quotes = find_quotes(passage, used, names.entities, names.mentions, names.offices)
        return used, Findings(VERSION, names.entities, names.mentions, names.offices, dates, quotes)

    def _namer(self, language: str) -> Namer:
        namer = self._namers.get(language)
        if namer is None:
            namer = self._namers[language] = Namer(language, self.gazetteer, self.familiar)
        return namer
