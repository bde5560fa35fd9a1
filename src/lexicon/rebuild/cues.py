"""Rebuilds cues.tsv: the words that attribute, with how far each frame of theirs can be relied on.

usage: python3 src/lexicon/rebuild/cues.py FOLDER GOLD.jsonl WHOSAID      (FOLDER: as for the other tables)

cues.txt beside this file says by hand which words attribute, in classes that behave alike, and what share of their uses
does so in each frame. GOLD is text with its attributions marked ({"id", "text", "attributions": [{"cue": [[start, end]],
"content": [[start, end]], ...}]} a line). WHOSAID is the program: with a table in which every verb is a cue in every frame
(--words), it prints all that could be a claim, and what share of that GOLD has is counted, by class and frame, and by
word and frame. A share is shrunk twice: a word's towards its class's, a class's towards the one by hand. Of GOLD only
these figures are kept, in tenths. The same input gives the same bytes.
"""

import collections
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tables import DATA, read

FRAMES = {"CLM001": "t", "CLM002": "c", "CLM003": "q", "CLM004": "e", "CLM005": "i", "CLM006": "m", "CLM007": "o"}
FRAMES |= {"CLM008": "w", "CLM009": "n", "CLM010": "x", "CLM011": "a", "CLM013": "v"}
NOMINAL = {"CLM016", "CLM017", "CLM018"}
PARTICLES = "out back up down off away forward aside".split()
PREPOSITIONS = PARTICLES + (
    "about against among around as at before behind by for from if in into like of on over that to toward towards upon"
    " whether with"
).split()
# How many uses a class's share weighs against a word's own, and the share by hand against a class's.
OF_CLASS, BY_HAND = 3, 8
# Inside what others say no claim is marked; so much of that is not seen as such, and would be printed.
UNSEEN = 0.3
# Verbs that no class has: what they attribute is rare but for words beside a quotation.
OTHER = "t3c1q4e1i1m1o1w2n1x1a1v1"


def frames(text):
    return {letter: int(digit) / 10 for letter, digit in re.findall("([a-z])([0-9])", text)}


def by_hand():
    """(class, lemma) -> (group, stance, prior, to whom, prepositions), in the order of cues.txt."""
    words, group = {}, None
    for line in (Path(__file__).parent / "cues.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            head, prior = line[1:].split("]")
            kind, name, stance = head.split()
            group = (kind, name.rstrip("+"), stance, frames(prior))
        elif line and not line.startswith("#"):
            for word in line.split():
                word, *prepositions = word.split("/")
                word, _, fixed = word.partition("!")
                word, _, stance = word.partition("=")
                lemma, whom = word.rstrip("+"), word.endswith("+")
                key = (group[0], lemma)
                own = group[:2] + (stance or group[2],) + group[3:] + (frames(fixed),)
                known = words.setdefault(key, [own, False, []])
                known[1] |= whom
                known[2] += [p for p in prepositions if p not in known[2]]
    return words


def forms():
    """Word class -> form -> lemma: of two lemmas the one that is a cue, else the shorter."""
    table = {"verb": {}, "noun": {}, "adjective": {}}
    kinds = {"v": "verb", "vx": "verb", "n": "noun", "np": "noun", "a": "adjective"}
    for row in read("words"):
        for part in filter(None, row["lemmas"].split("|")):
            kind, _, lemmas = part.partition(":")
            if kind in kinds and row["form"].isalpha():
                table[kinds[kind]].setdefault(row["form"].lower(), set()).update(lemmas.split("/"))
    return table


# What is spelled otherwise in Britain, by lemma: cues.txt has the American spelling, which is the lemma of both. Doubled
# letters ("labelled") are in the package's forms.
SPELLINGS = [
    (r"(?!seize).*ize|.*ization|cognizant", "iz", "is"),
    (r".*yze", "yz", "ys"),
    (r"(fav|hon|sav|rum|endeav|clam)or|honored", "or", "our"),
    (r"defense", "se", "ce"),
    (r"skeptic.*", "sk", "sc"),
    (r"acknowledgment|judgment", "gm", "gem"),
]


def british(lemma, form):
    """The other spelling of a form, or the same if there is none."""
    for lemmas, american, other in SPELLINGS:
        if re.fullmatch(lemmas, lemma):
            return form.replace(american, other, 1)
    return form


def regular(lemma):
    """The forms of a regular verb that the tables don't have."""
    stem = lemma.removesuffix("e")
    return [lemma, lemma + "s", stem + "ed", stem + "ing"]


CLASS = {"verb": "CueVerb", "noun": "CueNoun", "adjective": "CueAdj"}


