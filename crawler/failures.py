"""Failures: the outcome of a request that got no response."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from crawler.outcomes import LONGEST_DETAIL, Outcome

_BY_TYPE: tuple[tuple[type[BaseException], Outcome], ...] = (
    (DownloadTimeoutError, Outcome.TIMEOUT),
    (DownloadCancelledError, Outcome.TOO_LARGE),  # nothing else cancels a download here
    (CannotResolveHostError, Outcome.NO_HOST),
    (DownloadConnectionRefusedError, Outcome.NO_CONNECTION),
    (DownloadFailedError, Outcome.NO_CONNECTION),
    (ResponseDataLossError, Outcome.BROKEN_OFF),
)


class Dropped(IgnoreRequest):
    """A request that one of our own rules refuses, with the outcome to count."""

    def __init__(self, outcome: Outcome, detail: str) -> None:
        """Keeps both."""
        super().__init__(f"{outcome}: {detail}")
        self.outcome = outcome
        self.detail = detail


def name_failure(problem: BaseException) -> tuple[Outcome, str]:
    """Returns the outcome of a request that got no response, and the words behind it."""
    if isinstance(problem, Dropped):
        return problem.outcome, problem.detail
    detail = " ".join(str(problem).split())[:LONGEST_DETAIL]
    if isinstance(problem, IgnoreRequest):
        if "max redirections" in detail:
            return Outcome.REDIRECTS, detail
        # The only other one that Scrapy's own parts raise here: a body that grows beyond the limit when unpacked.
        return Outcome.TOO_LARGE, detail
    for kind, outcome in _BY_TYPE:
        if isinstance(problem, kind):
            return outcome, detail
    if isinstance(problem, OSError):
        return Outcome.BROKEN_OFF, detail or type(problem).__name__  # a body that cannot be unpacked
    return Outcome.FAILED, f"{type(problem).__name__}: {detail}"
