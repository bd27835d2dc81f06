"""Levels of one indicator: which sources feed it, what each observation brings, what a cell says.

In: an indicator, the sources of the associations, their observations. Out: tallies by period, wave and codes, and from a
tally the value, its base and its quality.
"""

import collections
import statistics
from fractions import Fraction

import between
import exports
import flags
import intervals
import referential
import tidy
import weights
from readings import Reader
from variables import NOT_CONCERNED, known, worst

COMPARABILITY = ["exact", "close", "broad", "none"]
ENTERS = 1
# What is finer than a person, and may be brought down to one a person by `one-per`.
FINER = {"stay", "night", "request"}


class Fed:
    """One source that can fill an indicator: how comparable it is, and which dimensions it can split by."""

    def __init__(self, association, source, indicator):
        self.association, self.source, self.indicator = association, source, indicator
        self.scope = association.scope
        self.mapped = {}
        for mapping in Reader(association, source).mappings:
            if "undetermined" not in mapping and "impossible" not in mapping:
                self.mapped[mapping["variable"]] = COMPARABILITY.index(mapping.get("comparability", "exact"))
        self.comparability = self.worst(indicator.used())

    def worst(self, names):
        """The worst comparability of variables; none where one cannot be filled."""
        found = [self.rank(name) for name in names]
        return None if None in found else max(found, default=0)

    def rank(self, name):
        if name in self.mapped:
            return self.mapped[name]
        variable = self.scope.variables[name]
        return self.worst(referential.direct(variable)) if variable.derived else None

    def suits(self):
        """Whether the source is of the kind that the indicator asks for."""
        asked, source = self.indicator, self.source
        if source.get("kind", "survey") != asked.key("from"):
            return False
        observes = source.get("observes", "person")
        if observes != asked.key("observes") and not (
            "one-per" in asked.written and asked.key("observes") == "person" and observes in FINER
        ):
            return False
        return not asked.waves or any(map(self.covers, asked.waves))

    def covers(self, wave):
        """Whether the source may hold rows of a wave; any, where none is asked for."""
        written = self.source.get("wave")
        waves = set(written["codes"].values()) if isinstance(written, dict) else {written}
        return wave is None or wave in waves

    def dimension(self, row, name):
        """The code of a row in a disaggregation: unknown where the source does not fill it, or not comparably."""
        rank = self.rank(name)
        if rank is None or rank > ENTERS:
            return "_U"
        value = row.get(name)
        if not known(value):
            return "_U"
        return self.scope.variables[name].codelist.common(value)

    def offered(self, name):
        """The codes that the source could give."""
        rank = self.rank(name)
        if rank is None or rank > ENTERS:
            return []
        return self.reachable(name)

    def reachable(self, name):
        variable = self.scope.variables[name]
        codelist = variable.codelist
        if name not in self.mapped:
            return codelist.answers()
        for mapping in Reader(self.association, self.source).filled:
            if mapping["variable"] == name:
                break
        if "constant" in mapping:
            codes = [mapping["constant"]]
        elif "columns" in mapping:
            codes = mapping["columns"].values()
        else:
            codes = [answer for answer in Reader(self.association, self.source).answers(variable, mapping).values() if known(answer)]
        codes = {codelist.common(code) for code in codes}
        return [code for code in codelist.answers() if code in codes]


    def given(self):
        """The codes of a distribution that the source could give."""
        return set(self.reachable(self.indicator.of["of"])) if self.indicator.measure == "distribution" else set()


def feeding(association, indicator):
    """The sources that feed an indicator, at any comparability."""
    if indicator.id in association.not_collected():
        return []
    found = [Fed(association, source, indicator) for source in association.sources]
    found = [fed for fed in found if fed.suits() and fed.comparability is not None]
    # Who counts everyone says so, of an indicator and of the persons counted under it, and no other enters; else only a
    # source that is alone can have counted everyone.
    names = {indicator.published if indicator.common else indicator.published.removeprefix(association.id + ".")}
    if indicator.measure == "distinct":
        names.add(indicator.id)
    says = any(names & set(source.get("feeds", [])) for source in association.sources)
    if says or (indicator.measure == "distinct" and len(found) > 1):
        found = [fed for fed in found if names & set(fed.source.get("feeds", []))]
    return found


def finest(sector):
    """How fine are the periods in which a source counts a person once: as fine as the finest it feeds."""
    def of(association, source):
        found = [
            indicator.key("every") for indicator in sector.indicators + association.indicators
            if any(fed.source is source for fed in feeding(association, indicator))
        ]
        return max(found, key=exports.GRAINS.index, default="year")

    return of


