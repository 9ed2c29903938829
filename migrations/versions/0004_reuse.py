"""Who copied whom: fingerprints of all texts, how far each article is matched, and what was found."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Makes their tables. The articles that are there already are matched by the next `derekkoz match`."""
    op.create_table(
        "fingerprint",
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hash", "day", "article_id", name=op.f("pk_fingerprint")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "matching",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_matching_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_matching")),
    )
    op.create_index(op.f("ix_matching_state_day"), "matching", ["state", "day"], unique=False)
    op.create_table(
        "reuse",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("shared", sa.Float(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("precedence", sa.Text(), nullable=False),
        sa.Column("doubt", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_reuse_article_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source_id"], ["article.id"], name=op.f("fk_reuse_source_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "source_id", name=op.f("pk_reuse")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_reuse_source_id"), "reuse", ["source_id"], unique=False)


def downgrade() -> None:
    """Removes them. The evidence that was found stays with its articles."""
    op.drop_index(op.f("ix_reuse_source_id"), table_name="reuse")
    op.drop_table("reuse")
    op.drop_index(op.f("ix_matching_state_day"), table_name="matching")
    op.drop_table("matching")
    op.drop_table("fingerprint")
