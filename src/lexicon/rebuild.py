"""Rebuilds the tables of data/ that come from packages.

usage: python3 rebuild.py FOLDER      (FOLDER: the extracted package tables, see data/SOURCES.md)

Writes words.tsv, given.tsv, surnames.tsv, gazetteer/places.tsv ... beside the tables made by hand, which it reads
to leave out what they already say. The same input gives the same bytes.
"""

import csv
import functools
import re
import sys
import unicodedata
from math import asin, atan2, cos, degrees, radians, sin, sqrt
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


def forms(name, of=""):
    """The forms of a table made by hand (that have a class), in lower case."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0].lower() for row in rows if not of or of in row[1].split(",")}


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


def tags():
    """The best tag of each word in the Brill lexicon."""
    best = {}
    for line in (SOURCE / "en-lexicon.txt").read_text(encoding="utf-8").splitlines():
        columns = line.split()
        if len(columns) > 1 and not line.startswith(";;;"):
            best.setdefault(columns[0], columns[1])
    return best


# Readings that the tests of prune() would drop, but that news uses.
KEEP = {
    "Adj": """chief key official individual expert representative light firm equivalent alternative right average patient
    plastic standard fun future front square level human adult native opposite cold ahead alone apart aware far fast
    straight forward early late well back home overseas abroad daily weekly monthly yearly only very top prime elect
    minority majority teenage model capital total evening morning summer winter weekend double inside offshore past""",
    "Verb": "back well still even back up further better",
    "Noun": "back well still far home no yes whole good best rest least better worst inside",
}
KEEP = {kind: set(text.split()) for kind, text in KEEP.items()}
# Verbs that the packages also have as nouns.
ONLY_VERBS = set("""accept ask become begin behave believe bring come consist create deny describe eat exist expect explain
forget get give go happen hear imagine keep know lend let listen lose make meet mean pay prefer receive remain remember
say see seem sell send sing sit speak spend stand suffer suppose take tell think throw understand want write add affect
alter annoy arise arrange assert assume attend bind borrow bury combine compare connect construct convert cope define
delete differ discourage disturb divide edit enter examine grind hate observe persuade perform prove provide refer reject
remove retain reveal separate serve solve teach tend wear withdraw""".split())


def prune(form, classes, size, tag):
    """Leaves out the readings that dictionaries know and news hardly has: a verb must have a past, a noun from an
    adjective a plural, and the tag the word mostly has says which of its readings are doubtful."""
    plural = min(size.get(form + "s", 99), size.get(form + "es", 99), size.get(form[:-1] + "ies", 99))
    past = min(size.get(form + "ed", 99), size.get(form + "d", 99), size.get(form[:-1] + "ied", 99), size.get(form + form[-1] + "ed", 99))
    best = tag.get(form, "")
    kept = set(classes)

    def drop(kind, when):
        if kind in kept and when and len(kept) > 1 and form not in KEEP.get(kind, ()):
            kept.discard(kind)

    if "VerbPast" in kept or "VerbPp" in kept:
        drop("Adj", best != "JJ")
        drop("Noun", best != "NN")
    if "VerbIng" in kept:
        drop("Adj", best != "JJ")
        drop("Noun", best != "NN" and plural > 40)
    if best in ("VB", "VBP") and form in ONLY_VERBS:
        drop("Noun", True)
    if "VerbPast" not in kept and "VerbPp" not in kept:
        drop("Verb", past > (35 if best in ("NN", "JJ", "RB", "NNS", "") else 60) and best not in ("VB", "VBP"))
    if best in ("JJ", "JJR", "JJS"):
        drop("Noun", plural > 35)
        drop("Adv", not form.endswith("ly") and form not in ("early", "hard", "fast", "late", "long", "high", "low", "close", "direct", "free", "only", "just", "right", "alone"))
        drop("Verb", past > 35)
    if best in ("NN", "NNS"):
        drop("Adj", True)
        drop("Adv", True)
    if best == "RB":
        drop("Noun", True)
        drop("Verb", True)
        drop("Adj", True)
    if best in ("VB", "VBP"):
        drop("Adj", form not in ("open", "close", "clear", "secure", "express", "cross", "alternate"))
        drop("Adv", True)
    if best == "VBZ":
        single = [form[:-1], form[:-2], form[:-3] + "y"]
        drop("NounPl", not any(tag.get(one) == "NN" for one in single))
    if best == "NNS":
        drop("VerbS", min(size.get(form[:-1] + "ed", 99), size.get(form[:-1] + "d", 99), size.get(form[:-2] + "ed", 99), size.get(form[:-3] + "ied", 99), size.get(form[:-1] + form[-2] + "ed", 99)) > 35)
        drop("Verb", True)
    return kept


def words():
    closed = forms("function") | forms("time", "NumberWord") | forms("time", "Ordinal")
    share = {name.lower(): value for name, value in common_shares().items()}
    names = {row["name"].lower() for row in read("countries")}
    tag = tags()
    size = {row["form"]: int(row["scowl"] or 99) for row in read("words")}
    rows = []
    for row in read("words"):
        form = row["form"]
        if size[form] > 60 or form.lower() in closed or not re.fullmatch(r"[a-z][a-z'-]*", form) or len(form) < 2 or form.endswith("'s"):
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
            elif kind == "a":
                classes.append("Adj")
            elif kind == "r":
                classes.append("Adv")
        classes = prune(form, classes, size, tag)
        if size[form] <= 35 and share.get(form, 1) >= 0.3 and form not in names:
            classes.add("Common")
        if classes:
            rows.append((form, ",".join(sorted(classes)), ""))
    write("words", ["English words of SCOWL size 60 and less: parts of speech; Common: size 35 and less."], rows)


# -- people


# Given names and surnames that are also common words are left out, but for these.
GIVEN_TOO = set("""An Chance Charity Dick Dries Earl Early Faith Fares Guy Harsh Hung Kit Lane Mats May Miles Page Peer Ping Rich
Said Son Tad Till Will Veer Blessing Comfort Precious Mercy Patience Prudence Peace Sim Lei Sari Viola Sander Nadir Rune Jock
Herb Bud Cliff Chip Doc Skip Rod Buck Clay Victory Innocent Wisdom Urban""".split())
NO_GIVEN = set("""Unknown Infant Journey Junior Justice Diamond Heaven Miracle Harmony Liberty Cadence Memory Essence Dock Legacy
Golden Ocean River Winter Storm Sky Treasure Dream Freedom Orange Silver Steel Stone Royal Prince Princess King Queen Duke Baron
Major General Doctor Lady Sir Judge Deacon Bishop Pope Saint Rebel Baby Brother Sister Messiah Christian Jesus God Angel
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March September October November December
Asia Africa America India China Japan Korea Iran Iraq Egypt Kenya Ireland England Scotland Holland Germany Cuba Brazil Malaysia
Ghana Norway Poland Sweden Somalia Syria Libya Yemen Europe Paris London Berlin Rome Dublin Vienna Cairo Boston Memphis Chicago
Manila Lisbon Valencia Geneva Venice Odessa Denver Brooklyn Milan Atlanta Cleveland Salem Delhi Bronx Egypt Sahara Nile Bosnia
Texas Arizona Montana Dakota Nevada Alabama Indiana Tennessee Missouri Maryland Delaware Oregon Utah Colorado Alaska
Dow Hong Kong North South East West Toshiba Nazi Governor Arabia Australia Tunisia Panama Congress Senate Army Navy Star Sun Moon Sunshine Summer Autumn Spring Easter Christmas Noel Rain Echo Phoenix Media Internet""".split())
SURNAME_TOO = set("Day Long Little Small Strong Young Case Page Pace Post Story Walls Weeks Wise Hand Head Heard Guy Hurt Laws".split())
NO_SURNAME = set("""Numbers Person Sample Scales Sheets Shorter Means Main Early Deal Parent Peoples Majors Way The And Of In On At To By
For An As Is Be Do Go He She It We You They Mr Mrs Sunday Monday Street Avenue China India Iran Iraq Israel Egypt Germany
Russia America Italy Cuba Canada Mexico England Scotland Ireland Poland Spain Greece Africa Asia Europe Korea Vietnam
Paris Berlin Rome Moscow Vienna Athens Boston Chicago York Kent Miami Manila Havana Cairo Dublin Geneva Milan
North South East West Northern Southern Eastern Western Central Christian Catholic Church Court Police Army Congress Senate State
States Union Party Bank University College School Hospital Federal National International United Foreign Prime Minister
President Chairman Press News Times Friday Grand New Vice Deputy Stock Super Dec Jan Jun Mar League Tennis Golden Fair Texas Florida California Virginia Carolina Georgia Utah Ohio""".split())


def common_shares():
    """How much of a name's use is the word in lower case, from the tables of ambiguous names."""
    share = {}
    for table in ("ambiguous_people", "ambiguous_cities"):
        for row in read(table):
            share.setdefault(row["name"], float(row["lower_share"]))
    return share


