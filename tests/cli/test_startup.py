"""What the command needs before it can answer."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click
import pytest

from cli.app_arguments import app_wanted
from cli.chosen_archive import ChosenArchive
from cli.commands import SECTIONS
from cli.group import invoke
from cli.group import jumelage as group
from tests.cli.conftest import Jumelage

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = {name: line for commands in SECTIONS.values() for name, line in commands.items()}
HEAVY = ("textual", "sqlite_utils", "numpy", "rich", "importers", "extraction.extractor")


def loaded(*arguments: str, among: tuple[str, ...] = HEAVY) -> set[str]:
    """Which of some modules a fresh process has imported after running the command."""
    code = (
        "import sys; from cli.main import run; "
        f"code = run({list(arguments)!r}); "
        f"print(*(set({among!r}) & sys.modules.keys()), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_import_nothing_heavy_and_no_subcommand(argument: str) -> None:
    modules = tuple(f"cli.commands.{name}" for name in COMMANDS)
    assert not loaded(argument, among=(*HEAVY, *modules))


def test_help_lists_every_subcommand_with_its_line(jumelage: Jumelage) -> None:
    out = " ".join(jumelage("--help").out.split())
    assert all(f"{name} {line}" in out for name, line in COMMANDS.items())


def test_version_is_that_of_the_project(jumelage: Jumelage) -> None:
    assert jumelage("--version").out.startswith("jumelage 0.")


def test_every_module_in_the_folder_is_a_listed_subcommand() -> None:
    modules = {path.stem.rstrip("_") for path in (ROOT / "cli" / "commands").glob("*.py")} - {""}
    assert modules - {"__init"} == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_help_is_the_first_line_of_the_subcommand(name: str) -> None:
    module = import_module(f"cli.commands.{name}_" if iskeyword(name) else f"cli.commands.{name}")
    command = module.command
    assert isinstance(command, click.Command)
    assert (command.help or "").splitlines()[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_subcommand_has_help(jumelage: Jumelage, name: str) -> None:
    result = jumelage(name, "--help")
    assert (result.code, result.err) == (0, "")
    assert COMMANDS[name].rstrip(".") in " ".join(result.out.split())


def test_names_complete_without_importing_the_subcommands() -> None:
    context = click.Context(group, info_name="jumelage")
    assert "extract" in {item.value for item in group.shell_complete(context, "ex")}


@pytest.mark.parametrize(
    "line",
    ["", "--sample", "--archive a.db", "--archive=a.db --plain", "--plain --lang uk --engine file --sample",
     "--archive a.db --archive b.db", "--archive --sample", "--engine=tantivy --lang=de"],
)  # fmt: skip
def test_options_alone_open_the_app_just_as_click_reads_them(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[object, ...]] = []

    def note(chosen: ChosenArchive, *, plain: bool, language: str | None) -> None:
        opened.append((chosen.path, chosen.sample, chosen.engine, plain, language))

    monkeypatch.setattr("cli.group.open_app", note)
    invoke(line.split())
    wanted = app_wanted(line.split())
    assert wanted is not None
    note(wanted.chosen, plain=wanted.plain, language=wanted.language)
    assert opened[0] == opened[1]


@pytest.mark.parametrize(
    "line", ["search Krakau", "--help", "--sample search", "--lang fr", "--archive", "--archive .", "--pla", "-- x"]
)
def test_everything_else_is_read_by_click(line: str) -> None:
    assert app_wanted(line.split()) is None
