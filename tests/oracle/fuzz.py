#!/usr/bin/env python3
"""Invented referentials and exports, drawn at random, read by the tool and recomputed here: where the two differ, it says so.

    python3 tests/oracle/fuzz.py IMPACT [FIRST [COUNT]] [--referentials FOLDER]

With a folder of referentials, only exports are drawn. Each case is a number: the same number draws the same files. A case that
differs is left in a folder, whose name is printed. Everything is invented.
"""

import argparse
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import compare
import drawn
import engine
import exports
import figures
import invented
import referential
import tidy


def compared(impact, home):
    """None where the tool refuses the referentials, else the differences."""
    written, folder = home / "working.csv", home / "observations"
    common = ["-r", str(home / "referentials"), str(home / "exports"), "--lang", "en"]
    working = ["--audience", "working", "--format", "csv", "-o", str(written)]
    ran = subprocess.run([impact, "consolidate", *common, *working], capture_output=True, text=True)
    (home / "said.txt").write_text(ran.stderr)
    if ran.returncode == 101 or "panicked" in ran.stderr:
        return ["the tool panicked"]
    if not written.exists():
        return None
    subprocess.run([impact, "ingest", *common, "-o", str(folder)], capture_output=True)
    sector = referential.load([home / "referentials"])
    observations, accounts = exports.read(sector, [home / "exports"], figures.finest(sector))
    found = tidy.accounts(accounts, folder) + tidy.observations(observations, folder)
    found += tidy.differences(engine.recomputed(sector, observations), tidy.read(written), every_row=True)
    folders = [str(home / name) for name in ("exports", "referentials")]
    return found + compare.differences(impact, folders[:1], folders[1:], sector, observations)[0]


def main(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("impact")
    parser.add_argument("first", nargs="?", type=int, default=0)
    parser.add_argument("count", nargs="?", type=int, default=100)
    parser.add_argument("--referentials", type=pathlib.Path)
    said = parser.parse_args(arguments)
    differing = refused = 0
    for number in range(said.first, said.first + said.count):
        home = pathlib.Path(tempfile.mkdtemp(prefix=f"fuzz-{number}-"))
        if said.referentials is None:
            invented.case(random.Random(number), home)
        else:
            shutil.copytree(said.referentials, home / "referentials")
            drawn.write(referential.load([said.referentials]), home / "exports", random.Random(number))
        try:
            found = compared(said.impact, home)
        except Exception as error:
            if said.count == 1:
                raise
            found = [f"stopped: {type(error).__name__} {error}"]
        refused += found is None
        if found is None and said.count == 1:
            print((home / "said.txt").read_text())
        if found:
            differing += 1
            print(f"{number}: {len(found)} differences, {home}")
            for line in found[: 40 if said.count == 1 else 4]:
                print("   ", line)
        else:
            shutil.rmtree(home)
    print(f"{said.count} cases, {refused} refused by the tool, {differing} differ")
    return 1 if differing or refused == said.count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
