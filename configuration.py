"""The settings in force and where each came from: `derekkoz.toml`, overridden by `DEREKKOZ_*`."""

import difflib
import os
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ValidationError, field_validator
from pydantic_settings import BaseSettings, EnvSettingsSource, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from outlets.registry import FOLDER

DEFAULT_FILE = Path("derekkoz.toml")
PREFIX = "DEREKKOZ_"
FILE_VARIABLE = "DEREKKOZ_CONFIG"  # another file; `--config` sets it, so that child processes read the same one
NOT_SETTINGS = frozenset({FILE_VARIABLE, "DEREKKOZ_REQUIRE_SHARED"})  # the second is read by the tests alone


class ConfigurationError(Exception):
    """Settings that cannot be used: one line that names the file or the variable."""


class Settings(BaseSettings):
    """Everything that can be set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    home: Path = Path("var")
    database_url: str = ""
    registry: Path = FOLDER  # of outlets' files and their panel.toml
    contact: str = ""  # a URL or an address that outlets see in the crawler's name
    # Where messages go: Apprise's URLs, as "tgram://TOKEN/CHAT" or "mailto://…"; several with spaces between.
    alerts_to: Annotated[tuple[str, ...], NoDecode] = ()
    dashboard_url: str = ""  # where readers of a message find the pages; by default where this machine serves them
    # Who may correct verdicts on the pages: from this machine alone, whoever can open them, or nobody.
    dashboard_corrections: Literal["local", "everybody", "nobody"] = "local"
    browser: str = ""  # the Chromium for pages that a script builds; by default the system's, or Playwright's own
    sandbox: str = ""  # "127.0.0.1:PORT" of a made-up web that the crawl then sees in place of the real one

    @field_validator("contact")
    @classmethod
    def _check_contact(cls, contact: str) -> str:
        """It goes into a header: what is no part of one could write others."""
        if not re.fullmatch(r"(https?://|mailto:)[!-~]{3,200}|", contact):
            raise ValueError("write https://… or mailto:…, without spaces")
        return contact

    @field_validator("alerts_to", mode="before")
    @classmethod
    def _split_addresses(cls, addresses: object) -> object:
        """A variable holds them in one text."""
        return tuple(addresses.split()) if isinstance(addresses, str) else addresses

    @field_validator("dashboard_url")
    @classmethod
    def _check_dashboard(cls, url: str) -> str:
        """It goes into messages."""
        if not re.fullmatch(r"(https?://[!-~]{1,200})?", url):
            raise ValueError("write https://…, without spaces")
        return url

    @field_validator("sandbox")
    @classmethod
    def _check_sandbox(cls, sandbox: str) -> str:
        """The guard of the crawl lets this one address through, so it can be no other machine's."""
        if not re.fullmatch(r"(127\.0\.0\.1:[1-9]\d{0,4})?", sandbox):
            raise ValueError("write 127.0.0.1:PORT")
        return sandbox

    @property
    def database(self) -> str:
        """The database's URL: the one that was set, else a SQLite file in the home folder."""
        return self.database_url or f"sqlite:///{self.home / 'derekkoz.db'}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Leaves only the values handed over: `load` reads the file and the environment itself, to tell them apart."""
        return (init_settings,)


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings, and for each of them the file or the variable that set it ("default" where none did)."""

    settings: Settings
    came_from: dict[str, str]


def load() -> Configuration:
    """Reads the file that DEREKKOZ_CONFIG names (by default `derekkoz.toml`, where there is one) and the environment.

    Raises:
        ConfigurationError: for a file that cannot be read, a broken TOML, an unknown key or a value of the wrong type.
    """
    named = os.environ.get(FILE_VARIABLE)
    path = Path(named) if named else DEFAULT_FILE
    written = _read_file(path, required=bool(named))
    _check_variables()
    set_outside = EnvSettingsSource(Settings)()
    for key in written:
        if key not in Settings.model_fields:
            raise ConfigurationError(f"{path}: unknown key {key!r}{_guess(key, Settings.model_fields)}")
    came_from = dict.fromkeys(Settings.model_fields, "default")
    came_from |= dict.fromkeys(written, str(path))
    came_from |= {key: PREFIX + key.upper() for key in set_outside}
    try:
        settings = Settings.model_validate(written | set_outside)
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        key = str(first["loc"][0])
        raise ConfigurationError(f"{came_from.get(key, path)}: {key}: {first['msg']}") from None
    return Configuration(settings, came_from)


def _read_file(path: Path, *, required: bool) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if not required:
            return {}
        raise ConfigurationError(f"{path}: there is no such file") from None
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigurationError(f"{path}: cannot be read: {problem}") from None
    except tomllib.TOMLDecodeError as problem:
        raise ConfigurationError(f"{path}: {problem}") from None


def _check_variables() -> None:
    """A misspelt variable must not pass for a setting that was never made."""
    known = {PREFIX + key.upper() for key in Settings.model_fields}
    for name in os.environ:
        if name.startswith(PREFIX) and name not in known | NOT_SETTINGS:
            raise ConfigurationError(f"unknown variable {name}{_guess(name, known)}")


def _guess(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
