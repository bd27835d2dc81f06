#!/usr/bin/env python3
"""Recompute the figures of the small sector from its raw files, and compare with what the tool says.

    impact consolidate tests/miniature/exports -r tests/miniature/referentials --audience working --format csv | python3 tests/oracle/recompute.py

Nothing is shared with the tool: no referential is read, every file is read here by hand, with the standard library
alone. Prints what differs; exits 1 where anything does.
"""

import collections
import csv
import datetime
import pathlib
import statistics
import sys
from fractions import Fraction

import tidy

EXPORTS = pathlib.Path(__file__).resolve().parents[1] / "miniature" / "exports"


def table(name, encoding="utf-8", delimiter=",", heads=1):
    """Rows as mappings by the lowest heading; blank rows left out."""
    with open(EXPORTS / name, encoding=encoding, newline="") as stream:
        rows = [row for row in csv.reader(stream, delimiter=delimiter) if any(row)]
    names = [heading.replace("’", "'") for heading in rows[heads - 1]]
    assert len(set(names)) == len(names)
    return [dict(zip(names, (cell.replace("\u00a0", "") for cell in row), strict=True)) for row in rows[heads:]]


def band(age):
    for limit, code in ((18, "0-17"), (25, "18-24"), (35, "25-34"), (50, "35-49"), (65, "50-64")):
        if int(age) < limit:
            return code
    return "65-plus"


def french(text):
    return datetime.datetime.strptime(text, "%d/%m/%Y").date()


SEX = {"Femme": "F", "Homme": "H", "Autre / ne se reconnaît pas": "A", "f": "F", "h": "H", "F": "F", "H": "H", "A": "A",
       "A1": "F", "A2": "H", "A3": "A"}
YES = {"Oui": True, "Y": True, "Non": False, "N": False}


def whole(text):
    return int(text) if text.isdigit() else None


def surveys():
    """Answers of the three surveys: one mapping a person and wave."""
    found = []
    seen = {}
    bands = {"A1": "0-17", "A2": "18-24", "A3": "25-34", "A4": "35-49", "A5": "50-64", "A6": "65-plus"}
    for row in table("ais35/enquete-2025.csv", "utf-8-sig", ";"):
        if row["submitdate"] == "":
            continue
        rights = [row[f"DROITS[SQ{number:03d}]"] for number in range(1, 8)]
        answer = {
            "association": "ais35", "respondent": row["NUMDOS"], "at": datetime.date.fromisoformat(row["submitdate"][:10]),
            "wave": {"A1": "entry", "A2": "follow-up"}[row["VAGUE"]], "sexe": SEX.get(row["SEXE"]),
            "tranche-age": bands[row["AGEC"]], "lacking": YES.get(row["DRMANQ"]),
            "opened": None if not any(rights) else "Y" in rights[:6],
            "confidence": whole(row["CONF"]), "advice": whole(row["RECO"]),
        }
        key = (answer["respondent"], answer["wave"])
        if key not in seen or seen[key]["at"] < answer["at"]:
            seen[key] = answer
    found += seen.values()
    for row in table("esperer95/enquete-2025.csv", heads=2):
        ticked = row["Démarches abouties"]
        found.append({
            "association": "esperer95", "respondent": row["N° de carnet"], "at": french(row["Date"]),
            "wave": {"Arrivée": "entry", "Six mois après": "follow-up"}[row["Moment"]], "sexe": SEX.get(row["Sexe"]),
            "tranche-age": band(row["Âge"]), "lacking": YES.get(row["Il me manquait un droit à l'arrivée"]),
            "opened": None if ticked == "" else ticked != "Aucune",
            "confidence": whole(row["Confiance en l'avenir"]), "advice": whole(row["Recommandation"]),
            "activity": YES.get(row["Activité collective"]),
        })
    for row in table("rheso/enquete-2025.csv", "cp1252", ";"):
        names = ["Domiciliation", "CSS", "RSA", "Aide au logement", "Pièce d'identité", "Compte bancaire"]
        rights = [row[name] for name in names]
        found.append({
            "association": "rheso", "respondent": row["N° de dossier"], "at": french(row["Date"]),
            "wave": {"T0": "entry", "T1": "follow-up"}[row["Vague"]], "sexe": SEX.get(row["Sexe"]),
            "tranche-age": band(row["Âge"]), "lacking": YES.get(row["Droit manquant à l'entrée"]),
            "opened": None if not any(rights) and not row["Aucune démarche"] else "X" in rights,
            "confidence": whole(row["Confiance dans l'avenir"]),
        })
    return found


