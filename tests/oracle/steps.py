#!/usr/bin/env python3
"""Recompute the way from what was collected to the base of every level, and compare with what `trace` tells.

    python3 tests/oracle/steps.py -r REFERENTIALS EXPORTS --pages PAGES

PAGES is the JSON of `trace`, for those who make the figures, of every indicator, association and disaggregation. It shares nothing
with the tool: rows are read, judged and counted here, each at the step where it is left. Prints what differs; exits 1 where
anything does.
"""

import argparse
import collections
import json
import sys

import exports
import figures
import referential
from variables import known



def ways(indicator, fed, observations):
    """By period, wave and split: how many rows of one association are left at each step, and how many are the base."""
    every = indicator.key("every")
    found, all_rows = collections.defaultdict(collections.Counter), 0
    here = collections.defaultdict(collections.Counter)
    entering = collections.defaultdict(list)
    for one in fed:
        for row in observations[one.association.id, one.source["id"]]:
            all_rows += 1
            if indicator.waves and row.wave not in indicator.waves:
                continue
            moment = row.period.published(every), row.wave if indicator.waves else None
            here[moment]["rows"] += 1
            if one.comparability > figures.ENTERS:
                here[moment]["not-comparable"] += 1
            else:
                entering[moment].append((one, row))
    for moment, rows in entering.items():
        judged = [(one, row, figures.eligible(indicator, row)) for one, row in rows]
        choices = [(one, row) for one, row, eligible in judged if eligible]
        kept = figures.one_each(indicator, choices)
        kept_ids = {id(row) for _, row in kept}
        steps = []
        for one, row, eligible in judged:
            if eligible is None:
                steps.append((one, row, "eligibility-unknown"))
            elif not eligible:
                steps.append((one, row, "not-eligible"))
            elif id(row) not in kept_ids:
                steps.append((one, row, "set-aside"))
            else:
                value = figures.observed(indicator, row, id(row))
                if value is None:
                    steps.append((one, row, "out-of-base"))
                elif not known(value):
                    steps.append((one, row, value.reason))
                else:
                    steps.append((one, row, ("value", value)))
        for names in [()] + indicator.splits:
            seen = collections.defaultdict(set)
            for one, row, step in steps:
                split = tuple((name, one.dimension(row, name)) for name in names)
                key = (*moment, split)
                if isinstance(step, tuple):
                    respondent = step[1]
                    again = indicator.measure == "distinct" and respondent in seen[key]
                    if indicator.measure == "distinct":
                        seen[key].add(respondent)
                    step = "repeated" if again else "base"
                found[key][step] += 1
    return found, all_rows, here


def whole(parts):
    """Ways of several associations, put together."""
    found, here, all_rows = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter), 0
    for ways_of_one, rows, here_of_one in parts:
        all_rows += rows
        for key, steps in ways_of_one.items():
            found[key].update(steps)
        for moment, counts in here_of_one.items():
            here[moment].update(counts)
    return found, all_rows, here


def told(way, key):
    """What `trace` should tell of one figure."""
    found, all_rows, here = way
    period, wave, split = key
    moment = here[period, wave]
    steps = collections.Counter(found.get(key, {}))
    base = steps.pop("base", 0)
    own = base + sum(steps.values())
    steps["other-period-or-wave"] = all_rows - moment["rows"]
    steps["not-comparable"] = moment["not-comparable"]
    if split:
        steps["other-category"] = moment["rows"] - moment["not-comparable"] - own
    return {"from": all_rows, "steps": {step: count for step, count in steps.items() if count}, "base": base}


def main(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("exports", nargs="+")
    parser.add_argument("-r", "--referentials", action="append", default=[])
    parser.add_argument("--pages", required=True)
    said = parser.parse_args(arguments)
    sector = referential.load(said.referentials or ["referentials"])
    observations, _ = exports.read(sector, said.exports, figures.finest(sector))
    known_ways, splits_of = {}, {}
    for owner in [None, *sector.associations]:
        for indicator in sector.indicators if owner is None else owner.indicators:
            associations = sector.associations if owner is None else [owner]
            parts = []
            for association in associations:
                fed = figures.feeding(association, indicator)
                one = ways(indicator, fed, observations)
                known_ways[indicator.published, association.id] = one
                parts.append(one)
            if owner is None:
                known_ways[indicator.published, "_T"] = whole(parts)
            splits_of[indicator.published] = {
                figures.published(indicator, name): name for split in indicator.splits for name in split
            }, indicator.splits
    with open(said.pages, encoding="utf-8") as stream:
        pages = json.load(stream)["pages"]
    compared, different = 0, []
    for page in pages:
        row = page["figures"][0]
        if row["measure"] == "change":
            continue
        names, order = splits_of[row["indicator"]]
        split = {names[name]: row[name] for name in names if row[name] != "_T"}
        ordered = next((one for one in [(), *order] if set(one) == set(split)), None)
        key = row["period"], None if row["wave"] == "_Z" else row["wave"], tuple((name, split[name]) for name in ordered)
        expected = told(known_ways[row["indicator"], row["association"]], key)
        way = page["way"]
        found = {"from": way["from"], "steps": {it["step"]: it["count"] for it in way["steps"]}, "base": way["base"]}
        compared += 1
        if found != expected:
            different.append(f"{row['indicator']} {key} {row['association']}: told {found}, recomputed {expected}")
    for line in different[:20]:
        print(line)
    print(f"{compared} ways compared, {len(different)} differences")
    return 1 if different or not compared else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
