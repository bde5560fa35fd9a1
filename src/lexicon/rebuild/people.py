"""given.tsv, surnames.tsv"""

import re

from tables import common_shares, forms, read, write

# Given names and surnames that are also common words are left out, but for these.
GIVEN_TOO = set(
    """An Chance Charity Dick Dries Earl Early Faith Fares Guy Harsh Hung Kit Lane Mats May Miles Page Peer Ping Rich
Said Son Tad Till Will Veer Blessing Comfort Precious Mercy Patience Prudence Peace Sim Lei Sari Viola Sander Nadir Rune Jock
Herb Bud Cliff Chip Doc Skip Rod Buck Clay Victory Innocent Wisdom Urban""".split()
)
NO_GIVEN = set(
    """Unknown Infant Journey Junior Justice Diamond Heaven Miracle Harmony Liberty Cadence Memory Essence Dock Legacy
Golden Ocean River Winter Storm Sky Treasure Dream Freedom Orange Silver Steel Stone Royal Prince Princess King Queen Duke Baron
Major General Doctor Lady Sir Judge Deacon Bishop Pope Saint Rebel Baby Brother Sister Messiah Christian Jesus God Angel
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March September October November December
Asia Africa America India China Japan Korea Iran Iraq Egypt Kenya Ireland England Scotland Holland Germany Cuba Brazil Malaysia
Ghana Norway Poland Sweden Somalia Syria Libya Yemen Europe Paris London Berlin Rome Dublin Vienna Cairo Boston Memphis Chicago
Manila Lisbon Valencia Geneva Venice Odessa Denver Brooklyn Milan Atlanta Cleveland Salem Delhi Bronx Egypt Sahara Nile Bosnia
Texas Arizona Montana Dakota Nevada Alabama Indiana Tennessee Missouri Maryland Delaware Oregon Utah Colorado Alaska
Dow Hong Kong North South East West Toshiba Nazi Governor Arabia Australia Tunisia Panama Congress Senate Army Navy Star Sun Moon Sunshine Summer Autumn Spring Easter Christmas Noel Rain Echo Phoenix Media Internet""".split()
)
SURNAME_TOO = set(
    "Day Long Little Small Strong Young Case Page Pace Post Story Walls Weeks Wise Hand Head Heard Guy Hurt Laws".split()
)
NO_SURNAME = set(
    """Numbers Person Sample Scales Sheets Shorter Means Main Early Deal Parent Peoples Majors Way The And Of In On At To By
For An As Is Be Do Go He She It We You They Mr Mrs Sunday Monday Street Avenue China India Iran Iraq Israel Egypt Germany
Russia America Italy Cuba Canada Mexico England Scotland Ireland Poland Spain Greece Africa Asia Europe Korea Vietnam
Paris Berlin Rome Moscow Vienna Athens Boston Chicago York Kent Miami Manila Havana Cairo Dublin Geneva Milan
North South East West Northern Southern Eastern Western Central Christian Catholic Church Court Police Army Congress Senate State
States Union Party Bank University College School Hospital Federal National International United Foreign Prime Minister
President Chairman Press News Times Friday Grand New Vice Deputy Stock Super Dec Jan Jun Mar League Tennis Golden Fair Texas Florida California Virginia Carolina Georgia Utah Ohio""".split()
)


def bucket(count):
    """The number of digits: evidence enough, and few distinct values."""
    return str(len(str(count)))


# Months and peoples that are given names and surnames too.
BOTH = {
    "Given": "april may june august jan roman scot dane chad jordan israel georgia".split(),
    "Surname": "may dane jordan".split(),
}


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
    write(
        "given",
        [
            "Given names, with m, f or u (either), and the number of digits of the births in the US since 1880.",
            "Written by ../rebuild/people.py; more are in names.tsv, by hand.",
        ],
        best(rows, "Given"),
    )


def surnames():
    """Value: the number of digits of the name's rank in the US, 6 for none, which only those with an apostrophe may lack. The
    others cost more than they gave: a name that
    no table knows is weighed by its neighbours, a rare surname was taken for one wherever it stood."""
    share, rows = common_shares(), []
    for row in read("surnames"):
        name, rank = row["name"], int(row["rank1990"] or 999_999)
        ordinary = re.fullmatch(r"(Mc|Mac|O'|D'|De|La|Le|Di|Van|St)?[A-ZÀ-Þ][a-zà-ÿăąćčďđęěğıłńňőřśşšťůűźżž]+", name)
        if not ordinary or len(name) < 2 or not (rank <= 30_000 or row["locales"] and (rank < 999_999 or "'" in name)) or name in NO_SURNAME:
            continue
        if name not in SURNAME_TOO and (
            share.get(name, 0) > 0.95 and rank > 800 or share.get(name, 0) > 0.85 and rank > 6000
        ):
            continue
        if len(name) == 2 and rank > 3000 and not row["locales"]:
            continue
        rows.append((-rank, name, "Surname", bucket(rank)))
    write(
        "surnames",
        [
            "Surnames, with the number of digits of their rank in the US (6: none).",
            "Written by ../rebuild/people.py; more are in names.tsv, by hand.",
        ],
        best(rows, "Surname"),
    )
