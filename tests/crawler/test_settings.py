import subprocess
import sys
from pathlib import Path

from scrapy.settings import Settings

PROJECT = Path(__file__).parent.parent.parent


def in_force() -> Settings:
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    return settings


def test_no_door_is_open_on_this_machine() -> None:
    settings = in_force()
    assert not settings.getbool("TELNETCONSOLE_ENABLED")
    assert not settings.getbool("REMOTE_CONTROL_ENABLED")


def test_only_the_web_is_read() -> None:
    handlers = in_force().getwithbase("DOWNLOAD_HANDLERS")
    assert {scheme for scheme, handler in handlers.items() if handler} == {"http", "https"}


def test_robots_certificates_and_limits_are_kept() -> None:
    settings = in_force()
    assert settings.getbool("ROBOTSTXT_OBEY")
    assert settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert settings.getint("DOWNLOAD_MAXSIZE") <= 5_000_000
    assert settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1


def test_scrapy_finds_the_project() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "list"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
