"""What must be known to read a figure, in words: from the counts of its rows and from what each association brings.

In: an indicator, the counts of a figure, and its part by association (one for an association's own row). Out: words in the
order in which the tool writes them.
"""

from fractions import Fraction

ADDED_UP = {"sum", "mean", "ratio"}


def of(indicator, n, no_answer, doubtful, parts):
    found = []
    if doubtful:
        found.append(f"eligibility-unknown:{doubtful}")
    if no_answer:
        rate = Fraction(100 * no_answer, n + no_answer)
        if rate > 10:
            found.append(f"non-response:{int(rate + Fraction(1, 2))}")
        if rate > 30:
            found.append("no-headline")
    brings = [part for part in parts if part.n]
    if len(brings) > 1:
        if indicator.measure == "distinct" or (indicator.measure == "count" and indicator.key("observes") == "person"):
            found += ["upper-bound", f"lower-bound:{max(part.n for part in brings)}"]
        if carried([part.n for part in brings]) or (
            indicator.measure in ADDED_UP and carried([abs(above(indicator, part.values)) for part in brings])
        ):
            found.append("carried-by-one")
    return found


def above(indicator, values):
    return sum(value[0] if indicator.measure == "ratio" else value for value in values)


def carried(parts):
    return 2 * max(parts) > sum(parts)
