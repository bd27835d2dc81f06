"""Forms checked apart: what a form must ask, read in the referentials by the documentation alone; what it does, by the
tools that will run it.

`check` reads the workbook with openpyxl, converts it with pyxform (with ODK Validate where Java is there), and wants no
warning, and every question, choice, condition and text where it should be. `answer` fills the form at random with
JavaRosa, the engine of ODK Collect and KoboCollect, writes the answers as KoboToolbox exports them, groups in the
headings, has `impact ingest` read them, and wants both to agree on every answer and on which questions were asked.
"""

import argparse
import csv
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta

import openpyxl
import pyxform
import referential
from pyxform.xls2xform import convert

LANGUAGES = ("Français (fr)", "English (en)")
XF = "{http://www.w3.org/2002/xforms}"
VALIDATE = pathlib.Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
WAY_OUT = {"no-answer", "dont-know", "refused", "unknown"}


def sheet(path, name):
    """The rows of one sheet, each by its headings."""
    head, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [{key: value or "" for key, value in zip(head, row)} for row in rows]


def xform(path, quick=False):
    """The form as tools read it; no warning is wanted."""
    java = not quick and shutil.which("java") is not None
    if not java and not quick:
        print("skipped: ODK Validate, for want of Java")
    warnings = []
    made = convert(xlsform=str(path), warnings=warnings, validate=java)
    assert not warnings and not made.warnings, (warnings, made.warnings)
    return made.xform


class Asked:
    """What the referentials want of one form."""

    def __init__(self, folders, wave, unit, name):
        sector = referential.load(folders)
        own = [one for one in sector.associations if one.id == name]
        self.association = own[0] if own else None
        if self.association:
            indicators, self.scope = sector.indicators + self.association.indicators, self.association.scope
        else:
            indicators = sector.indicators
            self.scope = indicators[0].scope
        absent = self.association.not_collected() if self.association else set()
        self.impossible = {
            mapping["variable"]
            for source in (self.association.sources if self.association else [])
            for mapping in source.get("mappings", [])
            if "impossible" in mapping and source.get("kind", "survey") == "survey"
        }
        self.indicators = [
            one for one in indicators
            if one.key("from", "survey") == "survey" and one.key("observes", "person") == unit
            and wave in one.waves and one.id not in absent and not self.reaches(one.used())
        ]
        wanted = set()
        for one in self.indicators:
            wanted |= self.collected(one.used())
            wanted |= self.collected({name for part in one.splits if not self.reaches(part) for name in part})
        # What decides whether something is asked is asked too.
        open_ = list(wanted)
        while open_:
            for name in self.collected(referential.named(self.scope.variables[open_.pop()].written.get("asked-when", {}))):
                if name not in wanted:
                    wanted.add(name)
                    open_.append(name)
        self.wanted = wanted

    def collected(self, names):
        found = set()
        for name in names:
            found |= {part for part in self.scope.parts(name) if not self.scope.variables[part].derived}
        return found

    def reaches(self, names):
        return any(self.scope.parts(name) & self.impossible for name in names)


def variable_of(name):
    """The id behind a name: no id holds `_`."""
    while name.startswith("q_"):
        name = name[2:]
    return name


TYPES = {"code": "select_one", "several": "select_multiple", "integer": "integer", "decimal": "decimal", "date": "date"}