def counts(gold, program, wide):
    """(class, lemma, frame or preposition) -> [uses that attribute, uses], outside what others say."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as table:
        table.write("".join(wide))
        table.flush()
        lines = "".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in gold)
        command = [program, "extract", "--from", "jsonl", "--to", "jsonl", "--words", table.name, "-"]
        out = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    found = collections.defaultdict(lambda: [0, 0])
    for story, line in zip(gold, out.decode().splitlines()):
        cues, said = set(), set()
        for attribution in story["attributions"]:
            cues.update(i for start, end in attribution["cue"] for i in range(start, end))
            said.update(i for start, end in attribution["content"] for i in range(start, end))
        for claim in json.loads(line)["claims"]:
            span = claim["cue"]["spans"][0]
            at = range(span["start"], span["end"])
            hit = any(i in cues for i in at)
            words = span["text"].lower().split()
            if claim["rule"] not in FRAMES.keys() | NOMINAL | {"CLM012"}:
                continue
            # "to say" and "would say" are told apart by rule, not by table.
            if claim["rule"] not in NOMINAL and (words[0] == "to" or words[0] in ("would", "could", "should", "may", "might")):
                continue
            kind, last = "verb", words[-1].rstrip(":")
            if claim["rule"] in NOMINAL:
                kind = "adjective" if claim["rule"] == "CLM017" else "noun"
                content = claim["content"][0]["text"].lower()
                bare = claim["rule"] == "CLM016" or kind == "adjective" and last not in PREPOSITIONS
                frame = ("t" if content.startswith("that ") else "o") if bare else last
            else:
                frame = FRAMES.get(claim["rule"], last)
                if last in PARTICLES and len(words) > 1:
                    frame = last
            entry = found[kind, claim["cue"]["lemma"], frame]
            entry[0] += hit
            entry[1] += UNSEEN if not hit and any(i in said for i in at) else 1
    return found


def main():
    gold = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
    hand, table = by_hand(), forms()
    lemma_of = {}
    for kind, known in table.items():
        for form, lemmas in known.items():
            listed = sorted((lemma for lemma in lemmas if (kind, lemma) in hand), key=len)
            if listed or kind == "verb":
                lemma_of[kind, form] = (listed or sorted(lemmas, key=lambda w: (len(w), w)))[0]
    known = {(kind, lemma) for (kind, _), lemma in lemma_of.items()}
    for kind, lemma in hand:
        for form in [lemma] if (kind, lemma) in known or kind != "verb" else regular(lemma):
            lemma_of.setdefault((kind, form), lemma)
    for (kind, form), lemma in list(lemma_of.items()):
        if (kind, lemma) in hand:
            lemma_of[kind, british(lemma, form)] = lemma
    wide = []
    for (kind, form), lemma in lemma_of.items():
        group, whom, _ = hand.get((kind, lemma), [("verb", "other", "asserts", {}, {}), False, []])
        letters = "tcqeimownxav" if kind == "verb" else "to"
        stance = f"{group[2]}{'+' * whom}/{group[1]}"
        value = " ".join([lemma, stance, "".join(f"{x}9" for x in letters)] + [p + "9" for p in PREPOSITIONS])
        wide.append(f"{form}\t{CLASS[kind]}\t{value}\n")
    found = counts(gold, sys.argv[3], wide)

    other = ("verb", "other", "asserts", frames(OTHER), {})
    # Of a class: the share of all its words, shrunk towards the one by hand.
    pooled = collections.defaultdict(lambda: [0.0, 0])
    for (kind, lemma, frame), (hits, uses) in found.items():
        group, _, prepositions = hand.get((kind, lemma), [other, False, []])
        if len(frame) > 1 and frame not in prepositions:
            continue
        # No word counts for more than a tenth of its class.
        weight = min(1, 40 / uses)
        entry = pooled[group[0], group[1], frame if len(frame) == 1 else "p"]
        entry[0] += hits * weight
        entry[1] += uses * weight
    for (kind, lemma, frame), (hits, uses) in sorted(found.items()):
        if (kind, lemma) not in hand and hits >= 4 and hits > 0.5 * uses:
            print(f"not in cues.txt: {lemma} {frame} {hits} of {uses:.0f}")
    rows = []
    for (kind, form), lemma in lemma_of.items():
        group, whom, prepositions = hand.get((kind, lemma), [other, False, []])
        listed = (kind, lemma) in hand

        def digit(frame):
            hits, uses = found.get((kind, lemma, frame), (0, 0))
            single = len(frame) == 1
            if frame in group[4]:
                return int(10 * group[4][frame] + 0.5)
            if single or frame in prepositions:
                hand_share = group[3].get(frame, 0.1) if single else 0.5
                class_hits, class_uses = pooled[group[0], group[1], frame if single else "p"]
                prior = (class_hits + BY_HAND * hand_share) / (class_uses + BY_HAND)
            else:
                prior = 0.1
            return min(9, int(10 * (hits + OF_CLASS * prior) / (uses + OF_CLASS) + 0.5))

        letters = "tcqeimownxav" if kind == "verb" else "to"
        shares = "".join(f"{x}{digit(x)}" for x in letters if digit(x) >= (2 if x in "qe" else 3))
        after = [f"{p}{digit(p)}" for p in PREPOSITIONS if digit(p) >= 3]
        if listed:
            value = " ".join([lemma, f"{group[2]}{'+' * whom}/{group[1]}", shares or "q1", *after])
            rows.append(f"{form}\t{CLASS[kind]}\t{value}\n")
    head = (
        "# Words that attribute, in each of their forms: lemma, stance, frames with how far each can be relied on (see\n"
        "# clauses/cues.rs). Written by ../rebuild/cues.py; the classes are in ../rebuild/cues.txt.\n"
    )
    (DATA / "cues.tsv").write_text(head + "".join(sorted(set(rows))), encoding="utf-8")
    print(f"cues: {len(set(rows))} rows, {len({r.split(chr(9))[2].split(' ')[0] for r in rows})} words")


main()
