"""The sandbox by itself: `python -m sandbox write DIR --seed 7` and `python -m sandbox serve --seed 7 --port 8099`."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from threading import Event

from sandbox.folder import write_world
from sandbox.replay import Replay, ReplayError
from sandbox.server import VARIABLE, Answering, serve
from sandbox.site import Site
from sandbox.world import ENDING, WEEKS, World, build_world

WRONG_INPUT = 2


class WrongInput(Exception):
    """What was asked for cannot be done: one line."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb and returns the exit code: 0 done, 1 failed, 2 the input is wrong."""
    options = _parser().parse_args(arguments)
    try:
        run: int = options.run(options)
    except (WrongInput, ReplayError, ValueError) as problem:
        return _fail(str(problem), WRONG_INPUT)
    except OSError as problem:
        return _fail(f"{problem.filename or 'the port'}: {problem.strerror}", 1)
    except KeyboardInterrupt:
        return 0
    return run


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sandbox", description="A made-up web with known truth.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    world = argparse.ArgumentParser(add_help=False)
    world.add_argument("--seed", type=int, default=7, help="which world (default 7)")
    world.add_argument("--length", type=int, default=WEEKS, metavar="WEEKS", help=f"how many weeks (default {WEEKS})")
    world.add_argument(
        "--ending", type=date.fromisoformat, default=ENDING, help=f"the Monday after the last week (default {ENDING})"
    )
    write = verbs.add_parser("write", parents=[world], help="write registry/, articles.jsonl and truth.jsonl")
    write.add_argument("folder", type=Path)
    write.add_argument("--weeks", type=_weeks, metavar="A-B", help="only the articles of these weeks, from 1")
    write.set_defaults(run=_write)
    show = verbs.add_parser("serve", parents=[world], help="answer for every host of the world")
    show.add_argument("--port", type=int, default=0, help="0 takes a free one")
    show.add_argument("--until", type=_moment, help="show what is published by this moment (ISO 8601 with offset)")
    show.set_defaults(run=_serve)
    replay = verbs.add_parser("replay", help="answer with saved real pages under their own hosts")
    replay.add_argument("pages", type=Path, help="folder of *.html.gz with *.json beside them")
    replay.add_argument("--port", type=int, default=0, help="0 takes a free one")
    replay.add_argument("--registry", type=Path, help="write a registry of these outlets into this folder first")
    replay.set_defaults(run=_replay)
    return parser


def _weeks(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text} needs an offset, as in 2026-11-16T00:00:00+05:00")
    return moment


def _world_of(options: argparse.Namespace) -> World:
    return build_world(options.seed, options.length, options.ending)


def _write(options: argparse.Namespace) -> int:
    write_world(_world_of(options), options.folder, options.weeks)
    return 0


def _serve(options: argparse.Namespace) -> int:
    return _answer(Site(_world_of(options), options.until).answer, options.port)


def _replay(options: argparse.Namespace) -> int:
    pages = Replay.read(options.pages)
    if options.registry is not None:
        pages.write_registry(options.registry)
    return _answer(pages.answer, options.port)


def _answer(answering: Answering, port: int) -> int:
    with serve(answering, port) as web:
        sys.stdout.write(f"{VARIABLE}={web.place}\n")
        sys.stdout.flush()
        Event().wait()  # until interrupted
    return 0


def _fail(line: str, code: int) -> int:
    sys.stderr.write(f"sandbox: {line}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
