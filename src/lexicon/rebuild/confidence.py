"""Rebuilds confidence.tsv: of claims with like evidence, the share that a second reader marks so.

usage: python3 src/lexicon/rebuild/confidence.py SCORERS EVIDENCE GOLD.jsonl[=WEIGHT]...

SCORERS is the folder with claims.py, which pairs claims as the board does. EVIDENCE is the program examples/evidence.rs:
it prints each claim of a text with the letters of its evidence. GOLD is text with its attributions marked; where it has
outermost ones only (WEIGHT ends in "o"), claims inside others are not counted. A claim is right when its cue and source
share a word with those of a marked one and its content is the same by half or more.
Shares are shrunk towards those of the shorter evidence, which weighs as much as OF_SHORTER claims. Of GOLD only these
figures are kept. The same input gives the same bytes.
"""

import collections
import json
import subprocess
import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
# How many claims the share of the shorter evidence weighs, and how many there must be for a line of its own.
OF_SHORTER, FEWEST = 16, 10
SHARES = "46789"


def counts(claims, program, gold, weight, outermost, found):
    docs = [json.loads(line) for line in open(gold, encoding="utf-8")]
    lines = "".join(json.dumps({"id": d["id"], "text": d["text"], "date": d.get("date")}) + "\n" for d in docs)
    out = subprocess.run([program], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    for doc, line in zip(docs, out.decode().splitlines()):
        text = claims.Text(doc["text"])
        wanted = claims.read_claims(text, {"attributions": doc["attributions"]})
        system, keys = [], []
        for claim in json.loads(line)["claims"]:
            if outermost and (claim["parent"] or claim["evidence"][4] == "q"):
                continue
            for parsed in claims.read_claims(text, {"claims": [claim]}):
                system.append(parsed)
                keys.append(claim["evidence"])
        right = set()
        for i, j, by_cue in claims.pair(wanted, system):
            g, s = wanted[i], system[j]
            who = bool(g.source & s.source) or not (g.source or s.source)
            if by_cue and who and claims.token_f1(g.content, s.content) >= 0.5:
                right.add(j)
        for j, key in enumerate(keys):
            for length in range(1, len(key) + 1):
                entry = found[key[:length]]
                entry[0] += weight * (j in right)
                entry[1] += weight
                entry[2] += 1


def rising(shares, weights):
    """The nearest shares that never fall (pool adjacent violators)."""
    pools = []
    for share, weight in zip(shares, weights):
        pools.append([share * weight, weight, 1])
        while len(pools) > 1 and pools[-2][0] * pools[-1][1] > pools[-1][0] * pools[-2][1]:
            total, mass, n = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += mass
            pools[-1][2] += n
    return [total / mass for total, mass, n in pools for _ in range(n)]


def main():
    sys.path.insert(0, sys.argv[1])
    import claims

    found = collections.defaultdict(lambda: [0.0, 0.0, 0])
    for gold in sys.argv[3:]:
        path, _, weight = gold.partition("=")
        counts(claims, sys.argv[2], path, float(weight.rstrip("o") or 1), weight.endswith("o"), found)
    uses_of = lambda key, at=1: found[key][at] if key in found else 0
    share = {"": sum(found[k][0] for k in found if len(k) == 1) / sum(found[k][1] for k in found if len(k) == 1)}
    for length in range(1, 6):
        for key in sorted(key for key in found if len(key) == length):
            hits, uses, _ = found[key]
            share[key] = (hits + OF_SHORTER * share[key[:-1]]) / (uses + OF_SHORTER)
        for key in sorted({key[:2] for key in found if len(key) == length == 3}):
            row = [key[:2] + s for s in SHARES]
            smooth = rising([share.get(k, share[key[:2]]) for k in row], [uses_of(k) + OF_SHORTER for k in row])
            share.update(zip(row, smooth))
    lines = [
        "# Of claims with like evidence, the share in percent that a second reader marks so, and how many were counted.",
        "# The letters are those of claims/confidence.rs. Written by ../rebuild/confidence.py.",
    ]
    for key in sorted(share.keys() - {""}):
        if len(key) == 3 or uses_of(key, 2) >= FEWEST or len(key) == 1:
            lines.append(f"{key}\t{round(100 * min(0.99, share[key]))}\t{uses_of(key, 2)}")
    (DATA / "counts" / "confidence.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"confidence: {len(lines) - 2} rows")


main()
