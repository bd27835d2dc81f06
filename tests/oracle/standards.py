"""The estimate in which each part weighs its share in a standard population, beside the figure of everyone.

In: an indicator that is standardised, and its cells by association. Out: rows `standardised:ID`, of each association and of the
sector. Written from the documentation: a mean of means, and its error part by part, from the observations one by one.
"""

import math
from fractions import Fraction

import between
import figures
import flags
import intervals

KEPT = {"non-response", "no-headline"}


def put(found, sector, indicator, by, fed, entering, draws):
    """`by` are the cells of each association; `draws(feds, key)` tells how those that a figure speaks of were reached."""
    if indicator.measure not in {"share", "mean"}:
        return
    populations = {one["id"]: one for one in sector.document.get("standard-populations", [])}
    for name in indicator.key("standardise", []):
        population = populations[name]
        wanted = population["by"] if isinstance(population["by"], list) else [population["by"]]
        (split,) = [names for names in indicator.splits if set(names) == set(wanted)]
        shares = weights(indicator, population, wanted)
        moments = {(period, wave) for cells in by.values() for period, wave, key in cells if names_of(key) == split}
        for period, wave in moments:
            own = {who: parts(cells, period, wave, split) for who, cells in by.items()}
            own = {who: held for who, held in own.items() if held}
            able = figures.able(fed, [(one, "") for one in split], wave)
            owners = [(who, {who: held}, 1) for who, held in own.items()]
            owners += [(None, own, able)] if indicator.common else []
            for who, held, expected in owners:
                row(found, indicator, f"standardised:{name}", (period, wave, who), held, shares, wanted, expected, entering, draws)


def weights(indicator, population, by):
    """The share of each part, by its codes in the order of `by`, the last of which goes fastest."""
    keys = [()]
    for name in by:
        keys = [(*key, code) for key in keys for code in indicator.scope.variables[name].codelist.answers()]
    given = [Fraction(share) for share in population["shares"]]
    return {key: share / sum(given) for key, share in zip(keys, given, strict=True)}


def names_of(split):
    return tuple(name for name, _ in split)


def parts(cells, period, wave, split):
    return {frozenset(key): part for (at, of, key), part in cells.items() if (at, of) == (period, wave) and names_of(key) == split}


def row(found, indicator, measure, place, held, shares, by, expected, entering, draws):
    period, wave, association = place
    strata = {key: figures.Tally() for key, share in shares.items() if share}
    left, whole, each = 0, figures.Tally(), {}
    for who, own in held.items():
        each[who] = figures.Tally()
        for split, part in own.items():
            codes = dict(split)
            if "_U" in codes.values():
                left += part.n
                continue
            whole.add(part)
            each[who].add(part)
            key = tuple(codes[name] for name in by)
            if key in strata:
                strata[key].add(part)
    if not any("_U" not in dict(split).values() for own in held.values() for split in own):
        return
    brings = [one for who, part in each.items() if part.n for one in entering[who]]
    reached = draws(brings, (period, wave, ()))(not whole.no_answer and not whole.doubtful)[0]
    reached = "indication" if reached == "census" and left else reached
    thin = min(part.n for part in strata.values()) < 2
    value, error, few = None, Fraction(0), False
    if whole.n and not whole.weighed and not thin:
        value = Fraction(0)
        for key, part in strata.items():
            values = [Fraction(one) for one in part.values]
            mean = sum(values) / part.n
            value += shares[key] * mean
            error += shares[key] ** 2 * sum((one - mean) ** 2 for one in values) / (part.n - 1) / part.n
            few = few or (indicator.measure == "mean" and part.n < intervals.FEWEST)
    times = 100 if indicator.measure == "share" else 1
    why = (
        "none:no-data" if not whole.n else "none:weighted" if whole.weighed else "none:thin-part" if thin else
        "census" if reached == "census" else "none:records" if reached == "records" else
        "none:repeated" if whole.n > len(whole.people) else "none:small-base" if few else "none:no-variance" if not error else None
    )
    freedom = sum(part.n - 1 for part in strata.values())
    precision = intervals.nothing(why) if why else between.bounds(indicator, float(value), math.sqrt(error), freedom, times)
    beside = flags.of(indicator, whole.n, whole.no_answer, 0, [])
    beside = [flag for flag in beside if flag.partition(":")[0] in KEPT]
    beside += [f"unknown-left-out:{left}"] if left else []
    found[indicator.published, period, wave, association, (), measure, None] = {
        "value": None if value is None else float(times * value), "n": whole.n, "numerator": None, "denominator": None,
        "no_answer": whole.no_answer, "not_concerned": whole.not_concerned, "associations": sum(part.n > 0 for part in each.values()),
        "associations_expected": expected, "unit": indicator.unit,
        "comparability": figures.COMPARABILITY[whole.comparability] if whole.comparability >= 0 else "",
        "obs_status": figures.status(indicator, value, whole.n, whole.no_answer + whole.doubtful),
        "unmatched_before": None, "unmatched_after": None, "n_effective": None, **precision, "reached": reached, "beside": beside,
        "mean_of_associations": None, "min_association": None, "max_association": None,
    }
