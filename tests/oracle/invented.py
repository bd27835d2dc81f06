"""Referentials and exports drawn at random, to be read twice.

In: a source of chance and a folder. Out: `referentials/` and `exports/` there. Everything is invented. What the tool refuses
is not drawn.
"""

import csv
import datetime

import yaml

from sense import possible, sensible

LISTS = [
    {"id": "sexe", "label": "Sexe", "codes": [
        {"code": "F", "label": "Femme"}, {"code": "H", "label": "Homme"}, {"code": "A", "label": {"fr": "Autre réponse", "en": "Other"}},
        {"code": "NR", "label": "Non renseigné", "missing": "no-answer"}]},
    {"id": "lieu", "label": "Lieu", "codes": [
        {"code": "L1", "label": "Logement, parc social", "within": "L", "value": "1"}, {"code": "L2", "label": "Logement l'autre", "within": "L", "value": "2"},
        {"code": "E1", "label": "Rue", "within": "E", "value": "-1"}, {"code": "AU", "label": "Autre", "value": "0", "within": "X"},
        {"code": "IN", "label": "Inconnu", "missing": "unknown"}, {"code": "SO", "label": "Sans objet", "missing": "not-concerned"}]},
    {"id": "groupe", "label": "Groupe", "codes": [
        {"code": "L", "label": "Logé"}, {"code": "E", "label": "Non logé"}, {"code": "X", "label": "Ailleurs"}]},
    {"id": "accord", "label": "Accord", "ordered": "true", "codes": [
        {"code": str(at), "label": f"Degré {at}", "value": str(at)} for at in range(1, 6)] + [
        {"code": "8", "label": "Ne sait pas", "missing": "dont-know"}, {"code": "7", "label": "Sans enfant", "missing": "not-concerned"}]},
    {"id": "oui-non", "label": "Oui ou non", "codes": [
        {"code": "oui", "label": "Oui", "value": "1"}, {"code": "non", "label": "Non", "value": "0"},
        {"code": "nsp", "label": "Ne sait pas", "missing": "dont-know"}]},
    {"id": "droits", "label": "Droits", "codes": [
        {"code": "rsa", "label": "RSA"}, {"code": "css", "label": "CSS"}, {"code": "css-ame", "label": "CSS, AME"},
        {"code": "apl", "label": "APL ou AL"}, {"code": "aucun", "label": "Aucun"}]},
]


def variables(draw):
    requires = [{}, {"requires": "all"}, {"requires": "2"}, {"requires": "1"}]
    inline = [{"code": "R", "label": "Regroupé"}, {"code": "D", "label": "Diffus"}]
    found = [
        ("sexe", {"type": {"code": "sexe"}}), ("lieu", {"type": {"code": "lieu"}}), ("mode", {"type": {"code": inline}}),
        ("age", {"type": {"integer": {"min": "0", "max": "120"}}}), ("note", {"type": {"integer": {"min": "0", "max": "10"}}}),
        ("revenu", {"type": {"decimal": {"decimals": "2", "min": "-5000", "max": "10000"}}}),
        ("charges", {"type": {"decimal": {"decimals": draw.choice(["0", "1", "3"])}}}),
        ("i1", {"type": {"code": "accord"}}), ("i2", {"type": {"code": "accord"}}), ("i3", {"type": {"code": "accord"}}),
        ("oui", {"type": {"code": "oui-non"}}),
        ("suite", {"type": {"code": "oui-non"}, "asked-when": {"oui": ["oui"]}}),
        ("droits", {"type": {"several": "droits"}, "exclusive": ["aucun"]}),
        ("entree", {"type": {"date": {}}}), ("sortie", {"type": {"date": {}}}),
        ("tranche", {"derived": {"bins": {"of": "age", "breaks": ["18", "25", "50"]}}}),
        ("groupe", {"derived": {"regroup": {"of": "lieu", "to": "groupe"}}}),
        ("point", {"derived": {"score": {"of": "i1"}}}),
        ("somme", {"derived": {"sum": {"of": [{"variable": "i1", "times": draw.choice(["-1", "4", "0.5"])}, "i2", "i3"], "plus": draw.choice(["0", "6", "0.25"]), **draw.choice(requires)}}}),
        ("moyenne", {"derived": {"mean": {"of": ["i1", "i2", "i3"], **draw.choice(requires)}}}),
        ("solde", {"derived": {"difference": {"of": "revenu", "less": "charges"}}}),
        ("produit", {"derived": {"product": {"of": ["age", "note"]}}}),
        ("quotient", {"derived": {"quotient": {"of": "revenu", "by": draw.choice(["age", "note"]), **draw.choice([{}, {"decimals": "0"}, {"decimals": "3"}])}}}),
        ("nombre", {"derived": {"count-codes": {"of": "droits", "except": ["aucun"]}}}),
        ("duree", {"derived": {"days-between": {"from": "entree", "to": "sortie"}}}),
        ("anciennete", {"derived": {"bins": {"of": "duree", "breaks": ["91", "183"]}}}),
        ("cas", {"type": {"code": "groupe"}, "derived": {"case": [
            {"when": {"lieu": ["L1", "L2"]}, "then": "L"}, {"when": condition(draw), "then": "E"},
            *draw.choice([[], [{"otherwise": "X"}]])]}}),
    ]
    return [{"id": name, "label": f"Variable {name}", **written} for name, written in found]


