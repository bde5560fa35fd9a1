//! Small sentences with their clauses: what fails here is a clause, before any claim is read off it.

use whosaid::report::Report;
use whosaid::{Article, Options, Pipeline};

/// A sentence, and its clauses in the order of their verbs: kind, subject, verb, and what the verb governs, if anything.
const SENTENCES: &[(&str, &[&str])] = &[
    ("The bridge fell.", &["main: The bridge | fell"]),
    (
        "The mayor said the bridge was safe.",
        &["main: The mayor | said | the bridge was safe", "complement: the bridge | was"],
    ),
    (
        "Ann Lee told reporters on Monday that the road was closed.",
        &["main: Ann Lee | told | that the road was closed", "complement: the road | was closed"],
    ),
    (
        "The bridge was safe, the mayor said.",
        &["main: The bridge | was", "parenthesis: the mayor | said | The bridge was safe"],
    ),
    (
        "The dam, Ann Lee said, would hold.",
        &["parenthesis: Ann Lee | said | The dam", "main: The dam, Ann Lee said, | would hold"],
    ),
    (
        "The lift, Ann Lee and Bo Lund said, was old.",
        &["parenthesis: Ann Lee and Bo Lund | said | The lift", "main: The lift, Ann Lee and Bo Lund said, | was"],
    ),
    (
        "The dam was safe, said Ann Lee, head of the water board.",
        &["main: The dam | was", "parenthesis: Ann Lee | said | The dam was safe"],
    ),
    ("The pipe that burst was laid in 1962.", &["relative: that | burst", "main: The pipe | was laid"]),
    (
        "The claim that she saw nothing drew protests.",
        &["complement: she | saw", "main: The claim that she saw nothing | drew | that she saw nothing"],
    ),
    (
        "The union asked in a statement on Monday who had paid for the trip.",
        &["main: The union | asked | who had paid for the trip", "complement: who | had paid"],
    ),
    (
        "Police said the man who set the fire was in custody.",
        &[
            "main: Police | said | the man who set the fire was in custody",
            "relative: who | set",
            "complement: the man who set the fire | was",
        ],
    ),
    (
        "A study published in May found a leak.",
        &["participle: A study | published", "main: A study published in May | found"],
    ),
    (
        "The two told staff and customers the bridge was closed.",
        &["main: The two | told | the bridge was closed", "complement: the bridge | was closed"],
    ),
    (
        "The union warned if the dam broke, the valley would flood.",
        &[
            "main: The union | warned | if the dam broke, the valley would flood",
            "complement: the dam | broke",
            "coordinate: the valley | would flood",
        ],
    ),
    (
        "The driver denied taking the money.",
        &["main: The driver | denied | taking the money", "complement: The driver | taking"],
    ),
    ("The mayor left and took the bus home.", &["main: The mayor | left", "coordinate: The mayor | took"]),
    ("The water was rising but the wall held.", &["main: The water | was rising", "coordinate: the wall | held"]),
    (
        "Ann Lee refused to say whether the plan had failed.",
        &[
            "main: Ann Lee | refused",
            "infinitive: Ann Lee | to say | whether the plan had failed",
            "complement: the plan | had failed",
        ],
    ),
    ("When the alarm rang, the guards ran.", &["adverbial: the alarm | rang", "main: the guards | ran"]),
    (
        "The firm acted too late, Ann Lee said.",
        &["main: The firm | acted", "parenthesis: Ann Lee | said | The firm acted too late"],
    ),
    ("The choir sang a song called “Northern Light”.", &["main: The choir | sang", "participle: a song | called"]),
];

fn clauses(text: &str) -> Vec<String> {
    read(text, |report| {
        let of = |clause: &whosaid::report::Clause<'_>| {
            let kind = format!("{:?}", clause.kind).to_lowercase();
            let subject = clause.subject.as_ref().map_or("-", |subject| &*subject.text);
            let governed = clause.complement.as_ref().map_or(String::new(), |span| format!(" | {}", span.text));
            format!("{kind}: {subject} | {}{governed}", clause.verb.text)
        };
        report.clauses.iter().flatten().map(of).collect()
    })
}

fn read<T>(text: &str, of: impl Fn(&Report<'_>) -> T) -> T {
    let article = Article { text: text.into(), ..Article::default() };
    of(&Pipeline::new().run(&article, &Options { with_clauses: true, ..Options::default() }))
}

#[test]
fn small_sentences_have_these_clauses() {
    let wrong: Vec<_> = SENTENCES
        .iter()
        .map(|&(text, want)| (text, clauses(text), want))
        .filter(|(_, got, want)| got != want)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What may stand between a speaker and what he hangs on.
const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "against",
    "along",
    "alongside",
    "amid",
    "among",
    "around",
    "at",
    "behind",
    "below",
    "beneath",
    "beside",
    "between",
    "beyond",
    "by",
    "despite",
    "down",
    "during",
    "for",
    "from",
    "in",
    "in front of",
    "inside",
    "near",
    "of",
    "off",
    "on",
    "on behalf of",
    "opposite",
    "outside",
    "over",
    "past",
    "through",
    "throughout",
    "to",
    "toward",
    "under",
    "up",
    "with",
    "within",
    "without",
];

#[test]
fn a_subject_reaches_back_over_prepositions() {
    let mut wrong = Vec::new();
    for (speaker, noun) in [("Residents", "the city"), ("The team", "the study"), ("Officials", "the court")] {
        for preposition in PREPOSITIONS {
            let text = format!("{speaker} {preposition} {noun} said the plan was old.");
            let said = read(&text, |report| {
                let clause = report.clauses.iter().flatten().find(|clause| clause.verb.text == "said");
                clause.and_then(|c| c.subject.as_ref()).map(|s| s.head.text.to_string())
            });
            if said.as_deref() != Some(speaker) && said.as_deref() != Some(speaker.trim_start_matches("The ")) {
                wrong.push(format!("{text} -> {said:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_nests_too_deep_is_told() {
    let deep = format!("{} the plan was old.", "Ann Lee said that".to_string() + &" he said that".repeat(60));
    let codes = read(&deep, |report| report.warnings.iter().map(|w| w.code.to_string()).collect::<Vec<_>>());
    assert!(codes.contains(&"nested_clauses".to_string()), "{codes:?}");
}
