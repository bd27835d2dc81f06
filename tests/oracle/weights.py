"""What rows weigh, row by row: as a column says, or so that their source has the margins that are declared.

In: a source and its observations. Out: on each observation `weight`, whose mean is 1 over the rows of one period (as fine as
the finest that the source feeds) and wave; `None` where the source weighs nothing, 0 where the margins cannot be reached; and
`capped`, the cap that cut a weight of these rows, or `None`.
"""

import collections
import math
from fractions import Fraction

from variables import known, rounded

WEIGHED = {"share", "ratio", "mean", "median", "nps", "distribution"}
DECIMALS = 6
ROUNDS = 1000


def read(reader, header):
    """What reads the weight of a row; none where no column weighs."""
    written = reader.source.get("weights", {})
    if "column" not in written:
        return None
    at = header.find(written["column"])

    def weight(row):
        text = row[at].strip()
        value = reader.amount(text)
        value = None if value is None else rounded(value, DECIMALS)
        return value if value is not None and value > 0 else None

    return weight


def weigh(source, rows, every):
    written = source.get("weights")
    samples = collections.defaultdict(list)
    for row in rows:
        row.weight = row.capped = None
        samples[row.period.published(every), row.wave].append(row)
    for sample in samples.values() if written else []:
        if "column" in written:
            mean = sum(row.raw for row in sample) / len(sample)
            for row in sample:
                row.weight = fixed(row.raw / mean)
        else:
            rake(written, sample)


def fixed(weight):
    return max(rounded(Fraction(weight), DECIMALS), Fraction(1, 10**DECIMALS))


def rake(written, rows):
    margins = [(margin["by"], {code: float(share) for code, share in margin["margins"].items()}) for margin in written["rake"]]
    cap = float(written["cap"]) if "cap" in written else None
    groups = []
    for name, shares in margins:
        held = collections.defaultdict(list)
        for at, row in enumerate(rows):
            code = row.get(name)
            if known(code):
                code = code if code in shares else row.scope.variables[name].codelist.common(code)
            if known(code) and code in shares:
                held[code].append(at)
        for row in rows:
            row.weight = Fraction(0)
        if len(held) < len(shares):
            return
        answered, whole = sum(map(len, held.values())), sum(shares.values())
        groups.append([(held[code], share / whole * answered) for code, share in shares.items()])
    weights, n, cut, moved = [1.0] * len(rows), len(rows), False, 1
    for _ in range(ROUNDS):
        before = list(weights)
        for margin in groups:
            for held, wanted in margin:
                factor = wanted / math.fsum(weights[at] for at in held)
                for at in held:
                    weights[at] *= factor
        mean = math.fsum(weights) / n
        weights = [weight / mean for weight in weights]
        cut = set()
        while cap and any(weight > cap * (1 + 1e-12) for weight in weights):
            cut |= {at for at, weight in enumerate(weights) if weight > cap * (1 + 1e-12)}
            rest = math.fsum(weight for at, weight in enumerate(weights) if at not in cut)
            weights = [cap if at in cut else weight * (n - cap * len(cut)) / rest for at, weight in enumerate(weights)]
        moved = max(abs(a - b) for a, b in zip(weights, before))
        if moved <= 1e-12:
            break
    if not near(groups, weights) and not (cut and moved <= 1e-6):
        return
    for row, weight in zip(rows, weights):
        row.weight, row.capped = fixed(weight), written["cap"] if cut else None


def near(groups, weights):
    for margin in groups:
        held = [math.fsum(weights[at] for at in held) for held, _ in margin]
        scale = sum(held) / sum(wanted for _, wanted in margin)
        if any(abs(own / (scale * wanted) - 1) > 1e-6 for own, (_, wanted) in zip(held, margin)):
            return False
    return True


def declared(feds, observations, asked, wave):
    """Whether a source that brings rows to a figure has weights."""
    return any(
        "weights" in fed.source and any(
            asked.start <= row.period.start < asked.end and (wave is None or row.wave == wave)
            for row in observations[fed.association.id, fed.source["id"]]
        ) for fed in feds
    )


def effective(weights):
    """How many observations that weigh the same would be as sure (Kish)."""
    return float(sum(weights) ** 2 / sum(weight**2 for weight in weights))


def flags(tally, is_declared):
    if not tally.weighed:
        return ["unweighted"] if is_declared else []
    if not tally.n:
        return []
    ratio = rounded(max(tally.weights) * tally.n / sum(tally.weights), 1)
    return ["weighted", f"max-weight:{float(ratio):.1f}", *(f"cap:{cap}" for cap in sorted(tally.caps, key=float))]


def statistic(indicator, tally, code):
    """The value of a weighted figure."""
    measure, values, weights = indicator.measure, tally.values, tally.weights
    whole = sum(weights)
    if not values:
        return None

    def of(number):
        return sum(weight * number(value) for weight, value in zip(weights, values))

    if measure == "median":
        return middle(sorted(zip(values, weights)), whole)
    if measure == "ratio":
        under = of(lambda value: value[1])
        return Fraction(of(lambda value: value[0]) * Fraction(indicator.of.get("times", "1"))) / under if under else None
    if measure == "mean":
        return Fraction(of(lambda value: value)) / whole
    if measure == "nps":
        return 100 * Fraction(of(kind)) / whole
    return 100 * Fraction(of(lambda value: code in value if measure == "distribution" else int(value))) / whole


def kind(score):
    return (score >= 9) - (score <= 6)


def middle(pairs, whole):
    """Where half of the weight is; the mean of two values where it is between them."""
    below = 0
    for at, (value, weight) in enumerate(pairs):
        below += weight
        if 2 * below > whole:
            return value
        if 2 * below == whole:
            return Fraction(value + pairs[at + 1][0]) / 2
    return None