CODES = {
    "sexe": ["F", "H", "A"], "lieu": ["L1", "L2", "E1", "AU"], "oui": ["oui", "non"], "suite": ["oui", "non"], "i1": list("12345"), "mode": ["R", "D"],
    "droits": ["rsa", "css", "css-ame", "apl", "aucun"], "tranche": ["0-17", "18-24", "25-49", "50-plus"], "groupe": ["L", "E", "X"],
    "cas": ["L", "E", "X"], "anciennete": ["0-90", "91-182", "183-plus"],
}
NUMBERS = {"age": (18, 60), "note": (3, 8), "revenu": (0, 900), "somme": (5, 12), "moyenne": (2, 4), "solde": (-100, 300), "nombre": (1, 2),
           "duree": (30, 200), "quotient": (1, 40), "produit": (40, 300), "charges": (10, 400), "point": (2, 4)}
SPLITS = ["sexe", "tranche", "groupe", "lieu", "mode", "oui", "cas", "anciennete"]


def condition(draw, deep=0):
    kind = draw.random()
    if deep < 2 and kind < 0.12:
        return {"all": [condition(draw, deep + 1) for _ in range(2)]}
    if deep < 2 and kind < 0.24:
        return {"any": [condition(draw, deep + 1) for _ in range(2)]}
    if deep < 2 and kind < 0.34:
        return {"not": condition(draw, deep + 1)}
    found = {}
    for _ in range(draw.choice([1, 1, 1, 2])):
        if draw.random() < 0.7:
            name = draw.choice(["sexe", "lieu", "oui", "suite", "droits", "i1", "mode"])
            found[name] = draw.sample(CODES[name], draw.randint(1, 2))
        else:
            name = draw.choice(["age", "note", "revenu"])
            low, high = NUMBERS[name]
            found[name] = draw.choice([{"min": str(low)}, {"max": str(high)}, {"min": str(low), "max": str(high)}])
    return found


