#!/usr/bin/env python3
"""Try to work out what a published CSV withholds, as a reader with a solver would.

    python3 tests/disclosure/attack.py -r REFERENTIALS PUBLISHED.csv
    python3 tests/disclosure/attack.py -r REFERENTIALS PUBLISHED.csv --own ASSOCIATION --working WORKING.csv

Written from the documentation of the CSV alone: it shares nothing with the program, neither code nor library. Of every withheld row it asks
HiGHS, over whole numbers, for the least and the most that its base can be, and what it counts, in any table that fits what is
published:

- the parts of a disaggregation by a variable of one code add up to their margin; a row that is not there, where its
  disaggregation is, is of nobody; a margin that is published nowhere is some number; the codes of a `regroup` add up to their group;
- a share counts some of its base; the codes of a distribution over a variable of one code make up its base;
- associations add up to the sector where there are as many of them as `associations_expected`, else to no more;
- indicators that the common referential asks of the same observations, and that agree wherever both are known, of the sector or of one
  association, have as many in the base, without an answer and not concerned, together;
- who is compared at two waves counts in the level of each: up to any period, that of the earlier wave counts at least those whom changes
  compare at the same place and those told not to be seen again, and in any period the total of the later wave those compared;
- a zero of the sector is not withheld, but beside another statistic of the same observations.

With `--own`, the rows of that association in the working file are known too, and no others of that file. With `--working`, every equation is
first checked on what is true: an attack on wrong equations would find nothing. Prints how many rows are withheld, how many are known
exactly, and within how many persons others are known; `--rows` names those that are known exactly, never their value. Exits 1 where any is.
Needs SciPy and PyYAML.
"""

import argparse
import csv
import pathlib
import sys
from collections import defaultdict

import numpy
import yaml
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

ALL, UNKNOWN, NONE = "_T", "_U", "_Z"
COUNTED = {"n": "n", "no_answer": "no_answer", "not_concerned": "not_concerned"}
#: What a search may spend on one row.
SECONDS = 60


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Referential:
    """What a reader takes from the common referential: types of variables, and what indicators ask of whom."""

    def __init__(self, folder):
        documents = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(pathlib.Path(folder).rglob("*.yaml"))]
        commons = [it for it in documents if isinstance(it, dict) and it.get("referential") == "common"]
        (common,) = commons
        self.several, self.groups, self.sensitive = set(), {}, set()
        for variable in common["variables"]:
            kind = variable.get("type")
            if isinstance(kind, dict) and "several" in kind:
                self.several.add(variable["id"])
            if variable.get("sensitive"):
                self.sensitive.add(variable["id"])
            regroup = (variable.get("derived") or {}).get("regroup")
            if regroup:
                self.groups[variable["id"]] = (regroup["of"], self.codes_of(regroup["to"], common))
        defaults = common.get("defaults") or {}
        self.asked, self.measures = {}, {}
        for indicator in common["indicators"]:
            whole = {**defaults, **indicator}
            names = ("observes", "from", "every", "among", "waves", "one-per")
            asked = repr([whole.get(name) for name in names])
            self.put(indicator["id"], indicator["measure"], asked)
            for also in indicator.get("also") or []:
                self.put(f"{indicator['id']}.{also['id']}", also["measure"], asked)

    def put(self, name, measure, asked):
        self.measures[name] = measure
        base = repr((measure.get("share") or {}).get("base")) if isinstance(measure, dict) else ""
        self.asked[name] = (asked, base)

    @staticmethod
    def codes_of(to, common):
        """Codes by their group."""
        if isinstance(to, dict):
            return {group: list(codes) for group, codes in to.items()}
        (codelist,) = [it for it in common["codelists"] if it["id"] == to]
        groups = defaultdict(list)
        for code in codelist["codes"]:
            for within in code.get("codes", []):
                groups[code["code"]].append(within)
        return groups

    def adds_up(self, name):
        """Whether the codes of a distribution are of one choice."""
        measure = self.measures.get(name)
        of = measure.get("distribution") if isinstance(measure, dict) else None
        of = of.get("of") if isinstance(of, dict) else of
        return of is not None and of not in self.several


