"""The paired change between the first wave of an indicator and each other.

In: the sources that feed an indicator, and their observations. Out: figures of `change`: the same respondent of the same
association, seen at both waves.

In a period and a wave the last observation of a respondent counts, or the one that `one-per` says: that of the later wave,
beside that of the latest period at the first wave, of what is not after it. The change belongs to the period of the later one, and is split by what was true at the earlier one.
"""

import collections
import statistics
from fractions import Fraction

import attrition
import breaks
import exports
import figures
import flags
import intervals
import tidy
import weights
from variables import NOT_CONCERNED, Missing, known, worst

DOUBTFUL = Missing("unknown")
MEASURES = {"share", "sum", "ratio", "mean", "median", "nps", "distribution"}


class Cell:
    def __init__(self):
        self.differences, self.no_answer, self.not_concerned, self.doubtful = [], 0, 0, 0
        self.before = self.after = self.across = self.beside = 0
        self.comparability, self.codes = -1, set()
        self.compared, self.lost, self.elsewhere = [], [], 0

    def add(self, other):
        self.differences += other.differences
        self.compared += other.compared
        self.lost += other.lost
        for name in ("no_answer", "not_concerned", "doubtful", "before", "after", "across", "beside", "elsewhere"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.comparability = max(self.comparability, other.comparability)
        self.codes |= other.codes

    @property
    def n(self):
        return len(self.differences)

    @property
    def values(self):
        """What adds up above: differences, and for a ratio both waves."""
        return [(then[0] + now[0], then[1] + now[1]) if isinstance(now, tuple) else now - then for then, now in self.differences]

    @property
    def touched(self):
        return self.differences or self.no_answer or self.not_concerned or self.doubtful or self.before or self.after or self.across or self.beside


def place_of(measure, value):
    """What of a value the change compares."""
    if measure == "nps":
        return (value >= 9) - (value <= 6)
    return int(value) if measure == "share" else value


def eligible(indicator, row):
    return row.meets(indicator.key("among", {}))[0]


def by_respondent(indicator, feds, observations, wave):
    found = collections.defaultdict(list)
    for fed in feds:
        for row in observations[fed.association.id, fed.source["id"]]:
            if row.wave == wave and row.respondent is not None:
                found[row.respondent].append((fed, row))
    return found


def value_of(indicator, row):
    if eligible(indicator, row) is None:
        # Seen, and nobody knows whether they are concerned.
        return DOUBTFUL
    if eligible(indicator, row) is False:
        return None
    value = figures.observed(indicator, row, None)
    if value is None or not known(value):
        return value
    if indicator.measure == "distribution":
        codelist = row.scope.variables[indicator.of["of"]].codelist
        return {codelist.common(code) for code in ({value} if isinstance(value, str) else value)}
    return place_of(indicator.measure, value)


def counting(indicator, rows):
    """Of one respondent's observations, the one that counts in their last period; none where two of one moment contradict
    each other. Who may not be concerned counts where nobody else does, who is not concerned where nobody may be."""
    rows = next(found for wanted in (True, None, False) if (found := [pair for pair in rows if eligible(indicator, pair[1]) is wanted]))
    every = indicator.key("every")
    period = max(rows, key=lambda pair: pair[1].period.start)[1].period.published(every)
    rows = [pair for pair in rows if pair[1].period.published(every) == period]
    end = min if indicator.key("one-per", {"respondent": "last"})["respondent"] == "first" else max
    moment = end(row.period.start for _, row in rows)
    return figures.agreed(indicator, [(fed, row) for fed, row in rows if row.period.start == moment])


def meeting(feds, first, later):
    """The sources where a respondent of one may be known again in another, or in the same: they share a numbering."""

    def spaces(wave):
        return {fed.source["respondent"]["space"] for fed in feds if isinstance(fed.source.get("respondent"), dict) and fed.covers(wave)}

    both = spaces(first) & spaces(later)
    return [
        fed for fed in feds if isinstance(fed.source.get("respondent"), dict) and fed.source["respondent"]["space"] in both
        and (fed.covers(first) or fed.covers(later))
    ]


def cells(indicator, feds, observations, first, later, moments):
    """Cells of one association. Who is of a numbering that lacks one of the waves could never be paired: they are in no box."""
    feds = meeting(feds, first, later)
    every = indicator.key("every")
    earlier = by_respondent(indicator, feds, observations, first)
    after = by_respondent(indicator, feds, observations, later)
    found, awaited = collections.defaultdict(Cell), collections.Counter()

    def cells_at(period, pair):
        for names in [()] + indicator.splits:
            codes = tuple((name, pair[0].dimension(pair[1], name)) for name in names)
            yield codes, found[period, codes]

    for respondent, rows in after.items():
        for period in {row.period.published(every) for _, row in rows}:
            last = counting(indicator, [pair for pair in rows if pair[1].period.published(every) == period])
            if last is None:
                continue
            fed, row = last
            before = [pair for pair in earlier.get(respondent, []) if pair[1].period.start < row.period.end]
            now = value_of(indicator, row)
            if not before:
                if now is not None and known(now):
                    # Nothing is known of them earlier: split by what is true now.
                    for _, cell in cells_at(period, (fed, row)):
                        cell.after += 1
                continue
            before = counting(indicator, before)
            if before is None:
                continue
            then = value_of(indicator, before[1])
            missing = [value for value in (then, now) if value is not None and not known(value)]
            if then is None and now is None:
                continue
            if eligible(indicator, before[1]) is False or eligible(indicator, row) is False:
                # Seen twice, and not eligible once: no break keeps them from being compared.
                for _, cell in cells_at(period, before):
                    cell.not_concerned += 1
                continue
            if then is DOUBTFUL and now is DOUBTFUL:
                for _, cell in cells_at(period, before):
                    cell.doubtful += 1
                continue
            apart = breaks.between(moments, before[1].period, row.period)
            if apart:
                for _, cell in cells_at(period, before):
                    setattr(cell, apart, getattr(cell, apart) + 1)
                continue
            # Outside the base of a share at one wave: seen twice, and not concerned once.
            outside = then is None or now is None
            for codes, cell in cells_at(period, before):
                if not missing and not outside:
                    cell.differences.append((then, now))
                    cell.compared.append(then)
                    came = before[1].period.published(every)
                    cell.elsewhere += came != period
                    awaited[came] += came != period and not codes
                    dims = [before[0].rank(name) for name, code in codes if code != "_U"]
                    cell.comparability = max(cell.comparability, fed.comparability, before[0].comparability, *dims)
                elif not missing or worst(missing).reason == NOT_CONCERNED:
                    cell.not_concerned += 1
                else:
                    cell.no_answer += 1
    for respondent, rows in earlier.items():
        if respondent in after:
            continue
        last = counting(indicator, rows)
        then = last and value_of(indicator, last[1])
        if then is not None and known(then):
            for _, cell in cells_at(last[1].period.published(every), last):
                cell.before += 1
                cell.lost.append(then)
    periods = {period for period, _ in found}
    for fed in feds:
        # Who offered the codes is who asked at the earlier wave.
        for names in [()] + indicator.splits if fed.covers(first) else []:
            for codes in figures.product([[(name, code) for code in fed.offered(name)] for name in names]):
                for period in periods:
                    found[period, codes]
    given = set().union(*(fed.given() for fed in feds))
    for cell in found.values():
        cell.codes = given
    return {key: cell for key, cell in found.items() if cell.touched or "_U" not in dict(key[1]).values()}, awaited


def statistic(indicator, cell, code):
    pairs, n = cell.differences, len(cell.differences)
    if indicator.measure == "median":
        return statistics.median([Fraction(after - before) for before, after in pairs]) if n else None, None, None
    if indicator.measure == "ratio":
        before, after = (sums([pair[at] for pair in pairs]) for at in (0, 1))
        if not before[1] or not after[1]:
            return None, None, None
        return (after[0] / after[1] - before[0] / before[1]) * Fraction(indicator.of.get("times", "1")), None, None
    if indicator.measure == "distribution":
        gained = sum((code in after) - (code in before) for before, after in pairs)
    else:
        gained = sum(after - before for before, after in pairs)
    if indicator.measure == "sum":
        return Fraction(gained) if n else None, None, None
    times = 1 if indicator.measure == "mean" else 100
    return Fraction(gained * times) / n if n else None, gained, n


def sums(values):
    return sum((over for over, _ in values), Fraction(0)), sum((under for _, under in values), Fraction(0))


def put(found, sector, indicator, fed, entering, observations):
    waves = [wave for wave in sector.waves if wave in indicator.waves]
    if len(waves) < 2 or indicator.measure not in MEASURES:
        return
    # Pairs need respondents that can be told apart.
    numbered = {name: [one for one in feds if isinstance(one.source.get("respondent"), dict)] for name, feds in fed.items()}
    moments = breaks.of(sector, indicator)
    for later in waves[1:]:
        # Who can fill it asks the split at the earlier wave, and has a later one.
        after = {name: feds for name, feds in numbered.items() if figures.able({name: feds}, (), later)}
        both = {name: feds for name, feds in entering.items() if figures.able({name: feds}, (), waves[0], later)}
        by = {name: cells(indicator, feds, observations, waves[0], later, moments) for name, feds in both.items()}
        awaited = {name: counts for name, (_, counts) in by.items()}
        by = {name: cells for name, (cells, _) in by.items()}
        for key in set().union(*by.values()):
            whole, parts, contributing = Cell(), [], []
            for name, feds in both.items():
                if key in by[name]:
                    part = by[name][key]
                    brings = feds if part.differences else []
                    contributing += brings
                    able = figures.able({name: after.get(name, [])}, key[1], waves[0])
                    drawn = drawing(indicator, brings, observations, key[0], later)
                    place(found, indicator, key, waves[0], later, name, part, [part], able, drawn, awaited[name][key[0]])
                    whole.add(part)
                    parts.append(part)
            if indicator.common:
                expected = figures.able(after, key[1], waves[0])
                drawn = drawing(indicator, contributing, observations, key[0], later)
                place(found, indicator, key, waves[0], later, None, whole, parts, expected, drawn, sum(counts[key[0]] for counts in awaited.values()))


def drawing(indicator, feds, observations, period, later):
    has_weights = weights.declared(feds, observations, exports.period_of(period), later)
    return *intervals.drawn(indicator, feds, observations, period, later, False, change=True), has_weights


def place(found, indicator, key, first, later, association, cell, parts, expected, drawn, awaited):
    period, split = key
    reached, taken, _, has_weights = drawn
    for code in cell.codes if indicator.measure == "distribution" else [None]:
        value, numerator, denominator = statistic(indicator, cell, code)
        splits = tidy.split_key((figures.published(indicator, name), part) for name, part in split)
        n = len(cell.differences)
        found[indicator.published, period, f"{first}>{later}", association, splits, "change", code] = {
            "value": value, "n": n, "numerator": numerator, "denominator": denominator, "no_answer": cell.no_answer,
            "not_concerned": cell.not_concerned, "associations": sum(bool(part.differences) for part in parts), "associations_expected": expected,
            # Percentages differ by points.
            "unit": "points" if indicator.unit == "percent" else indicator.unit, "comparability": figures.COMPARABILITY[cell.comparability] if n else "",
            "obs_status": figures.status(indicator, value, n, cell.no_answer + cell.doubtful, level=False), "unmatched_before": cell.before,
            **intervals.cells(indicator, reached, taken, n, n, lambda: intervals.changed(indicator, cell.differences, code)),
            "reached": reached, "unmatched_after": cell.after, "apart": {"across": cell.across, "beside": cell.beside},
            # A change is never weighted.
            "beside": flags.of(indicator, n, cell.no_answer, cell.doubtful, parts) + ["unweighted"] * has_weights + (attrition.flags(indicator, cell) if not split and not awaited else []) + flags.moved(indicator, cell.differences),
            "n_effective": None,
            **figures.spread(association, [statistic(indicator, part, code)[0] for part in parts if code is None or code in part.codes]),
        }
