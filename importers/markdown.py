"""Markdown: the words without the mark-up. Parsed by markdown-it (CommonMark), read off its tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from extraction.document import Document
from importers.article_parts import Parts, document, split_parts
from importers.encodings import decode
from importers.front_matter import split_front_matter
from importers.importer import Match, Source
from importers.mojibake import repair

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HEADING = re.compile(r"\s*(?:#{1,6}[ \t]+\S|\*\*\S.*\*\*[ \t]*(?:\n|$)|\S.*\n(?:=+|-+)[ \t]*(?:\n|$))")
# Speech after a dash (Polish, Ukrainian, French, Spanish) with its attribution behind another dash.
_SPEECH = re.compile(r" [-–—] \w")
_SPACES = re.compile(r"[ \t]+")
_DEEPEST = 100
# The parser drops what is nested deeper; markers on one line are the only way there that is not made by hand.
_MANY_MARKERS = re.compile(r"^((?:[ \t]*[>*+-][ \t]?){20})(?:[ \t]*[>*+-][ \t]?)+", re.MULTILINE)


class Markdown:
    """Reads `.md` files."""

    name = "Markdown"
    media_types = ("text/markdown", "text/x-markdown")
    suffixes = (".md", ".markdown", ".mdown")
    container = False
    text = True

    def sniff(self, head: bytes, name: str) -> Match:  # noqa: ARG002 - any bytes can be Markdown
        """Only the name tells it from plain text."""
        return Match.NAMED if name.lower().endswith(self.suffixes) else Match.NO

    def read(self, stream: BinaryIO, source: Source) -> Iterator[Document]:
        """Read one article."""
        original = stream.read()
        decoded = decode(original)
        text, repairs = repair(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
        yield markdown_document(text, original, "text/markdown", source, (*decoded.repairs, *repairs))


def looks_like_markdown(text: str) -> bool:
    """Whether a plain text begins with a Markdown heading, or with a line that is all strong emphasis."""
    return _HEADING.match(split_front_matter(text)[1]) is not None


def markdown_document(
    text: str, original: bytes, media_type: str, source: Source, repairs: tuple[str, ...] = ()
) -> Document:
    r"""Read one article in Markdown.

    Args:
        text: decoded, with `\n` line ends.
        original: the bytes it came from.
        media_type: of those.
        source: where they come from.
        repairs: what was repaired so far.
    """
    metadata, text = split_front_matter(text)
    heading, paragraphs = plain_paragraphs(text)
    parts = split_parts(paragraphs, metadata.get("title") or heading)
    if metadata.get("title") and heading and heading != metadata["title"]:
        parts = Parts(parts.title, parts.date, f"{heading}\n\n{parts.body}")
    return document(parts, original, media_type, source, metadata=metadata, repairs=repairs)


def plain_paragraphs(text: str) -> tuple[str, list[str]]:
    """Take the mark-up off Markdown.

    Numbers of ordered lists stay, since a line that begins with a date (`3. Oktober`) looks like one; so does the dash
    of a list item that is speech.

    Args:
        text: Markdown.

    Returns:
        The first heading if the text begins with one (else empty), and the paragraphs below it.
    """
    tokens = _parser().parse(_MANY_MARKERS.sub(r"\1", text))
    paragraphs: list[str] = []
    heading = ""
    marker = ""
    for position, token in enumerate(tokens):
        if token.type == "list_item_open":
            # A date (13. 5. 2019) looks like lists in lists.
            marker += _marker(tokens, position)
        elif token.type == "inline":
            words = _inline_text(token)
            if tokens[position - 1].type == "heading_open" and not heading and not paragraphs:
                heading = words
            elif words:
                paragraphs.append(marker + words)
            marker = ""
        elif token.type in {"fence", "code_block"} and token.content.strip():
            paragraphs.append(marker + token.content.strip("\n"))
            marker = ""
    return heading, paragraphs


def _marker(tokens: list[Token], position: int) -> str:
    item = tokens[position]
    if item.markup in ".)":
        return f"{item.info}{item.markup} "
    inside = next((token for token in tokens[position:] if token.type == "inline"), None)
    return "- " if item.markup == "-" and inside and _SPEECH.search(inside.content) else ""


def _inline_text(token: Token) -> str:
    words: list[str] = []
    for child in token.children or ():
        if child.type in {"text", "code_inline", "image"}:
            words.append(child.content)
        elif child.type == "softbreak":
            words.append(" ")
        elif child.type == "hardbreak" or (child.type == "html_inline" and child.content.startswith("<br")):
            words.append("\n")
    return _SPACES.sub(" ", "".join(words)).replace(" \n", "\n").replace("\n ", "\n").strip()


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - start-up

    # Links are not checked for their scheme: only their words are read, and a rejected link would leave its mark-up.
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").disable(["html_block", "code"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser
