"""WHAT THE TEXT TELLS: pure functions of values, with no I/O and no framework."""
