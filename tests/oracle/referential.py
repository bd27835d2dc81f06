"""Referentials as they are written, read for recomputing: no check, no message, for `impact validate` says those.

In: YAML files. Out: a `Sector`, with for each association the scope in which its variables and indicators are read.
Every scalar stays the text that is written: PyYAML's `BaseLoader` guesses no type.
"""

import pathlib
import re
import unicodedata
from dataclasses import dataclass, field
from fractions import Fraction

import yaml

SPACES = dict.fromkeys(map(ord, "\u00a0\u202f"), " ")
APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ"), "'")

# What the tools always do, as the pages of the profiles say it (`impact explain PROFILE`).
PROFILES = {
    "plain": {
        "checked": ["1", "X", "x", "Oui", "oui", "Yes", "yes", "True", "TRUE", "true"],
        "unchecked": ["0", "Non", "non", "No", "no", "False", "FALSE", "false"],
    },
    "excel-fr": {
        "dialect": {"encoding": "windows-1252", "delimiter": ";", "decimal": ",", "group": " "},
        "checked": ["1", "X", "x", "Oui", "oui", "VRAI", "Vrai"], "unchecked": ["0", "Non", "non", "FAUX", "Faux"],
    },
    "excel-en": {
        "dialect": {"encoding": "windows-1252", "delimiter": ",", "group": ","},
        "checked": ["1", "X", "x", "Yes", "yes", "TRUE", "True"], "unchecked": ["0", "No", "no", "FALSE", "False"],
    },
    "limesurvey": {
        "dialect": {"encoding": "utf-8", "delimiter": ";"}, "answers": "codes, labels", "parts": True,
        "checked": ["Y", "Oui", "Yes", "1"], "unchecked": ["N", "Non", "No", "0"],
        "missing": {"N/A": "no-answer", "1980-01-01": "no-answer", "1980-01-01 00:00:00": "no-answer"},
        "unfinished": (["submitdate", "Date submitted", "Date de soumission"], [""]),
    },
    "kobo": {
        "dialect": {"encoding": "utf-8", "delimiter": ";", "path": "/"}, "answers": "labels, codes", "tags": True,
        "checked": ["1"], "unchecked": ["0"],
    },
    "ona": {
        "dialect": {"encoding": "utf-8", "delimiter": ",", "path": "/"}, "answers": "codes, labels",
        "checked": ["True", "1"], "unchecked": ["False", "0"], "missing": {"n/a": "no-answer"}, "split": " ",
    },
    "surveycto": {
        "dialect": {"encoding": "utf-8", "delimiter": ","}, "answers": "codes, labels", "checked": ["1"], "unchecked": ["0"],
        "split": " ",
    },
    "microsoft-forms": {
        "dialect": {"encoding": "windows-1252", "delimiter": ";", "decimal": ",", "group": " "}, "split": ";",
        "checked": ["Oui", "Yes"], "unchecked": ["Non", "No"], "nobody": ["anonymous"],
    },
    "sphinx": {
        "dialect": {"encoding": "windows-1252", "delimiter": ";", "decimal": ",", "group": " "}, "split": " ; ",
        "checked": ["1", "X", "x", "Oui"], "unchecked": ["0", "Non"], "missing": {"Non réponse": "no-answer"},
    },
    # A question of one column has nothing to say below it; a checked box holds the name of its column.
    "surveymonkey": {
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header-rows": "2"}, "names-options": True,
        "fillers": ["Response", "Open-Ended Response", "Réponse", "Réponse ouverte"],
    },
    "google-forms": {
        "dialect": {"encoding": "utf-8", "delimiter": ","}, "split": [";", ", "], "checked": ["Oui", "Yes"], "unchecked": ["Non", "No"],
    },
    # The title of the form stands above two rows of headings.
    "framaforms": {
        "dialect": {"encoding": "utf-8", "delimiter": "tab", "skip-rows": "1", "header-rows": "2"}, "checked": ["X"],
        "unfinished": (["Brouillon", "Draft"], ["1"]),
    },
}


def normal(text):
    """How headings and cells compare."""
    text = unicodedata.normalize("NFC", text.replace("\ufeff", "")).translate(SPACES).translate(APOSTROPHES)
    return re.sub(r"\s+", " ", text).strip()


def texts(value):
    """A text in one language, or in several."""
    return list(value.values()) if isinstance(value, dict) else [value]


@dataclass
class Code:
    name: str
    labels: list
    value: Fraction | None = None
    within: str | None = None
    missing: str | None = None
    finer: bool = False


