"""The way in: one `Extractor` a process turns documents into articles and findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extraction.canonical import canonical_text
from extraction.detection import UNKNOWN, detect_language
from extraction.document import Document
from extraction.findings import Article, Findings
from extraction.version import VERSION


@dataclass(frozen=True, slots=True)
class Extractor:
    """Finds names, dates and quotes; holds the resources that this needs, opened once."""

    @classmethod
    def load(cls, gazetteer: Path | None = None) -> Extractor:
        """Open the resources.

        Args:
            gazetteer: another gazetteer than the one that comes with the package.
        """
        del gazetteer
        return cls()

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
        del published, title_end
        used = language or detect_language(text) or UNKNOWN
        return used, Findings(version=VERSION)
