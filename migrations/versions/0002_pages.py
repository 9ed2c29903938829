"""Raw pages: their bytes, when they were fetched, and which article was read from which."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Makes their tables, and gives articles a column for the page."""
    op.create_table(
        "body",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_body")),
    )
    op.create_table(
        "page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["hash"], ["body.hash"], name=op.f("fk_page_hash")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page")),
    )
    op.create_index(op.f("ix_page_url"), "page", ["url"], unique=False)
    op.create_index(op.f("ix_page_hash"), "page", ["hash"], unique=False)
    # In plain words: alembic would write the table of all texts anew for a column that is empty, and with it lose
    # the count of ids ever given.
    op.execute("ALTER TABLE article ADD COLUMN page_id INTEGER CONSTRAINT fk_article_page_id REFERENCES page (id)")
    op.create_index(op.f("ix_article_page_id"), "article", ["page_id"], unique=False)


def downgrade() -> None:
    """Removes them, with all pages."""
    op.drop_index(op.f("ix_article_page_id"), table_name="article")
    # Not in SQLite's own words: it refuses to drop a column that refers to another table.
    with op.batch_alter_table("article", table_kwargs={"sqlite_autoincrement": True}) as article:
        article.drop_column("page_id")
    op.drop_index(op.f("ix_page_hash"), table_name="page")
    op.drop_index(op.f("ix_page_url"), table_name="page")
    op.drop_table("page")
    op.drop_table("body")
