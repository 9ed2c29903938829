"""A made-up web with known truth: for the demo, the end-to-end tests and the benchmarks. No outlet in it is real."""
