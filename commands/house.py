"""What every verb starts from: the settings, the registry and the store, opened when they are first asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from sqlalchemy import Connection

import configuration
from commands.errors import WrongInput
from configuration import Configuration
from outlets import registry
from outlets.outlet import Outlet
from outlets.registry import Registry
from storage.database import Store, open_store
from storage.schema import migrate


@lru_cache(maxsize=1)
def open_configuration() -> Configuration:
    """Returns the settings in force."""
    return configuration.load()


@lru_cache(maxsize=1)
def open_registry() -> Registry:
    """Returns the registry of outlets: the shipped one, or that of the folder that the setting names."""
    return registry.load(open_configuration().settings.registry)


def find_outlet(slug: str) -> Outlet:
    """Returns the outlet of a slug that somebody typed; raises WrongInput with what they may have meant."""
    known = open_registry()
    outlet = known.get(slug)
    if outlet is None:
        near = known.suggest(slug)
        raise WrongInput(f"no outlet {slug!r}" + (f": did you mean {' or '.join(near)}?" if near else ""))
    return outlet


@contextmanager
def open_writer() -> Iterator[Store]:
    """Gives the store, made and brought up to date where needed."""
    url = open_configuration().settings.database
    migrate(url)
    with open_store(url) as store:
        yield store


@contextmanager
def open_reader() -> Iterator[Connection]:
    """Gives a connection that can only read, made and brought up to date where needed."""
    url = open_configuration().settings.database
    migrate(url)
    with open_store(url, read_only=True) as store, store.read() as connection:
        yield connection
