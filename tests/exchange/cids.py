"""JSON-LD as rdflib reads it: it conforms to the shapes of the Basic Tier of the Common Impact Data Standard, and each figure that has a
value is that of the CSV.

Usage: cids.py FIGURES.csv DOCUMENT.jsonld SHAPES.ttl
"""

import sys

import pyshacl
import rdflib

import rows

figures, document, shapes = sys.argv[1:4]
CIDS = rdflib.Namespace("https://ontology.commonapproach.org/cids#")
I72 = rdflib.Namespace("http://ontology.eil.utoronto.ca/ISO21972/iso21972#")
COLUMN = "urn:impact:column:"

graph = rdflib.Graph().parse(document, format="json-ld")
shapes = rdflib.Graph().parse(shapes, format="turtle")


def conforms(data):
    # Every severity counts: what the standard only warns of, or informs of, is mended too.
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False, meta_shacl=False)
    return conforms, text


sound, text = conforms(graph)
if not sound:
    raise SystemExit(text[:4000])

expected = [row for row in rows.read(figures) if row["value"] != ""]
found = {}
for report in graph.subjects(rdflib.RDF.type, CIDS.IndicatorReport):
    row = {}
    for predicate, cell in graph.predicate_objects(report):
        if str(predicate).startswith(COLUMN):
            row[str(predicate)[len(COLUMN):]] = str(cell)
    row["value"] = str(graph.value(graph.value(report, I72["value"]), I72["hasNumericalValue"]))
    row["indicator"] = str(graph.value(report, CIDS.forIndicator)).split(":indicator:")[1]
    key = tuple(row.get(column, "") for column in list(expected[0])[:list(expected[0]).index("unit")])
    if key in found:
        raise SystemExit(f"{key}: reported twice")
    found[key] = {column: row.get(column, "") for column in expected[0]}
ordered = [found.get(tuple(row.values())[:list(row).index("unit")], {}) for row in expected]
if len(found) != len(expected):
    raise SystemExit(f"{len(expected)} figures have a value, {len(found)} reports")
print("conforms;", rows.compare(expected, ordered, rows.NUMBERS))

# The shapes are looked at: one report conforms by itself, and no longer once it has lost its value.
reports = list(graph.subjects(rdflib.RDF.type, CIDS.IndicatorReport))
others = set(reports[1:])
small = rdflib.Graph()
for triple in graph:
    if triple[0] not in others:
        small.add(triple)
if not conforms(small)[0]:
    raise SystemExit("a report alone does not conform")
small.remove((reports[0], I72["value"], None))
if conforms(small)[0]:
    raise SystemExit("a report without a value was not found")