def bucket(count):
    """The number of digits: evidence enough, and few distinct values."""
    return str(len(str(count)))


# Months and peoples that are given names and surnames too.
BOTH = {"Given": "april may june august jan roman scot dane chad jordan israel georgia".split(), "Surname": "may dane jordan".split()}


def best(rows, of):
    """One row for each spelling but for case, the weightiest, that the table made by hand does not have, and that is no
    month, day or people, nor (but for the commonest surnames) a word that makes a place or organization."""
    never = forms("demonyms") | forms("time", "Month") | forms("time", "Weekday") | forms("countries")
    seen, kept = forms("names", of) | never - set(BOTH[of]), []
    heads = forms("heads") | forms("notnames")
    rows = [row for row in rows if row[1].lower() not in heads or of == "Surname" and row[0] >= -3000]
    for _, *row in sorted(rows, key=lambda row: (-row[0], row[1:])):
        if row[0].lower() not in seen:
            seen.add(row[0].lower())
            kept.append(tuple(row))
    return kept


def given():
    """Value: m, f or u (both), then the number of digits of the births."""
    share, rows = common_shares(), []
    for row in read("given"):
        name, births = row["name"], int(row["us_births"])
        if not re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿāăąćčďđēėęěğģīįıķļľłńņňōőřśşšťţūůűųźżž'-]+", name) or len(name) < 2:
            continue
        if not (births >= 300 or row["locales"] and births >= 20 or row["locales"] and share.get(name, 0) < 0.3):
            continue
        if name in NO_GIVEN or len(name) == 2 and births < 1000 and name not in GIVEN_TOO:
            continue
        if name not in GIVEN_TOO and (share.get(name, 0) > 0.9 or share.get(name, 0) > 0.6 and births < 5000):
            continue
        female = float(row["share_female"]) if row["share_female"] else {"f": 1, "m": 0}.get(row["gender"], 0.5)
        gender = "f" if female > 0.9 else "m" if female < 0.1 else "u"
        rows.append((births, name, "Given", f"{gender}{bucket(births)}"))
    write("given", ["Given names, with m, f or u (either), and the number of digits of the births in the US since 1880."],
          best(rows, "Given"))