def check(options):
    asked = Asked(options.referentials, options.wave, options.unit, options.association)
    survey, choices, (settings,) = (sheet(options.form, name) for name in ("survey", "choices", "settings"))
    tree = ElementTree.fromstring(xform(options.form, options.quick))
    binds = {bind.get("nodeset"): bind for bind in tree.iter(XF + "bind")}
    controls = {it.get("ref"): it for it in tree.iter() if it.get("ref") and it.tag != XF + "label"}

    names, group, groups = {}, None, []
    for row in survey:
        if row["type"] == "begin_group":
            assert group is None
            group = row["name"]
            groups.append(group)
        elif row["type"] == "end_group":
            group = None
        elif group:
            assert variable_of(row["name"]) not in names, row["name"]
            names[variable_of(row["name"])] = (f"/data/{group}/{row['name']}", row)
        for language in LANGUAGES:
            assert row["type"] in {"today", "calculate", "end_group"} or row[f"label::{language}"], row
    assert group is None and len(groups) == len(set(groups))
    assert set(names) == asked.wanted, set(names) ^ asked.wanted
    assert settings["default_language"] in LANGUAGES and settings["version"] and " " not in settings["form_id"]

    order = list(names)
    for name, (path, row) in names.items():
        variable = asked.scope.variables[name]
        kind, *of = row["type"].split(" ")
        assert kind == TYPES[variable.kind], (name, kind)
        bind, control = binds[path], controls[path]
        if variable.codelist:
            offered = [choice["name"] for choice in choices if choice["list_name"] == of[0]]
            codes = list(variable.codelist.codes.values())
            assert sorted(offered) == sorted(code.name for code in codes), (name, offered)
            ends = [variable.codelist.codes[code].missing is not None for code in offered]
            assert ends == sorted(ends), f"{name}: reasons come last"
            common = [code.name for code in sorted(codes, key=lambda code: code.missing is not None) if not code.finer]
            assert [code for code in offered if code in common] == common, f"{name}: the author's order"
            itemset = control.find(XF + "itemset")
            assert itemset.get("nodeset") == f"instance('{of[0]}')/root/item", name
            way_out = any(code.missing in WAY_OUT for code in codes)
        sensitive = variable.written.get("sensitive") == "true"
        required = variable.kind == "code" and not sensitive and way_out
        assert (bind.get("required") == "true()") == required, f"{name}: required"
        when = variable.written.get("asked-when")
        assert bool(bind.get("relevant")) == bool(when), f"{name}: relevant"
        for other in asked.collected(referential.named(when or {})):
            assert order.index(other) < order.index(name), f"{name} comes before {other}"
            assert names[other][0] in bind.get("relevant"), f"{name} does not read {other}"
        constraint = bind.get("constraint", "")
        for bound, sign in (("min", ">="), ("max", "<=")):
            if bound in variable.limits:
                assert f". {sign} {variable.limits[bound]}" in constraint, f"{name}: {constraint}"
        for code in variable.exclusive:
            assert f"selected(., '{code}')" in constraint, f"{name}: {constraint}"
        instrument = variable.written.get("instrument")
        if "question" in variable.written and instrument not in options.closed:
            assert row[f"label::{LANGUAGES[0]}"] == referential.texts(variable.written["question"])[0], name
        if instrument in options.closed:
            assert "recopier" in row[f"label::{LANGUAGES[0]}"], name
    print(f"{len(names)} questions for {len(asked.indicators)} indicators, 0 differences")


def drawn(kind, choices, chance):
    """An answer as the form takes it; often none."""
    if chance.random() < 0.15:
        return ""
    kind, *of = kind.split(" ")
    offered = [choice["name"] for choice in choices if of and choice["list_name"] == of[0]]
    if kind == "select_one":
        return chance.choice(offered)
    if kind == "select_multiple":
        return " ".join(code for code in offered if chance.random() < 0.35)
    if kind == "integer":
        return str(chance.choice([0, 1, 17, 18, 39, 40, 64, 65, chance.randint(0, 100)]))
    if kind == "decimal":
        return str(chance.choice([-12.5, -12.51, 20.25, 20.26, chance.randint(-500, 500) / 10]))
    days = chance.choice([0, 1, 210, 211, chance.randint(-400, 800)])
    return str(date(2024, 3, 31) + timedelta(days=days))


def filled(form, rows):
    """For each row, which questions JavaRosa asks and which answers it refuses."""
    with tempfile.TemporaryDirectory() as home:
        path = pathlib.Path(home) / "form.xml"
        path.write_text(form, encoding="utf-8")
        source = pathlib.Path(__file__).with_name("Answers.java")
        lines = "".join("\t".join(f"{name}\t{value}" for name, value in row.items()) + "\n" for row in rows)
        ran = subprocess.run(
            ["java", "-cp", str(VALIDATE), str(source), str(path)],
            input=lines, capture_output=True, text=True, encoding="utf-8", check=False,
        )
    assert ran.returncode == 0, ran.stderr
    found = [line.split(" ") for line in ran.stdout.splitlines()]
    return [({it for it in row if it[0] != "!"}, {it[1:] for it in row if it[0] == "!"}) for row in found]


