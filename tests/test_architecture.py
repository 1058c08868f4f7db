"""The house stands as it was drawn: who imports whom, and what a folder says of itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT: dict[str, set[str]] = {
    "extraction": set(),
    "importers": {"extraction"},
    "archive": {"extraction"},
    "tui": {"archive"},
    "cli": {"extraction", "importers", "archive", "tui"},
}
#: The folders of `extraction`, and which of the others each may import.
ENGINES: dict[str, set[str]] = {
    "languages": set(),
    "words": {"languages"},
    "persons": {"languages", "words"},
    "places": {"languages", "words", "persons"},
    "offices": {"languages", "words", "persons"},
    "tagging": {"languages", "words"},
    "dates": {"languages"},
    "quotes": {"languages", "words", "dates", "offices"},
}
#: The archive stores what extraction defines, asks what offices are called, who bears a name and where a sentence ends;
#: it runs no engine.
ARCHIVE_MAY_NAME = {
    "extraction.document",
    "extraction.findings",
    "extraction.folding",
    "extraction.genders",
    "extraction.offices.concepts",
    "extraction.offices.former",
    "extraction.passage",
    "extraction.spelling_keys",
}
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common", "base"}


def modules(package: str) -> Iterator[Path]:
    return (ROOT / package).rglob("*.py")


def imported(path: Path) -> Iterator[str]:
    """Absolute names of the modules that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide which folder is meant"
            if node.module is not None:
                yield node.module


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_stands_below_it(package: str) -> None:
    allowed = MAY_IMPORT[package] | {package}
    strangers = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(package)
        for name in imported(path)
        if name.split(".")[0] in MAY_IMPORT.keys() - allowed
    }
    assert not strangers


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_imports_only_the_engines_below_it(engine: str) -> None:
    allowed = ENGINES[engine] | {engine}
    strangers = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(f"extraction/{engine}")
        for name in imported(path)
        if name.startswith("extraction.") and name.split(".")[1] in ENGINES.keys() - allowed
    }
    assert not strangers


@pytest.mark.parametrize("folder", ["archive_access", "article_text", "keys", "wording"])
def test_what_the_screens_stand_on_knows_no_screen(folder: str) -> None:
    screens = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(f"tui/{folder}")
        for name in imported(path)
        if name.startswith(("tui.screens", "tui.widgets", "tui.app"))
    }
    assert not screens


def test_the_archive_knows_the_findings_but_no_engine() -> None:
    engines = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules("archive")
        for name in imported(path)
        if name.split(".")[0] == "extraction" and name not in ARCHIVE_MAY_NAME
    }
    assert not engines


def test_extraction_runs_without_the_rest_of_the_house() -> None:
    code = (
        "import sys, extraction.extractor\n"
        "ours = {'importers', 'archive', 'tui', 'cli', 'textual', 'sqlite_utils'} & sys.modules.keys()\n"
        "sys.exit(f'extraction brings in {sorted(ours)}' if ours else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_every_folder_says_what_it_is_for(package: str) -> None:
    for init in (ROOT / package).rglob("__init__.py"):
        assert ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))), f"{init} has no docstring"


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_module_is_named_after_what_is_in_it(package: str) -> None:
    assert not {path for path in modules(package) if path.stem in VAGUE_NAMES}