class Tally:
    """What a cell holds."""

    def __init__(self):
        self.rows = self.no_answer = self.not_concerned = self.base = self.doubtful = 0
        self.values, self.respondents, self.comparability, self.codes = [], set(), -1, set()
        self.people = set()
        self.weighed, self.weights, self.caps = False, [], set()

    def add(self, other):
        self.rows += other.rows
        self.no_answer += other.no_answer
        self.not_concerned += other.not_concerned
        self.doubtful += other.doubtful
        self.values += other.values
        self.respondents |= other.respondents
        self.people |= other.people
        self.comparability = max(self.comparability, other.comparability)
        self.codes |= other.codes
        self.weighed = self.weighed or other.weighed
        self.weights += other.weights
        self.caps |= other.caps

    def missing(self, value):
        if value.reason == NOT_CONCERNED:
            self.not_concerned += 1
        else:
            self.no_answer += 1

    @property
    def n(self):
        return len(self.values)


def observed(indicator, row, alone):
    """What one observation brings: a value, a missing one, or nothing at all. `alone` names one that nobody can recognise."""
    measure, of = indicator.measure, indicator.of
    if measure == "count":
        return 1
    if measure == "distinct":
        return row.respondent or alone
    if measure == "share":
        met, missing = row.meets(of["base"]) if "base" in of else (True, [])
        if met is None:
            return worst(missing)
        if not met:
            return None
        met, missing = row.meets(of["of"])
        return worst(missing) if met is None else met
    if measure == "ratio":
        over, under = row.number(of["of"]), row.number(of["over"])
        missing = [value for value in (over, under) if not known(value)]
        return worst(missing) if missing else (over, under)
    return row.get(of["of"]) if measure == "distribution" else row.number(of["of"])


def tallied(indicator, rows):
    """Rows of one source, all of one cell."""
    found = Tally()
    for at, (fed, row) in enumerate(rows):
        value = observed(indicator, row, (id(row), at))
        if value is None:
            continue
        found.rows += 1
        if not known(value):
            found.missing(value)
            continue
        if indicator.measure == "distribution":
            codelist = row.scope.variables[indicator.of["of"]].codelist
            value = {codelist.common(code) for code in ({value} if isinstance(value, str) else value)}
        if indicator.measure == "distinct":
            if value in found.respondents:
                continue
            found.respondents.add(value)
        found.people.add((fed.association.id, row.respondent or (id(row), at)))
        found.values.append(value)
        if indicator.measure in weights.WEIGHED:
            found.weighed = found.weighed or row.weight is not None
            found.weights.append(Fraction(1) if row.weight is None else row.weight)
            found.caps |= {row.capped} - {None}
    return found


def statistic(indicator, tally, code=None):
    """Value, numerator and denominator."""
    if tally.weighed:
        return weights.statistic(indicator, tally, code), None, None
    values, n = tally.values, tally.n
    measure = indicator.measure
    if measure in {"count", "distinct"}:
        return n if n else None, None, None
    if measure == "sum":
        return sum(values) if n else None, None, None
    if measure == "median":
        return statistics.median(values) if n else None, None, None
    if measure == "ratio":
        over, under = sum(value[0] for value in values), sum(value[1] for value in values)
        times = Fraction(indicator.of.get("times", "1"))
        return Fraction(over * times) / under if under else None, over, under
    if measure == "share":
        hits = sum(values)
    elif measure == "nps":
        hits = sum(value >= 9 for value in values) - sum(value <= 6 for value in values)
    elif measure == "distribution":
        hits = sum(code in value for value in values)
    else:
        hits = sum(values)
    times = 1 if measure == "mean" else 100
    return Fraction(hits * times, 1) / n if n else None, hits, n


def status(indicator, value, n, silent, level=True):
    if value is None:
        return "M"
    small = n < (50 if indicator.measure == "nps" else 30)
    if level and indicator.measure in {"count", "distinct", "sum"}:
        small = False
    if indicator.measure == "ratio" and indicator.key("observes") == "site":
        small = False
    return "U" if small or silent * 10 > (n + silent) * 3 else "A"


def eligible(indicator, row):
    """Whether a row is eligible; none where nobody knows."""
    return "among" not in indicator.written or row.meets(indicator.key("among"))[0]


def one_each(indicator, rows):
    """The observation that counts for each respondent; who gives two at one moment that differ is left out."""
    if "one-per" not in indicator.written:
        return rows
    last = indicator.key("one-per")["respondent"] == "last"
    by, found = collections.defaultdict(list), []
    for fed, row in rows:
        if row.respondent is None:
            found.append((fed, row))
        else:
            by[row.respondent].append((fed, row))
    for group in by.values():
        moments = [row.period.start for _, row in group]
        best = max(moments) if last else min(moments)
        tied = [(fed, row) for fed, row in group if row.period.start == best]
        tied = agreed(indicator, tied)
        found += [tied] if tied else []
    return found


def agreed(indicator, tied):
    """One of several observations of one moment; none where they contradict each other, for no figure could say both."""
    said = {
        (repr(observed(indicator, row, None) if eligible(indicator, row) else None), indicator.measure in weights.WEIGHED and row.weight, *(fed.dimension(row, name) for split in indicator.splits for name in split))
        for fed, row in tied
    }
    return tied[0] if len(said) == 1 else None


