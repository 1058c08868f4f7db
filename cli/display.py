"""Makes text that came from files safe to print: it may hold escape sequences, and a terminal would obey them."""

from __future__ import annotations

import json
import re

# C0 but for tab and newline, DEL, C1; soft hyphen; bidi marks, embeddings, overrides and isolates; zero-width space,
# word joiner and the invisible operators behind it; byte order mark; interlinear annotations; tags; lone surrogates.
# The zero-width joiner and non-joiner stay: they are part of the spelling of several scripts and of emoji.
_HAZARD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def displayable(text: str) -> str:
    """Text without the characters that a terminal would act on instead of showing.

    Line ends of every kind become newlines; tabs stay; control characters, bidi marks and overrides, and invisible
    characters that can hide text go.
    """
    return _HAZARD.sub("", _LINE_END.sub("\n", text))


def one_line(text: str) -> str:
    """`displayable` text on a single line, each run of white space one blank."""
    return " ".join(displayable(text).split())


def json_text(value: object, *, indent: int | None = None) -> str:
    """JSON in readable Unicode in which hazardous characters are escaped, so that nothing is lost or obeyed."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _HAZARD.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    # Only characters inside JSON strings can match: outside of them JSON is plain ASCII without controls but newline,
    # which is not in the class. json.dumps writes those beyond the basic plane as a surrogate pair.
    return json.dumps(match.group())[1:-1]
