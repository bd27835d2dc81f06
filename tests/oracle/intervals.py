"""How precise figures are, from the observations themselves: their values one by one, no sum of squares and no cell.

In: an indicator, the values of a figure, and how those it speaks of were reached. Out: the cells `ci_low` to `ci_method`,
and whether an interval is an indication alone. The laws are those of SciPy.
"""

import math
from fractions import Fraction

from scipy import stats

import exports
import weights

LEVEL = 95
TAIL = 0.025
EXACT = {"count", "distinct", "sum"}
FEWEST = 5
RANK = {"census": 0, "random": 1, "self-selected": 2}


def drawn(indicator, feds, observations, period, wave, answered, change=False):
    """How the sources of a figure reached those it speaks of, the part of the population that they took, and in whole percent
    how many of those who were invited came."""
    weakest, eligible, reached, known = None, 0, 0, not change
    invited, told = 0, not change
    asked = exports.period_of(period)
    for fed in feds:
        rows = [
            row for row in observations[fed.association.id, fed.source["id"]]
            if asked.start <= row.period.start < asked.end and (wave is None or row.wave == wave)
        ]
        if not rows:
            continue
        sample = sample_of(fed.source, period, asked)
        if sample is None:
            weakest, told = None, False
            break
        told = told and "invited" in sample and str(sample["period"]) == str(period)
        invited += int(sample.get("invited", 0))
        design = sample["design"]
        weakest = design if weakest is None or RANK[design] > RANK[weakest] else weakest
        known = known and "eligible" in sample and str(sample["period"]) == str(period)
        eligible += int(sample.get("eligible", 0))
        reached += len(rows)
    came = int(Fraction(100 * reached, invited) + Fraction(1, 2)) if told and 1 <= reached <= invited else None
    if weakest is None:
        return ("records" if indicator.key("from") == "records" else "indication"), 0, None
    taken = Fraction(reached, eligible) if known and 1 <= reached <= eligible else 0
    if weakest == "random":
        return "random", taken, came
    if weakest == "census" and answered and taken == 1:
        return "census", 0, came
    return "indication", 0, came


def sample_of(source, period, asked):
    samples = source.get("sample", [])
    for sample in samples:
        if str(sample["period"]) == str(period):
            return sample
    for sample in samples:
        held = exports.period_of(sample["period"])
        if held.start <= asked.start and asked.end <= held.end:
            return sample
    return None


def nothing(method=""):
    return {"ci_low": None, "ci_high": None, "ci_level": None, "ci_method": method}


def cells(indicator, reached, taken, n, people, compute):
    """`ci_low` to `ci_method`; `compute` gives a method and two bounds, or a method that begins with `none:`."""
    if indicator.measure in EXACT:
        return nothing()
    if n == 0:
        return nothing("none:no-data")
    if reached == "census":
        return nothing("census")
    if reached == "records":
        return nothing("none:records")
    if n > people:
        return nothing("none:repeated")
    method, *bounds = compute()
    if not bounds:
        return nothing(method)
    finite = taken and method not in {"order-statistic", "newcombe-paired"}
    return {
        "ci_low": float(bounds[0]), "ci_high": float(bounds[1]), "ci_level": LEVEL,
        "ci_method": method + ("+fpc" if finite else ""),
    }


def level(indicator, tally, code, taken):
    """The interval of a level."""
    if tally.weighed:
        return weighted(indicator, tally, code, taken)
    measure, values, n = indicator.measure, tally.values, tally.n
    if measure in {"share", "distribution"}:
        hits = sum(values) if measure == "share" else sum(code in value for value in values)
        return share(hits, n, taken)
    if measure == "nps":
        return score(values, taken)
    if measure == "median":
        return middle(values)
    if measure == "ratio":
        return ratio(values, taken, Fraction(indicator.of.get("times", "1")))
    return mean(values, taken)


def weighted(indicator, tally, code, taken):
    """That of a weighted level: Wilson's with the effective size, else by the residuals of each observation."""
    measure, values, n = indicator.measure, tally.values, tally.n
    if measure == "median":
        return ("none:weighted",)
    pairs = [(value, 1) for value in values]
    times, law = 1, "linearised+weights"
    if measure in {"share", "distribution"}:
        if taken == 1:
            return ("none:no-variance",)
        hits = sum(weight for value, weight in zip(values, tally.weights) if (value if measure == "share" else code in value))
        size, p = weights.effective(tally.weights) / (1 - float(taken)), float(hits / sum(tally.weights))
        z = stats.norm.ppf(1 - TAIL)
        centre, half = p + z * z / (2 * size), z * math.sqrt(p * (1 - p) / size + z * z / (4 * size * size))
        low, high = (centre - half) / (1 + z * z / size), (centre + half) / (1 + z * z / size)
        return "wilson+weights", 100 * low if p > 0 else 0, 100 * high if p < 1 else 100
    if measure == "nps":
        pairs, times, law = [(weights.kind(value), 1) for value in values], 100, "nps+weights"
    elif measure == "ratio":
        pairs, times = values, Fraction(indicator.of.get("times", "1"))
    if n < FEWEST and measure != "nps":
        return ("none:small-base",)
    over, under = (sum(weight * pair[at] for pair, weight in zip(pairs, tally.weights)) for at in (0, 1))
    if not under:
        return ("none:no-variance",)
    slope = Fraction(over) / under
    left = sum((weight * (x - slope * y)) ** 2 for (x, y), weight in zip(pairs, tally.weights))
    if not left:
        return ("none:no-variance",)
    wider = 1 if measure == "nps" else Fraction(n, n - 1)
    quantile = stats.norm.ppf(1 - TAIL) if measure == "nps" else stats.t.ppf(1 - TAIL, n - 1)
    half = abs(float(times)) * quantile * math.sqrt(wider * left * (1 - taken)) / abs(float(under))
    centre = float(slope * times)
    return law, centre - half, centre + half


