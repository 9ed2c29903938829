"""Delivery: what is due in the outbox goes to the addresses of the settings, through Apprise."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from apprise import Apprise, NotifyBase

from storage import messages
from storage.database import Store

# A message that has waited longer than this for somebody to be told is history: nobody wants 50 of them at once.
STALE = timedelta(days=7)

# Its own words hold addresses with their passwords.
logging.getLogger("apprise").setLevel(logging.CRITICAL)


class WrongAddress(Exception):
    """An address that Apprise does not understand; the message does not repeat it, as it may hold a password."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many messages were sent, failed and are due again, and were given up."""

    sent: int = 0
    failed: int = 0
    given_up: int = 0


def open_addresses(urls: Sequence[str]) -> list[NotifyBase]:
    """Returns where messages go.

    Raises:
        WrongAddress: for the first URL that is none of Apprise's.
    """
    found = []
    for number, url in enumerate(urls, start=1):
        address = Apprise.instantiate(url)
        if not isinstance(address, NotifyBase):
            shown = url.partition("://")[0] + "://…" if "://" in url else "…"
            raise WrongAddress(f"alerts_to: address {number} ({shown}) is none that Apprise knows")
        found.append(address)
    return found


def mask(address: NotifyBase) -> str:
    """Returns an address without its passwords and options."""
    return str(address.url(privacy=True)).partition("?")[0]  # type: ignore[no-untyped-call]


def deliver(store: Store, addresses: Sequence[NotifyBase], now: datetime) -> Delivered:
    """Sends every due message to all addresses; where one of them fails, all are tried again later.

    Without any address nothing happens: messages wait, and are sent when there is one, unless they are stale by then.
    """
    if not addresses:
        return Delivered()
    sent = failed = given_up = 0
    with store.write() as connection:
        due = messages.take_due(connection, now)
    for kept in due:
        if now - kept.message.created_at > STALE and not kept.attempts:
            with store.write() as connection:
                messages.give_up(connection, kept.id, f"nobody to tell for {STALE.days} days")
            given_up += 1
            continue
        silent = [mask(one) for one in addresses if not _send(one, kept)]
        with store.write() as connection:
            if not silent:
                messages.mark_sent(connection, kept.id, now)
                sent += 1
            elif messages.mark_failed(connection, kept, f"not delivered to {', '.join(silent)}", now):
                failed += 1
            else:
                given_up += 1
    return Delivered(sent, failed, given_up)


def _send(address: NotifyBase, kept: messages.Kept) -> bool:
    try:
        return bool(address.notify(title=kept.message.subject, body=kept.message.body))
    except Exception:  # plug-ins of a hundred services; whatever one raises, the others must be told
        logging.getLogger("derekkoz").exception("%s", mask(address))
        return False
