"""The command line: one verb per thing that a person wants.

Exit codes: 0 done, 1 failed, 2 the input is wrong, 3 another instance runs, 4 the machine is not fit.
"""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module, metadata
from pathlib import Path
from typing import Annotated

import typer

from commands.errors import Fault
from configuration import FILE_VARIABLE, ConfigurationError
from crawler.children import end_with_parent
from outlets.problems import RegistryError
from storage import faults
from storage.faults import StoreError

INTERRUPTED = 130  # as shells report it: 128 + SIGINT

app = typer.Typer(
    name="derekkoz",
    help="How much of what people in Kazakhstan read comes from Russian sources, through which channels,"
    " and is that changing?",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
# In the order in which --help lists them: the verb, and where it stands.
VERBS = {
    "demo": "commands.demo:demo",
    "daemon": "commands.daemon:daemon",
    "outlets": "commands.outlets:app",
    "crawl": "commands.crawl:crawl",
    "import": "commands.articles:import_files",
    "extract": "commands.pages:extract",
    "classify": "commands.articles:classify",
    "reread": "commands.verdicts:reread",
    "match": "commands.reuse:match",
    "reuse": "commands.reuse:print_reuse",
    "correct": "commands.verdicts:correct_verdict",
    "trace": "commands.articles:trace",
    "share": "commands.share:share",
    "measure": "commands.clock:measure",
    "watch": "commands.clock:watch",
    "spikes": "commands.clock:spikes",
    "check": "commands.clock:check",
    "alerts": "commands.alerts:app",
    "export": "commands.export:export",
    "serve": "commands.serve:serve",
    "doctor": "commands.machine:doctor",
    "config": "commands.machine:config",
}


def _add_verbs(arguments: Sequence[str]) -> None:
    """Registers the verb that is asked for, or all of them where none is known: to import all takes half a second."""
    asked = next((one for one in arguments if not one.startswith("-")), "")
    for verb in [asked] if asked in VERBS else VERBS:
        module, _, name = VERBS[verb].partition(":")
        found = getattr(import_module(module), name)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=verb)
        else:
            app.command(verb)(found)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"derekkoz {metadata.version('derekkoz')}")
        raise typer.Exit


@app.callback()
def start(
    config: Annotated[
        Path | None, typer.Option(help="The settings' file, in place of derekkoz.toml.", metavar="FILE")
    ] = None,
    bound: Annotated[bool, typer.Option("--bound", hidden=True)] = False,
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Names the settings' file before any verb asks for a setting, for this process and its children.

    A verb that the daemon started is `bound` to it: it ends when the daemon does, also when that was killed.
    """
    if bound:
        end_with_parent()
    if config is not None:
        os.environ[FILE_VARIABLE] = str(config)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one verb and leaves with its exit code; whatever goes wrong is one line on stderr."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # asked to end, a verb ends as with Ctrl-C: in good order
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Runs one verb and returns its exit code."""
    try:
        _add_verbs(arguments)
        return _leave(app(list(arguments), prog_name="derekkoz", standalone_mode=False) or 0)
    except Fault as fault:
        return _fail(str(fault), fault.exit_code)
    except StoreError as problem:
        return _fail(str(problem), {faults.Fault.INPUT: 2, faults.Fault.UNFIT: 4}.get(problem.fault, 1))
    except RegistryError as problem:
        return _fail("\n".join(problem.problems), 2)
    except ConfigurationError as problem:
        return _fail(str(problem), 2)
    except typer.Exit as leaving:
        return _leave(leaving.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        return _leave(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is wrong, and Python must not complain at its exit.
        sys.stderr.close()
        return 0
    except OSError as refusal:
        where = f"{refusal.filename}: " if refusal.filename else ""
        return _fail(f"{where}{refusal.strerror}: the machine refused it, check disk, quota and permissions", 4)
    except typer.TyperException as wrong:
        message = wrong.format_message().replace("Value error, ", "")  # as pydantic puts it
        context = getattr(wrong, "ctx", None)
        verb = context.command_path if context is not None else "derekkoz"
        # Without any words the help has been printed already, and there is nothing to add.
        return _fail(f"{message} ({verb} --help shows how)", 2) if message else 2


def _leave(exit_code: int) -> int:
    return (
        _fail("interrupted: what was stored until now is whole", exit_code) if exit_code == INTERRUPTED else exit_code
    )


def _fail(line: str, exit_code: int) -> int:
    typer.echo(f"derekkoz: {line}", err=True)
    return exit_code


if __name__ == "__main__":
    main()
