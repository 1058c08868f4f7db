"""What is used of Textual's inside is named, is as it was, and paints what Textual itself would paint."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyte
import pytest
from rich.console import Console
from textual._compositor import Compositor
from textual.message_pump import MessagePump
from textual.screen import Screen

import tui
from tests.app.desk import LARGE, SMALL, Desk, at_desk
from tests.app.textual_insides import INSIDES, Inside, digest
from tui.painting.changed_parts import ChangedParts
from tui.screens.archive_screen import ArchiveScreen
from tui.themes import DAY
from tui.widgets.framed_view import FramedView
from tui.widgets.kept_line import KeptLine

_OF_TUPLES = {"_replace", "_asdict", "_fields"}
"""What named tuples have, though it looks private."""
_OF_CLASSES = (
    "_css_",
    "_merged_",
    "_inherit_",
    "_decorated_",
    "_reactives",
    "_computes",
    "_bindings",
    "_abc_",
    "_default_",
)
"""Beginnings of what Textual and Python put into every class."""
_KEYS = (
    "j", "space", "G", "g", "g", "ctrl+d", "tab", "j", "space", "tab", "tab", "2", "enter", "space", "N", "n", "G",
    "escape", "tab", "tab", "tab", "slash", "K", "r", "a", "enter", "enter", "n", "n", "1", "j", "j", "j", "enter", "x",
    "question_mark", "escape", "4", "enter", "0", "j", "tab", "G", "H", "t", "j", "enter", "tab", "j", "escape",
)  # fmt: skip


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def classes() -> Iterator[type]:
    """All classes of the app."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        for found in vars(importlib.import_module(module.name)).values():
            if isinstance(found, type) and found.__module__ == module.name:
                yield found


def used() -> set[str]:
    """Private names of Textual's that the sources use: those that nothing here has made, and those of our widgets."""
    asked, made = set(), set()
    for path in Path(inspect.getfile(tui)).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
                inside = any(private(part) for part in (node.module or "").split("."))
                asked |= {alias.name for alias in node.names if inside or private(alias.name)}
            elif isinstance(node, ast.Attribute) and private(node.attr):
                asked.add(node.attr)
                if isinstance(node.ctx, ast.Store):
                    made.add(node.attr)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                made.add(node.name)
            elif isinstance(node, ast.ClassDef):
                made |= {name.id for part in node.body for name in ast.walk(part) if isinstance(name, ast.Name)}
    return (asked - made - _OF_TUPLES) | {name for ours in classes() for name in of_textual(ours)}


def of_textual(ours: type) -> set[str]:
    """Private names that a class uses and that Textual's screens and widgets have, made or declared."""
    if not issubclass(ours, MessagePump):
        return set()
    tree = ast.parse(inspect.getsource(ours))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and private(node.attr)}
    return names & {*dir(Screen), *vars(Screen())}


def overridden() -> Iterator[str]:
    """Private methods of Textual's that a class of the app has as well."""
    for ours in classes():
        for base in ours.__mro__[1:]:
            if base.__module__.startswith("textual"):
                for name in vars(ours).keys() & vars(base).keys():
                    if private(name) and not name.startswith(_OF_CLASSES):
                        yield name


def test_all_that_is_used_of_textuals_inside_is_named() -> None:
    assert {*used(), *overridden()} - {inside.name for inside in INSIDES} == set()


@pytest.mark.parametrize("inside", INSIDES, ids=lambda inside: str(inside.name))
def test_what_is_used_of_textuals_inside_is_as_it_was(inside: Inside) -> None:
    assert digest(inside) == inside.digest, f"Textual has changed {inside.name}. It is {inside.why}."


async def test_variables_of_textuals_inside_are_there(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        screen = desk.app.screen
        owners: list[Any] = [desk.app, screen, screen._compositor, desk.browse.articles]
        for inside in INSIDES:
            if not inside.digest and not inspect.ismodule(inside.owner):
                assert any(hasattr(owner, inside.name) for owner in owners), inside.name


async def test_a_picture_of_the_screen_is_the_same_however_it_is_put_together(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        pictures = [desk.app.export_screenshot(simplify=simplify) for simplify in (False, True)]
        words = [re.sub(r"\s|&#160;", "", "".join(re.findall(r">([^<>]+)</text>", picture))) for picture in pictures]
        assert "1Filters" in words[0]
        assert words[0] == words[1]


class Glass:
    """A terminal on which the partial updates of the app are painted, over what was there."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        self.screen = pyte.Screen(*size)
        self.console = Console(color_system="truecolor")
        self.parts = 0

    def show(self, sequences: str) -> None:
        pyte.Stream(self.screen).feed(sequences)

    def cells(self) -> list[list[pyte.screens.Char]]:
        return [[self.screen.buffer[y][x] for x in range(self.size[0])] for y in range(self.size[1])]


def whole(desk: Desk, glass: Glass) -> list[list[pyte.screens.Char]]:
    """The screen as Textual paints it when it paints everything, and nothing is kept of what was painted before."""
    other, screen = Glass(glass.size), desk.app.screen
    for view in screen.query(FramedView):
        view._look_kept = None
        view.forget_painted()
    for line in screen.query(KeptLine):
        line._kept.clear()
        line.refresh()
    other.show(Compositor.render_full_update(screen._compositor).render_segments(glass.console))
    return other.cells()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_is_painted_part_by_part_is_what_textual_paints_at_once(
    archive_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    glass = Glass(size)
    partial, full = ChangedParts.render_partial_update, ChangedParts.render_full_update

    def some(compositor: ChangedParts) -> Any:
        update = partial(compositor)
        if update is not None:
            glass.parts += 1
            glass.show(update.render_segments(glass.console))
        return update

    def all_of_it(compositor: ChangedParts, simplify: bool = False) -> Any:
        update = full(compositor, simplify)
        glass.show(update.render_segments(glass.console))
        return update

    monkeypatch.setattr(ChangedParts, "render_partial_update", some)
    monkeypatch.setattr(ChangedParts, "render_full_update", all_of_it)
    async with at_desk(archive_path, size) as desk:
        for number, key in enumerate(_KEYS):
            await desk.press(key)
            if isinstance(desk.app.screen, ArchiveScreen):
                assert glass.cells() == whole(desk, glass), _KEYS[: number + 1]
        desk.app.choose_theme(DAY.name)
        await desk.settled()
        assert glass.cells() == whole(desk, glass)
    assert glass.parts
