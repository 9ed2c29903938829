"""WHEN: one table of jobs, and the daemon that keeps it. Nothing runs by the clock yet."""
