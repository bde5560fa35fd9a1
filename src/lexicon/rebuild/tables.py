"""Reading the packages' tables, writing ours, and what is known of a name across tables."""

import csv
import re
import sys
import unicodedata
from pathlib import Path

SOURCE = Path(sys.argv[1])
DATA = Path(__file__).parent.parent / "data"


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


def common_shares():
    """How much of a name's use is the word in lower case, from the tables of ambiguous names."""
    share = {}
    for table in ("ambiguous_people", "ambiguous_cities"):
        for row in read(table):
            share.setdefault(row["name"], float(row["lower_share"]))
    return share


def plain(name):
    """Without diacritics, or "" if letters remain that are not of the Latin alphabet."""
    name = (
        name.replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L").replace("ı", "i").replace("ð", "d")
    )
    name = (
        name.replace("’", "'")
        .replace("‘", "'")
        .replace("`", "'")
        .replace("ß", "ss")
        .replace("æ", "ae")
        .replace("Æ", "Ae")
    )
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return name if re.fullmatch(r"[A-Z'][A-Za-z'. -]*[A-Za-z.']", name) else ""


NO_EVIDENCE = set(
    """Sale Van Erode Honcho Warder Samba Tarsus Bimbo Oral Manta Saga Jingling Mango Paradise Barking Archway
Commonwealth Bade Hub Metro Lander Corona Mage Bole Garland Centurion Chandler Surprise Tours Brusque Ponce Bush Warren Lira
Centennial Vista Marl Meridian Sandy Guider Ode Highland Novena Martin Fatwa Buckeye Turbo Saran Dinar Vac Hotting Cay Raver
Cantonment Gar Greenbelt Riverbank Cine Skive Caldera Lido Mastic Winder Loos Pest Mary Mission Orange Gent Parkland Uptown
Upland Vernier Rota Vestal Lakeside Pinewood Ajax""".split()
)
GENERIC = (
    set(
        "Old New Central West East North South Upper Lower Federal City Town University College Grand Little Big".split()
    ),
    set(
        "Town City End Side Centre Center District Park Hill Village Gate Region Province State Island Heights Market".split()
    ),
)


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
        if (
            len(name) < 4
            or name in NO_EVIDENCE
            or "  " in name
            or not re.fullmatch(r"[A-Za-z' -]+", name)
            or name.lower() in self.countries | self.other
        ):
            return False
        return not self.common(name, 60) and self.given.get(name, 0) < 100 and self.surname.get(name, 999_999) > 30_000