class Reader:
    """What is published, and what an association holds."""

    def __init__(self, referential, rows, own, mine):
        self.referential, self.mine = referential, mine
        heading = list(rows[0])
        self.dimensions = heading[heading.index("association") + 1:heading.index("measure")]
        self.known, self.withheld, self.shapes = {}, set(), defaultdict(set)
        self.values, self.codes, self.expected, self.measure = defaultdict(set), defaultdict(set), {}, {}
        self.named = defaultdict(set)
        for row in rows:
            self.take(row, mine is not None and row["association"] == mine)
        for row in own:
            if (row["indicator"], row["period"], row["wave"]) in self.measure:
                self.take(row, False)
        self.unknown, self.least, self.equations = {}, [], []

    def take(self, row, skipped):
        if skipped or row["measure"] == "stratified" or row["measure"].startswith("standardised:"):
            return
        table = (row["indicator"], row["period"], row["wave"])
        who, at = row["association"], tuple(row[name] for name in self.dimensions)
        change = ">" in row["wave"]
        if who == ALL:
            self.expected[table, at] = int(row["associations_expected"])
        self.measure.setdefault(table, row["measure"])
        self.shapes[table, who].add(tuple(it != ALL for it in at))
        self.named[table].add(who)
        for dimension, value in enumerate(at):
            if value != ALL:
                self.values[table, dimension].add(value)
        counts = row["measure"] in ("share", "distribution") and not change
        if counts:
            self.codes[table].add(row["code"])
        if row["conf_status"] == "C":
            self.withheld.add((table, who, at, row["code"]))
            return
        for name in ("n", "no_answer", "not_concerned"):
            self.known[table, who, at, name] = int(row[name] or 0)
        if who == ALL:
            for name in ("unmatched_before", "unmatched_after"):
                self.known[table, who, at, name] = int(row[name] or 0)
        # A share that nobody answered has no numerator, nor has a weighted one.
        if counts and (row["numerator"] or row["n"] == "0"):
            self.known[table, who, at, ("hits", row["code"])] = int(row["numerator"] or 0)

    def term(self, key):
        """A number, or the place of an unknown."""
        if key in self.known:
            return self.known[key], None
        table, who, at, quantity = key
        code = quantity[1] if isinstance(quantity, tuple) else None
        held = [it for it in self.codes[table] or {NONE} if (table, who, at, it) in self.withheld]
        shape = tuple(it != ALL for it in at)
        if quantity != "eligible" and not (code in held if code else held) and who != "_O":
            if shape in self.shapes[table, who]:
                return 0, None
        if key not in self.unknown:
            self.unknown[key] = len(self.unknown)
            alone = self.kin(table[0]) == {table[0]}
            self.least.append(1 if quantity == "n" and who == ALL and held and alone else 0)
        return 0, self.unknown[key]

    def kin(self, name):
        """Statistics that may be withheld together with one."""
        asked = self.referential.asked.get(name, (None,))[0]
        longer = lambda a, b: a.startswith(b + ".")
        same = {it for it, (of, _) in self.referential.asked.items() if of == asked}
        return {name} | same | {it for it in self.referential.asked if longer(it, name) or longer(name, it)}

    def equation(self, terms, at_most=False):
        """Σ coefficient × number = 0, or no more than 0."""
        held, value = defaultdict(int), 0
        for key, by in terms:
            known, place = self.term(key)
            if place is None:
                value -= by * known
            else:
                held[place] += by
        self.equations.append((dict(held), value, at_most, terms))

    def write_down(self):
        for table in sorted(self.measure):
            everyone = sorted(self.named[table])
            quantities = ["n", "no_answer", "not_concerned"] + [("hits", code) for code in sorted(self.codes[table])]
            for who in everyone:
                places = self.places(table, who)
                for at in sorted(places):
                    self.margins(table, who, at, places, quantities)
                    self.parts_of_base(table, who, at)
            if ALL in everyone and len(everyone) > 1:
                self.associations(table, everyone, quantities)
        self.eligible()
        self.waves()

    def waves(self):
        """Levels count those whom changes compare."""
        for change in sorted(self.measure):
            if ">" not in change[2]:
                continue
            earlier, later = change[2].split(">")
            of = lambda wave: [it for it in sorted(self.measure) if it[0] == change[0] and it[2] == wave and it[1] <= change[1]]
            changes, levels, last = of(change[2]), of(earlier), (*change[:2], later)
            for who in sorted(self.named[change]):
                there = [it for it in levels if who in self.named[it]]
                if there == levels and levels:
                    for at in sorted(set.intersection(*(self.places(it, who) for it in (*levels, change)))):
                        self.tie(who, at, changes, levels, "unmatched_before")
                if who in self.named.get(last, ()):
                    self.tie(who, (ALL,) * len(self.dimensions), [change], [last], "unmatched_after")

    def tie(self, who, at, changes, levels, once):
        there = [it for it in changes if who in self.named[it] and at in self.places(it, who)]
        terms = [((it, who, at, "n"), 1) for it in there] + [((it, who, at, "n"), -1) for it in levels]
        told = [((it, who, at, once), 1) for it in there if self.known.get((it, who, at, once))]
        self.equation(terms + told, at_most=True)

    def places(self, table, who):
        """Every place of the disaggregations that are there, and of their margins."""
        shapes = set()
        for shape in self.shapes[table, who]:
            held = [at for at, is_split in enumerate(shape) if is_split]
            for chosen in range(1 << len(held)):
                kept = {at for place, at in enumerate(held) if chosen >> place & 1}
                shapes.add(tuple(at in kept for at in range(len(shape))))
        places = set()
        for shape in shapes:
            grown = [()]
            for dimension, is_split in enumerate(shape):
                values = sorted(self.values[table, dimension]) if is_split else [ALL]
                grown = [(*at, value) for at in grown for value in values]
            places.update(grown)
        return places

    def margins(self, table, who, at, places, quantities):
        for dimension, name in enumerate(self.dimensions):
            put = lambda value: (*at[:dimension], value, *at[dimension + 1:])
            values = sorted(self.values[table, dimension])
            if at[dimension] == ALL and name not in self.referential.several and values and put(values[0]) in places:
                for quantity in quantities:
                    parts = [((table, who, put(value), quantity), 1) for value in values]
                    self.equation([*parts, ((table, who, at, quantity), -1)])
            of, groups = self.referential.groups.get(name, (None, {}))
            if of in self.dimensions and at[dimension] in groups:
                fine = self.dimensions.index(of)
                codes = [code for code in groups[at[dimension]] if code in self.values[table, fine]]
                finer = [put(ALL)[:fine] + (code,) + put(ALL)[fine + 1:] for code in codes]
                if at[fine] == ALL and finer and finer[0] in places:
                    for quantity in quantities:
                        parts = [((table, who, it, quantity), 1) for it in finer]
                        self.equation([*parts, ((table, who, at, quantity), -1)])

    def parts_of_base(self, table, who, at):
        codes = sorted(self.codes[table])
        for code in codes:
            self.equation([((table, who, at, ("hits", code)), 1), ((table, who, at, "n"), -1)], at_most=True)
        if codes and self.referential.adds_up(table[0]):
            parts = [((table, who, at, ("hits", code)), 1) for code in codes]
            self.equation([*parts, ((table, who, at, "n"), -1)])

    def associations(self, table, everyone, quantities):
        associations = [who for who in everyone if who != ALL]
        for at in sorted(self.places(table, ALL)):
            shape = tuple(it != ALL for it in at)
            here = [who for who in associations if shape in self.shapes[table, who]]
            if not here:
                continue
            every = len(here) == self.expected.get((table, (ALL,) * len(at)))
            sums = [*quantities]
            for quantity in sums:
                parts = [((table, who, at, quantity), 1) for who in here]
                self.equation([*parts, ((table, ALL, at, quantity), -1)], at_most=not every)
            # Of those of whom it is not true, each association has no more than the sector.
            for code in sorted(self.codes[table]) if not every else []:
                pair = lambda who, by: [((table, who, at, "n"), by), ((table, who, at, ("hits", code)), -by)]
                terms = [term for who in here for term in pair(who, 1)]
                self.equation(terms + pair(ALL, -1), at_most=True)

    def eligible(self):
        """Indicators that ask the same, and agree wherever both are published."""
        classes = defaultdict(set)
        for table in self.measure:
            if table[0] in self.referential.asked and ">" not in table[2] and self.measure[table] != "distinct":
                classes[self.referential.asked[table[0]], table[1:]].add(table)
        for (asked, _), tables in sorted(classes.items()):
            first, *others = sorted(tables)
            for other in others:
                for who in sorted(self.named[first] & self.named[other]):
                    if not self.agree(first[0], other[0], who):
                        continue
                    for at in sorted(self.places(first, who) & self.places(other, who)):
                        names = ("n", "no_answer", "not_concerned")
                        terms = [((first, who, at, name), 1) for name in names]
                        self.equation(terms + [((other, who, at, name), -1) for name in names])

    def agree(self, one, other, whose):
        """Whether all that is known of both, twice at least, has as many that are eligible; of the sector, from as many associations."""
        names = ("n", "no_answer", "not_concerned")
        common = 0
        for (table, who, at, quantity) in list(self.known):
            if table[0] == one and who == whose and quantity == "n" and ">" not in table[2]:
                beside = ((other, *table[1:]), who, at)
                if (*beside, "n") in self.known:
                    common += 1
                    if who == ALL and self.expected.get((table, at)) != self.expected.get((beside[0], at)):
                        return False
                    if sum(self.known[table, who, at, it] - self.known[(*beside, it)] for it in names):
                        return False
        return common > 1

    def untrue(self, truth):
        """Equations that do not hold of what is true; of those whose numbers are all known."""
        wrong = 0
        for _, _, at_most, terms in self.equations:
            total, whole = 0, True
            for (table, who, at, quantity), by in terms:
                value = truth.get((table, who, at, quantity))
                if value is None:
                    value = 0 if (table, who, tuple(it != ALL for it in at)) in truth["shapes"] else None
                whole &= value is not None
                total += by * (value or 0)
            wrong += whole and (total > 0 if at_most else total != 0)
        return wrong

    def pieces(self):
        """Equations in pieces that share no unknown."""
        parent = list(range(len(self.unknown)))

        def root(at):
            while parent[at] != at:
                parent[at] = parent[parent[at]]
                at = parent[at]
            return at

        for held, *_ in self.equations:
            first, *others = list(held) or [None]
            for other in others:
                parent[root(other)] = root(first)
        pieces = defaultdict(lambda: ([], []))
        for at in range(len(parent)):
            pieces[root(at)][0].append(at)
        for held, value, at_most, _ in self.equations:
            if held:
                pieces[root(next(iter(held)))][1].append((held, value, at_most))
            elif value < 0 or (value and not at_most):
                raise SystemExit("what is published does not add up")
        return list(pieces.values())


