"""Writes docs/keys.md, the table of all actions with their keys: `python -m tests.app.key_table`, or `make keys`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from tui.actions.table import ACTIONS
from tui.keys.names import key_name

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"
_HEAD = """# What can every key be bound to?

All actions of the app with the keys they have at first. `?` in the app shows those that work where you are. The id in
the last column is what an action is called in the [configuration file](settings.md), where it can be given other
keys. The part before its dot says where it works. A number typed before a key marked with × repeats it. This page is
written by `make keys`.
"""


def page() -> str:
    """The page, in Markdown."""
    parts = [_HEAD]
    ordered = sorted(ACTIONS, key=lambda action: action.pane)
    for pane, actions in groupby(ordered, key=lambda action: action.pane):
        rows = [
            f"| {' '.join(map(_shown, action.keys)) or '–'}{' ×' if action.counted else ''} "
            f"| {action.description} | `{action.id}` |"
            for action in actions
        ]
        parts.append("\n".join((f"\n## {pane}\n", "| keys | what it does | id |", "| --- | --- | --- |", *rows, "")))
    return "".join(parts)


def _shown(key: str) -> str:
    name = key_name(key).replace("|", "\\|")
    return f"`` {name} ``" if "`" in name else f"`{name}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
