"""Parts the plain text of an article into title, date line and body, and makes the `Document` of it.

Shared by all formats that give running text without saying which line is what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extraction.document import Document, Publication
from importers.importer import ImportRefused, Source
from importers.publication import from_dateline, from_file_name, from_line, from_metadata

_LONGEST_TITLE = 300
_LINES_BEFORE_DATE = 3
_BLOCKS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# Whole terminal sequences (ECMA-48); taking the escape character alone would leave their letters in the text.
_ESCAPE_SEQUENCE = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]|\x9b[0-?]*[ -/]*[@-~]|\x1b[\\]PX^_][^\x07\x1b]{0,500}(?:\x07|\x1b\\\\)|\x1b[ -/]*[0-~]"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Parts:
    """An article's text in parts; `date` is the date line if there is one."""

    title: str
    date: Publication | None
    body: str


def split_parts(paragraphs: list[str], title: str = "") -> Parts:
    """Find title and date line among the first paragraphs.

    The title is the first paragraph when it is a single line of no more than 300 characters, unless that line is a
    date, which is then taken as the date line. A date line stands within three lines of the head.

    Args:
        paragraphs: of the article, in order, none empty.
        title: the headline where the format marks it; then it is not among the paragraphs.
    """
    rest = list(paragraphs)
    published: Publication | None = None
    if not title and len(rest) > 1 and (published := _date_of(rest[0])):
        del rest[0]
    if not title and rest and "\n" in rest[0]:
        # A headline with the date line or the text right below it.
        first, _, below = rest[0].partition("\n")
        if len(first) <= _LONGEST_TITLE and (_date_of(below.partition("\n")[0]) or not _is_running(first)):
            rest[:1] = [first, below]
    if not title and len(rest) > 1 and len(rest[0]) <= _LONGEST_TITLE and "\n" not in rest[0]:
        title = rest.pop(0)
    published = published or _take_date_line(rest)
    body = "\n\n".join(rest)
    if not published and rest:
        published = from_dateline(rest[0])
    return Parts(title, published, body)


def blocks(text: str) -> list[str]:
    """The paragraphs of plain text: what stands between blank lines, its wrapped lines joined."""
    return [unwrapped(block) for block in _BLOCKS.split(text.strip()) if block.strip()]


def unwrapped(block: str) -> str:
    """Join the lines of a paragraph that a program has broken at a fixed width; leave other line breaks alone.

    Lines were wrapped when each but the last would not have had room for the next line's first word within the
    longest line's width.
    """
    lines = [line.strip() for line in block.split("\n")]
    width = max(map(len, lines))
    wrapped = (
        len(lines) > 1
        and 40 <= width <= 120
        and all(len(line) + 1 + len(following.partition(" ")[0]) > width - 3 for line, following in pairwise(lines))
    )
    return " ".join(lines) if wrapped else "\n".join(lines)


def document(
    parts: Parts,
    original: bytes,
    media_type: str,
    source: Source,
    *,
    metadata: dict[str, str] | None = None,
    repairs: tuple[str, ...] = (),
) -> Document:
    """Make the `Document` of an article in running text.

    The publication date is the first there is of: metadata, the container's word, the date line, the file name.

    Args:
        parts: of its text.
        original: bytes it came from.
        media_type: of those.
        source: where they come from.
        metadata: what the format says of the article, by the keys of `front_matter.KEYS`.
        repairs: what was repaired while reading.

    Raises:
        ImportRefused: there is no text, or more than one article can have.
    """
    known = metadata or {}
    parts = Parts(_ESCAPE_SEQUENCE.sub("", parts.title), parts.date, _ESCAPE_SEQUENCE.sub("", parts.body))
    title = _ESCAPE_SEQUENCE.sub("", known.get("title", "")) or parts.title
    if not parts.body.strip() and not title.strip():
        raise ImportRefused("it has no text: nothing to import")
    limit = source.limits.article_characters
    if len(parts.body) > limit:
        raise ImportRefused(
            f"its text has {len(parts.body):,} characters, more than the limit of {limit:,} for one article: "
            "split it into articles"
        )
    publication = from_metadata(known.get("date")) or from_metadata(source.published) or parts.date
    return Document(
        title=title,
        text=parts.body,
        original=original,
        media_type=media_type,
        source=source.name,
        language=language_code(known.get("language")) or source.defaults.language,
        publication=publication or from_file_name(source.name),
        url=known.get("url") or source.url,
        identifier=known.get("identifier") or source.identifier,
        outlet=known.get("outlet") or source.defaults.outlet,
        author=known.get("author"),
        rights=known.get("rights") or source.defaults.rights,
        repairs=repairs,
    )


def language_code(tag: str | None) -> str | None:
    """The ISO 639-1 code of a language tag (`de-AT`, `pl_PL`), None where it gives none or says "undetermined"."""
    match = _LANGUAGE.match((tag or "").strip())
    code = match[0].lower() if match else ""
    if len(code) == 3:
        code = _TWO_LETTERS.get(code, "")
    return code or None


_TWO_LETTERS = {
    "ces": "cs",
    "cze": "cs",
    "deu": "de",
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "ger": "de",
    "ita": "it",
    "pol": "pl",
    "rus": "ru",
    "slk": "sk",
    "slo": "sk",
    "spa": "es",
    "ukr": "uk",
}


def _date_of(text: str) -> Publication | None:
    return from_line(text) if "\n" not in text else None


def _take_date_line(rest: list[str]) -> Publication | None:
    """Find the date line in the first paragraphs and take it out of them."""
    for position, paragraph in enumerate(rest[:_LINES_BEFORE_DATE]):
        first, _, below = paragraph.partition("\n")
        found = from_line(first)
        if found:
            rest[position : position + 1] = [below] if below else []
            return found
        if _is_running(first):
            break
    return None


def _is_running(line: str) -> bool:
    """Whether a line is running text rather than a headline or a label."""
    return len(line) > _LONGEST_TITLE or (len(line) > 80 and line.rstrip()[-1:] in '.!?:…”“"')
