"""How keys are written for people: `Ctrl+D`, `?`, `gg`."""

from __future__ import annotations

import re

from textual.keys import format_key

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
_function_key = re.compile(r"f\d+")
_MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt", "super": "Super"}


def key_name(key: str) -> str:
    """A key or a sequence of keys, from Textual's name for it (`ctrl+d`, `question_mark`, `g g`)."""
    return "".join(_one(part) for part in key.split(" "))


def _one(key: str) -> str:
    *modifiers, last = key.split("+")
    name = _NAMES.get(last) or (last.upper() if _function_key.fullmatch(last) else format_key(last))
    if modifiers and len(name) == 1:
        name = name.upper()
    return "+".join([*(_MODIFIERS.get(modifier, modifier) for modifier in modifiers), name])
