"""What must be known to read a figure, in words: from the counts of its rows and from what each association brings.

In: an indicator, the counts of a figure, and its part by association (one for an association's own row). Out: words in the
order in which the tool writes them.
"""

import math
from fractions import Fraction

ADDED_UP = {"sum", "mean", "ratio"}

# What the gap of one person is worth in the unit of the figure.
MOVES = {"share": 100, "nps": 100, "sum": 1, "mean": 1, "median": 1}


def of(indicator, n, no_answer, doubtful, parts, hits=None, came=None):
    found = []
    if doubtful:
        found.append(f"eligibility-unknown:{doubtful}")
    if no_answer:
        rate = Fraction(100 * no_answer, n + no_answer)
        if rate > 10:
            found.append(f"non-response:{int(rate + Fraction(1, 2))}")
        if rate > 30:
            found.append("no-headline")
        if rate > 10 and indicator.measure in {"share", "distribution"} and hits is not None:
            low, high = Fraction(100 * hits, n + no_answer), Fraction(100 * (hits + no_answer), n + no_answer)
            found.append(f"worst-case:{math.floor(low)}-{math.ceil(high)}")
    if came is not None:
        found.append(f"response-rate:{came}")
    brings = [part for part in parts if part.n]
    if len(brings) > 1:
        if indicator.measure == "distinct" or (indicator.measure == "count" and indicator.key("observes") == "person"):
            found += ["upper-bound", f"lower-bound:{max(part.n for part in brings)}"]
        if carried([part.n for part in brings]) or (
            indicator.measure in ADDED_UP and carried([abs(above(indicator, part.values)) for part in brings])
        ):
            found.append("carried-by-one")
    return found


def moved(indicator, pairs):
    """How many rise, stay and fall, by what each weighs in the figure; in the words of the way that is better, if one is."""
    if indicator.measure not in MOVES or not pairs:
        return []
    times = MOVES[indicator.measure]
    least = Fraction(str(indicator.key("minimal-change", 0)))
    gaps = [times * (Fraction(after) - Fraction(before)) for before, after in pairs]
    moving = [gap for gap in gaps if gap and abs(gap) >= least]
    up = sum(gap > 0 for gap in moving)
    down, stable = len(moving) - up, len(gaps) - len(moving)
    direction = indicator.key("direction")
    if direction in {"increase", "decrease"}:
        better, worse = (up, down) if direction == "increase" else (down, up)
        return [f"progress:{better}", f"stable:{stable}", f"decline:{worse}"]
    return [f"up:{up}", f"stable:{stable}", f"down:{down}"]


def above(indicator, values):
    return sum(value[0] if indicator.measure == "ratio" else value for value in values)


def carried(parts):
    return 2 * max(parts) > sum(parts)


def reversed_by_associations(indicator, by, key, value):
    """Whether the contrast of a code with the first of its codelist changes sign, and by two points at least, between answers
    pooled and associations that weigh the same on both sides. `value` is what an association says in a part."""
    period, wave, split = key
    points = indicator.measure in {"share", "distribution", "nps"} or (indicator.measure == "mean" and indicator.unit == "points")
    if len(split) != 1 or split[0][1] == "_U" or not points:
        return False
    name = split[0][0]
    first = (period, wave, ((name, indicator.scope.variables[name].codelist.answers()[0]),))
    strata = [
        (parts[key].n, value(parts[key]), parts[first].n, value(parts[first])) for parts in by.values()
        if key in parts and first in parts and parts[key].n >= 30 and parts[first].n >= 30
    ]
    if not strata or any(None in stratum for stratum in strata):
        return False
    pooled = mean([(n, x) for n, x, _, _ in strata]) - mean([(m, y) for _, _, m, y in strata])
    standardised = mean([(n + m, x - y) for n, x, m, y in strata])
    return pooled * standardised < 0 and abs(pooled - standardised) >= 2


def mean(weighed):
    return Fraction(sum(weight * value for weight, value in weighed)) / sum(weight for weight, _ in weighed)