def changed(indicator, pairs, code):
    """The interval of a change, of the same persons."""
    measure = indicator.measure
    if measure in {"share", "distribution"}:
        if measure == "distribution":
            pairs = [(code in before, code in after) for before, after in pairs]
        return paired([(bool(before), bool(after)) for before, after in pairs])
    if measure == "ratio":
        return ratio_change(pairs, Fraction(indicator.of.get("times", "1")))
    differences = [Fraction(after) - Fraction(before) for before, after in pairs]
    if measure == "median":
        return middle(differences)
    times = 100 if measure == "nps" else 1
    return mean([times * difference for difference in differences], 0)


def share(hits, n, taken):
    if not taken:
        found = stats.binomtest(hits, n).proportion_ci(1 - 2 * TAIL, method="wilson")
        return "wilson", 100 * found.low, 100 * found.high
    if taken == 1:
        return ("none:no-variance",)
    z, size, p = stats.norm.ppf(1 - TAIL), n / (1 - float(taken)), hits / n
    centre, half = p + z * z / (2 * size), z * math.sqrt(p * (1 - p) / size + z * z / (4 * size * size))
    return "wilson", 100 * (centre - half) / (1 + z * z / size), 100 * (centre + half) / (1 + z * z / size)


def mean(values, taken):
    n = len(values)
    if n < FEWEST:
        return ("none:small-base",)
    centre = Fraction(sum(values)) / n
    variance = sum((value - centre) ** 2 for value in values) / (n - 1)
    if not variance:
        return ("none:no-variance",)
    half = stats.t.ppf(1 - TAIL, n - 1) * math.sqrt(variance / n * (1 - taken))
    return "student", float(centre) - half, float(centre) + half


def score(values, taken):
    kinds = [(value >= 9) - (value <= 6) for value in values]
    n = len(kinds)
    centre = Fraction(sum(kinds), n)
    variance = sum((kind - centre) ** 2 for kind in kinds) / n
    if not variance:
        return ("none:no-variance",)
    half = stats.norm.ppf(1 - TAIL) * math.sqrt(variance / n * (1 - taken))
    return "nps", 100 * (float(centre) - half), 100 * (float(centre) + half)


def middle(values):
    n = len(values)
    rank = int(stats.binom.ppf(TAIL, n, 0.5))
    if rank == 0:
        return ("none:small-base",)
    values = sorted(values)
    return "order-statistic", values[rank - 1], values[n - rank]


def ratio(pairs, taken, times):
    n = len(pairs)
    if n < FEWEST:
        return ("none:small-base",)
    over, under = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    if not under:
        return ("none:no-variance",)
    slope = Fraction(over) / under
    left = sum((x - slope * y) ** 2 for x, y in pairs)
    if not left:
        return ("none:no-variance",)
    error = math.sqrt(Fraction(n, n - 1) * left * (1 - taken)) / abs(float(under))
    half = abs(float(times)) * stats.t.ppf(1 - TAIL, n - 1) * error
    centre = float(slope * times)
    return "linearised", centre - half, centre + half


def ratio_change(pairs, times):
    """Of what each person adds to the gap of the two ratios, were they straight lines."""
    n = len(pairs)
    if n < FEWEST:
        return ("none:small-base",)
    lines, centre = [], 0
    for at, sign in ((0, -1), (1, 1)):
        over, under = sum(pair[at][0] for pair in pairs), sum(pair[at][1] for pair in pairs)
        if not under:
            return ("none:no-variance",)
        slope = Fraction(over) / under
        centre += sign * slope
        lines.append([sign * (pair[at][0] - slope * pair[at][1]) * n / under for pair in pairs])
    left = sum((before + after) ** 2 for before, after in zip(*lines))
    if not left:
        return ("none:no-variance",)
    half = abs(float(times)) * stats.t.ppf(1 - TAIL, n - 1) * math.sqrt(left / (n * (n - 1)))
    return "linearised", float(centre * times) - half, float(centre * times) + half


def paired(pairs):
    n = len(pairs)
    both, gained = pairs.count((True, True)), pairs.count((False, True))
    lost, neither = pairs.count((True, False)), pairs.count((False, False))
    after, before = both + gained, both + lost
    _, low, high = share(after, n, 0)
    _, first_low, first_high = share(before, n, 0)
    p, q = 100 * after / n, 100 * before / n
    margins = (both + gained) * (lost + neither) * (both + lost) * (gained + neither)
    cross = both * neither - gained * lost
    if cross > 0:
        cross = max(Fraction(cross) - Fraction(n, 2), 0)
    phi = cross / math.sqrt(margins) if margins else 0

    def root(a, b):
        return math.sqrt(max(a * a - 2 * phi * a * b + b * b, 0))

    return "newcombe-paired", p - q - root(p - low, first_high - q), p - q + root(high - p, q - first_low)
