"""What is done by the clock, over the whole store: match, measure, watch, check. When: scheduler.py."""
