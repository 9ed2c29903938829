"""Telegram: the public preview of a channel, about 20 posts a page, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.extraction.values import ChannelState, Unreadable
from crawler.outcomes import Outcome
from crawler.reading import read_preview
from spiders.doors import NotThisDoor, Shown, Step, Wish
from storage.records import Page

MOST_PAGES = 5  # of one channel in a run: 100 posts, more than any channel of the registry publishes in half a day
MOST_PAGES_OF_ARCHIVE = 500


@dataclass(frozen=True, slots=True)
class ChannelStep:
    """The newest posts of a channel, or those before the post `before`."""

    handle: str
    before: int | None = None
    number: int = 1
    largest: int = 0

    @property
    def url(self) -> str:
        """The preview's address."""
        return f"https://t.me/s/{self.handle}" + (f"?before={self.before}" if self.before else "")

    @property
    def door(self) -> str:
        """The channel's address."""
        return f"https://t.me/{self.handle}"

    def read(self, body: bytes, url: str, content_type: str, wish: Wish) -> Shown:
        """Shows the posts; a preview that is off is not the same as a channel without posts."""
        try:
            channel = read_preview(Page(url, wish.now, body, content_type), wish.outlet)
        except Unreadable as problem:
            raise NotThisDoor(problem.reason) from None
        if channel.state is not ChannelState.OPEN:
            raise NotThisDoor(channel.state)
        earlier = channel.first is not None and channel.first > 1
        steps = (replace(self, before=channel.first, number=self.number + 1),) if earlier else ()
        ended = tuple((address, Outcome.NO_TEXT) for address in channel.wordless)
        # Whether the earlier posts are wanted shows when these have been looked up.
        return Shown(posts=channel.posts, ended=ended, earlier=steps)

    def following(self, shown: Shown, wish: Wish, new: int, known: int) -> Sequence[Step]:
        """Goes back until the wished days are covered, or, without an archive, until a post is stored already."""
        if self.number >= (MOST_PAGES_OF_ARCHIVE if wish.archive else MOST_PAGES):
            return ()
        times = [post.published_at for post in shown.posts if post.published_at is not None]
        if (times and min(times) < wish.since) or (known and not wish.archive):
            return ()
        return shown.earlier