def measure(draw):
    kind = draw.choice(["count", "distinct", "sum", "share", "share", "share", "ratio", "mean", "mean", "median", "nps", "distribution"])
    number = draw.choice(sorted(NUMBERS))
    if kind in {"count", "distinct"}:
        return {kind: {}}
    if kind == "share":
        return {kind: {"of": condition(draw), **draw.choice([{}, {}, {"base": condition(draw)}])}}
    if kind == "ratio":
        return {kind: {"of": draw.choice(["revenu", "duree", "note"]), "over": draw.choice(["charges", "age"]), **draw.choice([{}, {"times": "100"}])}}
    if kind == "nps":
        return {kind: {"of": "note"}}
    if kind == "distribution":
        return {kind: {"of": draw.choice(["lieu", "droits", "tranche", "groupe", "i1", "suite", "cas", "mode"])}}
    if kind == "sum":
        return {kind: {"of": draw.choice(["revenu", "charges", "duree", "nombre", "solde", "produit"])}}
    if kind == "median" and draw.random() < 0.3:
        return {kind: {"of": "i1"}}
    return {kind: {"of": number}}


def followed(draw, at, fine):
    """An indicator of which most respondents are seen twice, with an answer."""
    written = {
        "id": f"ind{at}", "label": f"Indicateur {at}", "definition": "Inventé.", "status": "optional", "level": "context",
        "direction": "neutral", "waves": draw.choice([["entry", "exit"], ["entry", "follow-up", "exit"]]),
    }
    measures = [{"share": {"of": {"oui": ["oui"]}}}, {"mean": {"of": "note"}}, {"median": {"of": "note"}}, {"nps": {"of": "note"}},
                {"sum": {"of": "note"}}, {"ratio": {"of": "note", "over": "age"}}, {"distribution": {"of": "lieu"}}]
    measured = lambda measure: {"measure": measure, "unit": "percent" if set(measure) & {"share", "distribution"} else "unités"}
    written |= measured(draw.choice(measures))
    if draw.random() < 0.5:
        written["disaggregate"] = [draw.choice(["sexe", "lieu", ["oui", "sexe"]])]
    if fine:
        written["every"] = draw.choice(["year", "half-year", "quarter", "month"])
    if draw.random() < 0.3:
        written["one-per"] = {"respondent": draw.choice(["first", "last"])}
    if draw.random() < 0.4:
        written["also"] = [{"id": "aussi", "label": "Aussi", **measured(draw.choice(measures))}]
    return written


def structures(draw, indicators):
    """Standard populations by what shares and means are split by, the codes in any order of variables, and who is standardised to them."""
    found = []
    for one in indicators:
        measures = [one["measure"], *(also["measure"] for also in one.get("also", []))]
        if not any(set(measure) & {"share", "mean"} for measure in measures):
            continue
        for split in one.get("disaggregate", []):
            names = split if isinstance(split, list) else [split]
            codes = [len(CODES[name]) for name in names]
            if draw.random() < 0.5 or len(found) > 3:
                continue
            by = draw.sample(names, len(names))
            count = 1
            for length in codes:
                count *= length
            # Most parts of a crossing weigh nothing, so that there is a value.
            weighing = draw.sample(range(count), min(count, draw.randint(1, 3)))
            cut = sorted(draw.randint(0, 1000) for _ in weighing[1:])
            shares = [0] * count
            for part, low, high in zip(weighing, [0, *cut], [*cut, 1000]):
                shares[part] = high - low
            name = f"type{len(found)}"
            found.append({"id": name, "by": by, "shares": [f"{share / 10:.1f}" for share in shares], "source": "Inventé"})
            one.setdefault("standardise", []).append(name)
    return found


def meant(one, holds):
    """The first that can be something else than nothing or everything."""
    found = one()
    while not holds(found):
        found = one()
    return found


