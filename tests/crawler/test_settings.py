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
    middlewares = settings.getwithbase("DOWNLOADER_MIDDLEWARES")
    assert middlewares["crawler.robots.RobotsKeeper"] is not None
    assert middlewares["scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware"] is None


def test_every_way_out_goes_through_the_guard() -> None:
    settings = in_force()
    handlers = settings.getwithbase("DOWNLOAD_HANDLERS")
    assert handlers["http"] == handlers["https"] == "crawler.guard.GuardedHandler"
    assert settings["TWISTED_DNS_RESOLVER"] == "crawler.guard.PublicResolver"
    assert not settings.getbool("HTTPPROXY_ENABLED")
    assert not settings.get("SANDBOX"), "only DEREKKOZ_SANDBOX opens it"


def test_scrapy_finds_the_project() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "list"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert {"tengrinews", "zakon"} <= set(done.stdout.split())
