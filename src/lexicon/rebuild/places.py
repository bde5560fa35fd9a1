"""gazetteer/places.tsv, landmarks.tsv"""

import functools
import re
from math import asin, atan2, cos, degrees, radians, sin, sqrt

from tables import DATA, Words, forms, plain, read, write

# Countries whose towns of 5,000 people and more are taken; of the others those of 15,000.
NEWSY = set(
    """LY SY IQ LB IL PS JO YE AF UA BA RS XK HR MK AL GE AM AZ TN DZ EG SD SS SO ET RW BI CD UG KE ZW HT MM KH TL LK NP
IE GB CY ME SI US""".split()
)
CAPITALS = {
    "US": "Washington",
    "CN": "Beijing",
    "KZ": "Astana",
    "BO": "La Paz",
    "LK": "Colombo",
    "CW": "Willemstad",
    "MO": "Macau",
}


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
    return (
        f"{degrees(asin(mz / norm)):.4f}",
        f"{degrees(atan2(my, mx)):.4f}",
        f"{max(5, sqrt(square / len(points))):.0f}",
    )


def places():
    """The gazetteer. Columns: kind (country, region, city), GeoNames id, country, region, latitude, longitude, people,
    extent in km (of countries and regions), names; a name after "~" is there to be looked up, but is no evidence."""
    words, head = Words(), []
    towns = list(read("cities5000"))
    large = {row["geonameid"] for row in read("cities15000")}
    # Names of cities15000 win: the table has the better alternates.
    cities = [
        *read("cities15000"),
        *(row for row in towns if row["geonameid"] not in large and row["country"] in NEWSY),
    ]
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
        line = [
            "city",
            row["geonameid"],
            row["country"],
            row["admin1"],
            row["lat"],
            row["lon"],
            row["population"],
            "",
            "|".join(kept),
        ]
        if main == plain(CAPITALS.get(row["country"], capital_of().get(row["country"], ""))):
            line[0] = "capital"
        lines.append(line)
    for (name, country), names in sorted(aliases.items()):
        print(f"aliases.tsv: no {name!r} in {country} for {', '.join(names)}")
    text = "".join("\t".join(line) + "\n" for line in lines)
    (DATA / "gazetteer" / "places.tsv").write_text("# See rebuild/places.py.\n" + text, encoding="utf-8")
    print(f"places: {len(lines)} rows, {len(text.encode()):,} bytes")


LANDMARKS = set(
    """bay cape channel desert glacier gulf island islands isthmus lake mountain mountains ocean park peninsula plateau
river sea strait valley volcano waterfall plain land""".split()
)


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
            if " " not in name and (
                words.common(name, 60) or words.person(name) or name in words.given or name.lower() in words.other
            ):
                continue
            rows.append((name, "Feature", ""))
    write(
        "landmarks",
        [
            "Rivers, seas, mountains, deserts, islands.",
            "Written by ../rebuild/places.py; more are in features.tsv, by hand.",
        ],
        rows,
    )


@functools.cache
def capital_of():
    return {row["iso2"]: row["capital"] for row in read("countries")}
