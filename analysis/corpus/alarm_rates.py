"""Which score gives which rate of false alarms: found by simulation (`python -m benchmarks.spikes --calibrate`)."""

import numpy as np
from numpy.typing import NDArray

RATES = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)  # false alarms a year
RUSSIAN_A_DAY = (1.0, 6.0, 25.0, 100.0)
# One row for each number of Russian articles a day. Few of them come in steps, and have thinner tails.
SCORES = (
    (1.059, 0.905, 0.818, 0.741, 0.676, 0.61, 0.545, 0.468, 0.337),
    (1.354, 1.168, 1.048, 0.938, 0.84, 0.741, 0.643, 0.523, 0.315),
    (1.923, 1.551, 1.277, 1.059, 0.895, 0.774, 0.665, 0.534, 0.205),
    (2.01, 1.627, 1.354, 1.113, 0.938, 0.807, 0.676, 0.534, 0.205),
)


def threshold(alarms_per_year: float, russian_a_day: NDArray[np.float64]) -> NDArray[np.float64]:
    """Returns the score at which each series raises `alarms_per_year` false alarms on average."""
    at_rate = [float(np.interp(np.log(alarms_per_year), np.log(RATES), row)) for row in SCORES]
    return np.asarray(np.interp(np.log(np.maximum(russian_a_day, 1e-3)), np.log(RUSSIAN_A_DAY), at_rate))
