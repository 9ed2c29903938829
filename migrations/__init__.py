"""How the database came to its present schema: one alembic script per step, numbered from 0001."""
