"""A click group that knows its subcommands by name and one line, and imports one only when it is run."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword

import click


class LazyGroup(click.Group):
    """A group whose subcommands are modules.

    A subcommand `name` is the attribute `command` of the module `name` (`name_` where `name` is a Python keyword) in
    `package`. Help, completion of names and did-you-mean work with stand-ins that hold the one line only.

    Attributes:
        sections: heading to (name to one line), in the order of the help.
        package: where the modules are.
    """

    sections: Mapping[str, Mapping[str, str]] = {}
    package: str = ""

    def offer(self, package: str, sections: Mapping[str, Mapping[str, str]]) -> None:
        """Make the modules of a package the subcommands of this group."""
        self.package = package
        self.sections = sections
        for commands in sections.values():
            for name, line in commands.items():
                self.add_command(click.Command(name, help=line), name)

    def load(self, name: str) -> click.Command:
        """The real subcommand, imported now."""
        module = import_module(f"{self.package}.{name}_" if iskeyword(name) else f"{self.package}.{name}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand that the arguments begin with, as click does, and import it."""
        name, stand_in, rest = super().resolve_command(ctx, args)
        if name is None or stand_in is None:
            return name, stand_in, rest
        return name, self.load(name), rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the subcommands under their headings."""
        for heading, commands in self.sections.items():
            if commands:
                with formatter.section(heading):
                    formatter.write_dl(list(commands.items()))
