"""95 % intervals for a share whose articles are not independent of each other.

Every interval is Wilson's, at the number of independent articles that the counts are worth. A closed form: the same
counts give the same interval to the last digit. It stays inside [0, 1], and has a width where nothing was found.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

CONFIDENCE = 0.95
_UPPER_TAIL = (1 + CONFIDENCE) / 2
_Z = NormalDist().inv_cdf(_UPPER_TAIL)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with its interval, all three between 0 and 1."""

    share: float
    low: float
    high: float


def wilson(share: float, size: float) -> Estimate:
    """Returns `share` with Wilson's score interval for `size` independent articles (`size` > 0, need not be whole).

    Source: Wilson 1927, JASA 22:209; recommended over the textbook interval by Brown, Cai & DasGupta 2001, Statistical
    Science 16:101, for every size and share.
    """
    z2 = _Z * _Z
    middle = (share + z2 / (2 * size)) / (1 + z2 / size)
    reach = _Z / (1 + z2 / size) * math.sqrt(share * (1 - share) / size + z2 / (4 * size * size))
    # At 0 and 1 the bound equals the share, which rounding would miss by a hair.
    return Estimate(share, max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach)))


def effective_size(share: float, size: float, variance: float, clusters: int) -> float:
    """Returns how many independent articles have the information of `size` clustered ones; never more than `size`.

    `variance` is that of `share`, estimated from `clusters` >= 2 clusters. Few clusters tell it badly, so the size is
    cut by (z/t)². Source: Korn & Graubard 1998, Survey Methodology 24:193; with Wilson's interval, Dean & Pagano 2015,
    Journal of Survey Statistics and Methodology 3:484.
    """
    if variance <= 0 or not 0 < share < 1:
        return size
    return min(size, share * (1 - share) / variance * (_Z / student_t(clusters - 1)) ** 2)


def variance_of_total(residuals: Sequence[float]) -> float:
    """Returns the variance of a sum over clusters from each cluster's residual: the linearised (Taylor) estimator.

    Source: Wolter 2007, Introduction to Variance Estimation, ch. 6; at least two residuals.
    """
    clusters = len(residuals)
    mean = math.fsum(residuals) / clusters
    return clusters / (clusters - 1) * math.fsum((residual - mean) ** 2 for residual in residuals)


def student_t(degrees: int) -> float:
    """Returns the two-sided 95 % point of Student's t with `degrees` >= 1 degrees of freedom.

    Exact for one and two degrees; above, the expansion 26.7.5 of Abramowitz & Stegun 1964 (0.004 too small at
    three degrees, within 0.001 from four on).
    """
    if degrees == 1:
        return math.tan(math.pi * CONFIDENCE / 2)
    if degrees == 2:
        return CONFIDENCE * math.sqrt(2 / (1 - CONFIDENCE**2))
    z, n = _Z, degrees
    return math.fsum(
        (
            z,
            (z**3 + z) / (4 * n),
            (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2),
            (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3),
            (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * n**4),
        )
    )
