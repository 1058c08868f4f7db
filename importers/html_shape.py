"""Looks over the tags of a page before a parser sees it, since every fast HTML parser has a page that it chokes on.

All parsers written in C, C++ or Rust compare each attribute of a tag with each other one, and main-text detection
takes minutes for 200,000 paragraphs.
"""

from __future__ import annotations

import re

from importers.limits import Limits

_TAG = re.compile(rb"<[a-zA-Z/]([^<>]*)")
_QUOTED = re.compile(rb"""\"[^\"]*\"|'[^']*'""")


def too_much_for_a_parser(page: bytes, limits: Limits) -> str | None:
    """Tell what about a page is more than a parser can take.

    Args:
        page: HTML.
        limits: on tags and attributes.

    Returns:
        What is too much, None for any real page.
    """
    for number, match in enumerate(_TAG.finditer(page), 1):
        if number > 2 * limits.html_tags:
            return f"it has more than {limits.html_tags:,} elements"
        inside = match[1]
        if len(inside) > limits.html_attributes and len(_QUOTED.sub(b"", inside).split()) > limits.html_attributes:
            return f"a tag has more than {limits.html_attributes:,} attributes"
    return None
