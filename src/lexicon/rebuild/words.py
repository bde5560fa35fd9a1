"""words.tsv"""

import re

from tables import SOURCE, common_shares, forms, read, write

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
SAME = (
    """bet bid burst cast cost cut forecast hit hurt knit let offset put quit read rid set shed shut slit split spread
sweat thrust upset wed wet broadcast reset preset reread""".split()
)
BOTH = """clung flung hung shrunk slung slunk sprung stuck stung strung stunk sunk swung wrung trod retrod overhung
unstuck unstrung hamstrung""".split()
PARTICIPLE_TOO = "come become run overcome overrun outrun rerun".split()
BASE_TOO = (
    """found ground felt fell saw lay rent wound bound dove lit bore crew drunk beat overlay underlay rebound blew
smelt bit hung grave spat rose stole spoke stove""".split()
)


def verb_classes(form, lemmas):
    """The verb classes of a form that the packages know as a form of these lemmas."""
    others = [lemma for lemma in lemmas if lemma != form and len(lemma) > 1]
    if form in SAME:
        return ["Verb", "VerbPast", "VerbPp"]
    if form in BOTH:
        return ["VerbPast", "VerbPp"]
    if form in PARTICIPLE_TOO:
        return ["Verb", "VerbPp"]
    classes = []
    if form in PAST:
        classes = ["VerbPast"]
    elif form in PARTICIPLE:
        classes = ["VerbPp"]
    elif others and form.endswith("ing"):
        return ["VerbIng"]
    elif (
        others
        and form.endswith("s")
        and any(form in (o + "s", o + "es", o[:-1] + "ies", o + o[-1:] + "es") for o in others)
    ):
        return ["VerbS"]
    elif others and not any(same_but_for_spelling(form, o) for o in others):
        classes = ["VerbPast", "VerbPp"]
    if not classes or form in BASE_TOO:
        classes.append("Verb")
    return classes


def same_but_for_spelling(form, lemma):
    """fulfil and fulfill, instal and install: both are base forms."""
    return not form.endswith(("ed", "t", "d")) and (
        form.startswith(lemma) or lemma.startswith(form) or "-" in lemma or form[-2:] == lemma[-2:]
    )


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
    "Verb": """back well still even back up further better babysit bind blow breed deal drink drive fall feed fight fling freeze
    mislead rebuild rise slay slide sling slink speed spring sting stink stride strike string sweep swing overeat overshoot
    overwrite rewind""",
    # Base forms, though the packages give them a lemma of its own.
    "Base": "babysit feed mislead rebuild overeat overshoot overwrite rewind",
    "VerbS": "deals drives falls fights rises strikes slides swings sweeps binds blows breeds drinks feeds freezes springs",
    "Noun": """back well still far home no yes whole good best rest least better worst inside hit set run cast spread
    split burst upset thrust cut thought""",
}
KEEP = {kind: set(text.split()) for kind, text in KEEP.items()}
# Nouns whose plural the packages have as a verb alone.
KEEP["NounPl"] = set("calls acts alerts assists boasts builds captures claims catches cures blames".split())
# Verbs that the packages also have as nouns.
ONLY_VERBS = set(
    """accept ask become begin behave believe bring come consist create deny describe eat exist expect explain
forget get give go happen hear imagine keep know lend let listen lose make meet mean pay prefer receive remain remember
say see seem sell send sing sit speak spend stand suffer suppose take tell think throw understand want write add affect
alter annoy arise arrange assert assume attend bind borrow bury combine compare connect construct convert cope define
delete differ discourage disturb divide edit enter examine grind hate observe persuade perform prove provide refer reject
remove retain reveal separate serve solve teach tend wear withdraw""".split()
)


ONLY_NOUNS = set("daylight landslide outbreak outlay inlay mistake shoe outgo login shit lasso backbite".split())


def irregular():
    """The verbs whose past no ending tells: "fight", "drive"."""
    pasts = set(PAST + PARTICIPLE + BOTH + SAME + PARTICIPLE_TOO + BASE_TOO)
    found = set(SAME)
    for row in read("words"):
        verbs = [part[2:].split("/") for part in row["lemmas"].split("|") if part.startswith("v:")]
        lemmas = {lemma for group in verbs for lemma in group if lemma != row["form"]}
        if row["form"] in pasts or not row["form"].endswith(("s", "ed", "ing")):
            found |= lemmas
    return found - ONLY_NOUNS


