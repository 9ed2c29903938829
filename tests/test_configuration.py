import os
from pathlib import Path

import pytest

from configuration import ConfigurationError, load


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("DEREKKOZ_")]:
        monkeypatch.delenv(name, raising=False)


def test_without_any_setting_everything_lies_in_var() -> None:
    loaded = load()
    assert loaded.settings.database == "sqlite:///var/derekkoz.db"
    assert set(loaded.came_from.values()) == {"default"}


def test_a_variable_overrides_the_file_and_both_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("derekkoz.toml").write_text('home = "a"\ndatabase_url = "sqlite:///b.db"\n')
    monkeypatch.setenv("DEREKKOZ_HOME", "c")
    loaded = load()
    assert (loaded.settings.home, loaded.settings.database) == (Path("c"), "sqlite:///b.db")
    assert loaded.came_from["home"] == "DEREKKOZ_HOME"
    assert loaded.came_from["database_url"] == "derekkoz.toml"


def test_the_registry_is_the_shipped_one_unless_a_folder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (load().settings.registry / "panel.toml").is_file()
    monkeypatch.setenv("DEREKKOZ_REGISTRY", "mine")
    assert load().settings.registry == Path("mine")


def test_another_file_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("other.toml").write_text('home = "elsewhere"\n')
    monkeypatch.setenv("DEREKKOZ_CONFIG", "other.toml")
    assert load().settings.home == Path("elsewhere")


@pytest.mark.parametrize("content", [b"home = ", b"\xff", b"hoem = 1", b"home = 5", b"[home]\nx = 1"])
def test_a_wrong_file_is_one_line_that_names_it(content: bytes) -> None:
    Path("derekkoz.toml").write_bytes(content)
    with pytest.raises(ConfigurationError, match=r"^derekkoz\.toml: [^\n]+$"):
        load()


def test_a_misspelt_variable_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEREKKOZ_DATABSE_URL", "x")
    with pytest.raises(ConfigurationError, match="did you mean 'DEREKKOZ_DATABASE_URL'"):
        load()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEREKKOZ_SANDBOX", "10.0.0.1:80"),
        ("DEREKKOZ_SANDBOX", "localhost:80"),
        ("DEREKKOZ_SANDBOX", "127.0.0.1"),
        ("DEREKKOZ_CONTACT", "me"),
        ("DEREKKOZ_CONTACT", "https://x.kz\r\nX-Other: 1"),
    ],
)
def test_a_setting_that_would_open_a_hole_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=rf"^{name}: [^\n]*write [^\n]+$"):
        load()


def test_a_contact_and_a_sandbox_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEREKKOZ_CONTACT", "mailto:bot@example.org")
    monkeypatch.setenv("DEREKKOZ_SANDBOX", "127.0.0.1:8099")
    settings = load().settings
    assert (settings.contact, settings.sandbox) == ("mailto:bot@example.org", "127.0.0.1:8099")
