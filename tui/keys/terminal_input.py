"""Reading keys from terminals that do not speak UTF-8.

A terminal set to ISO-8859-1 sends one byte for `ü`. Textual decodes its input strictly and ends the program over such
a byte; here it is taken for the letter that the terminal meant.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable

from textual.driver import Driver

_HANDLER = "jumelage-latin-1"


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    """What a byte that is not UTF-8 stands for: a letter of Latin-1, or a replacement character for a control."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    letters = error.object[error.start : error.end].decode("latin-1")
    return "".join(letter if letter >= "\u00a0" else "\ufffd" for letter in letters), error.end


codecs.register_error(_HANDLER, _as_latin_1)


def tolerant_decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    """Like `codecs.getincrementaldecoder`, for a decoder that never fails."""
    decoder = codecs.getincrementaldecoder(encoding)
    return lambda: decoder(errors=_HANDLER)


def tolerate_any_byte(driver: type[Driver]) -> type[Driver]:
    """Have a driver of Textual's read its input with the tolerant decoder.

    The decoder is made inside the method that reads, so the name it is made by is replaced in the driver's module.
    """
    module = sys.modules[driver.__module__]
    if hasattr(module, "getincrementaldecoder"):
        setattr(module, "getincrementaldecoder", tolerant_decoder)  # noqa: B010 - a name Textual does not export
    return driver