def surnames():
    """Value: the number of digits of the name's rank in the US, 6 for none."""
    share, rows = common_shares(), []
    for row in read("surnames"):
        name, rank = row["name"], int(row["rank1990"] or 999_999)
        ordinary = re.fullmatch(r"(Mc|Mac|O'|D'|De|La|Le|Di|Van|St)?[A-ZÀ-Þ][a-zà-ÿăąćčďđęěğıłńňőřśşšťůűźżž]+", name)
        if not ordinary or len(name) < 2 or not (rank <= 30_000 or row["locales"]) or name in NO_SURNAME:
            continue
        if name not in SURNAME_TOO and (share.get(name, 0) > 0.95 and rank > 800 or share.get(name, 0) > 0.85 and rank > 6000):
            continue
        if len(name) == 2 and rank > 3000 and not row["locales"]:
            continue
        rows.append((-rank, name, "Surname", bucket(rank)))
    write("surnames", ["Surnames, with the number of digits of their rank in the US (6: none)."],
          best(rows, "Surname"))


# -- places

ARTICLES = ("Al ", "Ad ", "An ", "Ar ", "As ", "Ash ", "At ", "Az ", "El ", "Es ", "Et ")
GENERIC = (
    set("Old New Central West East North South Upper Lower Federal City Town University College Grand Little Big".split()),
    set("Town City End Side Centre Center District Park Hill Village Gate Region Province State Island Heights Market".split()),
)
NO_EVIDENCE = set("""Sale Van Erode Honcho Warder Samba Tarsus Bimbo Oral Manta Saga Jingling Mango Paradise Barking Archway
Commonwealth Bade Hub Metro Lander Corona Mage Bole Garland Centurion Chandler Surprise Tours Brusque Ponce Bush Warren Lira
Centennial Vista Marl Meridian Sandy Guider Ode Highland Novena Martin Fatwa Buckeye Turbo Saran Dinar Vac Hotting Cay Raver
Cantonment Gar Greenbelt Riverbank Cine Skive Caldera Lido Mastic Winder Loos Pest Mary Mission Orange Gent Parkland Uptown
Upland Vernier Rota Vestal Lakeside Pinewood Ajax""".split())
# Countries whose towns of 5,000 people and more are taken; of the others those of 15,000.
NEWSY = set("""LY SY IQ LB IL PS JO YE AF UA BA RS XK HR MK AL GE AM AZ TN DZ EG SD SS SO ET RW BI CD UG KE ZW HT MM KH TL LK NP
IE GB CY ME SI US""".split())
CAPITALS = {"US": "Washington", "CN": "Beijing", "KZ": "Astana", "BO": "La Paz", "LK": "Colombo", "CW": "Willemstad", "MO": "Macau"}