def answer(options):
    if shutil.which("javac") is None:
        print("skipped: JavaRosa, for want of a JDK")
        return
    form = xform(options.form)
    survey, choices = sheet(options.form, "survey"), sheet(options.form, "choices")
    chance = random.Random(4)
    columns, group = [], ""
    for row in survey:
        if row["type"] in {"begin_group", "end_group"}:
            group = row["name"] + "/" if row["type"] == "begin_group" else ""
        elif group:
            columns.append((group, row))
    free = [it for _, it in columns if not it["relevant"]]
    rows = [{it["name"]: drawn(it["type"], choices, chance) for it in free} for _ in range(options.rows)]
    refused = 0
    told = filled(form, rows)
    # What a constraint refuses cannot be sent: it must be what ingesting would refuse, and the row goes without it.
    for row, (_, faults) in zip(rows, told):
        for name in faults:
            chosen = row[name].split(" ")
            assert len(chosen) > 1, (name, row[name])
            refused += 1
            row[name] = ""
        for _, it in columns:
            if it["type"].startswith("select_multiple") and row.get(it["name"], "").count(" ") and it["name"] not in faults:
                assert not {"aucun", "refus"} & set(row[it["name"]].split(" ")), row[it["name"]]
    again = [at for at, (_, faults) in enumerate(told) if faults]
    for at, row in zip(again, filled(form, [rows[at] for at in again])):
        told[at] = row
    assert refused and not any(faults for _, faults in told)

    with tempfile.TemporaryDirectory() as home:
        home = pathlib.Path(home)
        export = home / "exports" / options.folder / "export.csv"
        export.parent.mkdir(parents=True)
        with export.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
            head = ["form_date", "form_wave"]
            for group, it in columns:
                head.append(group + it["name"])
                if it["type"].startswith("select_multiple"):
                    codes = [choice["name"] for choice in choices if choice["list_name"] == it["type"].split(" ")[1]]
                    head += [f"{group}{it['name']}/{code}" for code in codes]
            out.writerow([*head, "_id", "_index"])
            for at, row in enumerate(rows):
                # A day each, by which a row is known again.
                cells = [str(date(2025, 1, 1) + timedelta(days=at)), options.wave]
                for _, it in columns:
                    value = row.get(it["name"], "")
                    cells.append(value)
                    if it["type"].startswith("select_multiple"):
                        codes = [choice["name"] for choice in choices if choice["list_name"] == it["type"].split(" ")[1]]
                        cells += [("" if not value else str(int(code in value.split(" ")))) for code in codes]
                out.writerow([*cells, at, at])
        ran = subprocess.run(
            [options.impact, "ingest", str(home / "exports"), "-r", *options.referentials, "-o", str(home / "out"), "--lang", "en"],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )
        # Answers at random make dates that go backwards and divisions by zero: nothing else may be said.
        told_of = {line.split("[")[1].split("]")[0] for line in ran.stderr.splitlines() if line.startswith(("error[", "warning["))}
        assert ran.returncode < 2 and told_of <= {"derived-invalid"}, ran.stderr
        (path,) = (home / "out").glob("observations/**/*.csv")
        read = sorted(csv.DictReader(path.open(encoding="utf-8", newline="")), key=lambda row: row["period"])
    assert len(read) == len(rows)
    compared, faults = 0, []
    for row, (asked, _), got in zip(rows, told, read):
        for _, it in columns:
            name, value = it["name"], got[variable_of(it["name"])]
            if not it["relevant"]:
                assert name in asked, name
                kept = row[name]
                blank = kept == ""
                agree = value.startswith("_") if blank or kept in {"nsp", "x", "refus"} else same(value, kept)
                compared += 1
                if not agree:
                    faults.append((name, kept, value))
            elif name.startswith(("when-", "not-")):
                # Where a condition holds, its contrary is not asked of anyone, and `ingest` says so.
                pair = name.replace("when-", "not-") if name.startswith("when-") else name.replace("not-", "when-")
                if pair in got:
                    compared += 1
                    if (name in asked) != (got[pair] == "_not-concerned"):
                        faults.append((name, name in asked, got[pair], row))
    for fault in faults[:5]:
        print(fault)
    print(f"{len(rows)} submissions, {refused} refused answers, {compared} comparisons, {len(faults)} differences")
    sys.exit(bool(faults))


def same(value, kept):
    try:
        return float(value) == float(kept)
    except ValueError:
        return value == kept or set(value.split(" ")) == set(kept.split(" "))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["check", "answer"])
    parser.add_argument("form")
    parser.add_argument("-r", "--referentials", nargs="+", required=True)
    parser.add_argument("--wave", required=True)
    parser.add_argument("--unit", default="person")
    parser.add_argument("--association")
    parser.add_argument("--closed", nargs="*", default=[], help="instruments whose wording is not reproduced")
    parser.add_argument("--quick", action="store_true", help="without ODK Validate")
    parser.add_argument("--impact")
    parser.add_argument("--folder")
    parser.add_argument("--rows", type=int, default=50)
    options = parser.parse_args()
    {"check": check, "answer": answer}[options.what](options)


if __name__ == "__main__":
    main()
