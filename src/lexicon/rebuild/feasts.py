"""feasts.tsv: the days of feasts that other calendars than ours set, from the package `holidays`.

usage: python3 src/lexicon/rebuild/feasts.py      (with `pip install holidays==0.109`)
"""

from pathlib import Path

from holidays.calendars.chinese import _ChineseLunisolar as Chinese
from holidays.calendars.hebrew import _HebrewLunisolar as Hebrew
from holidays.calendars.hindu import _HinduLunisolar as Hindu
from holidays.calendars.islamic import _IslamicLunar as Islamic

FIRST, LAST = 1985, 2042
FEASTS = [
    (Chinese, "LUNAR_NEW_YEAR", ["Lunar New Year", "Chinese New Year", "Spring Festival"]),
    (Chinese, "MID_AUTUMN", ["Mid-Autumn Festival"]),
    (Islamic, "EID_AL_FITR", ["Eid al-Fitr", "Eid ul-Fitr", "Eid-ul-Fitr"]),
    (Islamic, "EID_AL_ADHA", ["Eid al-Adha", "Eid ul-Adha", "Eid-ul-Adha"]),
    (Islamic, "ASHURA", ["Ashura"]),
    (Hebrew, "PASSOVER", ["Passover"]),
    (Hebrew, "PURIM", ["Purim"]),
    (Hebrew, "ROSH_HASHANAH", ["Rosh Hashanah", "Rosh Hashana"]),
    (Hebrew, "YOM_KIPPUR", ["Yom Kippur"]),
    (Hebrew, "SUKKOT", ["Sukkot"]),
    (Hebrew, "HANUKKAH", ["Hanukkah", "Chanukah"]),
    (Hindu, "DIWALI", ["Diwali"]),
]


def days(calendar, name):
    """The form that dates/calendar.rs reads: "feast 1985", then month and day of each year, 0000 where not known."""
    known = getattr(calendar, f"{name}_DATES")
    text = f"feast {FIRST} "
    for year in range(FIRST, LAST + 1):
        day = known.get(year, (0, 0))
        # A feast of the moon can come twice in a year: the last.
        month, day = (day[-1] if isinstance(day[0], tuple) else day)[:2]
        text += f"{month:02}{day:02}"
    return text


rows = [(form, days(calendar, name)) for calendar, name, forms in FEASTS for form in forms]
lines = [f"# Feasts of other calendars: the first day in each year from {FIRST} to {LAST}. Written by rebuild/feasts.py."]
lines += [f"{form}\tHoliday\t{value}" for form, value in rows]
path = Path(__file__).parent.parent / "data/feasts.tsv"
path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