AIS35 = {"CHRS": "CHRS", "Urgence": "CHU", "Pension de famille": "PF", "Suite": "AVDL", "Femmes": "FVV"}
ESPERER95 = {"CHRS": "CHRS", "Urgence": "CHU", "Pension de famille": "PF", "AVDL": "AVDL", "Refuge": "FVV"}
RHESO = {"CHRS insertion": "CHRS", "CHRS urgence": "CHU", "Pension de famille": "PF", "Mesures logement": "AVDL",
         "Refuge": "FVV", "CPCA": "AUT"}


def persons():
    """The people of the year: one mapping a row of the three lists."""
    found = []
    for association, name, services, number, options in (
        ("ais35", "ais35/personnes-2025.csv", AIS35, "N° dossier", ()),
        ("esperer95", "esperer95/personnes-2025.csv", ESPERER95, "N° de carnet", ()),
        ("rheso", "rheso/personnes-2025.csv", RHESO, "N° de dossier", ("cp1252", ";")),
    ):
        for row in table(name, *options):
            paid = row.get("Participation mensuelle", "")
            found.append({
                "association": association, "respondent": row[number], "sexe": SEX.get(row["Sexe"]),
                "tranche-age": band(row["Âge"]), "dispositif": services[row["Service"]],
                "paid": Fraction(paid.replace(",", ".")) if paid else None,
            })
    return found


def stays():
    """Stays that ended: one mapping a stay."""
    found = []
    homes = {"Logement accompagné", "Logement autonome, parc social", "Logement autonome, parc privé",
             "Retour en logement familial ou conjugal choisi"}
    for row in table("ais35/sorties-2025.csv"):
        iso = datetime.date.fromisoformat
        found.append({
            "association": "ais35", "respondent": row["N° dossier"], "sexe": SEX.get(row["Sexe"]),
            "tranche-age": band(row["Âge"]), "dispositif": AIS35[row["Service"]], "at": iso(row["Date de sortie"]),
            "delay": (iso(row["Date d'entrée"]) - iso(row["Date de la demande"])).days,
            "housed": None if row["Destination"].startswith("Inconnue") else row["Destination"] in homes,
        })
    for row in table("esperer95/sorties-2025.csv"):
        found.append({
            "association": "esperer95", "respondent": row["N° de carnet"], "sexe": SEX.get(row["Sexe"]),
            "tranche-age": band(row["Âge"]), "dispositif": row["Dispositif"], "at": french(row["Sortie"]),
            "housed": None if row["Destination"] == "IN" else row["Destination"][0] == "L",
        })
    homes = {"Pension de famille", "HLM", "Bailleur privé", "Chez un proche"}
    for row in table("rheso/sorties-2025.csv", "cp1252", ";"):
        if row["Statut"] != "Terminé":
            continue
        to = row["Type de logement à la sortie"]
        found.append({
            "association": "rheso", "respondent": row["N° de dossier"], "sexe": SEX.get(row["Sexe"]),
            "tranche-age": band(row["Âge"]), "dispositif": RHESO[row["Service"]], "at": french(row["Date de sortie"]),
            "housed": None if to == "Ne sait pas" else to in homes,
        })
    return found


def sites():
    found = []
    for row in table("rheso/occupation-2025.csv", "cp1252", ";"):
        if row["Établissement"] == "TOTAL":
            continue
        kind = {"Refuge": "FVV", "CHRS": "CHRS", "Urgence": "CHU"}[row["Type"]]
        found.append({"association": "rheso", "dispositif": kind, "nights": int(row["Nuitées"]),
                      "room": int(row["Places ouvertes"]) * int(row["Jours d'ouverture"])})
    return found


def groups(rows, dimensions, sector=True):
    """Rows by association (and the sector) and by split: the total, then each disaggregation."""
    found = collections.defaultdict(list)
    for row in rows:
        for association in [row["association"]] + ([None] if sector else []):
            for dimension in [()] + dimensions:
                splits = tidy.split_key((name, row[name] or "_U") for name in dimension)
                found[association, splits].append(row)
    return found


def half_year(date):
    return f"{date.year}-S{1 if date.month <= 6 else 2}"


def share(rows, name):
    valid = [row[name] for row in rows if row[name] is not None]
    hits = sum(valid)
    return {"n": len(valid), "numerator": hits, "denominator": len(valid), "no_answer": len(rows) - len(valid),
            "value": Fraction(100 * hits, len(valid)) if valid else None}


def mean(rows, name):
    valid = [row[name] for row in rows if row[name] is not None]
    return {"n": len(valid), "numerator": sum(valid), "denominator": len(valid), "no_answer": len(rows) - len(valid),
            "value": Fraction(sum(valid)) / len(valid) if valid else None}


def median(rows, name):
    valid = [Fraction(row[name]) for row in rows if row[name] is not None]
    return {"n": len(valid), "numerator": None, "denominator": None, "no_answer": len(rows) - len(valid),
            "value": statistics.median(valid) if valid else None}


