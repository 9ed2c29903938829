import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)

from crawler.failures import Dropped, name_failure
from crawler.outcomes import LONGEST_DETAIL, Outcome, name_status


@pytest.mark.parametrize(
    ("problem", "outcome"),
    [
        (Dropped(Outcome.ROBOTS_REFUSED, "robots.txt"), Outcome.ROBOTS_REFUSED),
        (DownloadTimeoutError("took longer"), Outcome.TIMEOUT),
        (DownloadCancelledError("larger than"), Outcome.TOO_LARGE),
        (CannotResolveHostError("x.kz"), Outcome.NO_HOST),
        (DownloadFailedError("[<certificate verify failed>]"), Outcome.NO_CONNECTION),
        (IgnoreRequest("max redirections reached"), Outcome.REDIRECTS),
        (OSError("Not a gzipped file"), Outcome.BROKEN_OFF),
        (ZeroDivisionError("x"), Outcome.FAILED),
    ],
)
def test_a_request_without_an_answer_has_a_name(problem: Exception, outcome: Outcome) -> None:
    named, detail = name_failure(problem)
    assert named is outcome
    assert "\n" not in detail


def test_the_words_of_an_error_are_one_short_line() -> None:
    _, detail = name_failure(DownloadFailedError("a\nb " * 1000))
    assert len(detail) <= LONGEST_DETAIL
    assert "\n" not in detail


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (304, "not_modified"),
        (302, "guard_refused"),
        (404, "http_404"),
        (429, "http_429"),
        (418, "http_4xx"),
        (503, "http_5xx"),
    ],
)
def test_an_answer_that_is_no_page_has_a_name(status: int, name: str) -> None:
    found = name_status(status, "file:///etc/passwd")
    assert found is not None
    assert found[0] == name


def test_a_page_has_none() -> None:
    assert name_status(200) is None
