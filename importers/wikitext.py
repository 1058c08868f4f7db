"""Takes the mark-up off MediaWiki text, in one pass over its brackets: parsers of it fall over nested ones."""

from __future__ import annotations

import html
import re

_GONE = re.compile(r"<!--.*?-->|<(ref|gallery|math|timeline|score)\b[^<>]{0,500}(?:/>|>.{0,5000}?</\1\s*>)", re.DOTALL)
_TAG = re.compile(r"<[^<>]{1,300}>")
_BRACKET = re.compile(r"\{\{|\}\}|\{\||\|\}|\[\[|\]\]")
_EXTERNAL = re.compile(r"\[(?:https?:)?//[^\s\[\]]+(?:[ \t]+([^\[\]\n]*))?\]")
_HEADING = re.compile(r"^(={2,6})[ \t]*(.+?)[ \t]*\1[ \t]*$", re.MULTILINE)
_LIST = re.compile(r"^[*#:;]+[ \t]*", re.MULTILINE)
_QUOTES = re.compile(r"'{2,}")
_MAGIC = re.compile(r"__[A-Z]+__")
_DATE = re.compile(r"\{\{\s*(?:datum|date|data|дата|byline\|date=)\s*\|([^{}]{4,60})\}\}", re.IGNORECASE)
_NAMESPACED = re.compile(r":?[^\W\d_]{2,20}:")
_PAIRS = {"}}": "{{", "|}": "{|", "]]": "[["}


def plain_wikitext(text: str) -> list[str]:
    """The paragraphs of an article in MediaWiki text; templates, tables, files and references go."""
    text = _GONE.sub("", text)
    text = _without_brackets(text)
    text = _EXTERNAL.sub(lambda match: match[1] or "", text)
    text = _HEADING.sub(r"\n\2\n", text)
    text = _LIST.sub("", _MAGIC.sub("", _QUOTES.sub("", _TAG.sub("", text))))
    lines = [" ".join(line.split()) for line in html.unescape(text).split("\n")]
    return [line for line in lines if line]


def template_date(text: str) -> str | None:
    """The date that an article states of itself by a template (`{{Datum|17. Februar 2025}}`)."""
    match = _DATE.search(text)
    return match[1].replace("|", " ").strip() if match else None


def _without_brackets(text: str) -> str:
    """Resolve links to their words and drop templates and tables, nested as they may be."""
    open_brackets: list[str] = []
    # One list of pieces for each open link; what is inside of templates and tables is dropped at once.
    pieces: list[list[str]] = [[]]
    dropped = 0
    end = 0
    for match in _BRACKET.finditer(text):
        bracket = match[0]
        if not dropped:
            pieces[-1].append(text[end : match.start()])
        end = match.end()
        if bracket in _PAIRS.values():
            open_brackets.append(bracket)
            if bracket == "[[" and not dropped:
                pieces.append([])
            else:
                dropped += bracket != "[["
        elif open_brackets and open_brackets[-1] == _PAIRS[bracket]:
            open_brackets.pop()
            if bracket != "]]":
                dropped -= 1
            elif not dropped:
                link = "".join(pieces.pop())
                pieces[-1].append(_link_words(link))
    if not dropped:
        pieces[-1].append(text[end:])
    return "".join("".join(piece) for piece in pieces)


def _link_words(link: str) -> str:
    target, _, words = link.partition("|")
    if _NAMESPACED.match(target):
        # Files and categories are no text; a link that begins with a colon or leads to another wiki is.
        return words if target.startswith(":") else ""
    return words or target