def indicator(draw, at, fine, waved):
    splits = [draw.choice([draw.choice(SPLITS), sorted(draw.sample(SPLITS, 2))]) for _ in range(draw.randint(0, 3))]
    splits = [split for place, split in enumerate(splits) if split not in splits[:place]]
    written = {
        "id": f"ind{at}", "label": f"Indicateur {at}", "definition": "Inventé.", "status": "optional", "level": "context",
        "direction": "neutral", "unit": "unités",
    }
    if draw.random() < 0.4:
        written["among"] = meant(lambda: condition(draw), lambda among: possible(CODES, [(among, True)]))
    written["measure"] = meant(lambda: measure(draw), lambda one: sensible(CODES, one, written.get("among")))
    if "share" in written["measure"] or "distribution" in written["measure"]:
        written["unit"] = "percent"
    if splits:
        written["disaggregate"] = splits
    if fine and draw.random() < 0.6:
        written["every"] = draw.choice(["half-year", "quarter", "month"])
    if waved:
        written["waves"] = draw.choice([["entry"], ["exit"], ["entry", "exit"], ["entry", "follow-up"], ["entry", "follow-up", "exit"]])
    if draw.random() < 0.25:
        written["one-per"] = {"respondent": draw.choice(["first", "last"])}
    if draw.random() < 0.3:
        written["from"] = "records"
    if draw.random() < 0.15:
        written["observes"] = draw.choice(["stay", "site"])
    if draw.random() < 0.2:
        also = meant(lambda: measure(draw), lambda one: sensible(CODES, one, written.get("among")))
        written["also"] = [{"id": "aussi", "label": "Aussi", "measure": also, "unit": "percent" if set(also) & {"share", "distribution"} else "unités"}]
    return written


WRITTEN = ["sexe", "lieu", "mode", "age", "note", "revenu", "charges", "i1", "i2", "i3", "oui", "suite", "droits", "entree", "sortie", "tranche", "point"]
LISTED = {"sexe": "sexe", "lieu": "lieu", "i1": "accord", "i2": "accord", "i3": "accord", "oui": "oui-non", "suite": "oui-non", "droits": "droits"}


def labels(listed):
    found = {}
    for codelist in LISTS:
        if codelist["id"] == listed:
            for code in codelist["codes"]:
                found[code["code"]] = code["label"] if isinstance(code["label"], str) else code["label"]["fr"]
    return found


