"""All actions, in the order in which the help lists them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.binding import Binding

from tui.actions import (
    browse,
    correcting,
    dialogues,
    everywhere,
    importing,
    lists,
    page,
    places,
    reading,
    reviewing,
    taking_out,
    timeline,
)

if TYPE_CHECKING:
    from tui.actions.action import Action

ACTIONS: tuple[Action, ...] = (
    *page.ACTIONS,
    *timeline.ACTIONS,
    *reviewing.ACTIONS,
    *importing.ACTIONS,
    *places.SEARCH,
    *browse.ACTIONS,
    *lists.ACTIONS,
    *correcting.ACTIONS,
    *reading.ACTIONS,
    *dialogues.ACTIONS,
    *taking_out.ACTIONS,
    *places.ACTIONS,
    *everywhere.ACTIONS,
)

_by_id = {action.id: action for action in ACTIONS}
_panes = [action.pane for action in ACTIONS]


def action(action_id: str) -> Action:
    """The action of this id; KeyError when there is none."""
    return _by_id[action_id]


def known(action_id: str) -> bool:
    """Whether there is an action of this id."""
    return action_id in _by_id


def bindings(*panes: str, only: Iterable[str] | None = None) -> list[Binding]:
    """The bindings of these panes, for the `BINDINGS` of the class that has their action methods."""
    wanted = None if only is None else set(only)
    return [
        Binding(
            ",".join(entry.keys),
            entry.command,
            entry.label,
            show=entry.bar,
            tooltip=entry.description,
            id=entry.id,
        )
        for entry, pane in zip(ACTIONS, _panes, strict=True)
        if pane in panes and (wanted is None or entry.id in wanted)
    ]
