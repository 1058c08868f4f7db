"""How keys are written for people, as keyboards of their language have them: `Ctrl+D` (`Strg+D`), `?`, `gg`."""

from __future__ import annotations

import re

from textual.keys import format_key

from tui.wording.translation import language

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "delete": "Del",
    "backspace": "Backspace",
}
_LABELLED = {
    "de": {"Space": "Leertaste", "Home": "Pos1", "End": "Ende", "PgUp": "Bild↑", "PgDn": "Bild↓", "Del": "Entf",
           "Backspace": "Rücktaste", "Ctrl": "Strg"},
    "pl": {"Space": "Spacja"},
    "uk": {"Space": "Пробіл"},
}  # fmt: skip
"""What keyboards of a language write on a key instead; those of the others have the English labels."""
_function_key = re.compile(r"f\d+")
_MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt", "super": "Super"}


def key_name(key: str) -> str:
    """A key or a sequence of keys, from Textual's name for it (`ctrl+d`, `question_mark`, `g g`)."""
    return "".join(_one(part) for part in key.split(" "))


def _one(key: str) -> str:
    *modifiers, last = key.split("+")
    labels = _LABELLED.get(language(), {})
    name = _NAMES.get(last) or (last.upper() if _function_key.fullmatch(last) else format_key(last))
    if modifiers and len(name) == 1:
        name = name.upper()
    names = [*(_MODIFIERS.get(modifier, modifier) for modifier in modifiers), name]
    return "+".join(labels.get(each, each) for each in names)