class Source:
    """One source, and what writes its cells."""

    def __init__(self, draw, association, at, finer, fine, waved):
        self.draw, self.name, self.columns = draw, f"s{at}", []
        self.labels = draw.random() < 0.6
        self.comma = draw.random() < 0.4
        self.delimiter = draw.choice([";", ",", "\t", None])
        self.encoding = draw.choice([None, "utf-8", "utf-8-sig", "windows-1252"])
        self.heads = draw.choice([1, 1, 2])
        dialect = {}
        if self.delimiter:
            dialect["delimiter"] = self.delimiter
        if self.encoding == "windows-1252":
            dialect["encoding"] = "windows-1252"
        if self.comma:
            dialect |= {"decimal": ",", "group": " "}
        if self.heads == 2:
            dialect["header-rows"] = "2"
        self.written = {"id": self.name, "files": [f"{association}/{self.name}-*.csv"], "mappings": []}
        if dialect:
            self.written["dialect"] = dialect
        if not self.labels:
            self.written["answers"] = "codes"
        if draw.random() < 0.3 and not self.follows:
            self.written["kind"] = "records"
        if draw.random() < 0.2 and not self.follows:
            self.written["observes"] = draw.choice(["stay", "site"])
        if draw.random() < 0.5:
            self.written["missing"] = {"NSP": "dont-know", "SO": "not-concerned", **draw.choice([{}, {"": "refused"}])}
        if draw.random() < 0.8 or self.follows:
            self.written["respondent"] = {"column": self.column("N° de dossier", lambda row: row["who"]), "space": "a"}
        self.time(fine, waved)
        if draw.random() < 0.25:
            self.written["rows"] = {draw.choice(["keep", "drop"]): [
                {"column": self.column("Statut", lambda row: draw.choice(["Clos", "Clos ", "Ouvert", ""])), "is": draw.choice([["Clos"], ["Clos", ""]]), "because": "Statut"}]}
        for variable in WRITTEN:
            if draw.random() < 0.8 or (self.follows and variable in {"sexe", "lieu", "note", "age", "oui"}):
                self.map(variable)
        if finer and draw.random() < 0.8:
            self.map("poids")
        self.weigh()
        orders = [one["variable"] for one in self.written["mappings"] if one["variable"] in {"entree", "sortie", "age"} and not one.keys() & {"undetermined", "impossible"}]
        if "respondent" in self.written and "entree" in orders and draw.random() < (0.1 if self.follows else 0.6):
            self.written["duplicates"] = {"by": draw.choice([["respondent"], ["respondent", "wave"], ["respondent", "entree"], ["respondent", "wave", "period"]]),
                                          "keep": draw.choice(["first", "last"]), "order": draw.choice(orders)}
            # Rows of several waves are no duplicates of one another: the tool refuses a rule that says so.
            if isinstance(self.written.get("wave"), dict) and self.written["duplicates"]["by"] == ["respondent"]:
                self.written["duplicates"]["by"].append("wave")

    def weigh(self):
        """A column of weights, or margins of what the source fills, now and then with a cap."""
        draw, kind = self.draw, self.draw.random()
        filled = {one["variable"] for one in self.written["mappings"] if not one.keys() & {"undetermined", "impossible"}}
        if kind < 0.25:
            usual = ["1", "0.5", "2.4", "0.857142857", "1.7140259720000001", "12"]

            def write(row):
                text = draw.choice(usual) if draw.random() < 0.97 else draw.choice(["", "0", "-1", "lourd", "0.0000004"])
                return text.replace(".", ",") if self.comma else text

            self.written["weights"] = {"column": self.column("Pondération", write)}
        elif kind < 0.5:
            codes = {"sexe": ["F", "H", "A"], "lieu": ["L1", "L2", "E1", "AU"], "oui": ["oui", "non"], "groupe": ["L", "E", "X"]}
            # What comes from a place is filled where the place is.
            names = [name for name in codes if name in filled or (name == "groupe" and "lieu" in filled)]
            rake = [
                {"by": name, "margins": {code: str(draw.randint(5, 60)) for code in draw.sample(codes[name], 2 if draw.random() < 0.7 else len(codes[name]))}}
                for name in draw.sample(names, min(len(names), draw.choice([1, 1, 2])))
            ]
            if rake:
                self.written["weights"] = {"rake": rake, **draw.choice([{}, {"cap": draw.choice(["1.1", "1.5", "3"])}])}

    def time(self, fine, waved):
        draw = self.draw
        kind = draw.choice(["day", "day", "moment", "month", *([] if fine else ["year", "constant"])])
        form = {"day": "%d/%m/%Y", "moment": "%Y-%m-%d %H:%M:%S", "month": "%Y-%m", "year": "%Y"}.get(kind)
        if form:
            column = self.column("Date d’enquête", lambda row: row["date"].strftime(form) if draw.random() < 0.98 else draw.choice(["", "hier"]))
            self.written["period"] = {"column": "Date d'enquête" if column == "Date d’enquête" else column, "format": form}
        else:
            self.written["period"] = {"constant": draw.choice(["2025", "2025-S1", "2025-T3", "2025-10"])}
        kind = draw.choice(["none", "entry", "exit", "column", "column", "column"]) if waved else "none"
        if self.follows:
            kind = "column"
        if kind == "column":
            words = {"T0": "entry", "T1": "follow-up", "T2": "exit"}
            column = self.column("Vague", lambda row: draw.choice(list(words)) if draw.random() < 0.98 else "T9")
            self.written["wave"] = {"column": column, "codes": words}
        elif kind != "none":
            self.written["wave"] = kind

    def column(self, heading, write):
        """Adds a column; how a referential may address it."""
        upper = f"Partie {len(self.columns) // 4}" if self.heads == 2 else ""
        self.columns.append((upper, heading, write))
        return f"{upper} | {heading}" if upper and self.draw.random() < 0.5 else heading

    def noise(self, text):
        draw = self.draw
        if draw.random() < 0.04:
            return " " + text + "  "
        if draw.random() < 0.04:
            return text.replace(" ", "\u00a0").replace("'", "’")
        return text

    def odd(self):
        """A cell that holds no usual answer."""
        return self.draw.choice(["", "", "", "NSP", "SO", "???", "-1"])

    def map(self, variable):
        draw = self.draw
        mapping = {"variable": variable}
        if draw.random() < 0.04:
            self.written["mappings"].append({**mapping, **draw.choice([{"undetermined": "À voir"}, {"impossible": "Jamais"}])})
            return
        if draw.random() < (0.05 if self.follows else 0.2):
            mapping |= {"comparability": draw.choice(["close", "close", "broad", "none"]), "because": "Autre question"}
        if variable == "droits":
            self.rights(mapping)
        elif variable in {"entree", "sortie"}:
            form = draw.choice(["%d/%m/%Y", "%Y-%m-%d"])
            def write(row):
                day = datetime.date(2024, 11, 1) + datetime.timedelta(days=draw.randint(0, 300) + (60 if variable == "sortie" else 0))
                return day.strftime(form) if draw.random() < 0.93 else self.odd()
            mapping |= {"column": self.column(f"Jour {variable}", write), "format": form}
        elif variable in NUMBERS:
            self.number(variable, mapping)
        else:
            self.coded(variable, mapping)
        if "column" in mapping and draw.random() < 0.15:
            mapping["missing"] = {"???": "illegible"}
        self.written["mappings"].append(mapping)

    def number(self, variable, mapping):
        draw = self.draw
        whole = variable in {"age", "note", "point"}
        times = draw.random() < 0.1 and variable in {"revenu", "charges"}
        if times:
            mapping["convert"] = {"times": draw.choice(["12", "0.5"])}
        born = variable == "age" and draw.random() < 0.2
        if born:
            mapping["convert"] = {"from": "birth-year"}
        def write(row):
            if draw.random() < 0.08:
                return self.odd()
            if born:
                return str(draw.randint(1940, 2024) if draw.random() < 0.95 else draw.choice([1899, 2100, 34]))
            if whole:
                text = str(draw.randint(0, 10 if variable != "age" else 80))
                return text if draw.random() < 0.97 else draw.choice(["999", "3.0", "3,0", "04", "+5", "1e1", "7.5"])
            value = draw.randint(-20000, 300000)
            text = f"{value / 100:.2f}" if draw.random() < 0.7 else str(value // 100)
            if draw.random() < 0.02:
                text += "5"
            if self.comma:
                text = text.replace(".", ",")
                if draw.random() < 0.5 and len(text.lstrip("-").partition(",")[0]) == 4:
                    at = text.startswith("-") + 1
                    text = text[:at] + draw.choice([" ", "\u00a0"]) + text[at:]
            return text
        if draw.random() < 0.15:
            mapping["codes"] = {"Zéro": "0", "Un": "1"}
            inner = write
            write = lambda row: draw.choice(["Zéro", "Un"]) if draw.random() < 0.2 else inner(row)
        if draw.random() < 0.1:
            mapping["first-of"] = [self.column(f"Nombre {variable} {at}", write) for at in (1, 2)]
        elif draw.random() < 0.05 and variable != "point":
            mapping["constant"] = "5"
            for key in ("convert", "codes"):
                mapping.pop(key, None)
        else:
            mapping["column"] = self.column(f"Nombre {variable}", write)

    def coded(self, variable, mapping):
        draw = self.draw
        if variable == "tranche":
            codes, words = CODES["tranche"][:-1], {}
        elif variable == "mode":
            codes, words = ["R", "D"], {"R": "Regroupé", "D": "Diffus"}
        elif variable == "poids":
            codes, words = ["p1", "p2"], {"p1": "Premier", "p2": "Second"}
        else:
            words = labels(LISTED[variable])
            codes = list(words)
            if variable == "lieu" and self.extended:
                words = {**words, "L1a": "Logement fin"}
                codes = list(words)
        if draw.random() < 0.05:
            mapping["constant"] = draw.choice(codes)
            return
        own = {}
        if draw.random() < 0.4:
            own = {f"mot {code}": code for code in draw.sample(codes, draw.randint(1, len(codes)))}
            mapping["codes"] = own
        usual = [words.get(code, code) for code in codes] if self.labels else list(codes)
        def write(row):
            if draw.random() < 0.1:
                return self.odd()
            return self.noise(draw.choice(usual + list(own)))
        if draw.random() < 0.1:
            mapping["first-of"] = [self.column(f"Choix {variable} {at}", write) for at in (1, 2)]
        else:
            mapping["column"] = self.column(f"Choix d’{variable}" if draw.random() < 0.3 else f"Choix {variable}", write)

    def rights(self, mapping):
        draw, words = self.draw, labels("droits")
        if draw.random() < 0.5:
            chosen = draw.sample(list(words), draw.randint(2, len(words)))
            blanks = draw.random() < 0.4
            def write(row, code):
                if row["blank"]:
                    return ""
                if draw.random() < 0.02:
                    return self.odd()
                if code == "aucun":
                    return "X" if draw.random() < 0.05 else ("" if blanks else "0")
                return "X" if draw.random() < 0.4 else ("" if blanks else "0")
            mapping["columns"] = {self.column(f"Droit {code}", lambda row, code=code: write(row, code)): code for code in chosen}
            mapping |= {"checked": ["X"], "unchecked": ["0"]}
            return
        separator = draw.choice([";", ", ", "|"])
        mapping["split"] = separator
        usual = list(words.values()) if self.labels else list(words)
        def write(row):
            if draw.random() < 0.1:
                return self.odd()
            held = [word for word in usual[:-1] if draw.random() < 0.4] or [usual[-1]]
            if draw.random() < 0.03:
                held.append(usual[-1])
            return separator.join(held) + (separator if draw.random() < 0.1 else "")
        mapping["column"] = self.column("Droits ouverts", write)

    extended = False
    # Whether most respondents are seen twice.
    follows = False
    # Of the years from 2024 to 2026, in hours from the first day of 2025: those that hold rows.
    hours = [(0, 8700)]

    def write(self, folder, part):
        draw, rows = self.draw, []
        if self.heads == 2:
            seen, upper = "", []
            for above, _, _ in self.columns:
                upper.append(above if above != seen else "")
                seen = above
            rows.append(upper)
        rows.append([heading for _, heading, _ in self.columns])
        for _ in range(draw.randint(20, 60) if self.follows else draw.randint(0, 45)):
            known = {"who": f"D{draw.randint(1, 12 if self.follows else 25):02}" if draw.random() < 0.97 else "", "blank": draw.random() < 0.15,
                     "date": datetime.datetime(2025, 1, 1) + datetime.timedelta(hours=draw.randint(*draw.choice(self.hours)))}
            row = [write(known) for _, _, write in self.columns]
            if draw.random() < 0.01:
                row = row[:-1] if draw.random() < 0.5 else [*row, "x"]
            rows.append(row)
            if draw.random() < 0.01:
                rows.append([""] * len(row))
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / f"{self.name}-{part}.csv", "w", encoding=self.encoding or "utf-8", newline="", errors="replace") as stream:
            csv.writer(stream, delimiter=self.delimiter or draw.choice(";,\t"), lineterminator=draw.choice(["\n", "\r\n"]),
                       quoting=draw.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])).writerows(rows)