def plain(name):
    """Without diacritics, or "" if letters remain that are not of the Latin alphabet."""
    name = name.replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L").replace("ı", "i").replace("ð", "d")
    name = name.replace("’", "'").replace("‘", "'").replace("`", "'").replace("ß", "ss").replace("æ", "ae").replace("Æ", "Ae")
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return name if re.fullmatch(r"[A-Z'][A-Za-z'. -]*[A-Za-z.']", name) else ""


class Words:
    """What else a name is: what decides whether the tables may say that it is a place."""

    def __init__(self):
        self.size = {row["form"]: int(row["scowl"] or 99) for row in read("words") if row["form"].islower()}
        self.share = common_shares()
        self.given = {row["name"]: int(row["us_births"]) for row in read("given")}
        self.surname = {row["name"]: int(row["rank1990"] or 999_999) for row in read("surnames")}
        tables = "function time titles roles notnames demonyms heads particles organizations media".split()
        self.other = set().union(*(forms(table) for table in tables))
        self.countries = forms("countries")
        self.figures = forms("names")

    def common(self, name, size=50):
        return all(self.size.get(part.lower(), 99) <= size for part in re.split("[ -]", name))

    def person(self, name):
        known = self.given.get(name, 0) >= 3000 or self.surname.get(name, 999_999) <= 6000
        return known or name.lower() in self.figures

    def is_evidence(self, name, people):
        """Whether a city of so many people makes its name more a place than what else it is."""
        if len(name) < 3 or name in NO_EVIDENCE or name.lower() in self.other and people < 500_000:
            return False
        if " " in name:
            first, *_, last = name.split(" ")
            return not (first in GENERIC[0] and last in GENERIC[1]) or people > 100_000
        if self.common(name):
            share = self.share.get(name, 1)
            return people > (300_000 if share > 0.97 else 120_000 if share > 0.5 else 50_000)
        return not self.person(name) or people > 120_000

    def is_alternate(self, name):
        """Whether another name is distinct enough to be kept."""
        if len(name) < 4 or name in NO_EVIDENCE or "  " in name or not re.fullmatch(r"[A-Za-z' -]+", name) or name.lower() in self.countries | self.other:
            return False
        return not self.common(name, 60) and self.given.get(name, 0) < 100 and self.surname.get(name, 999_999) > 30_000


def middle(points):
    """The mean of towns, and the root mean square of their distances from it in km."""
    if not points:
        return "", "", ""
    x = [cos(radians(a)) * cos(radians(o)) for a, o in points]
    y = [cos(radians(a)) * sin(radians(o)) for a, o in points]
    z = [sin(radians(a)) for a, o in points]
    mx, my, mz = (sum(v) / len(points) for v in (x, y, z))
    norm = sqrt(mx * mx + my * my + mz * mz)
    square = sum(
        (2 * 6371 * asin(min(1, sqrt((a - mx / norm) ** 2 + (b - my / norm) ** 2 + (c - mz / norm) ** 2) / 2))) ** 2
        for a, b, c in zip(x, y, z)
    )
    return f"{degrees(asin(mz / norm)):.4f}", f"{degrees(atan2(my, mx)):.4f}", f"{max(5, sqrt(square / len(points))):.0f}"


