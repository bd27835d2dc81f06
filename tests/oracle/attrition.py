"""Who is not seen again, and two levels that are no change.

In: a cell of a change; the levels of two waves by association. Out: flags.
"""

import math
from fractions import Fraction

from scipy import stats

import intervals

SEEN = ("n", "no_answer", "not_concerned", "unmatched_before", "unmatched_after")


def flags(indicator, cell):
    """How many of those seen at the earlier wave are not seen again, and whether they answered otherwise there; nothing where one of
    those compared was seen first in another period, as where one of those seen first in this one is compared in another."""
    n, lost = len(cell.compared), len(cell.lost)
    if not n or not lost or cell.elsewhere:
        return []
    rate = Fraction(100 * lost, n + lost)
    found = [f"attrition:{int(rate + Fraction(1, 2))}"] if rate > 10 else []
    apart = {"share": shares, "mean": means}.get(indicator.measure, lambda *_: None)(cell.lost, cell.compared)
    if apart and not apart[0] <= 0 <= apart[1]:
        found.append("selective-attrition")
    return found


def shares(first, second):
    (p, p_low, p_high), (q, q_low, q_high) = ((sum(one) / len(one), *score(one)) for one in (first, second))
    return p - q - math.hypot(p - p_low, q_high - q), p - q + math.hypot(p_high - p, q - q_low)


def score(values):
    found = stats.binomtest(int(sum(values)), len(values)).proportion_ci(1 - 2 * intervals.TAIL, method="wilson")
    return found.low, found.high


def means(first, second):
    """Welch's, its degrees of freedom cut to a whole number: the law is SciPy's, the error that of its own test."""
    if min(len(first), len(second)) < intervals.FEWEST:
        return None
    errors = [error(values) for values in (first, second)]
    if not sum(errors):
        return None
    below = sum(part ** 2 / (len(values) - 1) for part, values in zip(errors, (first, second)))
    freedom = math.floor(sum(errors) ** 2 / below)
    gap = float(Fraction(sum(first)) / len(first) - Fraction(sum(second)) / len(second))
    half = stats.t.ppf(1 - intervals.TAIL, freedom) * math.sqrt(sum(errors))
    return gap - half, gap + half


def error(values):
    centre = Fraction(sum(values)) / len(values)
    return float(sum((Fraction(value) - centre) ** 2 for value in values) / (len(values) - 1) / len(values))


def crossed(found, sector, indicator, by):
    """Flags the levels of later waves whose gap with the first one may not be read as a change."""
    waves = [wave for wave in sector.waves if wave in indicator.waves]
    if not indicator.common or indicator.measure in {"count", "distinct"}:
        return
    totals = {key: row for key, row in found.items() if key[0] == indicator.published and key[3] is None and key[4] == ()}
    for (name, period, wave, _, _, measure, code), row in totals.items():
        if measure != indicator.measure or wave not in waves[1:]:
            continue
        before = totals.get((name, period, waves[0], None, (), measure, code))
        if before is None or before["value"] is None or row["value"] is None:
            continue
        first, later = ({who for who, cells in by.items() if (period, at, ()) in cells and cells[period, at, ()].n} for at in (waves[0], wave))
        change = totals.get((name, period, f"{waves[0]}>{wave}", None, (), "change", code))
        if first != later:
            row["beside"].append("not-same-associations")
        elif change is None or not any(change[one] for one in SEEN) and not any(change["apart"].values()):
            row["beside"].append("not-same-respondents")
