#!/usr/bin/env python3
"""Why an association differs from the rest of the sector, recomputed: the sector is read twice, with it and without it.

    python3 tests/oracle/compare.py IMPACT EXPORTS -r REFERENTIALS

Each association is compared by the tool in a working document, as JSON, and here by the formulas of E. M. Kitagawa (JASA 50, 1955),
in exact fractions where figures are. Prints what differs; exits 1 where anything does.
"""

import argparse
import dataclasses
import json
import math
import subprocess
import sys

import engine
import exports
import figures
import referential

FEWEST = 30
FEWEST_OTHERS = 4


def differences(impact, folders, referentials, sector, observations):
    """What differs, and how many figures were compared to the end, how many of them by parts."""
    found, told, parted = [], 0, 0
    whole = engine.recomputed(sector, observations)
    for association in sector.associations:
        others = dataclasses.replace(sector, associations=[one for one in sector.associations if one is not association])
        expected = {key: figure for key, figure in compared(sector, association.id, whole, engine.recomputed(others, observations))}
        arguments = [impact, "compare", association.id, *folders, "--audience", "working", "--format", "json", "--lang", "en"]
        ran = subprocess.run([*arguments, *(f"--referentials={one}" for one in referentials)], capture_output=True, text=True)
        said = {(one["indicator"], one["period"], one["wave"]): one for one in json.loads(ran.stdout)["figures"]}
        for key in sorted(expected.keys() | said.keys(), key=str):
            wanted, there = expected.get(key), said.get(key)
            what = f"{association.id} compared, {' '.join(map(str, key))}"
            if wanted is None or there is None:
                found.append(f"{what}: {'not expected' if wanted is None else 'not told'}")
                continue
            told += "why" not in wanted
            parted += sum("why" not in part for part in wanted.get("parts", []))
            there = {name: there[name] for name in there if name not in {"indicator", "period", "wave"}}
            if not same(wanted, there):
                found.append(f"{what}: {there}, {wanted} expected")
        found += protected(impact, association.id, folders, referentials, expected)
    return found, told, parted


def protected(impact, name, folders, referentials, expected):
    """What the association itself reads is what was computed, in part: never of a rest that fewer than four others bring."""
    arguments = [impact, "compare", name, *folders, "--format", "json", "--lang", "en"]
    ran = subprocess.run([*arguments, *(f"--referentials={one}" for one in referentials)], capture_output=True, text=True)
    # Where the audit does not prove that the sector's figures tell nothing more, nothing at all is told.
    if ran.returncode == 2 and "nothing is shown" in ran.stderr:
        return
    for one in json.loads(ran.stdout)["figures"]:
        wanted = expected.get((one["indicator"], one["period"], one["wave"]), {"why": "not computed"})
        what = f"{name} compared by itself, {one['indicator']} {one['period']} {one['wave']}"
        if "why" in one:
            continue
        if "why" in wanted:
            yield f"{what}: told, and {wanted['why']} expected"
            continue
        if one["others"]["associations"] < FEWEST_OTHERS:
            yield f"{what}: told of {one['others']['associations']} others"
        told = {name: one[name] for name in wanted if name != "parts"}
        if not same({name: wanted[name] for name in told}, told):
            yield f"{what}: {told}, {wanted} expected"
        for part, known in zip(one["parts"], wanted["parts"], strict=True):
            if "why" not in part and not same(known, part):
                yield f"{what}: {part}, {known} expected"


def same(wanted, there):
    if isinstance(wanted, dict):
        return isinstance(there, dict) and wanted.keys() == there.keys() and all(same(wanted[name], there[name]) for name in wanted)
    if isinstance(wanted, (list, tuple)):
        return isinstance(there, list) and len(wanted) == len(there) and all(map(same, wanted, there))
    if wanted is None or isinstance(wanted, (bool, str)) or there is None:
        return wanted == there
    return abs(wanted - there) <= 1e-9 * max(1, abs(wanted))


def compared(sector, name, whole, without):
    for indicator in sector.indicators:
        if indicator.measure not in {"share", "mean"}:
            continue
        for key, own in whole.items():
            published, period, wave, association, splits, measure, code = key
            if (published, association, splits, measure) == (indicator.published, name, (), indicator.measure):
                yield (published, period, wave), one(indicator, key, own, name, whole, without)


def one(indicator, key, own, name, whole, without):
    others = without.get((*key[:3], None, *key[4:]))
    why = "no-data" if others is None else unreadable(own, others)
    if why:
        return {"why": why}
    bounds = apart(indicator, own, others)
    return {
        "own": side(own), "others": side(others), "difference": float(own["value"]) - float(others["value"]), "interval": bounds,
        "level": 95 if bounds else None, "indication": bool(bounds) and any("indication" in row["flags"].split() for row in (own, others)),
        "parts": [parts(indicator, key, names[0], own, others, name, whole, without) for names in indicator.splits if len(names) == 1],
    }


def side(row):
    return {"value": float(row["value"]), "n": row["n"], "associations": row["associations"]}


def unreadable(own, others):
    if not own["n"] and not others["n"]:
        return "no-data"
    return "few-observations" if min(own["n"], others["n"]) < FEWEST else None


def apart(indicator, own, others):
    """Newcombe's for two shares, else that of Zou and Donner: of two shares by their Wilson intervals they are one."""
    if own["ci_low"] is None or others["ci_low"] is None:
        return None
    (p, p_low, p_high), (q, q_low, q_high) = ([float(row[name]) for name in ("value", "ci_low", "ci_high")] for row in (own, others))
    return [p - q - math.hypot(p - p_low, q_high - q), p - q + math.hypot(p_high - p, q - q_low)]


def parts(indicator, key, name, own, others, association, whole, without):
    published, period, wave, _, _, measure, code = key
    variable = figures.published(indicator, name)

    def of(rows, who):
        held = {}
        for (a, b, c, d, splits, e, f), row in rows.items():
            if (a, b, c, d, e, f) == (published, period, wave, who, measure, code) and [one for one, _ in splits] == [variable]:
                held[splits[0][1]] = row
        return held

    first, second = of(whole, association), of(without, None)
    categories = []
    for split in first.keys() | second.keys():
        a, b = first.get(split, {"n": 0}), second.get(split, {"n": 0})
        if a["n"] or b["n"]:
            categories.append((a, b))
    if any(unreadable(a, b) for a, b in categories):
        return {"variable": variable, "why": "few-observations"}
    n, m = own["n"], others["n"]
    if (sum(a["n"] for a, _ in categories), sum(b["n"] for _, b in categories)) != (n, m):
        return {"variable": variable, "why": "no-data"}
    structure = sum((a["n"] / n - b["n"] / m) * float(a["value"] + b["value"]) / 2 for a, b in categories)
    rate = sum(float(a["value"] - b["value"]) * (a["n"] / n + b["n"] / m) / 2 for a, b in categories)
    return {"variable": variable, "structure": structure, "rate": rate}


def main(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("impact")
    parser.add_argument("exports", nargs="+")
    parser.add_argument("-r", "--referentials", action="append", default=[])
    said = parser.parse_args(arguments)
    sector = referential.load(said.referentials)
    observations, _ = exports.read(sector, said.exports, figures.finest(sector))
    found, told, parted = differences(said.impact, said.exports, said.referentials, sector, observations)
    for line in found[:40]:
        print(line)
    print(f"{told} figures compared, {parted} parted, {len(found)} differences")
    return 1 if found or not told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
