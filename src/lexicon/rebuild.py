"""Rebuilds the tables of data/ that come from packages.

usage: python3 rebuild.py FOLDER      (FOLDER: the extracted package tables, see data/SOURCES.md)

Writes words.tsv, given.tsv, surnames.tsv, demonyms.tsv, places.tsv ... beside the tables made by hand, which it reads
to leave out what they already say. The same input gives the same bytes.
"""

import csv
import re
import sys
from pathlib import Path

SOURCE = Path(sys.argv[1])
DATA = Path(__file__).parent / "data"


def read(name):
    with open(SOURCE / f"{name}.tsv", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def write(name, head, rows):
    """Rows are (form, classes, value) with value "" for none."""
    lines = ["\t".join(filter(None, row)) for row in sorted(set(rows))]
    text = "".join(f"# {line}\n" for line in head) + "".join(line + "\n" for line in lines)
    (DATA / f"{name}.tsv").write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)} rows, {len(text.encode()):,} bytes")


def forms(name):
    """The forms of a table made by hand, in lower case."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0].lower() for line in lines if line and not line.startswith("#")}


# -- words

PAST = """arose ate awoke became befell began bade bespoke bestrode bit blew bore broke came chose clove crew did drank
drew drove fell flew forbade forbore foresaw forewent forgave forsook forswore forwent froze gave ghostwrote grew
interwove knew lay misdid mistook outdid outgrew outran outwore overate overbore overcame overdid overdrew overgrew
overran overrode oversaw overthrew overtook overwrote partook ran rang rode redid redrew reran retook rewrote rose sang
sank saw shook shrank slew smote spoke sprang stank stole strode strove swam swore threw took tore trod undertook
underwent underwrote undid went withdrew woke wore wove wrote beat""".split()
PARTICIPLE = """arisen awoken beaten befallen begotten begun bespoken bestridden bidden bitten blown born borne broken
browbeaten chosen cloven done drawn driven drunk eaten fallen flown forbidden forborne foregone foreseen forgiven forgone
forgotten forsaken forsworn frozen ghostwritten given gone gotten grown hidden interwoven known laden lain misdone
mistaken outdone outgrown outworn overborne overdone overdrawn overeaten overgrown overlain overridden overseen overtaken
overthrown overwritten partaken proven redone redrawn retaken rewritten ridden risen rung seen sewn shaken shaven shown
shrunken slain smitten sown spoken stolen strewn stricken stridden striven sung swollen sworn swum taken thrown torn
trodden undergone underlain undertaken underwritten undone withdrawn woken worn woven written""".split()
SAME = """bet bid burst cast cost cut forecast hit hurt knit let offset put quit read rid set shed shut slit split spread
sweat thrust upset wed wet broadcast reset preset reread""".split()
PARTICIPLE_TOO = "come become run overcome overrun outrun rerun".split()
BASE_TOO = """found ground felt fell saw lay rent wound bound dove lit bore crew drunk beat overlay underlay rebound blew
smelt bit hung grave spat rose stole spoke stove""".split()
NO_VERB = set("said".split())


def verb_classes(form, lemmas):
    """The verb classes of a form that the packages know as a form of these lemmas."""
    others = [lemma for lemma in lemmas if lemma != form and len(lemma) > 1]
    if form in SAME:
        return ["Verb", "VerbPast", "VerbPp"]
    if form in PARTICIPLE_TOO:
        return ["Verb", "VerbPp"]
    classes = []
    if form in PAST:
        classes = ["VerbPast"]
    elif form in PARTICIPLE:
        classes = ["VerbPp"]
    elif others and form.endswith("ing"):
        return ["VerbIng"]
    elif others and form.endswith("s") and any(form in (o + "s", o + "es", o[:-1] + "ies", o + o[-1:] + "es") for o in others):
        return ["VerbS"]
    elif others and not any(same_but_for_spelling(form, o) for o in others):
        classes = ["VerbPast", "VerbPp"]
    if not classes or form in BASE_TOO:
        classes.append("Verb")
    return classes


def same_but_for_spelling(form, lemma):
    """fulfil and fulfill, instal and install: both are base forms."""
    return not form.endswith(("ed", "t", "d")) and (form.startswith(lemma) or lemma.startswith(form) or "-" in lemma or form[-2:] == lemma[-2:])


def words():
    closed = forms("function")
    share = {}
    for row in read("ambiguous_people"):
        share[row["name"].lower()] = float(row["lower_share"])
    rows = []
    for row in read("words"):
        form, size = row["form"], int(row["scowl"] or 99)
        if size > 60 or form.lower() in closed or not re.fullmatch(r"[a-z][a-z'-]*", form) or len(form) < 2 or form.endswith("'s"):
            continue
        lemmas = {part[0]: part[2:].split("/") for part in row["lemmas"].split("|") if part}
        classes = []
        for kind in row["pos"]:
            if kind == "n":
                own = lemmas.get("n", [form])
                plural = form not in own or form.endswith("s") and any(o != form and form.startswith(o[:-1]) for o in own)
                classes.append("NounPl" if plural else "Noun")
            elif kind == "v":
                classes += verb_classes(form, lemmas.get("v", [form]))
            elif kind == "a" and form not in NO_VERB:
                classes.append("Adj")
            elif kind == "r":
                classes.append("Adv")
        if size <= 35 and share.get(form, 1) >= 0.3:
            classes.append("Common")
        if classes:
            rows.append((form, ",".join(sorted(set(classes))), ""))
    write("words", ["English words of SCOWL size 60 and less: parts of speech; Common: size 35 and less."], rows)


# -- people


def given():
    rows = []
    for row in read("given"):
        name, births = row["name"], int(row["us_births"])
        if re.fullmatch(r"[A-ZÀ-Þ][^\W\d_'.-]+", name) and (births >= 300 or row["locales"] and births >= 20) and len(name) > 1:
            rows.append((name.title() if name.isupper() else name, "Given", ""))
    write("given", ["Given names."], rows)


def surnames():
    rows = []
    for row in read("surnames"):
        name, rank = row["name"], int(row["rank1990"] or 999_999)
        ordinary = re.fullmatch(r"(Mc|Mac|O'|De|La|Le|Di|Van)?[A-ZÀ-Þ][a-zà-ÿ]+", name)
        if ordinary and len(name) > 1 and (rank <= 30_000 or row["locales"]):
            rows.append((name, "Surname", ""))
    write("surnames", ["Surnames."], rows)


# -- places


def clean(name):
    return re.fullmatch(r"[A-Z][A-Za-z.,'& -]+", name) is not None


def countries():
    rows, people, seen = [], [], set()
    for row in sorted(read("countries"), key=lambda row: -int(row["population"])):
        code = row["iso2"]
        for name in [row["name"], *row["names"].split("|")]:
            if clean(name) and len(name) > 3 and "," not in name and name.lower() not in seen:
                seen.add(name.lower())
                rows.append((name, "Country", code))
        for name in filter(None, [row["nationality"]]):
            people.append((name, "Demonym", code))
    write("countries", ["Countries by ISO 3166 code."], rows)
    write("demonyms", ["Peoples and adjectives, with the country's code."], people)


def cities():
    rows = []
    for row in read("cities15000"):
        if clean(row["ascii"] or row["name"]) and int(row["population"]) >= 15000:
            for name in {row["ascii"] or row["name"], row["name"]}:
                rows.append((name.replace(",", ""), "City", ""))
    write("cities", ["Cities."], rows)


words()
given()
surnames()
countries()
cities()
