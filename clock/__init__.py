"""What is done by the clock, over the whole store: reread, match, measure, watch, check. When: scheduler.py."""