def cells(indicator, feds, observations):
    """Cells of one association: rows by period, wave and codes; with a cell for what was offered and never chosen."""
    every, found, tallies = indicator.key("every"), collections.defaultdict(list), {}
    doubtful = collections.Counter()
    for fed in feds:
        moments = set()
        for row in observations[fed.association.id, fed.source["id"]]:
            if indicator.waves and row.wave not in indicator.waves:
                continue
            moment = row.period.published(every), row.wave if indicator.waves else None
            moments.add(moment)
            if indicator.measure in weights.WEIGHED and row.weight == 0:
                continue
            if eligible(indicator, row):
                found[moment].append((fed, row))
            elif eligible(indicator, row) is None:
                for names in [()] + indicator.splits:
                    doubtful[(*moment, tuple((name, fed.dimension(row, name)) for name in names))] += 1
        for names in [()] + indicator.splits:
            codes = product([[(name, code) for code in fed.offered(name)] for name in names])
            for key in [(*moment, key) for moment in moments for key in codes]:
                tallies.setdefault(key, Tally()).codes |= fed.given()
    split = {}
    for moment, rows in found.items():
        for fed, row in one_each(indicator, rows):
            for names in [()] + indicator.splits:
                key = tuple((name, fed.dimension(row, name)) for name in names)
                split.setdefault((*moment, key), []).append((fed, row))
    for key, rows in split.items():
        whole = Tally()
        for fed in {fed for fed, _ in rows}:
            part = tallied(indicator, [(one, row) for one, row in rows if one is fed])
            part.codes = fed.given()
            if part.n:
                # What brings no value compares nothing, nor does an unknown code.
                dims = [fed.rank(name) for name, code in key[2] if code != "_U"]
                part.comparability = max([fed.comparability, *dims])
            if indicator.measure == "distinct":
                part.values = [value for value in part.values if value not in whole.respondents]
            whole.add(part)
        if whole.rows:
            tallies.setdefault(key, Tally()).add(whole)
    for key, count in doubtful.items():
        tallies.setdefault(key, Tally()).doubtful += count
    return tallies


def product(parts):
    found = [()]
    for part in parts:
        found = [(*done, value) for done in found for value in part]
    return found


def able(fed, split, *waves):
    """How many associations could fill a figure, at any comparability; an unknown code asks for nothing."""
    names = [name for name, code in split if code != "_U"]
    return sum(
        all(any(one.worst(names) is not None and one.covers(wave) for one in feds) for wave in waves) for feds in fed.values()
    )


def place(found, indicator, key, association, tally, parts, expected, drawn, by=None):
    period, wave, split = key
    reached, taken, came, has_weights = drawn(not tally.no_answer and not tally.doubtful)
    for code in tally.codes if indicator.measure == "distribution" else [None]:
        value, numerator, denominator = statistic(indicator, tally, code)
        beside = flags.of(indicator, tally.n, tally.no_answer, tally.doubtful, parts, numerator, came if not split else None)
        varied = between.varies(indicator, parts) if association is None else None
        beside += [varied] if varied else []
        offering = {name: {at: part for at, part in own.items() if code is None or code in part.codes} for name, own in (by or {}).items()}
        if flags.reversed_by_associations(indicator, offering, key, lambda part: statistic(indicator, part, code)[0]):
            beside.append(f"simpson:{published(indicator, split[0][0])}")
        beside += weights.flags(tally, has_weights)
        splits = tidy.split_key((published(indicator, name), part) for name, part in split)
        found[indicator.published, period, wave, association, splits, indicator.measure, code] = {
            "value": value, "n": tally.n, "numerator": numerator, "denominator": denominator,
            "no_answer": tally.no_answer, "not_concerned": tally.not_concerned, "associations": sum(part.n > 0 for part in parts),
            "associations_expected": expected, "unit": indicator.unit,
            "comparability": COMPARABILITY[tally.comparability] if tally.comparability >= 0 else "",
            "obs_status": status(indicator, value, tally.n, tally.no_answer + tally.doubtful),
            "unmatched_before": None, "unmatched_after": None,
            "n_effective": weights.effective(tally.weights) if tally.weighed and tally.n else None,
            **intervals.cells(
                indicator, reached, taken, tally.n, len(tally.people), lambda: intervals.level(indicator, tally, code, taken)
            ),
            "reached": reached, "beside": beside,
            **spread(association, [statistic(indicator, part, code)[0] for part in parts if code is None or code in part.codes]),
        }


def spread(association, values):
    """What associations say each by itself, beside the figure of the sector."""
    values = [value for value in values if value is not None] if association is None else []
    return {
        "mean_of_associations": float(sum(map(Fraction, values)) / len(values)) if values else None,
        "min_association": min(values, default=None), "max_association": max(values, default=None),
    }


def published(indicator, name):
    return indicator.scope.variables[name].published
