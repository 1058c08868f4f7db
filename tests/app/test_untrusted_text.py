"""No text that may come from a file reaches a widget as a `str`, where it would be read as mark-up.

The check reads the syntax tree of every module of the screens. What a widget is given to show must be a literal,
or made by `plain` or `Content`; a variable counts as what it was assigned or annotated as.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui

SOURCES = sorted(Path(tui.__file__).parent.rglob("*.py"))

SHOWING_CALLS = {
    "Static": 0, "Label": 0, "Button": 0, "Checkbox": 0, "RadioButton": 0, "Collapsible": None, "Tab": 0, "TabPane": 0,
    "Option": 0, "Tooltip": 0, "OptionList": None, "DataTable": None, "Tree": 0, "notify": None, "add_option": None,
    "add_options": None, "add_row": None, "add_column": None, "add_tab": None, "set_title": None,
    "from_markup": None, "render_markup": None, "to_content": None, "visualize": None,
}  # fmt: skip
"""Calls that show something; None: not to be used at all."""
UPDATED = {"update", "set_content"}
SHOWING_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "label", "title", "sub_title", "help"}
SAFE_MAKERS = {"plain", "Content", "assemble", "styled", "join", "truncate", "pad_right", "pad_left", "right_crop"}


def called_name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


class UntrustedText(ast.NodeVisitor):
    """Collects the places of a module where something else than content is shown."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []
        self.safe_names: set[str] = set()

    def safe(self, value: ast.expr | None) -> bool:
        match value:
            case None | ast.Constant():
                return True
            case ast.Call():
                return called_name(value) in SAFE_MAKERS or called_name(value) in self.content_functions
            case ast.Name(id=name) | ast.Attribute(attr=name):
                return name in self.safe_names
            case ast.IfExp(body=body, orelse=orelse):
                return self.safe(body) and self.safe(orelse)
        return False

    content_functions: frozenset[str] = frozenset()

    def visit_Module(self, node: ast.Module) -> None:
        functions = [part for part in ast.walk(node) if isinstance(part, ast.FunctionDef)]
        self.content_functions = frozenset(
            function.name for function in functions if function.returns and ast.unparse(function.returns) == "Content"
        )
        for part in ast.walk(node):
            match part:
                case ast.AnnAssign(target=target, annotation=annotation):
                    name = ast.unparse(target).rpartition(".")[2]
                case ast.arg(arg=name, annotation=ast.expr() as annotation):
                    pass
                case _:
                    continue
            if ast.unparse(annotation).startswith("Content"):
                self.safe_names.add(name)
        for part in ast.walk(node):
            if isinstance(part, ast.Assign) and self.safe(part.value):
                names = [ast.unparse(target).rpartition(".")[2] for target in part.targets]
                if not isinstance(part.value, ast.Constant):
                    self.safe_names.update(names)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = called_name(node)
        if name in SHOWING_CALLS:
            position = SHOWING_CALLS[name]
            shown = node.args[position] if position is not None and len(node.args) > position else None
            if position is None or not self.safe(shown):
                self.found.append((node.lineno, ast.unparse(node)))
        widget_update = name in UPDATED and isinstance(node.func, ast.Attribute) and len(node.args) == 1
        if widget_update and self.shows(node.func) and not self.safe(node.args[0]):
            self.found.append((node.lineno, ast.unparse(node)))
        self.generic_visit(node)

    def shows(self, function: ast.expr) -> bool:
        """Whether `x.update(...)` is a widget's; sets and dictionaries have an `update` too."""
        owner = ast.unparse(function)
        return "query_one" in owner or "Static" in owner or owner.split(".")[0] in {"notes", "label", "text_widget"}

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            if isinstance(target, ast.Attribute) and target.attr in SHOWING_ATTRIBUTES and not self.safe(node.value):
                self.found.append((node.lineno, ast.unparse(node)))
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name == "render" and (node.returns is None or ast.unparse(node.returns) != "Content"):
            self.found.append((node.lineno, f"render of {node.name} gives something else than Content"))
        self.generic_visit(node)


def untrusted(source: str) -> list[tuple[int, str]]:
    visitor = UntrustedText()
    visitor.visit(ast.parse(source))
    return visitor.found


def modules() -> Iterator[object]:
    for path in SOURCES:
        yield pytest.param(path, id=str(path.relative_to(Path(tui.__file__).parent)))


@pytest.mark.parametrize("path", modules())
def test_nothing_but_content_is_shown(path: Path) -> None:
    assert untrusted(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(hit.title)",
        "Static(f'{hit.title}')",
        "self.query_one('#x', Static).update(article.text)",
        "self.query_one(Static).update('found ' + title)",
        "self.border_title = article.title",
        "self.app.notify(str(error))",
        "Content.from_markup(title)",
        "Option(value.label)",
        "def render(self) -> str:\n    return self.title",
    ],
)
def test_the_check_finds_what_it_looks_for(source: str) -> None:
    assert untrusted(source)


@pytest.mark.parametrize(
    "source",
    [
        "Static('')",
        "Static(plain(hit.title))",
        "text = plain(hit.title)\nself.query_one(Static).update(text)",
        "self.border_title = Content('Keys')",
        "seen.update(piece.kinds)",
    ],
)
def test_the_check_lets_content_pass(source: str) -> None:
    assert not untrusted(source)
