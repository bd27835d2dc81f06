#!/usr/bin/env python3
"""Writes many referentials, all sound: `python3 benches/referentials.py FOLDER [ASSOCIATIONS] [INDICATORS]`.

One common referential of INDICATORS indicators, and ASSOCIATIONS associations that feed them all and have as many
of their own. Names and labels are invented. Then: `time target/release/impact validate FOLDER`.
"""

import os
import sys

INDICATOR = (
    "  - {{id: {id}, label: Part {n}, definition: Part des personnes qui répondent oui à la question {n}., "
    "status: optional, level: outcome, direction: increase, unit: percent, among: {{age: {{min: 18}}}}, "
    "measure: {{share: {{of: {{{question}: [oui]}}}}}}, disaggregate: [sexe, tranche-age]}}\n"
)
QUESTION = "  - {{id: {id}, label: Question {n}, type: {{code: oui-non}}}}\n"
CODES = (
    "codelists:\n"
    "  - id: oui-non\n    label: Oui ou non\n    codes: [{code: oui, label: Oui}, {code: non, label: Non}]\n"
    "  - id: sexe\n    label: Sexe\n    codes: [{code: F, label: Femme}, {code: H, label: Homme}]\n"
)


def common(indicators):
    yield "referential: common\nformat: 1\nid: grand\nversion: 1.0.0\nlanguage: fr\ntitle: Grand essai\n" + CODES
    yield "variables:\n  - {id: sexe, label: Sexe, type: {code: sexe}}\n"
    yield "  - {id: age, label: Âge, type: {integer: {min: 0, max: 120}}}\n"
    yield "  - {id: tranche-age, label: Tranche d'âge, derived: {bins: {of: age, breaks: [18, 25, 50]}}}\n"
    for n in range(indicators):
        yield QUESTION.format(id=f"q{n}", n=n)
    yield "indicators:\n"
    for n in range(indicators):
        yield INDICATOR.format(id=f"i{n}", n=n, question=f"q{n}")


def association(number, indicators):
    yield f"referential: association\nformat: 1\nid: a{number}\nname: Association {number}\nextends: {{id: grand, version: ^1.0}}\n"
    yield f"sources:\n  - id: enquete\n    files: [a{number}/enquete-*.csv]\n    period: {{constant: 2025}}\n    mappings:\n"
    yield "      - {variable: sexe, column: Sexe}\n      - {variable: age, column: Âge}\n"
    for n in range(indicators):
        yield f"      - {{variable: q{n}, column: Question {n}}}\n"
        yield f"      - {{variable: p{n}, column: Question propre {n}}}\n"
    yield "variables:\n"
    for n in range(indicators):
        yield QUESTION.format(id=f"p{n}", n=f"propre {n}")
    yield "indicators:\n"
    for n in range(indicators):
        yield INDICATOR.format(id=f"j{n}", n=f"propre {n}", question=f"p{n}")


def main():
    folder = sys.argv[1]
    associations, indicators = (int(word) for word in (sys.argv[2:] + ["2000", "200"][len(sys.argv) - 2 :])[:2])
    os.makedirs(os.path.join(folder, "associations"), exist_ok=True)
    with open(os.path.join(folder, "common.yaml"), "w", encoding="utf-8") as file:
        file.writelines(common(indicators))
    for number in range(associations):
        path = os.path.join(folder, "associations", f"a{number}.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(association(number, indicators))


main()
