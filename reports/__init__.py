"""TO WHOM: what was measured, put into words and tables that people and programs can read."""
