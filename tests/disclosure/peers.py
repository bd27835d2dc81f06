#!/usr/bin/env python3
"""Compare what is withheld of published tables with what τ-Argus withholds of them.

    python3 tests/disclosure/peers.py PROGRAM

Tables are those of `tables.csv`: data sets that R ships (HairEyeColor; UCBAdmissions; Titanic by class, sex and age). Each is released
with all its margins; a cell of 1 to 10 persons is withheld for itself in both, a zero is not. The program is given the same persons, dealt
out in turn to four associations, so that neither the number of associations nor the part of one of them withholds anything more; it holds each of
them off too, which no peer does. τ-Argus is that of `pytauargus` (PyPI, its engine with HiGHS), not a part of `.ci/run`: `OPT` looks
for the least that is withheld in all, `MOD` for the least table by table. Its range is set to protect each of these cells within the whole of its
own value both ways, where ours asks for eleven persons between two tables: they are near, and not the same.

Prints for each table how many cells are withheld, and of how many persons, in percent of all cells and persons of the table and its margins.
"""

import csv
import itertools
import os
import pathlib
import subprocess
import sys
import tempfile

from pytauargus import protect

THRESHOLD = 11
ASSOCIATIONS = ("un", "deux", "trois", "quatre")


def tables():
    found = {}
    with open(pathlib.Path(__file__).with_name("tables.csv"), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cells = found.setdefault(row["table"], {})
            cells[row["a"], row["b"], row["c"]] = int(row["persons"])
    found["HairEyeColor, two ways"] = {}
    for (hair, eye, _), persons in found["HairEyeColor"].items():
        cells = found["HairEyeColor, two ways"]
        cells[hair, eye] = cells.get((hair, eye), 0) + persons
    return found


def margins(cells):
    """Every cell and margin, by its codes; none where it is over all of them."""
    sums = {}
    for at, persons in cells.items():
        for kept in itertools.product((False, True), repeat=len(at)):
            place = tuple(code if keep else None for code, keep in zip(at, kept))
            sums[place] = sums.get(place, 0) + persons
    return sums


def ours(program, cells):
    """What the program withholds for the public."""
    dimensions = len(next(iter(cells)))
    codes = [sorted({at[place] for at in cells}) for place in range(dimensions)]
    name = lambda place, code: f"c{codes[place].index(code)}"
    with tempfile.TemporaryDirectory() as home:
        home = pathlib.Path(home)
        folder = home / "referentials"
        folder.mkdir()
        lists, variables = [], []
        for place, its in enumerate(codes):
            written = ", ".join(f"{{code: c{at}, label: C{at}}}" for at in range(len(its)))
            lists.append(f"  - {{id: l{place}, label: L{place}, codes: [{written}]}}")
            variables.append(f"  - {{id: v{place}, label: V{place}, type: {{code: l{place}}}}}")
        by = [list(it) for size in range(1, dimensions + 1) for it in itertools.combinations(range(dimensions), size)]
        by = ", ".join("[" + ", ".join(f"v{place}" for place in it) + "]" for it in by)
        common = [
            "referential: common", "format: 1", "id: pairs", "version: 1.0.0", "language: fr", "title: Tableaux publiés",
            "defaults: {observes: person, from: survey, every: year}", "codelists:", *lists, "variables:", *variables, "indicators:",
            "  - {id: personnes, label: Personnes, definition: Personnes., status: optional, level: context, direction: neutral, "
            f"unit: personnes, measure: {{count: {{}}}}, disaggregate: [{by}]}}",
        ]
        (folder / "common.yaml").write_text("\n".join(common) + "\n", "utf-8")
        persons = [at for at in sorted(cells) for _ in range(cells[at])]
        for turn, association in enumerate(ASSOCIATIONS):
            mappings = "\n".join(f"      - {{variable: v{place}, column: v{place}}}" for place in range(dimensions))
            (folder / f"{association}.yaml").write_text(
                f"referential: association\nformat: 1\nid: {association}\nname: {association}\nextends: {{id: pairs, version: ^1.0}}\n"
                f"sources:\n  - id: tout\n    kind: survey\n    files: [{association}.csv]\n    answers: codes\n    respondent: anonymous\n"
                f"    period: {{constant: 2025}}\n    mappings:\n{mappings}\n", "utf-8")
            with open(home / f"{association}.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow([f"v{place}" for place in range(dimensions)])
                for at in persons[turn::len(ASSOCIATIONS)]:
                    writer.writerow([name(place, code) for place, code in enumerate(at)])
        command = [program, "consolidate", str(home), "-r", str(folder), "--format", "csv", "--lang", "en"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        # A table that would be withheld whole is named there.
        sys.stderr.write(ran.stderr)
        if not ran.stdout:
            raise SystemExit(1)
        withheld = set()
        for row in csv.DictReader(ran.stdout.splitlines()):
            written = [row[f"v{place}"] for place in range(dimensions)]
            if row["conf_status"] == "C" and "_U" not in written:
                withheld.add(tuple(None if code == "_T" else codes[place][int(code[1:])] for place, code in enumerate(written)))
        return withheld


def theirs(cells, method):
    """What τ-Argus withholds."""
    dimensions = len(next(iter(cells)))
    names = [f"v{place}" for place in range(dimensions)]
    columns = {name: [] for name in names} | {"persons": []}
    for at, persons in cells.items():
        for _ in range(persons):
            for name, code in zip(names, at):
                columns[name].append(code)
            columns["persons"].append(1)
    # It writes where it stands.
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as home:
        os.chdir(home)
        result = protect(columns, names, response="persons", safety_rules=f"FREQ({THRESHOLD},100)", suppress=f"{method}(1)", workdir=home)
        os.chdir(here)
        frame = result.tables[0].dataframe()
    withheld = set()
    for row, shown in zip(frame.to_dict("records"), result.tables[0].safe()):
        if shown == "x":
            at = tuple(str(row[name]).strip() for name in names)
            withheld.add(tuple(None if code in ("Total", "", "T") else code for code in at))
    return withheld


def main(program):
    program = os.path.abspath(program)
    for name, cells in sorted(tables().items()):
        all_cells = margins(cells)
        primary = {at for at, persons in all_cells.items() if 0 < persons < THRESHOLD}
        whole = sum(all_cells.values())
        print(f"{name}: {len(all_cells)} cells and margins, {len(primary)} of 1 to {THRESHOLD - 1} persons")
        for who, withheld in (("impact", ours(program, cells)), ("OPT", theirs(cells, "OPT")), ("MOD", theirs(cells, "MOD"))):
            unknown = withheld - set(all_cells)
            assert not unknown, unknown
            assert primary <= withheld, (who, primary - withheld)
            persons = sum(all_cells[at] for at in withheld)
            print(f"  {who}: {len(withheld)} cells ({100 * len(withheld) / len(all_cells):.1f} %), "
                  f"{persons} persons ({100 * persons / whole:.2f} %)")


main(*sys.argv[1:])
