#!/usr/bin/env python3
"""Recompute every figure from referentials and raw exports, and compare with what the tool says.

    impact consolidate EXPORTS -r REFERENTIALS --audience working --format csv --output FIGURES
    impact ingest EXPORTS -r REFERENTIALS --output OBSERVATIONS
    python3 tests/oracle/engine.py -r REFERENTIALS EXPORTS --figures FIGURES --observations OBSERVATIONS

Written from the documentation alone: it shares nothing with the tool, neither code nor library. Numbers are exact fractions.
Every row is compared: its key, value, bases, missing, associations, comparability and quality; and with OBSERVATIONS, the
account of every file and every value read. Prints what differs; exits 1 where anything does. Needs PyYAML and SciPy.
"""

import argparse
import sys

import attrition
import between
import breaks
import exports
import figures
import intervals
import pairs
import referential
import standards
import tidy
import weights


def recomputed(sector, observations):
    """Every figure, by what it speaks of."""
    found = {}
    for indicator in sector.indicators:
        fed = {association.id: figures.feeding(association, indicator) for association in sector.associations}
        put(found, sector, indicator, {name: feds for name, feds in fed.items() if feds}, observations)
    for association in sector.associations:
        for indicator in association.indicators:
            feds = figures.feeding(association, indicator)
            if feds:
                put(found, sector, indicator, {association.id: feds}, observations)
    breaks.mark(sector, found)
    return found


def put(found, sector, indicator, fed, observations):
    """Figures of one statistic: the sector's, and each association's."""
    entering = {name: [one for one in feds if one.comparability <= figures.ENTERS] for name, feds in fed.items()}
    entering = {name: feds for name, feds in entering.items() if feds}
    by = {name: figures.cells(indicator, feds, observations) for name, feds in entering.items()}
    for key in set().union(*by.values()):
        whole, parts, contributing = figures.Tally(), [], []
        for name, feds in entering.items():
            if key in by[name]:
                part = by[name][key]
                brings = feds if part.n else []
                contributing += brings
                figures.place(found, indicator, key, name, part, [part], 1, drawing(indicator, brings, observations, key))
                whole.add(part)
                parts.append(part)
        if indicator.common:
            able = figures.able(fed, key[2], key[1])
            figures.place(found, indicator, key, None, whole, parts, able, drawing(indicator, contributing, observations, key), by)
            held = {name: cells[key] for name, cells in by.items() if key in cells}
            between.stratified(found, indicator, key, held, entering, observations)
    draws = lambda feds, key: drawing(indicator, feds, observations, key)
    standards.put(found, sector, indicator, by, fed, entering, draws)
    pairs.put(found, sector, indicator, fed, entering, observations)
    attrition.crossed(found, sector, indicator, by)


def drawing(indicator, feds, observations, key):
    """How those that a cell speaks of were reached, once it is known whether all of them answered."""
    def drawn(answered):
        has_weights = weights.declared(feds, observations, exports.period_of(key[0]), key[1])
        return *intervals.drawn(indicator, feds, observations, key[0], key[1], answered), has_weights

    return drawn


def main(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("exports", nargs="+")
    parser.add_argument("-r", "--referentials", action="append", default=[])
    parser.add_argument("--figures")
    parser.add_argument("--observations")
    said = parser.parse_args(arguments)
    sector = referential.load(said.referentials or ["referentials"])
    observations, accounts = exports.read(sector, said.exports, figures.finest(sector))
    found = []
    if said.observations:
        found += tidy.accounts(accounts, said.observations) + tidy.observations(observations, said.observations)
    expected, rows = recomputed(sector, observations), tidy.read(said.figures)
    found += tidy.differences(expected, rows, every_row=True)
    return tidy.report(found, expected, rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
