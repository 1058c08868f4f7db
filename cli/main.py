"""The entry point of the `jumelage` command, and the last place that an error comes to."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from cli.app_arguments import app_wanted
from cli.commands import COMPLETION_VARIABLE
from cli.failures import ExitCode, report

# Taken out before anything looks at the arguments, so that it may stand anywhere and also covers errors in them.
_DEBUG = "--debug"


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give the exit code; every error becomes one line on stderr."""
    debug = _DEBUG in arguments
    _prepare_output()
    try:
        code = _invoke([word for word in arguments if word != _DEBUG])
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has seen enough (`| head`). Nothing more can be written, the flush at exit included.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the outermost place: no traceback reaches a user
        return report(error, debug=debug)
    return code


def _invoke(arguments: Sequence[str]) -> int:
    completion = os.environ.get(COMPLETION_VARIABLE)
    wanted = None if completion else app_wanted(arguments)
    if wanted is not None:
        from cli.app_opening import open_app  # noqa: PLC0415 - start-up

        open_app(wanted.chosen, plain=wanted.plain, language=wanted.language)
        return ExitCode.DONE
    from cli.group import complete, invoke  # noqa: PLC0415 - start-up: click is not needed by the app

    return complete(completion) if completion else invoke(arguments)


def _prepare_output() -> None:
    """Write UTF-8 into files and pipes whatever the locale, and never fail at a character a terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def main() -> None:
    """Entry point of the `jumelage` script."""
    sys.exit(run(sys.argv[1:]))