def case(draw, home):
    """Writes the referentials and exports of one case."""
    (home / "referentials").mkdir()
    fine, waved = draw.random() < 0.5, draw.random() < 0.6
    Source.follows = draw.random() < 0.4
    waved = waved or Source.follows
    common = {
        "referential": "common", "format": "1", "id": "essai", "version": "1.0.0", "language": "fr", "title": "Données fictives",
        "waves": [{"id": name, "label": name} for name in ("entry", "follow-up", "exit")], "codelists": LISTS, "variables": variables(draw),
        "indicators": [followed(draw, at, fine) if Source.follows else indicator(draw, at, fine, waved) for at in range(draw.randint(2, 6))],
    }
    common["standard-populations"] = structures(draw, common["indicators"])
    if not common["standard-populations"]:
        del common["standard-populations"]
    common["breaks"] = ledger(draw, common["indicators"])
    if not common["breaks"]:
        del common["breaks"]
    dump(home / "referentials" / "common.yaml", common)
    (home / "exports").mkdir()
    for name in ["ap", "bo", "cy", "du"][: draw.randint(1, 4)]:
        finer = draw.random() < 0.3
        Source.hours = draw.choice([[(0, 8700)], [(0, 8700)], [(-8700, 17400)], [(-8700, -4400), (9000, 17400)], [(-700, 700), (4400, 8700)]])
        Source.extended = draw.random() < 0.3
        document = {"referential": "association", "format": "1", "id": name, "name": name.title(), "extends": {"id": "essai", "version": "^1.0"}}
        sources = [Source(draw, name, at, finer, fine, waved) for at in range(draw.choice([1, 1, 2]))]
        for at, source in enumerate(sources):
            if draw.random() < 0.5:
                source.written["feeds"] = [one["id"] for one in common["indicators"] if "distinct" in one["measure"]]
                for one in common["indicators"]:
                    if any("distinct" in also["measure"] for also in one.get("also", [])):
                        source.written["feeds"].append(draw.choice([one["id"], f"{one['id']}.aussi"]))
            document.setdefault("sources", []).append(source.written)
            for part in range(draw.choice([1, 1, 2])):
                source.write(home / "exports" / name, part)
        if Source.extended:
            document["codelists"] = [{"extends": "lieu", "codes": [{"code": "L1a", "label": "Logement fin", "within": "L1"}]}]
        if finer:
            document["variables"] = [{"id": "poids", "label": "Poids", "type": {"code": [{"code": "p1", "label": "Premier", "value": "1"}, {"code": "p2", "label": "Second", "value": "2"}]}}]
            document["indicators"] = [{"id": "propre", "label": "Propre", "definition": "Inventé.", "level": "context", "direction": "neutral", "unit": "percent",
                                       "measure": draw.choice([{"distribution": {"of": "poids"}}, {"share": {"of": {"poids": ["p1"]}}}]), "disaggregate": ["sexe", "lieu"], **({"waves": ["entry", "exit"]} if waved else {})}]
        if draw.random() < 0.1:
            document["not-collected"] = [{"indicators": [common["indicators"][0]["id"]], "because": "Non"}]
        dump(home / "referentials" / f"{name}.yaml", document)


def ledger(draw, indicators):
    """Breaks of series at any rhythm, none twice."""
    names = [(one["id"], also) for one in indicators for also in (False, *([True] if "also" in one else []))]
    found, taken = [], set()
    for _ in range(draw.choice([0, 1, 1, 2, 3, 4])):
        name, also = draw.choice(names)
        year = draw.choice(["2024", "2025", "2025", "2025", "2026"])
        written, month = draw.choice([
            ("", 1), ("-S1", 1), ("-S2", 7), ("-T2", 4), ("-Q3", 7), ("-T4", 10), *((f"-{month:02}", month) for month in range(1, 13))])
        mine = {(name, True, year, month)} | ({(name, False, year, month)} if not also else set())
        if mine & taken:
            continue
        taken |= mine
        found.append({"indicator": f"{name}.aussi" if also else name, "from": year + written, "because": "Inventé."})
    return found


def dump(path, document):
    path.write_text(yaml.dump(document, allow_unicode=True, sort_keys=False, Dumper=Plain), encoding="utf-8")


class Plain(yaml.SafeDumper):
    def ignore_aliases(self, data):
        return True