def nps(rows, name):
    valid = [row[name] for row in rows if row[name] is not None]
    net = sum(value >= 9 for value in valid) - sum(value <= 6 for value in valid)
    return {"n": len(valid), "numerator": net, "denominator": len(valid), "no_answer": len(rows) - len(valid),
            "value": Fraction(100 * net, len(valid)) if valid else None}


def ratio(rows):
    over, under = sum(row["nights"] for row in rows), sum(row["room"] for row in rows)
    return {"n": len(rows), "numerator": over, "denominator": under, "no_answer": 0, "value": Fraction(100 * over, under)}


def distinct(rows):
    count = len({(row["association"], row["respondent"]) for row in rows})
    return {"n": count, "numerator": None, "denominator": None, "value": count}


def change(found, dimensions):
    """Paired differences: the same person at entry and later, split by what was true at entry."""
    entry = {(row["association"], row["respondent"]): row for row in found if row["wave"] == "entry"}
    pairs = []
    for row in found:
        before = entry.get((row["association"], row["respondent"]))
        if row["wave"] != "follow-up" or before is None:
            continue
        silent = None in (row["confidence"], before["confidence"])
        pairs.append({**before, "period": half_year(row["at"]),
                      "more": None if silent else row["confidence"] - before["confidence"]})
    expected = {}
    for period in sorted({pair["period"] for pair in pairs}):
        for (association, splits), rows in groups([p for p in pairs if p["period"] == period], dimensions).items():
            key = ("confiance-avenir", period, "entry>follow-up", association, splits, "change", None)
            known = [row["more"] for row in rows if row["more"] is not None]
            expected[key] = {"n": len(known), "no_answer": len(rows) - len(known),
                             "value": Fraction(sum(known), len(known)) if known else None}
    return expected


def recomputed():
    """Every figure of the small sector, by what it speaks of."""
    expected = {}

    def put(indicator, period, wave, measure, statistic, found, dimensions, sector=True):
        for (association, splits), rows in groups(found, dimensions, sector).items():
            expected[indicator, period, wave, association, splits, measure, None] = statistic(rows)

    sex, age, place = ("sexe",), ("tranche-age",), ("dispositif",)
    crossed = ("sexe", "tranche-age")

    people = persons()
    put("personnes-accompagnees", "2025", None, "distinct", distinct, people, [sex, age, place, crossed])
    put("taux-occupation", "2025", None, "ratio", ratio, sites(), [place])

    ended = stays()
    last = {}
    for stay in ended:
        key = (stay["association"], stay["respondent"])
        if stay["dispositif"] in {"CHU", "CHRS", "FVV"} and (key not in last or last[key]["at"] < stay["at"]):
            last[key] = stay
    put("sorties-vers-logement", "2025", "exit", "share", lambda rows: share(rows, "housed"), last.values(),
        [sex, age, place, crossed])

    found = surveys()
    later = [row for row in found if row["wave"] == "follow-up"]
    put("ouverture-droits", "2025", "follow-up", "share", lambda rows: share(rows, "opened"),
        [row for row in later if row["lacking"]], [sex, age])
    put("recommandation-nps", "2025", "follow-up", "nps", lambda rows: nps(rows, "advice"),
        [row for row in later if "advice" in row], [sex])
    for wave in ("entry", "follow-up"):
        for period in ("2025-S1", "2025-S2"):
            rows = [row for row in found if row["wave"] == wave and half_year(row["at"]) == period]
            put("confiance-avenir", period, wave, "mean", lambda rows: mean(rows, "confidence"), rows, [sex, age])
            put("confiance-avenir.mediane", period, wave, "median", lambda rows: median(rows, "confidence"), rows,
                [sex, age])

    put("ais35.delai-hebergement", "2025", "exit", "median", lambda rows: median(rows, "delay"),
        [stay for stay in ended if "delay" in stay], [sex], sector=False)
    put("esperer95.activites-collectives", "2025", "follow-up", "share", lambda rows: share(rows, "activity"),
        [row for row in later if "activity" in row], [sex], sector=False)
    put("rheso.participation-moyenne", "2025", None, "mean", lambda rows: mean(rows, "paid"),
        [row for row in people if row["association"] == "rheso"], [place], sector=False)
    return expected, change(found, [sex, age])


def main(arguments):
    rows = tidy.read(arguments[0] if arguments else None)
    expected, changes = recomputed()
    has_changes = any(key[5] == "change" for key in rows)
    if has_changes:
        expected |= changes
        # The change of the median is a median of differences: not recomputed here.
        rows = {key: row for key, row in rows.items() if key[5] != "change" or key[0] == "confiance-avenir"}
    return tidy.report(expected, rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
