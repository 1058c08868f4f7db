"""Questions of the review queue, their answers and reasons, in the language of the interface."""

from __future__ import annotations

from archive.decisions.review import Country, Edtf, Part, Reason, Share, Wording
from tui.wording import formats
from tui.wording.reasons import reason_words
from tui.wording.translation import tr


def worded(part: Part) -> str:
    """A sentence of the queue, or what stands in one; names and words of the archive are as they are."""
    match part:
        case Wording(sentence, parts):
            return tr(sentence).format(**{name: worded(one) for name, one in parts.items()})
        case Edtf(value):
            return formats.edtf(value)
        case Country(code):
            return formats.country(code)
        case Share(value):
            return formats.percent(value)
        case Reason(words):
            return reason_words(words)
        case int():
            return formats.number(part)
        case tuple():
            return ", ".join(worded(one) for one in part)
    return str(part)