def prune(form, classes, size, tag, irregular):
    """Leaves out the readings that dictionaries know and news hardly has: a verb must have a past, a noun from an
    adjective a plural, and the tag the word mostly has says which of its readings are doubtful."""
    plural = min(size.get(form + "s", 99), size.get(form + "es", 99), size.get(form[:-1] + "ies", 99))
    past = min(
        size.get(form + "ed", 99),
        size.get(form + "d", 99),
        size.get(form[:-1] + "ied", 99),
        size.get(form + form[-1] + "ed", 99),
    )
    best = tag.get(form, "")
    kept = set(classes)
    if form in KEEP["Base"]:
        kept = kept - {"VerbPast", "VerbPp"} | {"Verb"}

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
    if "VerbPast" not in kept and "VerbPp" not in kept and form not in irregular:
        drop("Verb", past > (35 if best in ("NN", "JJ", "RB", "NNS", "") else 60) and best not in ("VB", "VBP"))
    if best in ("JJ", "JJR", "JJS"):
        drop("Noun", plural > 35)
        drop(
            "Adv",
            not form.endswith("ly")
            and form
            not in (
                "early",
                "hard",
                "fast",
                "late",
                "long",
                "high",
                "low",
                "close",
                "direct",
                "free",
                "only",
                "just",
                "right",
                "alone",
            ),
        )
        drop("Verb", past > 35 and form not in irregular)
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
    if best == "NNS" and form[:-1] not in irregular and form[:-2] not in irregular:
        drop(
            "VerbS",
            min(
                size.get(form[:-1] + "ed", 99),
                size.get(form[:-1] + "d", 99),
                size.get(form[:-2] + "ed", 99),
                size.get(form[:-3] + "ied", 99),
                size.get(form[:-1] + form[-2] + "ed", 99),
            )
            > 35,
        )
        drop("Verb", True)
    return kept


def words():
    closed = forms("function") | forms("time", "NumberWord") | forms("time", "Ordinal")
    share = {name.lower(): value for name, value in common_shares().items()}
    names = {row["name"].lower() for row in read("countries")}
    tag = tags()
    size = {row["form"]: int(row["scowl"] or 99) for row in read("words")}
    base = irregular()
    rows = []
    for row in read("words"):
        form = row["form"]
        if (
            size[form] > 60
            or form.lower() in closed
            or not re.fullmatch(r"[a-z][a-z'-]*", form)
            or len(form) < 2
            or form.endswith("'s")
        ):
            continue
        lemmas = {part[0]: part[2:].split("/") for part in row["lemmas"].split("|") if part}
        classes = []
        for kind in row["pos"]:
            if kind == "n":
                own = lemmas.get("n", [form])
                plural = (
                    form not in own or form.endswith("s") and any(o != form and form.startswith(o[:-1]) for o in own)
                )
                classes.append("NounPl" if plural else "Noun")
            elif kind == "v":
                classes += verb_classes(form, lemmas.get("v", [form]))
            elif kind == "a":
                classes.append("Adj")
            elif kind == "r":
                classes.append("Adv")
        classes = prune(form, classes, size, tag, base)
        # "questionnaires": a dictionary's verb that nobody uses; the singular is a noun.
        if classes == {"VerbS"} and tag.get(form[:-1]) == "NN" and form != "binds":
            pasts = (form[:-1] + ending for ending in ("d", "ed", form[-2] + "ed"))
            classes = classes | {"NounPl"} if any(size.get(past, 99) <= 60 for past in pasts) else {"NounPl"}
        if classes & {"Noun", "NounPl"} and classes & {"Verb", "VerbS"} and tag.get(form, "").startswith("VB"):
            classes.add("MostlyVerb")
        if size[form] <= 35 and share.get(form, 1) >= 0.3 and form not in names:
            classes.add("Common")
        if classes:
            rows.append((form, ",".join(sorted(classes)), ""))
    write(
        "words",
        [
            "English words of SCOWL size 60 and less: parts of speech; Common: size 35 and less.",
            "Written by ../rebuild/words.py; function.tsv, by hand, goes before.",
        ],
        rows,
    )
