"""Between associations: how far they stand from each other, by SciPy's search of minima, and the estimate in which each weighs as
many as were eligible there.

In: an indicator and its part by association. Out: the flag `varies:…` of a figure of the sector, or nothing; the stratified row
beside it, where there is one.
"""

import math
from fractions import Fraction

from scipy import optimize, stats

import exports
import intervals

FEWEST = 5
CUTS = [(0.1, "little"), (0.5, "some"), (math.inf, "much")]


def varies(indicator, parts):
    parts = [part for part in parts if part.n]
    if any(part.n > len(part.people) for part in parts):
        return None
    unit = 1
    if indicator.measure == "share":
        groups = [odds(sum(part.values), part.n) for part in parts]
    elif indicator.measure == "mean":
        parts = [part for part in parts if part.n >= 5]
        variances = [variance(part.values) for part in parts]
        groups = [(float(Fraction(sum(part.values)) / part.n), v / part.n) for part, v in zip(parts, variances)]
        freedom = sum(part.n - 1 for part in parts)
        if freedom:
            unit = math.sqrt(3) / math.pi * math.sqrt(sum((part.n - 1) * v for part, v in zip(parts, variances)) / freedom)
    else:
        return None
    if len(groups) < FEWEST or not all(v > 0 for _, v in groups):
        return None
    tau = math.sqrt(restricted(groups))
    return "varies:" + next(word for cut, word in CUTS if tau < cut * unit)


def odds(hits, n):
    half = 0.5 if hits in {0, n} else 0
    return math.log((hits + half) / (n - hits + half)), 1 / (hits + half) + 1 / (n - hits + half)


def variance(values):
    centre = Fraction(sum(values)) / len(values)
    return float(sum((value - centre) ** 2 for value in values) / (len(values) - 1))


def restricted(groups):
    """τ² of the highest of the restricted likelihood: a grid, then a search between its neighbours."""
    def lost(squared):
        weights = [1 / (v + squared) for _, v in groups]
        mean = sum(w * y for w, (y, _) in zip(weights, groups)) / sum(weights)
        return (
            -sum(map(math.log, weights)) + math.log(sum(weights))
            + sum(w * (y - mean) ** 2 for w, (y, _) in zip(weights, groups))
        )

    centre = sum(y for y, _ in groups) / len(groups)
    most = sum((y - centre) ** 2 for y, _ in groups)
    if not most:
        return 0.0
    grid = [0.0] + [most * 1.3 ** step for step in range(-120, 1)]
    best = min(range(len(grid)), key=lambda at: lost(grid[at]))
    low, high = grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]
    found = optimize.minimize_scalar(lost, bounds=(low, high), method="bounded", options={"xatol": 1e-12 * high}).x
    return min([found, low], key=lost)


def stratified(found, indicator, key, parts, feeding, observations):
    """The figure in which each association weighs as many as it declares eligible, beside the pooled one. `parts` and `feeding`
    are by association; nothing where one of those who bring an answer does not tell of the very period."""
    period, wave, split = key
    parts = {name: part for name, part in parts.items() if part.n}
    whole = not split and "among" not in indicator.written and "base" not in indicator.of
    if len(parts) < 2 or indicator.measure not in {"share", "mean"} or not whole or min(part.n for part in parts.values()) < 2:
        return
    declared = {name: eligible(indicator, feeding[name], observations, period, wave) for name in parts}
    if None in declared.values():
        return
    everyone = sum(count for count, _ in declared.values())
    value, error = Fraction(0), Fraction(0)
    for name, part in parts.items():
        count, taken = declared[name]
        weight, values = Fraction(count, everyone), [Fraction(value) for value in part.values]
        mean = sum(values) / part.n
        value += weight * mean
        spread = sum((one - mean) ** 2 for one in values) / (part.n - 1)
        error += weight ** 2 * (1 - taken) * spread / part.n
    pooled = found[indicator.published, period, wave, None, (), indicator.measure, None]
    times = 100 if indicator.measure == "share" else 1
    row = dict(pooled)
    row |= {"value": float(times * value), "numerator": None, "denominator": None}
    row |= {name: None for name in ("mean_of_associations", "min_association", "max_association")}
    row["beside"] = [flag for flag in pooled["beside"] if flag.partition(":")[0] in {"eligibility-unknown", "non-response", "no-headline"}]
    if 2 * max(count for count, _ in declared.values()) > everyone:
        row["beside"].append("carried-by-one")
    repeated = any(part.n > len(part.people) for part in parts.values())
    if pooled["ci_method"] not in {"census", "none:records"}:
        row |= intervals.nothing("none:repeated" if repeated else "none:no-variance")
        if error and not repeated:
            row |= bounds(indicator, float(value), math.sqrt(error), sum(part.n - 1 for part in parts.values()), times)
            row["ci_method"] += "+fpc" if any(taken for _, taken in declared.values()) else ""
    found[indicator.published, period, wave, None, (), "stratified", None] = row


def bounds(indicator, value, error, freedom, times):
    t = stats.t.ppf(1 - intervals.TAIL, freedom)
    if indicator.measure == "share":
        odds, half = math.log(value / (1 - value)), t * error / (value * (1 - value))
        low, high, method = 1 / (1 + math.exp(half - odds)), 1 / (1 + math.exp(-half - odds)), "logit"
    else:
        low, high, method = value - t * error, value + t * error, "student"
    return {"ci_low": times * low, "ci_high": times * high, "ci_level": intervals.LEVEL, "ci_method": method}


def eligible(indicator, feds, observations, period, wave):
    """How many were eligible in one association, and the part of them that was drawn at random; none where that is not known."""
    asked, count, rows, designs = exports.period_of(period), 0, 0, set()
    for fed in feds:
        own = [
            row for row in observations[fed.association.id, fed.source["id"]]
            if asked.start <= row.period.start < asked.end and (wave is None or row.wave == wave)
        ]
        if not own:
            continue
        sample = intervals.sample_of(fed.source, period, asked)
        if sample is None or "eligible" not in sample or str(sample["period"]) != str(period):
            return None
        count, rows = count + int(sample["eligible"]), rows + len(own)
        designs.add(sample["design"])
    if rows > count:
        return None
    drawn = "random" in designs and "self-selected" not in designs
    return count, Fraction(rows, count) if drawn else Fraction(0)
