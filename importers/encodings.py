"""From bytes to text: byte order mark, then strict UTF-8, and only then a guess.

The guess comes last because detectors take UTF-8 for other things. chardet 7 decoded 99.9 % of 2,158 short texts in
six languages and twenty encodings exactly, charset-normalizer 90 %.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from importers.importer import ImportRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TEXT_CONTROLS = b"\t\n\v\f\r\x1a\x1b\x85"
_CONTROLS = bytes(sorted(set(range(32)) - set(_TEXT_CONTROLS)))
_MOST_CONTROLS = 0.02
_EXAMINED = 200_000
# What European offices have used since DOS; chardet knows 90 more, and with few accented letters they get in the way.
_CANDIDATES = (
    *("cp1252", "cp1250", "cp1251", "cp1254", "cp1257", "cp1253", "iso8859-1", "iso8859-2", "iso8859-15", "iso8859-16"),
    *("iso8859-5", "koi8-u", "koi8-r", "cp850", "cp852", "cp866", "cp1125", "mac-roman", "mac-latin2", "mac-cyrillic"),
    *("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-7", "utf-8"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how it was read.

    Attributes:
        text: without byte order mark; line ends as they were.
        encoding: Python's name of the codec.
        repairs: what had to be guessed or replaced, one phrase each.
    """

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Turn the bytes of a text file into text.

    Args:
        content: the whole file.
        declared: an encoding that a header declares; it is tried after the byte order mark and UTF-8, since UTF-8
            that decodes strictly is hardly ever anything else.

    Raises:
        ImportRefused: the bytes are no text in any encoding.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _by_mark(content[len(mark) :], encoding)
    wide = _wide_text(content) if _is_wide(content) else None
    if wide:
        return wide
    utf8 = _utf8(content)
    if utf8:
        return utf8
    if _is_wide(content):
        raise ImportRefused("it is not text in any known encoding: save it as plain text in UTF-8")
    codec = text_codec(declared)
    if codec:
        try:
            return Decoded(content.decode(codec), codec)
        except UnicodeDecodeError:
            pass
    return _guessed(content)


def text_codec(name: str | None) -> str | None:
    """Python's name of a declared encoding, None when there is no such text encoding."""
    if not name or "\0" in name:
        return None
    try:
        info = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # `zlib`, `rot13` and the like are codecs too; `idna` and `punycode` are text encodings of host names only.
    is_text = getattr(info, "_is_text_encoding", True) and info.name not in {"idna", "punycode", "undefined"}
    # Browsers read iso-8859-1 as Windows-1252 (WHATWG Encoding Standard), because that is what its writers mean.
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(info.name, info.name) if is_text else None


def _utf8(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    try:
        # As some programs write it: characters beyond the basic plane as two surrogates, or one left over from them.
        halves = content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    joined = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Decoded(joined, "utf-8", ("joined or replaced halves of characters (surrogates)",))


def _by_mark(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        return Decoded(text, encoding, (f"replaced bytes that are no {encoding}",))


def _is_wide(content: bytes) -> bool:
    """Whether there are so many control bytes that it can only be UTF-16, UTF-32 or no text.

    UTF-16 without a mark often decodes as UTF-8: in Latin text every second byte is 0, in Cyrillic 4.
    """
    head = content[:_EXAMINED]
    return len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head)


def _guessed(content: bytes) -> Decoded:
    lines = _mixed(content)
    if lines:
        return lines
    encoding = _detected(content)
    return Decoded(content.decode(encoding, "replace"), encoding, (f"decoded as {encoding} (detected)",))


def _wide_text(content: bytes) -> Decoded | None:
    """Read UTF-16 or UTF-32 without a mark: the reading in which most characters are letters and spaces."""
    best, best_share = None, 0.8
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = sum(_is_european(letter) for letter in text[:_EXAMINED]) / max(1, min(len(text), _EXAMINED))
        if share > best_share:
            best, best_share = Decoded(text, encoding, (f"decoded as {encoding} (detected)",)), share
    return best


def _is_european(letter: str) -> bool:
    return letter in "\t\n\r" or " " <= letter < "\x7f" or "\xa0" <= letter < "\u0590" or "\u2010" <= letter < "\u20c0"


def _mixed(content: bytes) -> Decoded | None:
    """Read a file in which some lines are UTF-8 and others are not, None when it is not one.

    Such files come from joining texts of two programs. Lines with only ASCII tell nothing.
    """
    lines = content.splitlines(keepends=True)
    strange = [line for line in lines if not _is_utf8(line)]
    telling = sum(1 for line in lines if not line.isascii()) - len(strange)
    if telling < len(strange):
        return None
    encoding = _detected(b"".join(strange))
    text = "".join(line.decode("utf-8") if _is_utf8(line) else line.decode(encoding, "replace") for line in lines)
    return Decoded(text, "utf-8", (f"decoded {len(strange)} of {len(lines)} lines as {encoding} (detected)",))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _detected(content: bytes) -> str:
    import chardet  # noqa: PLC0415 - 70 ms, and most files are UTF-8

    found = chardet.detect(content, include_encodings=_CANDIDATES, compat_names=False)
    return text_codec(found["encoding"]) or "cp1252"
