"""`jumelage completion`: tab completion for the shell."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete

from cli.commands import COMPLETION_VARIABLE

_SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(_SHELLS)))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script that completes commands and options on Tab.

    Put it where your shell looks for it:

    \b
    bash  ~/.local/share/bash-completion/completions/jumelage
    zsh   _jumelage in a folder of $fpath
    fish  ~/.config/fish/completions/jumelage.fish
    """  # noqa: D301 - click reads the backspace
    click.echo(_SHELLS[shell](context.find_root().command, {}, "jumelage", COMPLETION_VARIABLE).source())