def ends(unknowns, equations, least, wanted):
    """The least and the most that each of `wanted` can be; none where nothing stops it."""
    place = {at: column for column, at in enumerate(unknowns)}
    rows, columns, values, low, high = [], [], [], [], []
    seen = set()
    for held, value, at_most in equations:
        line = (tuple(sorted(held.items())), value, at_most)
        if line in seen:
            continue
        seen.add(line)
        for at, by in held.items():
            rows.append(len(low)), columns.append(place[at]), values.append(by)
        low.append(-numpy.inf if at_most else value)
        high.append(value)
    constraints = []
    if low:
        matrix = csr_array((values, (rows, columns)), shape=(len(low), len(unknowns)))
        constraints = [LinearConstraint(matrix, low, high)]
    bounds = Bounds([least[at] for at in unknowns], numpy.inf)
    found = {}
    for at in wanted:
        pair = []
        for sign in (1, -1):
            cost = numpy.zeros(len(unknowns))
            cost[place[at]] = sign
            solved = milp(cost, constraints=constraints, bounds=bounds, integrality=numpy.ones(len(unknowns)), options={"time_limit": SECONDS})
            if solved.status == 2:
                raise SystemExit("no table fits what is published")
            # Unbounded, or not known in time: it is not pinned.
            pair.append(round(sign * solved.fun) if solved.status == 0 else None)
        found[at] = pair
    return found