@dataclass
class Codelist:
    codes: dict
    ordered: bool = False

    def answers(self):
        """Categories, without the reasons for having none."""
        return [code.name for code in self.codes.values() if code.missing is None]

    def common(self, name):
        """The common code that a finer one falls back into."""
        code = self.codes.get(name)
        return code.within if code is not None and code.finer else name

    def extended(self, written):
        found = dict(self.codes)
        for name, code in codes_of(written).items():
            code.finer = True
            found[name] = code
        return Codelist(found, self.ordered)


def codes_of(written):
    return {
        code["code"]: Code(
            code["code"], texts(code["label"]), Fraction(code["value"]) if "value" in code else None,
            code.get("within"), code.get("missing"),
        )
        for code in written
    }


@dataclass
class Variable:
    """`kind` is code, several, integer, decimal or date; a derived variable has the kind of its result."""

    id: str
    published: str
    kind: str
    written: dict
    codelist: Codelist | None = None
    limits: dict = field(default_factory=dict)
    derived: tuple | None = None
    exclusive: frozenset = frozenset()


def bands(breaks):
    """[0,18) [18,25) … [65,∞); a first bound of 0 cuts nothing."""
    names, lowest = [], 0
    for limit in [limit for limit in map(int, breaks) if limit]:
        names.append(f"{lowest}-{limit - 1}" if limit - 1 > lowest or lowest == 0 else f"{lowest}")
        lowest = limit
    return names + [f"{lowest}-plus"]


class Scope:
    """Codelists and variables as one association knows them: the common ones, and its own."""

    def __init__(self, prefix, codelists, variables):
        self.prefix = prefix
        self.codelists = dict(codelists)
        self.variables = dict(variables)

    def within(self, prefix, document):
        """This scope with what a document adds."""
        found = Scope(prefix, self.codelists, {})
        for written in document.get("codelists", []):
            if "extends" in written:
                base = found.codelists[written["extends"]]
                found.codelists[written["extends"]] = base.extended(written["codes"])
            else:
                found.codelists[written["id"]] = Codelist(codes_of(written["codes"]), written.get("ordered") == "true")
        # Again for the common ones: their codelists may have been extended.
        waiting = [(variable.id, variable.published, variable.written) for variable in self.variables.values()]
        waiting += [(written["id"], prefix + written["id"], written) for written in document.get("variables", [])]
        for name, published, written in waiting:
            found.variables[name] = found.variable(name, published, written)
        for variable in found.variables.values():
            found.complete(variable)
        return found

    def listed(self, written):
        """A codelist named, or written in place."""
        return self.codelists[written] if isinstance(written, str) else Codelist(codes_of(written))

    def variable(self, name, published, written):
        kind, codelist, limits, derived = None, None, {}, None
        if "type" in written:
            if isinstance(written["type"], str):
                kind, of = written["type"], {}
            else:
                ((kind, of),) = written["type"].items()
            if kind in {"code", "several"}:
                codelist = self.listed(of)
            else:
                limits = of or {}
        if "derived" in written:
            ((form, of),) = written["derived"].items()
            derived = (form, of)
        exclusive = frozenset(written.get("exclusive", []))
        return Variable(name, published, kind, written, codelist, limits, derived, exclusive)

    def complete(self, variable):
        """Kind and codes of a derived variable."""
        if variable.derived is None:
            return
        form, of = variable.derived
        if form == "regroup":
            variable.kind, variable.codelist = "code", self.listed(of["to"])
        elif form in {"bins", "case"}:
            variable.kind = "code"
            if variable.codelist is None:
                if form == "bins":
                    names = bands(of["breaks"])
                    last = names[-1].removesuffix("-plus")
                    labels = {name: [name] for name in names[:-1]} | {names[-1]: [f"{last} et plus", f"{last} and over"]}
                else:
                    names = list(dict.fromkeys(part.get("then", part.get("otherwise")) for part in of))
                    labels = {name: [name] for name in names}
                variable.codelist = Codelist({name: Code(name, labels[name]) for name in names})
        else:
            variable.kind = variable.kind or "number"

    def parts(self, name):
        """A variable and all that it is derived from."""
        found = {name}
        for part in direct(self.variables[name]):
            found |= self.parts(part)
        return found


