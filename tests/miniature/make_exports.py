#!/usr/bin/env python3
"""Write the exports of the small sector the tests use: every row is invented, no person behind any of them.

The same bytes on every run: one small generator with a fixed seed, the standard library alone. Run from anywhere:

    python3 tests/miniature/make_exports.py

Each association writes as its tool does, so that they show the habits real exports have: `ais35` a
LimeSurvey export (UTF-8 with BOM, `;`, every cell quoted, a blank row at the end), `esperer95` comma-separated
files with two rows of headings and several answers in one cell, `rheso` files saved by a French Excel
(Windows-1252, `;`, decimal comma, CRLF).
"""

import datetime
import pathlib

HERE = pathlib.Path(__file__).resolve().parent / "exports"
NOTICE = (
    "Données fictives\u00a0: ces exports ont été inventés pour l'exemple\u00a0; aucune personne, aucune association réelle n'y est décrite.\n"
)


class Dice:
    """A 64-bit linear congruential generator: the same throws on every machine and every Python."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def chance(self, percent):
        return self.below(100) < percent

    def pick(self, weighted):
        """One key of a mapping from key to whole weight."""
        throw = self.below(sum(weighted.values()))
        for key, weight in weighted.items():
            if throw < weight:
                return key
            throw -= weight
        raise AssertionError("weights are positive")


def day(dice, first, last):
    start = datetime.date.fromisoformat(first)
    span = (datetime.date.fromisoformat(last) - start).days
    return start + datetime.timedelta(days=dice.below(span + 1))


def french(date):
    return date.strftime("%d/%m/%Y")


def age(dice):
    low, high = dice.pick({(2, 17): 22, (18, 24): 14, (25, 34): 22, (35, 49): 24, (50, 64): 13, (65, 81): 5})
    return dice.between(low, high)


def persons(dice, prefix, count, services):
    """The people of one association: number, sex, age, service."""
    people = []
    for number in range(101, 101 + count):
        service = dice.pick(services)
        sexes = {"F": 97, "NR": 3} if service == "FVV" else {"F": 42, "H": 53, "A": 2, "NR": 3}
        people.append({"id": f"{prefix}{number:04d}", "sex": dice.pick(sexes), "age": age(dice), "service": service})
    return people


def answers(dice, people, count, first, last, lift):
    """Survey answers at entry, and half a year later from those who could be reached."""
    adults = [person for person in people if person["age"] >= 18][:count]
    rows = []
    for person in adults:
        at = day(dice, first, last)
        confidence = min(10, max(0, 4 + dice.below(4) - dice.below(4)))
        rows.append(row(dice, person, "entry", at, confidence))
        if dice.chance(78):
            after = at + datetime.timedelta(days=183 + dice.below(14))
            later = min(10, max(0, confidence + lift + dice.below(4) - dice.below(3)))
            rows.append(row(dice, person, "follow-up", after, later))
    return rows


def row(dice, person, wave, at, confidence):
    lacking = dice.pick({"oui": 66, "non": 28, "nsp": 6})
    opened = []
    if wave == "follow-up":
        rights = ["domiciliation", "css", "rsa", "aide-logement", "carte-identite", "compte-bancaire"]
        opened = [right for right in rights if dice.chance(22)] or ["aucune"]
    return {
        "person": person,
        "wave": wave,
        "at": at,
        "confidence": None if dice.chance(4) else confidence,
        "advice": None if wave == "entry" or dice.chance(5) else min(10, 4 + dice.below(8)),
        "lacking": lacking,
        "opened": opened,
        "activity": dice.pick({"oui": 55, "non": 41, "nsp": 4}),
    }


def stays(dice, people, services, destinations):
    """Stays that ended in 2025; a few people left twice."""
    housed = [person for person in people if person["service"] in services]
    rows = []
    for person in housed:
        if not dice.chance(62):
            continue
        left = day(dice, "2025-01-06", "2025-10-31")
        came = left - datetime.timedelta(days=dice.between(12, 540))
        rows.append({"person": person, "came": came, "left": left, "to": dice.pick(destinations)})
        if dice.chance(7):
            back = left + datetime.timedelta(days=dice.between(5, 20))
            gone = back + datetime.timedelta(days=dice.between(3, 30))
            rows.append({"person": person, "came": back, "left": gone, "to": dice.pick(destinations)})
    for stay in rows:
        stay["asked"] = stay["came"] - datetime.timedelta(days=dice.below(60))
    return rows


DESTINATIONS = {"E1": 5, "E2": 9, "E3": 12, "E4": 3, "E5": 3, "E6": 11, "L1": 13, "L2": 22, "L3": 9, "L4": 7, "IN": 6}


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"'


def comma_cell(cell):
    return quoted(cell) if any(mark in cell for mark in ',"\n') else cell


def write(path, rows, *, delimiter=",", encoding="utf-8", end="\n", cell=comma_cell, last=""):
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(delimiter.join(cell(value) for value in line) + end for line in rows) + last
    path.write_bytes(text.encode(encoding))


def ais35():
    dice = Dice(35)
    people = persons(dice, "B", 118, {"CHRS": 34, "CHU": 30, "PF": 14, "AVDL": 20, "FVV": 2})
    services = {"CHRS": "CHRS", "CHU": "Urgence", "PF": "Pension de famille", "AVDL": "Suite", "FVV": "Femmes"}
    sexes = {"F": "Femme", "H": "Homme", "A": "Autre / ne se reconnaît pas", "NR": ""}
    sex_codes = {"F": "A1", "H": "A2", "A": "A3", "NR": "A4"}
    lacking = {"oui": "Y", "non": "N", "nsp": "A8"}
    rights = ["domiciliation", "css", "rsa", "aide-logement", "carte-identite", "compte-bancaire", "aucune"]

    def age_code(years):
        return f"A{1 + sum(years >= bound for bound in (18, 25, 35, 50, 65))}"

    head = ["id", "submitdate", "lastpage", "startlanguage", "startdate", "NUMDOS", "VAGUE", "SEXE", "AGEC", "DRMANQ"]
    head += [f"DROITS[SQ{number:03d}]" for number in range(1, 8)] + ["CONF", "RECO"]
    found = answers(dice, people, 74, "2025-01-13", "2025-06-13", 1)
    lines = []
    for answer in found:
        clock = f" {dice.between(9, 17):02d}:{dice.below(60):02d}:{dice.below(60):02d}"
        done = answer["at"].isoformat() + clock
        later = answer["wave"] == "follow-up"
        lines.append(
            [done, "4", "fr", done, answer["person"]["id"], "A2" if later else "A1",
             sex_codes[answer["person"]["sex"]], age_code(answer["person"]["age"]), lacking[answer["lacking"]]]
            + [("Y" if right in answer["opened"] else "N") if later else "" for right in rights]
            + ["N/A" if answer["confidence"] is None else str(answer["confidence"]),
               "" if answer["advice"] is None else str(answer["advice"])]
        )
    # Two people answered the first wave again three days later; three gave up on the way.
    for line in [lines[0], lines[4]]:
        again = datetime.date.fromisoformat(line[0][:10]) + datetime.timedelta(days=3)
        copy = [again.isoformat() + line[0][10:]] + line[1:]
        copy[-2] = "7"
        lines.append(copy)
    for line in [lines[2], lines[9], lines[20]]:
        lines.append([""] + ["2"] + line[2:9] + [""] * 9)
    lines.sort(key=lambda line: line[3])
    rows = [[str(number)] + line for number, line in enumerate(lines, 1)]
    write(HERE / "ais35/enquete-2025.csv", [head] + rows, delimiter=";", encoding="utf-8-sig", end="\r\n", cell=quoted,
          last="\r\n")

    rows = [[p["id"], sexes[p["sex"]], str(p["age"]), services[p["service"]], "2025"] for p in people]
    write(HERE / "ais35/personnes-2025.csv", [["N° dossier", "Sexe", "Âge", "Service", "Année"]] + rows)

    labels = {
        "E1": "À la rue / espace public", "E2": "Hébergement d'urgence",
        "E3": "Hébergement pour personnes sans domicile", "E4": "Institution sans logement à la sortie",
        "E5": "Habitat de fortune, mobile, squat", "E6": "Chez un tiers faute de logement",
        "L1": "Logement accompagné", "L2": "Logement autonome, parc social", "L3": "Logement autonome, parc privé",
        "L4": "Retour en logement familial ou conjugal choisi", "IN": "Inconnue / départ sans information",
    }
    head = ["N° dossier", "Sexe", "Âge", "Service", "Date de la demande", "Date d'entrée", "Date de sortie", "Destination"]
    rows = [
        [s["person"]["id"], sexes[s["person"]["sex"]], str(s["person"]["age"]), services[s["person"]["service"]],
         s["asked"].isoformat(), s["came"].isoformat(), s["left"].isoformat(), labels[s["to"]]]
        for s in stays(dice, people, {"CHRS", "CHU", "FVV"}, DESTINATIONS)
    ]
    write(HERE / "ais35/sorties-2025.csv", [head] + rows)


def esperer95():
    dice = Dice(95)
    people = persons(dice, "C", 104, {"CHRS": 40, "CHU": 22, "PF": 12, "AVDL": 22, "FVV": 4})
    services = {"CHRS": "CHRS", "CHU": "Urgence", "PF": "Pension de famille", "AVDL": "AVDL", "FVV": "Refuge"}
    sexes = {"F": "Femme", "H": "Homme", "A": "Autre / ne se reconnaît pas", "NR": "Je ne souhaite pas répondre"}
    says = {"oui": "Oui", "non": "Non", "nsp": "Ne sait pas"}
    rights = {
        "domiciliation": "Domiciliation", "css": "CSS (ex-CMU)", "rsa": "RSA", "aide-logement": "APL, AL",
        "carte-identite": "Carte d’identité ou passeport", "compte-bancaire": "Compte bancaire", "aucune": "Aucune",
    }
    upper = ["Suivi", "", "", "Profil", "", "Démarches", "", "Avis", "", ""]
    lower = ["N° de carnet", "Date", "Moment", "Sexe", "Âge", "Il me manquait un droit à l’arrivée", "Démarches abouties",
             "Confiance en l’avenir", "Recommandation", "Activité collective"]
    rows = []
    for answer in answers(dice, people, 68, "2025-01-08", "2025-06-16", 2):
        later = answer["wave"] == "follow-up"
        rows.append([
            answer["person"]["id"], french(answer["at"]), "Six mois après" if later else "Arrivée",
            sexes[answer["person"]["sex"]], str(answer["person"]["age"]), says[answer["lacking"]],
            ";".join(rights[right] for right in answer["opened"]),
            "Ne sait pas" if answer["confidence"] is None else str(answer["confidence"]),
            "" if answer["advice"] is None else str(answer["advice"]),
            says[answer["activity"]] if later else "",
        ])
    write(HERE / "esperer95/enquete-2025.csv", [upper, lower] + rows)

    short = {"F": "f", "H": "h", "A": "A", "NR": ""}
    rows = [
        [p["id"], short[p["sex"]] if dice.chance(30) else sexes[p["sex"]].replace("Je ne souhaite pas répondre", ""),
         str(p["age"]), services[p["service"]]]
        for p in people
    ]
    write(HERE / "esperer95/personnes-2025.csv", [["N° de carnet", "Sexe", "Âge", "Service"]] + rows)

    head = ["N° de carnet", "Sexe", "Âge", "Dispositif", "Entrée", "Sortie", "Destination"]
    rows = [
        [s["person"]["id"], s["person"]["sex"], str(s["person"]["age"]), s["person"]["service"], french(s["came"]),
         french(s["left"]), s["to"]]
        for s in stays(dice, people, {"CHRS", "CHU", "FVV"}, DESTINATIONS)
    ]
    write(HERE / "esperer95/sorties-2025.csv", [head] + rows)


def rheso():
    dice = Dice(84)
    people = persons(dice, "D", 122, {"CHRS": 30, "CHU": 22, "PF": 13, "AVDL": 12, "FVV": 34, "CPCA": 8})
    services = {"CHRS": "CHRS insertion", "CHU": "CHRS urgence", "PF": "Pension de famille", "AVDL": "Mesures logement",
                "FVV": "Refuge", "CPCA": "CPCA"}
    sexes = {"F": "Femme", "H": "Homme", "A": "Autre / ne se reconnaît pas", "NR": ""}
    says = {"oui": "Oui", "non": "Non", "nsp": "NSP"}
    excel = {"delimiter": ";", "encoding": "cp1252", "end": "\r\n",
             "cell": lambda cell: quoted(cell) if any(mark in cell for mark in ';"\n') else cell}
    rights = ["domiciliation", "css", "rsa", "aide-logement", "carte-identite", "compte-bancaire", "aucune"]
    head = ["N° de dossier", "Date", "Vague", "Sexe", "Âge", "Droit manquant à l’entrée", "Domiciliation", "CSS", "RSA",
            "Aide au logement", "Pièce d’identité", "Compte bancaire", "Aucune démarche", "Confiance dans l’avenir"]
    rows = []
    for answer in answers(dice, people, 66, "2025-01-15", "2025-06-14", 1):
        later = answer["wave"] == "follow-up"
        rows.append(
            [answer["person"]["id"], french(answer["at"]), "T1" if later else "T0", sexes[answer["person"]["sex"]],
             str(answer["person"]["age"]), says[answer["lacking"]]]
            + [("X" if right in answer["opened"] else "0") if later else "" for right in rights]
            + ["NSP" if answer["confidence"] is None else str(answer["confidence"])]
        )
    write(HERE / "rheso/enquete-2025.csv", [head] + rows, **excel)

    def euros(cents):
        return f"{cents // 100},{cents % 100:02d}"

    rows = [
        [p["id"], sexes[p["sex"]], str(p["age"]), services[p["service"]], "2025",
         "" if p["age"] < 18 else euros(1500 + 5 * dice.below(4200)) if not dice.chance(4) else "1\u00a0024,50"]
        for p in people
    ]
    head = ["N° de dossier", "Sexe", "Âge", "Service", "Année", "Participation mensuelle"]
    write(HERE / "rheso/personnes-2025.csv", [head] + rows, **excel)

    labels = {"E1": "Rue", "E2": "Hôtel 115", "E3": "CHRS", "E4": "Hôpital", "E5": "Squat", "E6": "Chez un tiers",
              "L1": "Pension de famille", "L2": "HLM", "L3": "Bailleur privé", "L4": "Chez un proche", "IN": "Ne sait pas"}
    head = ["N° de dossier", "Sexe", "Âge", "Service", "Date d’entrée", "Date de sortie", "Statut",
            "Type de logement à la sortie"]
    rows = [
        [s["person"]["id"], sexes[s["person"]["sex"]], str(s["person"]["age"]), services[s["person"]["service"]],
         french(s["came"]), french(s["left"]), "Terminé", labels[s["to"]]]
        for s in stays(dice, people, {"CHRS", "CHU", "FVV"}, DESTINATIONS)
    ]
    gone = {line[0] for line in rows}
    housed = [p for p in people if p["service"] in {"CHRS", "CHU", "FVV"} and p["id"] not in gone]
    rows += [
        [p["id"], sexes[p["sex"]], str(p["age"]), services[p["service"]], french(day(dice, "2025-02-03", "2025-11-28")), "",
         "En cours", ""]
        for p in housed[:9]
    ]
    write(HERE / "rheso/sorties-2025.csv", [head] + rows, **excel)

    sites = [("Le Cèdre", "CHRS", 32), ("Les Tilleuls", "CHRS", 18), ("La Halte", "Urgence", 24), ("Le Port", "Urgence", 15),
             ("Refuge nord", "Refuge", 12), ("Refuge sud", "Refuge", 9)]

    def grouped(number):
        return f"{number:,}".replace(",", "\u00a0")

    rows, total = [], 0
    for name, kind, places in sites:
        nights = places * 365 * dice.between(82, 99) // 100
        total += nights
        rows.append([name, kind, grouped(nights), str(places), "365"])
    rows.append(["TOTAL", "", grouped(total), str(sum(places for _, _, places in sites)), ""])
    head = ["Établissement", "Type", "Nuitées", "Places ouvertes", "Jours d’ouverture"]
    write(HERE / "rheso/occupation-2025.csv", [head] + rows, **excel)


if __name__ == "__main__":
    ais35()
    esperer95()
    rheso()
    (HERE / "AVERTISSEMENT.txt").write_text(NOTICE, encoding="utf-8")
