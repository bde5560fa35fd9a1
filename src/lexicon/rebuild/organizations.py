"""companies.tsv, universities.tsv"""

import functools
import re

from tables import Words, forms, plain, read, write

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
            if one and (
                len(name) < 4 and not name.isupper() or words.common(name, 60) or words.given.get(name, 0) > 50
            ):
                continue
            if one and (words.surname.get(name, 999_999) < 30_000 or name.lower() in words.other | words.countries):
                continue
            if name.lower() in towns() or not one and words.common(name, 40) and name != full:
                continue
            rows.append((name, "OrgName", ""))
    write(
        "companies",
        [
            "Companies of the big stock indexes.",
            "Written by ../rebuild/organizations.py; more are in firms.tsv, by hand.",
        ],
        rows,
    )


@functools.cache
def towns():
    """The names that the gazetteer gives cities of size."""
    return {
        plain(row["ascii"] or row["name"]).lower() for row in read("cities15000") if int(row["population"]) > 100_000
    }


def universities():
    rows = []
    for row in read("universities"):
        name = re.sub(r"[, ]*\(.*\)", "", row["name"]).strip()
        name = re.sub(r" [-–] .*|, .*", "", name)
        head = re.search(r"\b(University|College|Institute|School|Academy|Polytechnic|Universit\w*)\b", name)
        if (
            not head
            or not name.isascii()
            or not re.fullmatch(r"[A-Z][A-Za-z'.& -]+", name)
            or not 2 <= len(name.split()) <= 6
        ):
            continue
        rows.append((name.removeprefix("The "), "OrgName", ""))
    write(
        "universities",
        [
            "Universities and colleges.",
            "Written by ../rebuild/organizations.py; more are in organizations.tsv, by hand.",
        ],
        rows,
    )