def truth_of(reader, rows):
    truth = {"shapes": set()}
    for row in rows:
        if row["measure"] == "stratified" or row["measure"].startswith("standardised:"):
            continue
        table = (row["indicator"], row["period"], row["wave"])
        who, at = row["association"], tuple(row[name] for name in reader.dimensions)
        truth["shapes"].add((table, who, tuple(it != ALL for it in at)))
        for name in ("n", "no_answer", "not_concerned", "unmatched_before", "unmatched_after"):
            truth[table, who, at, name] = int(row[name] or 0)
        if row["measure"] in ("share", "distribution") and row["numerator"] and ">" not in row["wave"]:
            truth[table, who, at, ("hits", row["code"])] = int(row["numerator"])
    return truth


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("published")
    parser.add_argument("-r", "--referentials", required=True)
    parser.add_argument("--working")
    parser.add_argument("--own")
    parser.add_argument("--rows", action="store_true")
    options = parser.parse_args()
    working = read(options.working) if options.working else []
    own = [row for row in working if row["association"] == options.own]
    reader = Reader(Referential(options.referentials), read(options.published), own, options.own)
    reader.write_down()
    untrue = reader.untrue(truth_of(reader, working)) if working else 0
    # What is asked of each withheld row: its base, and what it counts.
    asked = defaultdict(set)
    for table, who, at, code in reader.withheld:
        alone = reader.expected.get((table, at)) == 1 and options.own in reader.named[table]
        if who == options.own or alone:
            continue
        quantities = ["n"] + ([("hits", code)] if code in reader.codes[table] else [])
        for quantity in quantities:
            value, place = reader.term((table, who, at, quantity))
            asked[place].add(((table, who, at, code), quantity))
    known, near = set(), set()
    for unknowns, equations in reader.pieces():
        wanted = [at for at in unknowns if at in asked]
        for at, (low, high) in ends(unknowns, equations, reader.least, wanted).items() if wanted else ():
            if low is None or high is None:
                continue
            for row, quantity in asked[at]:
                # That nothing is counted of a withheld row may be what its margin says, and nobody's secret; and a change that
                # compares nobody may be withheld beside another.
                plain = high == 0 and (quantity != "n" or ">" in row[0][2])
                if low == high and not plain:
                    known.add(row)
                elif quantity == "n" and 0 < high - low < 11:
                    near.add(row)
    rows = {row for rows in asked.values() for row, _ in rows}
    print(f"{len(rows)} rows withheld, {len(reader.equations)} equations, {untrue} untrue: {len(known)} known exactly, "
          f"{len(near - known)} within less than 11")
    if options.rows:
        for (indicator, period, wave), who, at, code in sorted(known):
            print(indicator, period, wave, who, *at, code)
    return 1 if known or untrue else 0


sys.exit(main())