def places():
    """The gazetteer. Columns: kind (country, region, city), GeoNames id, country, region, latitude, longitude, people,
    extent in km (of countries and regions), names; a name after "~" is there to be looked up, but is no evidence."""
    words, head = Words(), []
    towns = list(read("cities5000"))
    large = {row["geonameid"] for row in read("cities15000")}
    # Names of cities15000 win: the table has the better alternates.
    cities = [*read("cities15000"), *(row for row in towns if row["geonameid"] not in large and row["country"] in NEWSY)]
    cities.sort(key=lambda row: (-int(row["population"]), int(row["geonameid"])))
    by_country, by_region, people = {}, {}, {}
    for row in towns:
        point = float(row["lat"]), float(row["lon"])
        by_country.setdefault(row["country"], []).append(point)
        by_region.setdefault((row["country"], row["admin1"]), []).append(point)
        for key in ((row["country"], row["admin1"]),):
            people[key] = people.get(key, 0) + int(row["population"])
    lines = []
    for row in sorted(read("countries"), key=lambda row: row["iso2"]):
        lat, lon, extent = middle(by_country.get(row["iso2"], []))
        lines.append(["country", row["geonameid"], row["iso2"], "", lat, lon, row["population"], extent, ""])
    by_hand = forms("regions")
    for row in sorted(read("admin1"), key=lambda row: row["code"]):
        country, code = row["code"].split(".", 1)
        lat, lon, extent = middle(by_region.get((country, code), []))
        total = people.get((country, code), 0)
        kept = []
        for i, name in enumerate([row["name"], *row["alternates"].split("|")]):
            name = plain(name)
            if not name or name.lower() in {other.strip("~").lower() for other in kept}:
                continue
            sure = words.is_alternate(name) and not (" " in name and words.common(name, 35))
            if sure or name.lower() in by_hand or i == 0:
                kept.append(name if sure and total > 20_000 else "~" + name)
        lines.append(["region", row["geonameid"], country, code, lat, lon, str(total), extent, "|".join(kept)])
    largest = {}
    for row in cities:
        largest.setdefault(plain(row["name"]) or row["ascii"], int(row["population"]))
    aliases = {}
    for line in (DATA / "gazetteer" / "aliases.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            form, name, country = line.split("\t")
            aliases.setdefault((name, country), []).append(form)
    for row in cities:
        total, kept, seen = int(row["population"]), [], set()
        main = plain((row["ascii"] or row["name"]).split(" / ")[-1])
        if not main:
            continue
        sure = words.is_evidence(main, largest.get(main, total))
        kept.append(main if sure else "~" + main)
        seen.add(main.lower())
        known = aliases.pop((main, row["country"]), []) + aliases.pop((row["name"], row["country"]), [])
        for form in known:
            if form.lower() not in seen:
                seen.add(form.lower())
                kept.append(form if words.is_evidence(form, max(total, 130_000)) else "~" + form)
        if row["name"] != main and re.fullmatch(r"[^\W\d_][\w' -]+", row["name"]) and row["name"].lower() not in seen:
            seen.add(row["name"].lower())
            kept.append(row["name"] if sure else "~" + row["name"])
        if total >= 100_000:
            for name in row["latin_alternates"].split("|"):
                if name.lower() not in seen and words.is_alternate(name) and name[0].isupper():
                    seen.add(name.lower())
                    rival = largest.get(name, 0)
                    kept.append(name if rival < total else "~" + name)
        line = ["city", row["geonameid"], row["country"], row["admin1"], row["lat"], row["lon"], row["population"], "", "|".join(kept)]
        if main == plain(CAPITALS.get(row["country"], capital_of().get(row["country"], ""))):
            line[0] = "capital"
        lines.append(line)
    for (name, country), names in sorted(aliases.items()):
        print(f"aliases.tsv: no {name!r} in {country} for {', '.join(names)}")
    text = "".join("\t".join(line) + "\n" for line in lines)
    (DATA / "gazetteer" / "places.tsv").write_text("# See places() in rebuild.py.\n" + text, encoding="utf-8")
    print(f"places: {len(lines)} rows, {len(text.encode()):,} bytes")


@functools.cache
def capital_of():
    return {row["iso2"]: row["capital"] for row in read("countries")}


# -- organizations, landmarks, persons

SUFFIX = re.compile(
    r"[, ]+(Inc|Incorporated|Corp|Corporation|Co|Company|Companies|Ltd|Limited|PLC|plc|AG|SE|SA|S\.A|NV|N\.V|AB|ASA|Oyj|SpA|S\.p\.A|KGaA"
    r"|Group|Holdings|Holding|Trust|L\.P|LP|LLC|\(The\)|& Co|Class [ABC]|REIT)\.?$"
)


def companies():
    """Companies of the big indexes, with and without what follows their name."""
    words, rows = Words(), []
    by_hand = forms("firms") | forms("organizations") | forms("media") | forms("notnames")
    for row in read("companies"):
        full = re.sub(r" *\(.*\)", "", row["name"]).strip().rstrip(",")
        short = full
        while SUFFIX.search(short):
            short = SUFFIX.sub("", short)
        for name in {full.rstrip("."), short}:
            if not re.fullmatch(r"[A-Z0-9][\w&.,' -]*[\w.]", name) or not name.isascii() or name.lower() in by_hand:
                continue
            one = " " not in name
            if one and (len(name) < 4 and not name.isupper() or words.common(name, 60) or words.given.get(name, 0) > 50):
                continue
            if one and (words.surname.get(name, 999_999) < 30_000 or name.lower() in words.other | words.countries):
                continue
            if name.lower() in towns() or not one and words.common(name, 40) and name != full:
                continue
            rows.append((name, "OrgName", ""))
    write("companies", ["Companies of the big stock indexes."], rows)


@functools.cache
def towns():
    """The names that the gazetteer gives cities of size."""
    return {plain(row["ascii"] or row["name"]).lower() for row in read("cities15000") if int(row["population"]) > 100_000}


def universities():
    rows = []
    for row in read("universities"):
        name = re.sub(r"[, ]*\(.*\)", "", row["name"]).strip()
        name = re.sub(r" [-–] .*|, .*", "", name)
        head = re.search(r"\b(University|College|Institute|School|Academy|Polytechnic|Universit\w*)\b", name)
        if not head or not name.isascii() or not re.fullmatch(r"[A-Z][A-Za-z'.& -]+", name) or not 2 <= len(name.split()) <= 6:
            continue
        rows.append((name.removeprefix("The "), "OrgName", ""))
    write("universities", ["Universities and colleges."], rows)


LANDMARKS = set("bay cape channel desert glacier gulf island islands isthmus lake mountain mountains ocean park peninsula plateau river sea strait valley volcano waterfall plain land".split())


def landmarks():
    """Rivers, seas, mountains and islands of WordNet; a name of one word that is also another's is left out."""
    words, rows = Words(), []
    by_hand = forms("features") | forms("regions") | forms("countries")
    for row in read("wn_places"):
        if row["class"] not in LANDMARKS:
            continue
        for name in [row["name"], *row["synonyms"].split("|")]:
            if not re.fullmatch(r"[A-Z][A-Za-z' -]+", name) or len(name) < 4 or name.lower() in by_hand:
                continue
            if " " not in name and (words.common(name, 60) or words.person(name) or name in words.given or name.lower() in words.other):
                continue
            rows.append((name, "Feature", ""))
    write("landmarks", ["Rivers, seas, mountains, deserts, islands."], rows)


FAME = set("""statesman politician general king queen emperor czar diplomat economist philosopher writer poet dramatist composer painter
physicist chemist mathematician inventor explorer actor actress architect singer dancer historian film""".split())


def famous():
    """Persons of WordNet by their full names."""
    rows, by_hand = [], forms("people")
    for row in read("wn_people"):
        if not FAME & set(row["class"].split()) and "President of the United States" != row["class"]:
            continue
        for name in [row["name"], *row["synonyms"].split("|")]:
            parts = name.split(" ")
            if 2 <= len(parts) <= 4 and re.fullmatch(r"([A-Z][A-Za-z'.-]+|de|von|van|der|da|di|la|le|el|al|bin|ibn)( (?!of\b)([A-Z][A-Za-z'.-]*|de|von|van|der|da|di|la|le|el|al|bin|ibn))+", name):
                if parts[0] not in ("King", "Queen", "Emperor", "President", "Saint", "St.", "Sir", "Lord", "General", "Czar", "Pope", "The") and name.lower() not in by_hand:
                    rows.append((name, "KnownPerson", ""))
    write("famous", ["Persons of history, the sciences and the arts."], rows)


words()
given()
surnames()
places()
companies()
universities()
landmarks()
famous()
