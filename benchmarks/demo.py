"""The whole system against known truth: `derekkoz demo` for many seeds, from nothing to share, interval and alert.

`python -m benchmarks.demo [--seeds 20]`: for each seed how many of the last ten weeks' true shares are inside the 95 %
interval, how far the measured share is off, which alerts were raised, and how long it took.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time


def run_demo(seed: int, home: str) -> tuple[dict[str, list[dict[str, object]]], float]:
    """Returns what the demo prints as JSON, and the seconds that it took."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "derekkoz", "demo", "--seed", str(seed), "--format", "json"],
        capture_output=True,
        check=True,
        env=os.environ | {"DEREKKOZ_HOME": home},
        text=True,
    )
    return json.loads(done.stdout), time.monotonic() - start


def main() -> None:
    """Prints a row for each seed and the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    seeds = parser.parse_args().seeds
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")
    print(f"{'seed':>4} {'inside':>6} {'off by, points':>15} {'widest':>7} {'seconds':>7}  alerts")
    inside = weeks = single = 0
    errors: list[float] = []
    times: list[float] = []
    for seed in range(seeds):
        with tempfile.TemporaryDirectory() as home:
            answer, seconds = run_demo(seed, home)
        rows = [
            {name: float(str(week[name])) for name in ("true_share", "share", "low", "high")}
            for week in answer["weeks"]
        ]
        held = sum(row["low"] <= row["true_share"] <= row["high"] for row in rows)
        off = [100 * (row["share"] - row["true_share"]) for row in rows]
        widest = max(100 * (row["high"] - row["low"]) for row in rows)
        found = [str(alert["period"]) for alert in answer["alerts"]]
        print(
            f"{seed:>4} {held:>3}/{len(rows)} {statistics.fmean(off):>+8.1f} ±{statistics.pstdev(off):4.1f}"
            f" {widest:>7.1f} {seconds:>7.0f}  {', '.join(found) or 'none'}",
            flush=True,
        )
        inside, weeks, single = inside + held, weeks + len(rows), single + (len(found) == 1)
        errors += off
        times.append(seconds)
    print(
        f"truth inside: {inside} of {weeks} weeks ({inside / weeks:.1%}); exactly one alert: {single} of {seeds} seeds"
    )
    print(f"off by {statistics.fmean(errors):+.2f} points on average; {statistics.median(times):.0f} s in the median")


if __name__ == "__main__":
    main()
