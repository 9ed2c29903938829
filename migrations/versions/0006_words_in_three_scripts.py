"""Words are numbered alike in all scripts of Kazakh: what was taken of texts before is forgotten, and taken anew."""

from collections.abc import Sequence

from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Empties what `match` keeps of texts; its next call reads all of them, and replaces the pairs that it found."""
    op.execute("DELETE FROM fingerprint")
    op.execute("DELETE FROM matching")


def downgrade() -> None:
    """Empties the same, for numbers of the other kind do not fit."""
    op.execute("DELETE FROM fingerprint")
    op.execute("DELETE FROM matching")
