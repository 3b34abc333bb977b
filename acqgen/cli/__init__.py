"""The command line: parse, call, print. The only room that prints, prompts or exits."""

from __future__ import annotations

import atexit
import gc
import sys
from importlib import import_module
from typing import NoReturn

import click

from acqgen import __version__

_COMMANDS = {
    "build": ("acqgen.cli.build", "Write the package of a profile."),
    "check": ("acqgen.cli.check", "Show every problem and gate of a profile; write nothing."),
    "why": ("acqgen.cli.why", "Say why a text is in or out of a package."),
    "init": ("acqgen.cli.init", "Write a commented profile to fill in."),
    "regime": ("acqgen.cli.regime", "Show which rules govern on an issue date."),
    "explain": ("acqgen.cli.explain", "Explain a problem code."),
    "schema": ("acqgen.cli.schema", "Print a JSON Schema for editors."),
    "library": ("acqgen.cli.library", "Look into the clause library."),
}


class LazyGroup(click.Group):
    """Loads a command when it is used, so that --version costs what click costs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they are used."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(_COMMANDS[cmd_name][0]), "command", None)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=LazyGroup, no_args_is_help=True, context_settings={"max_content_width": 100})
@click.version_option(__version__, message="acqgen %(version)s")
def cli() -> None:
    """Build the AI part of a solicitation from a profile and the clause library.

    Start with: acqgen init my-procurement
    """


def main() -> NoReturn:
    """Run the command line; one short process needs no garbage collection."""
    gc.disable()
    atexit.register(gc.freeze)  # or the end of Python walks every object once more
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not know every letter
            stream.reconfigure(errors="backslashreplace")
    cli(prog_name="acqgen")
    sys.exit(0)
