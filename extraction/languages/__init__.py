"""What differs between languages, as data: one TOML file a language.

`offices.toml` beside them has the titles of one office in all languages (see `offices.concepts`).

Sections: `[text]` (abbreviations, stop words), `[names]` (titles, offices, particles, case endings, demonyms),
`[dates]` and `[quotes]`. Each engine turns its own section into a typed frozen dataclass; no engine reads another's.

May import what lies directly in `extraction`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

CODES = ("de", "pl", "uk", "en", "fr", "cs", "it", "es")
"""The languages there is data for, as ISO 639-1 codes."""


@cache
def load(code: str) -> Mapping[str, Any]:
    """Read the data of a language, once per process.

    Args:
        code: one of `CODES`.

    Returns:
        The parsed file; not to be changed.

    Raises:
        KeyError: there is no data for that language.
    """
    if code not in CODES:
        raise KeyError(code)
    return tomllib.loads(resources.files(__name__).joinpath(f"{code}.toml").read_text(encoding="utf-8"))


@cache
def neighbours() -> Mapping[str, str]:
    """Small words of languages that there is no data for, by their codes, for telling them apart from ours."""
    text = resources.files(__name__).joinpath("neighbours.toml").read_text(encoding="utf-8")
    return {code: str(words) for code, words in tomllib.loads(text).items()}
