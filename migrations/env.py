"""What alembic runs: on the connection that `storage.schema.migrate` hands over, or from its own command line.

`migrate` is what users run; it makes a copy first. The command line is for developers who write a migration:
`DEREKKOZ_DATABASE_URL=sqlite:///scratch.db alembic revision --autogenerate --rev-id 0002 -m "…"`.
"""

import os
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from storage.database import locate
from storage.models import Moment, Row
from storage.schema import upgrading


def write_type(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Writes our type for times as the plain one, so that an old migration does not hang on today's models."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


def run(connection: Connection) -> None:
    """Runs the migrations asked for. SQLite cannot alter a table, so alembic writes it anew ("batch")."""
    context.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True, render_item=write_type)
    with context.begin_transaction():
        context.run_migrations()


def run_from_command_line() -> None:
    """Runs them on the database that the environment names; a step that fails leaves it as it was."""
    url = os.environ.get("DEREKKOZ_DATABASE_URL")
    if not url:
        raise SystemExit("Set DEREKKOZ_DATABASE_URL to the database to work on, such as sqlite:///scratch.db")
    with upgrading(locate(url)) as connection:
        run(connection)


if context.is_offline_mode():
    raise SystemExit("--sql is not supported: SQLite's tables are written anew from what they hold")
if handed_over := context.config.attributes.get("connection"):
    run(handed_over)
else:
    run_from_command_line()