def direct(variable):
    """The variables a derived one is computed from, without further steps."""
    if variable.derived is None:
        return []
    form, of = variable.derived
    if form == "case":
        return sorted({name for part in of if "when" in part for name in named(part["when"])})
    found = []
    for key in ("of", "less", "by", "from", "to"):
        if key == "to" and form == "regroup":
            continue
        part = of.get(key, [])
        for item in part if isinstance(part, list) else [part]:
            found.append(item["variable"] if isinstance(item, dict) else item)
    return found


def named(condition):
    """The variables a condition speaks of."""
    found = set()
    for key, value in condition.items():
        if key in {"all", "any"}:
            for part in value:
                found |= named(part)
        elif key == "not":
            found |= named(value)
        else:
            found.add(key)
    return found


@dataclass
class Indicator:
    id: str
    published: str
    written: dict
    measure: str
    of: dict
    unit: str
    common: bool
    scope: Scope

    def key(self, name, default=None):
        return self.written.get(name, default)

    @property
    def waves(self):
        found = self.key("waves", [])
        return found if isinstance(found, list) else [found]

    @property
    def splits(self):
        return [tuple(part) if isinstance(part, list) else (part,) for part in self.key("disaggregate", [])]

    def measured(self):
        """The variables of the measure itself."""
        found = set()
        for key, value in self.of.items():
            if self.measure == "share":
                found |= named(value)
            elif key in {"of", "over"}:
                found.add(value)
        return found

    def used(self):
        """The variables without which there is no figure."""
        return self.measured() | named(self.key("among", {}))


def indicators(document, prefix, scope, defaults):
    found = []
    for written in document.get("indicators", []):
        whole = {**defaults, **written}
        statistics = [(prefix + written["id"], written)]
        for also in written.get("also", []):
            statistics.append((f"{prefix}{written['id']}.{also['id']}", also))
        for published, statistic in statistics:
            ((measure, of),) = statistic["measure"].items()
            unit = statistic.get("unit", written.get("unit"))
            whole = {**whole, "direction": statistic.get("direction", written.get("direction"))}
            found.append(Indicator(written["id"], published, whole, measure, of or {}, unit, not prefix, scope))
    return found


@dataclass
class Association:
    id: str
    document: dict
    scope: Scope
    indicators: list
    sources: list

    def not_collected(self):
        return {name for part in self.document.get("not-collected", []) for name in part["indicators"]}


@dataclass
class Sector:
    document: dict
    indicators: list
    associations: list

    @property
    def waves(self):
        return [wave["id"] for wave in self.document.get("waves", [])]


def laid(over, under):
    """What a source writes over what its profile says: key by key, mappings variable by variable, rules of rows added."""
    found = dict(under)
    for key, value in over.items():
        there = found.get(key)
        if there is None:
            found[key] = value
        elif key in {"dialect", "missing"}:
            found[key] = {**there, **value}
        elif key == "rows":
            found[key] = {rule: there.get(rule, []) + value.get(rule, []) for rule in ("keep", "drop")}
        elif key == "mappings":
            written = {mapping["variable"] for mapping in value}
            found[key] = value + [mapping for mapping in there if mapping["variable"] not in written]
        elif key in {"fill", "recodes"}:
            found[key] = there + value
        else:
            found[key] = value
    return found


def load(folders):
    """Every referential below files or folders."""
    paths = []
    for folder in map(pathlib.Path, folders):
        paths += sorted(folder.rglob("*.y*ml")) if folder.is_dir() else [folder]
    documents = [yaml.load(path.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader) for path in paths]
    by_kind = {}
    for document in documents:
        by_kind.setdefault(document["referential"], []).append(document)
    (common,) = by_kind["common"]
    profiles = dict(PROFILES)
    for document in by_kind.get("profile", []):
        habits = {key: value for key, value in document.items() if key not in {"referential", "format", "id", "label", "note", "extends"}}
        profiles[document["id"]] = laid(habits, profiles[document.get("extends", "plain")])
    defaults = {"observes": "person", "from": "survey", "every": "year", **common.get("defaults", {})}
    scope = Scope("", {}, {}).within("", common)
    found = []
    for document in sorted(by_kind.get("association", []), key=lambda document: document["id"]):
        prefix = document["id"] + "."
        own = scope.within(prefix, document)
        sources = []
        for written in document.get("sources", []):
            source = laid(written, profiles[written.get("profile", "plain")])
            source["id"] = written["id"]
            sources.append(source)
        found.append(Association(document["id"], document, own, indicators(document, prefix, own, defaults), sources))
    return Sector(common, indicators(common, "", scope, defaults), found)
